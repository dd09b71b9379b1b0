import { thirdPartyCookieModes, type ThirdPartyCookies } from "../cookies/rules.ts";
import { engineProblem, type EngineSpecifier } from "../engines/engine-specifier.ts";
import { localNetworkPermissions, type LocalNetworkPermission } from "../engines/local-network-rules.ts";
import type { Network } from "../fetch/network.ts";
import type { Resolve } from "../fetch/resolve-host.ts";
import type { DocumentParser, DocumentSerializer } from "../fetch/user-agent.ts";
import { parseOrigin } from "sallyport/standard";
import { URL } from "../platform.ts";
import {
  callable,
  checkOptions,
  flag,
  oneOf,
  ruleFor,
  someOf,
  type OptionRule,
  type OptionRules,
} from "../options/check-options.ts";
import { secureOrigins } from "../options/secure-origins.ts";
import { storageAccessAnswers, type StorageAccessAnswer } from "../storage-access/rules.ts";

export interface BrowserOptions {
  /** Where requests go: `inProcess({ origin: app })`, `httpNetwork()`, `recording(har)`. */
  readonly network: Network;
  /**
   * The engine to model, with a major version where it isn't the newest modelled one: `chromium@147`. Default: `standard`,
   * which follows the standards exactly.
   */
  readonly engine?: EngineSpecifier;
  /** The policy for third-party cookies. Default: the engine's own. */
  readonly thirdPartyCookies?: ThirdPartyCookies;
  /**
   * Which addresses names have, for Local Network Access: a function, or a table by name. The least public of several
   * counts. Default: every name is public but `localhost`, names below it, and those that end in `.local`.
   */
  readonly resolve?: Resolve;
  /** The permissions that the user has granted to every page. Default: none; a browser that would ask counts as refused. */
  readonly permissions?: readonly LocalNetworkPermission[];
  /**
   * What the user says when a frame asks for the cookies of its own site (`document.requestStorageAccess()`): `deny`, `allow`,
   * or `granted`, where they have allowed it earlier, for each frame. Default: `deny`.
   */
  readonly storageAccess?: StorageAccessAnswer;
  /** The origins of servers that get the user's TLS client certificate, if they ask for one. Default: none. */
  readonly clientCertificates?: readonly string[];
  /**
   * Makes the documents of `responseXML`, such as `new DOMParser()`, and those of pages that `open` and `navigate` load, for
   * the policies in their `<meta>` elements. Default: none: `responseXML` is `null`, and headers count alone.
   */
  readonly parser?: DocumentParser;
  /**
   * Writes the documents that an XMLHttpRequest sends, such as `new XMLSerializer()`. Default: none, and a document is
   * sent as any other object, `[object Document]`.
   */
  readonly serializer?: DocumentSerializer;
  /**
   * Names that the browser's own list of HSTS hosts has, each with all names below it: `["bank.example", "dev"]`. Default:
   * none, because no list is shipped here.
   */
  readonly preloadedHosts?: readonly string[];
  /** Whether there is an HTTP cache, which is empty at first; `false`: DevTools' "Disable cache". Default: true. */
  readonly httpCache?: boolean;
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number;
}

const isNetwork = (value: unknown): boolean => typeof (value as Partial<Network> | null)?.exchange === "function";
/** No list and no Map, which have no names as their keys. */
const isResolve = (value: unknown): boolean =>
  typeof value === "function" || (typeof value === "object" && value !== null && !(Symbol.iterator in value));
const hasMethod =
  (name: string): ((value: unknown) => boolean) =>
  (value) =>
    typeof (value as Readonly<Record<string, unknown>> | null)?.[name] === "function";

/** A name as URLs have it: `bücher.example` is `xn--bcher-kva.example`. */
export const hostNameOf = (given: string): string => parseOrigin(new URL(`https://${given}`).origin)?.host.name ?? "";

function isHostName(given: unknown): boolean {
  if (typeof given !== "string" || /[^\p{L}\p{N}\p{M}._-]/u.test(given) || !URL.canParse(`https://${given}`))
    return false;
  return parseOrigin(new URL(`https://${given}`).origin)?.host.kind === "domain" && !given.endsWith(".");
}

const nameOfURL = ruleFor(
  (value) => isHostName(value) && hostNameOf(value as string) === value,
  'a name as URLs have it, such as "printer.example"',
);

/** A name that no URL has is never found, and what isn't found is public. */
const resolveRule: OptionRule = (name, value) => {
  if (!isResolve(value)) return noResolve(name, value);
  return typeof value === "function"
    ? []
    : Object.keys(value as object).flatMap((key) => nameOfURL(`A name in ${name}`, key) ?? []);
};

const noResolve = ruleFor(() => false, 'a function, or a table such as { "printer.example": "192.168.0.7" }');

const hostName = ruleFor(isHostName, 'the name of a host, such as "bank.example"');

const noList = ruleFor(() => false, 'a list of host names, such as ["bank.example"]');

const hostNames: OptionRule = (name, value) =>
  Array.isArray(value)
    ? value.flatMap((one, index) => hostName(`${name}[${String(index)}]`, one) ?? [])
    : noList(name, value);

const rules: OptionRules<BrowserOptions> = {
  network: ruleFor(isNetwork, 'a network: inProcess({ "https://api.example": app }), httpNetwork() or recording(har)'),
  engine: (_name, value) => engineProblem(value),
  thirdPartyCookies: oneOf(thirdPartyCookieModes),
  resolve: resolveRule,
  permissions: someOf(localNetworkPermissions),
  storageAccess: oneOf(storageAccessAnswers),
  clientCertificates: secureOrigins,
  parser: ruleFor(hasMethod("parseFromString"), "a DOMParser"),
  serializer: ruleFor(hasMethod("serializeToString"), "an XMLSerializer"),
  preloadedHosts: hostNames,
  httpCache: flag,
  now: callable,
};

/** @throws TypeError that lists the problems */
export const checkBrowserOptions = (options: BrowserOptions): void =>
  checkOptions("Browser", (options as BrowserOptions | undefined) ?? {}, rules, ["network"]);
