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

/** A CORS-preflight request (Fetch, section 3.3.2). */
export const isPreflight = (method: string, fields: RequestFields): boolean =>
  method === "OPTIONS" && fields.origin !== undefined && fields.requestMethod !== undefined;
