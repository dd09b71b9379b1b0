import { answerFor, behaviourOf, type Answer, type Body } from "./answers.ts";
import type { Limit, Seen } from "./row.ts";
import type { Traces } from "./server.ts";

/** What no server of Web requests can be asked. */
export const webCannot: readonly Limit[] = [
  "raw-head",
  "http-version",
  "own-socket",
  "target-as-sent",
  "asterisk-form",
  "node-response",
  "events-compressed",
  "tls",
];

/** @param cookies what the stack's cookie middleware shows */
export const noteWeb = (traces: Traces, { headers }: Request, cookies: Seen["cookies"]): void =>
  void traces.runs.push({ cookie: headers.get("cookie"), authorization: headers.get("authorization"), cookies });

/** What a Web request asks of the handler. */
export function askedByWeb(request: Request, { pace }: Traces): { name: string; answer: () => Answer } {
  const { headers, url } = request;
  const name = behaviourOf(new URL(url).pathname, headers.get("x-behave"));
  const credentials = (): string =>
    [...headers.keys()].filter((field) => field === "cookie" || field === "authorization").join(" ");
  return { name, answer: () => answerFor(name, { origin: headers.get("origin") ?? "*", credentials, pace }) };
}

/** A body as Web responses take it. */
export function webBody(body: Body): ReadableStream<Uint8Array> | null {
  if (body === undefined) return null;
  if (typeof body === "string") return new Blob([body]).stream();
  const iterator = body[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}

/** A redirect of a Web handler, whose headers cannot be changed. */
export const webRedirect = (request: Request): Response =>
  Response.redirect(`http://${request.headers.get("host") ?? ""}/elsewhere`, 302);
