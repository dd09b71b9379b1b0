import { isLoopbackHost } from "../../standard/host.ts";
import { isSafeMethod } from "../../standard/method.ts";
import { parseOrigin } from "../../standard/origin.ts";
import type { KnownHost, KnownHosts } from "../known-hosts.ts";
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

/** No domain ends in a number. */
const address = /[0-9\]]$/;

/** Whether an Origin can be that of a page whose own server this is. */
function isOwnPage(origin: string, self: KnownHosts, { host = "", own }: KnownHost): boolean {
  if (origin === own) return true;
  const page = parseOrigin(origin);
  if (page === undefined) return false;
  const { name } = page.host;
  // An address, or a name that `self` lacks: a proxy has put it there, so that it says nothing of the page.
  const isOfProxy = own === undefined || address.test(host);
  if (self.ownOrigin(name, page.port) === origin) return isOfProxy || name === host;
  return isOfProxy && isLoopbackHost(page.host);
}

/**
 * Whether the rest of a change shows that `Sec-Fetch-Site: same-origin` isn't true of it. A page of an attacker gets WebKit to
 * send that with a request that outlives the page (`keepalive`, a beacon) and is redirected to this server; and with a form,
 * where a service worker of this server's own pages passes the request on. Browsers send Origin with every unsafe method;
 * `null` only where the mode isn't `cors` (Fetch, "append a request `Origin` header").
 */
function contradictsSite(method: string, { origin, mode }: RequestFields, self: KnownHosts, host: KnownHost): boolean {
  if (origin === "null") return mode === "cors";
  if (origin !== undefined) return !isOwnPage(origin, self, host);
  return !isSafeMethod(method) && mode !== undefined && mode !== "navigate";
}

/** The same, of a request that changes something: what it says of itself counts only where its Origin agrees. */
export function classifyChange(method: string, fields: RequestFields, self: KnownHosts, host: KnownHost): Requester {
  const requester = classify(fields, host.own);
  return fields.site === "same-origin" && contradictsSite(method, fields, self, host) ? "cross-origin" : requester;
}

/** A CORS-preflight request (Fetch, section 3.3.2). */
export const isPreflight = (method: string, fields: RequestFields): boolean =>
  method === "OPTIONS" && fields.origin !== undefined && fields.requestMethod !== undefined;
