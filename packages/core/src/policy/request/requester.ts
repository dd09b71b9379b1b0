import { isLoopbackHost } from "../../standard/host.ts";
import { isSafeMethod } from "../../standard/method.ts";
import { parseOrigin } from "../../standard/origin.ts";
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

const withoutFinalDot = (name: string): string => name.replace(/\.$/, "");

/** Whether a request came by a port, which a proxy may leave out of Host. */
function isPortOf({ forwardedHost, authority, host = "" }: RequestFields, port: number | undefined): boolean {
  const sent = /:([0-9]+)$/.exec(forwardedHost ?? authority ?? host)?.[1];
  return sent === undefined || Number(sent) === port;
}

/** Whether an Origin can be that of a page whose own server this is, although it isn't the origin that the Host shows. */
function isOwnPage(origin: string, fields: RequestFields, { self, host, own }: Reached): boolean {
  if (origin === own) return true;
  const page = parseOrigin(origin);
  if (page === undefined) return false;
  const name = withoutFinalDot(page.host.name);
  if (host !== undefined && self.isOwn(host)) {
    const isOwnScheme = own === undefined || own.startsWith(`${page.scheme}://`);
    return name === host && isOwnScheme && isPortOf(fields, page.port);
  }
  // An address or an internal name, which a proxy has put there.
  return name === host || isLoopbackHost(page.host) || self.ownOrigin(name, page.port) !== undefined;
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
  return !isSafeMethod(method) && (mode === "cors" || mode === "no-cors");
}

/** The same, of a request that changes something: what it says of itself counts only where its Origin agrees. */
export const classifyChange = (method: string, fields: RequestFields, reached: Reached): Requester =>
  contradictsSite(method, fields, reached) ? "cross-origin" : classify(fields, reached.own);

/** A CORS-preflight request (Fetch, section 3.3.2). */
export const isPreflight = (method: string, fields: RequestFields): boolean =>
  method === "OPTIONS" && fields.origin !== undefined && fields.requestMethod !== undefined;
