import { isCorsSafelistedMethod, isForbiddenMethod, isToken, normalizeMethod } from "sallyport/standard";
import { extractBody, streamAsText, type BodyInit } from "../fetch/body.ts";
import { isRefusedByHeaders, readAuthoredHeaders } from "../fetch/authored-headers.ts";
import type { Environment, ReferrerPolicy } from "../fetch/environment.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import { isConditional } from "../fetch/http-network-or-cache-fetch.ts";
import { useCORSPreflightFlag } from "../fetch/preflight-needed.ts";
import {
  makeRequest,
  type CacheMode,
  type CredentialsMode,
  type FetchRequest,
  type RedirectMode,
  type RequestMode,
} from "../fetch/request.ts";
import type { Engine } from "../engines/engine.ts";
import { PageHeaders, type HeadersInit } from "./page-headers.ts";

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
}

const modes: readonly RequestMode[] = ["same-origin", "cors", "no-cors"];
const credentialsModes: readonly CredentialsMode[] = ["omit", "same-origin", "include"];
const cacheModes: readonly CacheMode[] = ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"];
const redirectModes: readonly RedirectMode[] = ["follow", "error", "manual"];
const referrerPolicies: readonly ReferrerPolicy[] = [
  "",
  "no-referrer",
  "no-referrer-when-downgrade",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
];

function choose<T extends string>(name: string, value: T | undefined, all: readonly T[], unless: T): T {
  if (value === undefined) return unless;
  if (!all.includes(value))
    throw new TypeError(`${JSON.stringify(value)} is not a valid ${name}: use one of ${all.join(", ")}.`);
  return value;
}

function parseURL(text: string, base: URL): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw new TypeError(`${JSON.stringify(text)} is not a valid URL.`);
  }
  if (url.username !== "" || url.password !== "")
    throw new TypeError("A script's URL cannot have a user name or a password.");
  return url;
}

function chooseMethod(method: string | undefined): string {
  if (method === undefined) return "GET";
  if (!isToken(method) || isForbiddenMethod(method))
    throw new TypeError(`${JSON.stringify(method)} is not a method that a script can use.`);
  return normalizeMethod(method);
}

function chooseReferrer(text: string | undefined, client: Environment): FetchRequest["referrer"] {
  if (text === undefined) return "client";
  if (text === "") return "no-referrer";
  if (!URL.canParse(text, client.creationURL.href)) throw new TypeError(`${JSON.stringify(text)} is not a valid URL.`);
  const url = new URL(text, client.creationURL);
  return isSameOrigin(url.origin, client.origin) ? url : "client";
}

function mustTakeStream({ keepalive }: FetchRequest, { streamBody }: Engine): void {
  if (keepalive) throw new TypeError("A request with keepalive cannot have a stream as its body.");
  if (streamBody === "not-supported")
    throw new DOMException("Streams are not supported for bodies.", "NotSupportedError");
}

async function setBody(
  request: FetchRequest,
  headers: PageHeaders,
  init: PageRequestInit,
  engine: Engine,
): Promise<void> {
  if (init.body === undefined || init.body === null) return;
  if (request.method === "GET" || request.method === "HEAD")
    throw new TypeError("A request with the method GET or HEAD cannot have a body.");
  const isStream = init.body instanceof ReadableStream;
  const asText = isStream && engine.streamBody === "string";
  if (isStream && !asText) mustTakeStream(request, engine);
  const { body, type } = await extractBody(asText ? streamAsText : init.body);
  if (body.source === null) {
    if (init.duplex === undefined) throw new TypeError('A stream as the body needs duplex: "half".');
    if (request.mode === "no-cors") throw new TypeError("A stream as the body needs the mode cors or same-origin.");
  }
  request.body = body;
  request.useCORSPreflight = useCORSPreflightFlag(body, false, engine);
  if (type !== null && !headers.has("Content-Type")) headers.append("Content-Type", type);
}

/**
 * Makes a script's request.
 *
 * https://fetch.spec.whatwg.org/#dom-request
 *
 * @throws TypeError as the browser's own constructor does
 */
export async function makeScriptRequest(
  input: string | URL,
  init: PageRequestInit,
  client: Environment,
  engine: Engine,
): Promise<FetchRequest> {
  choose("duplex", init.duplex, ["half"], "half");
  if (init.signal && !(init.signal instanceof AbortSignal)) throw new TypeError("The signal is not an AbortSignal.");
  const mode = choose("mode", init.mode, modes, "cors");
  const cacheMode = choose("cache mode", init.cache, cacheModes, "default");
  if (cacheMode === "only-if-cached" && mode !== "same-origin")
    throw new TypeError("The cache mode only-if-cached needs the mode same-origin.");
  const request = makeRequest(parseURL(String(input), client.creationURL), client, {
    method: chooseMethod(init.method),
    unsafeRequest: true,
    mode,
    cacheMode,
    credentialsMode: choose("credentials mode", init.credentials, credentialsModes, "same-origin"),
    redirectMode: choose("redirect mode", init.redirect, redirectModes, "follow"),
    referrer: chooseReferrer(init.referrer, client),
    referrerPolicy: choose("referrer policy", init.referrerPolicy, referrerPolicies, ""),
    integrity: init.integrity ?? "",
    keepalive: init.keepalive ?? false,
  });
  if (mode === "no-cors" && !isCorsSafelistedMethod(request.method))
    throw new TypeError(`The mode no-cors does not allow the method ${request.method}.`);
  const headers = new PageHeaders(mode === "no-cors" ? "request-no-cors" : "request", request.headerList);
  if (init.headers !== undefined) headers.fill(init.headers);
  await setBody(request, headers, init, engine);
  request.headerList = readAuthoredHeaders(request.headerList, engine.requestHeaders);
  if (engine.preflight.conditionsIgnoreCache === "in-fetch" && cacheMode === "default" && isConditional(request))
    request.cacheMode = "no-store";
  if (isRefusedByHeaders(request.headerList, engine.requestHeaders)) throw new TypeError(engine.errorMessage);
  return request;
}
