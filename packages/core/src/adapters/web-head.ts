import type { Decision } from "../server/decision.ts";
import type { ResponseHead } from "../server/finding.ts";
import { answerOf } from "../server/problem-document.ts";
import { seal } from "./head.ts";

type OnSealed = (head: ResponseHead) => void;

/** The gate's own answer. */
export function answerWith(decision: Decision, method: string): Response {
  const { status, headers, body } = answerOf(decision);
  return new Response(method === "HEAD" ? null : (body ?? null), { status, headers });
}

/** The request without some fields: itself where its headers can be changed, else a copy. */
export function withoutFields(request: Request, names: readonly string[]): Request {
  // Next.js parses the cookies into a jar of their own.
  if (names.includes("cookie")) (request as { cookies?: { clear?: () => unknown } }).cookies?.clear?.();
  try {
    for (const name of names) request.headers.delete(name);
  } catch {
    // Immutable: a runtime that shows its requests as they were received.
  }
  if (!names.some((name) => request.headers.has(name))) return request;
  const headers = new Headers(request.headers);
  for (const name of names) headers.delete(name);
  return new Request(request, { headers });
}

function sealHeaders(status: number, headers: Headers, decision: Decision): ResponseHead {
  const setsCookie = headers.has("set-cookie");
  const cacheControl = headers.get("cache-control") ?? "";
  const replaced = seal(
    {
      names: () => [...headers.keys()],
      get: (name) => headers.get(name) ?? undefined,
      set: (name, value) => headers.set(name, value),
      remove: (name) => headers.delete(name),
    },
    decision,
  );
  return { status, setsCookie, cacheControl, replaced };
}

/** A network error and a protocol switch have no head that a page could read, and cannot be copied. */
const hasHead = (response: Response): boolean => response.status >= 200;

/** Seals a Web response, in a copy: the headers of a redirect or a fetched response cannot be changed. */
export function sealWebResponse(response: Response, decision: Decision, onSealed: OnSealed): Response {
  if (typeof (response as Partial<Response> | undefined)?.status !== "number")
    throw new TypeError("The handler returned no Response.");
  if (!hasHead(response)) return response;
  const headers = new Headers(response.headers);
  onSealed(sealHeaders(response.status, headers, decision));
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** Seals the response that a context holds, in place where its headers can be changed. */
export function sealInPlace(context: { res: Response }, decision: Decision, onSealed: OnSealed): void {
  const response = context.res;
  if (!hasHead(response)) return;
  let sent: ResponseHead;
  try {
    sent = sealHeaders(response.status, response.headers, decision);
  } catch {
    // Emptied first: Hono otherwise lays the old headers over the new ones.
    (context as { res: Response | undefined }).res = undefined;
    context.res = sealWebResponse(response, decision, onSealed);
    return;
  }
  onSealed(sent);
}
