import type { Decision } from "../server/decision.ts";
import type { ResponseHead } from "../server/finding.ts";
import { seal } from "./head.ts";

/** The request without some fields: a copy, for a received request's headers cannot be changed. */
export function withoutFields(request: Request, names: readonly string[]): Request {
  if (!names.some((name) => request.headers.has(name))) return request;
  const headers = new Headers(request.headers);
  for (const name of names) headers.delete(name);
  return new Request(request, { headers });
}

function sealHeaders(headers: Headers, decision: Decision): readonly string[] {
  return seal(
    {
      names: () => headers.keys(),
      get: (name) => headers.get(name) ?? undefined,
      set: (name, value) => headers.set(name, value),
      remove: (name) => headers.delete(name),
    },
    decision,
  );
}

/** Seals a Web response; one whose headers cannot be changed (a redirect, a fetched one) is copied. */
export function sealWebResponse(
  response: Response,
  decision: Decision,
  onSealed: (head: ResponseHead) => void,
): Response {
  // A network error and a protocol switch have no head that a page could read, and cannot be copied.
  if (response.status < 200) return response;
  const headers = new Headers(response.headers);
  const setsCookie = headers.has("set-cookie");
  const cacheControl = headers.get("cache-control") ?? "";
  const replaced = sealHeaders(headers, decision);
  onSealed({ status: response.status, setsCookie, cacheControl, replaced });
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
