import { isLoopbackHost, parseHost, type Host } from "../../standard/host.ts";
import { isSafeMethod } from "../../standard/method.ts";
import { parseOrigin, serializeOrigin } from "../../standard/origin.ts";
import type { KnownHosts } from "../known-hosts.ts";
import type { RequestFields } from "./request.ts";

/** Who sent a request, as far as the gate can tell. */
export type Requester = "same-origin" | "cross-origin" | "non-browser";

/** `Sec-Fetch-Site` decides where it is sent; the Origin where it is not (Fetch Metadata; RFC 6454). */
export function classify(fields: RequestFields, own: string | undefined): Requester {
  const { site, origin } = fields;
  if (site === "same-origin") return "same-origin";
  if (site === "none" && (origin === undefined || origin === "null" || origin === own)) return "same-origin";
  if (site === undefined && origin === undefined) return "non-browser";
  if (site === undefined && origin === own) return "same-origin";
  return "cross-origin";
}

/** The name by which a request came, and what a policy says of such names. */
interface Reached {
  readonly self: KnownHosts;
  readonly host: string | undefined;
  readonly own: string | undefined;
}

/** Without the dot at the end of a name, which the DNS doesn't know. */
const withoutFinalDot = ({ kind, name }: Host): Host => ({ kind, name: name.replace(/\.$/, "") });

/** Whether a proxy has put the name there, so that it says nothing of the page: an address, `localhost`, one of `hosts`. */
function isInternal({ self, host, own }: Reached): boolean {
  const parsed = host === undefined ? undefined : parseHost(host);
  if (parsed?.kind !== "domain" || isLoopbackHost(parsed)) return true;
  return own === undefined && !self.isOwn(parsed.name);
}

/** Whether an Origin can be that of a page whose own server this is. */
function isOwnPage(origin: string, { host: sent, authority }: RequestFields, reached: Reached): boolean {
  const { self, host, own } = reached;
  if (origin === own) return true;
  const parsed = parseOrigin(origin);
  if (parsed === undefined) return false;
  const page = { ...parsed, host: withoutFinalDot(parsed.host) };
  const isListed = self.ownOrigin(page.host.name, page.port) === serializeOrigin(page);
  if (page.host.name === host && isListed) return true;
  const isBehindProxy = isInternal(reached);
  // The scheme is that of the connection, which a proxy may have ended; a port may be one that `self` lacks.
  if ((own === undefined || isBehindProxy) && origin.endsWith(`://${authority ?? sent ?? ""}`)) return true;
  return isBehindProxy && (isListed || isLoopbackHost(page.host));
}

/**
 * Whether the rest of a change shows that `Sec-Fetch-Site: same-origin` isn't true of it. A page of an attacker gets WebKit to
 * send that with a request that outlives the page (`keepalive`, a beacon) and is redirected to this server; and with a form,
 * where a service worker of this server's own pages passes the request on. Browsers send Origin with every unsafe method;
 * `null` only where the mode isn't `cors` (Fetch, "append a request `Origin` header"). What a worker passes on of a navigation
 * has no destination.
 */
function contradictsSite(method: string, fields: RequestFields, reached: Reached): boolean {
  const { origin, site, mode } = fields;
  if (site !== "same-origin") return false;
  if (origin === "null") return mode === "cors" || (mode === "navigate" && fields.destination === "empty");
  if (origin !== undefined) return !isOwnPage(origin, fields, reached);
  return !isSafeMethod(method) && (mode === "cors" || mode === "no-cors" || mode === "same-origin");
}

/** The same, of a request that changes something: what it says of itself counts only where its Origin agrees. */
export const classifyChange = (method: string, fields: RequestFields, reached: Reached): Requester =>
  contradictsSite(method, fields, reached) ? "cross-origin" : classify(fields, reached.own);

/** A CORS-preflight request (Fetch, section 3.3.2). */
export const isPreflight = (method: string, fields: RequestFields): boolean =>
  method === "OPTIONS" && fields.origin !== undefined && fields.requestMethod !== undefined;
