import type { CompiledPolicy } from "../compile.ts";
import type { KnownHost } from "../known-hosts.ts";
import type { SourceCache } from "../origins/source-cache.ts";
import { hostQuestion, type SourceQuestion } from "../origins/source.ts";
import { parseAuthority, type Host } from "../../standard/host.ts";
import { defaultPort, serializeOrigin } from "../../standard/origin.ts";
import { forwardedHost } from "./forwarded.ts";
import { headerNames, type RequestFields, type RequestHead } from "./request.ts";
import type { Target } from "./target.ts";

/** Why a request is refused for its Host. */
export type HostFault =
  "host-missing" | "host-duplicate" | "host-invalid" | "host-conflict" | "host-unknown" | "host-source-failed";

/** A source that has to be asked before a name is known. */
export interface PendingHost {
  readonly source: SourceCache;
  readonly question: SourceQuestion;
}

/** What the Host check found: a reason to refuse, or the name by which the request came. */
type HostCheck =
  | { readonly refused: HostFault; readonly pending?: PendingHost; readonly host?: undefined; readonly own?: undefined }
  | (KnownHost & { readonly refused?: undefined });

const noHost: KnownHost = { host: undefined, own: undefined };

/** DNS rebinding cannot change whom these name: an address is typed, not looked up, and `localhost` stays here. */
const cannotBeRebound = (name: string, kind: string): boolean => kind !== "domain" || name === "localhost";

/** The origin of this server's pages at an address, in the scheme of the connection; a name could be rebound to it. */
function addressOrigin(host: Host, port: number | undefined, encrypted: boolean | undefined): string | undefined {
  if (host.kind === "domain" || encrypted === undefined) return undefined;
  return serializeOrigin({ scheme: encrypted ? "https" : "http", host, port });
}

/** Asks the sources of `self` about a name that no entry has: one that somebody could register. */
function checkSources({ self, results }: CompiledPolicy, { kind, name }: Host, port: number | undefined): HostCheck {
  const question = hostQuestion(name);
  for (const { source, scheme } of self.sourcesFor({ kind, name })) {
    const answer = source.answer(question, results);
    if (answer === true) return { host: name, own: serializeOrigin({ scheme, host: { kind, name }, port }) };
    if (answer === "failed") return { refused: "host-source-failed" };
    if (answer === undefined) return { refused: "host-source-failed", pending: { source, question } };
  }
  return { refused: "host-unknown" };
}

/** @param encrypted whether the connection is TLS; `undefined` where a proxy may have taken that off */
function checkAuthority(policy: CompiledPolicy, text: string, encrypted?: boolean): HostCheck {
  const { self } = policy;
  const seen = self.seen(text);
  if (seen !== undefined) return seen;
  const authority = parseAuthority(text);
  if (authority === undefined) return { refused: "host-invalid" };
  const { host, port } = authority;
  const known = self.find(text, host.name, port);
  const own = known?.own ?? addressOrigin(host, port, encrypted);
  if (known !== undefined || own !== undefined || cannotBeRebound(host.name, host.kind))
    return { host: host.name, own };
  return checkSources(policy, host, port);
}

/** Whether two authorities name one host and port; a port that is the scheme's default can be left out. */
function isSameAuthority(one: string, other: string, scheme: string | undefined): boolean {
  if (one === other) return true;
  const [a, b] = [parseAuthority(one), parseAuthority(other)];
  if (a === undefined || a.host.name !== b?.host.name) return false;
  const port = scheme === undefined ? undefined : defaultPort(scheme);
  return (a.port ?? port) === (b.port ?? port);
}

const browserNames: ReadonlySet<string> = new Set(["origin", "cookie", "referer", "authorization"]);

/** A client from before HTTP/1.1, which sends no Host, and which no browser is. */
function isOldClient({ method, httpVersion, headers }: RequestHead): boolean {
  if (httpVersion !== "1.0" || (method !== "GET" && method !== "HEAD")) return false;
  return !headerNames(headers).some((name) => browserNames.has(name) || name.startsWith("sec-"));
}

/** The names under which the request came, the one that decides first (RFC 9112, section 3.2.2; RFC 9113, 8.3.1). */
const namesOf = (fields: RequestFields, target: Target): readonly string[] =>
  [target.authority, fields.authority, fields.host].filter((name) => name !== undefined);

/** Without a trusted header: a handler may read any of the names, so all must be one. */
function checkNames(policy: CompiledPolicy, request: RequestHead, fields: RequestFields, target: Target): HostCheck {
  if (target.authority === undefined && fields.authority === undefined && fields.host !== undefined)
    return checkAuthority(policy, fields.host, request.encrypted);
  const [first, ...others] = namesOf(fields, target);
  if (first === undefined) return isOldClient(request) ? noHost : { refused: "host-missing" };
  const scheme = target.scheme ?? fields.scheme;
  const checked = checkAuthority(policy, first, request.encrypted);
  if (checked.refused === "host-invalid" || others.every((name) => isSameAuthority(first, name, scheme)))
    return checked;
  return { refused: "host-conflict" };
}

/** The value that the option `hostHeader` decides by; a list came from somebody beside the proxy. */
function trustedName(fields: RequestFields, hostHeader: string): string | undefined {
  const value = fields.forwardedHost;
  if (hostHeader === "forwarded" && value !== undefined) return forwardedHost(value);
  return value?.includes(",") === true ? undefined : value;
}

/** Behind a proxy that writes `hostHeader`: the names beside it must be known too, or the proxy was passed by. */
function checkTrusted(
  policy: CompiledPolicy,
  request: RequestHead,
  fields: RequestFields,
  target: Target,
  hostHeader: string,
): HostCheck {
  const beside = namesOf(fields, target);
  if (beside.length === 0 && fields.forwardedHost === undefined && isOldClient(request)) return noHost;
  if (hostHeader === "host") {
    const name = fields.host ?? fields.authority;
    return name === undefined ? { refused: "host-missing" } : checkAuthority(policy, name);
  }
  for (const name of beside) {
    const checked = checkAuthority(policy, name);
    if (checked.refused !== undefined) return checked;
  }
  const name = trustedName(fields, hostHeader);
  if (name !== undefined) return checkAuthority(policy, name);
  // A health probe comes by the server's address or as `localhost`, past the proxy.
  const [first] = fields.forwardedHost === undefined ? beside : [];
  const host = first === undefined ? undefined : parseAuthority(first)?.host;
  return host !== undefined && cannotBeRebound(host.name, host.kind)
    ? { host: host.name, own: undefined }
    : { refused: "host-unknown" };
}

/**
 * Checks the name under which the request came (RFC 9112, section 3.2; against DNS rebinding).
 * @param hostHeader the field that decides, in lower case, where the option names one
 */
export function checkHost(
  policy: CompiledPolicy,
  request: RequestHead,
  fields: RequestFields,
  target: Target,
  hostHeader: string | undefined,
): HostCheck {
  if (fields.hosts > 1) return { refused: "host-duplicate" };
  return hostHeader === undefined
    ? checkNames(policy, request, fields, target)
    : checkTrusted(policy, request, fields, target, hostHeader);
}
