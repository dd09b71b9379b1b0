import { baseURL } from "../fetch/environment.ts";
import { isForbiddenMethod, isToken, normalizeMethod } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import type { LocalNetworkRules } from "../engines/local-network-rules.ts";
import type { RequestObjectRules } from "../engines/page-rules.ts";
import type { AddressSpace } from "../fetch/address-space.ts";
import type { BodyInit } from "../fetch/body.ts";
import { platformSignal } from "../fetch/foreign-objects.ts";
import type { Environment } from "../fetch/environment.ts";
import { referrerPolicies, type ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import {
  credentialsModes,
  type CacheMode,
  type CredentialsMode,
  type FetchRequest,
  type RedirectMode,
  type RequestMode,
} from "../fetch/request.ts";
import type { HeadersInit } from "./page-headers.ts";
import { toByteString, toDictionary, toDOMString, toEnum, toUSVString } from "./web-idl.ts";
import { URL } from "../platform.ts";

/** A script's options for a request. */
export interface PageRequestInit {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: BodyInit | null;
  /** Default: `cors`. */
  readonly mode?: "same-origin" | "cors" | "no-cors";
  /** Default: `same-origin`. */
  readonly credentials?: CredentialsMode;
  readonly cache?: CacheMode;
  readonly redirect?: RedirectMode;
  readonly referrer?: string;
  readonly referrerPolicy?: ReferrerPolicy;
  readonly integrity?: string;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal | null;
  readonly duplex?: "half";
  readonly priority?: "high" | "low" | "auto";
  /** For Local Network Access: the address space of the URL, where the page knows it. */
  readonly targetAddressSpace?: AddressSpace;
  readonly window?: null;
}

const modes: readonly RequestMode[] = ["same-origin", "cors", "no-cors"];
const cacheModes: readonly CacheMode[] = ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"];
const redirectModes: readonly RedirectMode[] = ["follow", "error", "manual"];
const priorities = ["high", "low", "auto"] as const;

/** What a Request says of its request, apart from headers, body and signal. */
export interface RequestParameters {
  readonly url: URL;
  readonly method: string;
  readonly mode: RequestMode;
  readonly credentialsMode: CredentialsMode;
  readonly cacheMode: CacheMode;
  readonly redirectMode: RedirectMode;
  readonly referrer: FetchRequest["referrer"];
  readonly referrerPolicy: ReferrerPolicy;
  readonly integrity: string;
  readonly keepalive: boolean;
  readonly targetAddressSpace: AddressSpace | null;
}

/** The members that a script has given, each converted. */
export interface ParsedInit {
  readonly isEmpty: boolean;
  readonly parameters: Partial<Omit<RequestParameters, "url">>;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
  readonly duplex?: unknown;
}

function toMethod(value: unknown): string {
  const method = toByteString(value);
  if (!isToken(method) || isForbiddenMethod(method))
    throw new TypeError(`${JSON.stringify(method)} is not a method that a script can use.`);
  return normalizeMethod(method);
}

function toReferrer(value: unknown, client: Environment): FetchRequest["referrer"] {
  const text = toUSVString(value);
  if (text === "") return "no-referrer";
  const base = baseURL(client);
  if (!URL.canParse(text, base.href)) throw new TypeError(`${JSON.stringify(text)} is not a valid URL.`);
  const url = new URL(text, base);
  return isSameOrigin(url.origin, client.origin) ? url : "client";
}

function toSignal(value: unknown, { checks }: RequestObjectRules): AbortSignal | null {
  const signal = platformSignal(value);
  if (signal !== undefined) return signal;
  if (value !== null && checks.includes("signal")) throw new TypeError("The signal is not an AbortSignal.");
  return null;
}

/** For members that change nothing here. */
const nothing = Symbol("nothing");

function checkPriority(value: unknown): typeof nothing {
  toEnum("priority", value, priorities);
  return nothing;
}

function checkWindow(value: unknown, { checks }: RequestObjectRules): typeof nothing {
  if (value !== null && checks.includes("window")) throw new TypeError("The member window can only be null.");
  return nothing;
}

interface Caller {
  readonly client: Environment;
  readonly targets: LocalNetworkRules["targets"];
  readonly rules: RequestObjectRules;
}

type Convert = (value: unknown, caller: Caller) => unknown;

function toTarget(value: unknown, { targets }: Caller): unknown {
  const names = targets.map(([name]) => name);
  // Engines that don't know the option don't read it.
  return names.length === 0 ? nothing : (new Map(targets).get(toEnum("target address space", value, names)) ?? null);
}

const asIs: Convert = (value) => value;

/** In the order in which they are read. Those of a request are named as its parameters. */
const members: readonly (readonly [member: string, name: string, convert: Convert])[] = [
  ["body", "body", asIs],
  ["cache", "cacheMode", (value) => toEnum("cache mode", value, cacheModes)],
  ["credentials", "credentialsMode", (value) => toEnum("credentials mode", value, credentialsModes)],
  [
    "duplex",
    "duplex",
    (value, { rules }) => (rules.checks.includes("duplex") ? toEnum("duplex", value, ["half"]) : value),
  ],
  ["headers", "headers", asIs],
  ["integrity", "integrity", toDOMString],
  ["keepalive", "keepalive", Boolean],
  ["method", "method", toMethod],
  ["mode", "mode", (value) => toEnum("mode", value, modes)],
  ["priority", "priority", checkPriority],
  ["redirect", "redirectMode", (value) => toEnum("redirect mode", value, redirectModes)],
  ["referrer", "referrer", (value, { client }) => toReferrer(value, client)],
  ["referrerPolicy", "referrerPolicy", (value) => toEnum("referrer policy", value, referrerPolicies)],
  ["signal", "signal", (value, { rules }) => toSignal(value, rules)],
  ["targetAddressSpace", "targetAddressSpace", toTarget],
  ["window", "window", (value, { rules }) => checkWindow(value, rules)],
];

/**
 * Reads a script's options, each member once.
 *
 * https://fetch.spec.whatwg.org/#requestinit
 *
 * @throws TypeError for a member that cannot be converted
 */
export function parseRequestInit(options: unknown, client: Environment, engine: Engine): ParsedInit {
  const init = toDictionary(options);
  const caller = { client, rules: engine.requestObject, targets: engine.localNetworkAccess.targets };
  const parsed: Record<string, unknown> = {};
  let isEmpty = true;
  for (const [member, name, convert] of members) {
    const value = init[member];
    if (value === undefined) continue;
    const converted = convert(value, caller);
    isEmpty = false;
    if (converted !== nothing) parsed[name] = converted;
  }
  const { body, duplex, headers, signal, ...parameters } = parsed;
  return {
    isEmpty,
    parameters,
    headers,
    body,
    duplex,
    ...(signal !== undefined && { signal: signal as AbortSignal | null }),
  };
}
