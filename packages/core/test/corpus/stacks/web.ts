import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { parse, serialize } from "hono/utils/cookie";
import { guard } from "../../../src/adapters/web.ts";
import { failWhere } from "../answers.ts";
import type { Adapter, Traces } from "../server.ts";
import { askedByWeb, noteWeb, webBody, webCannot, webRedirect } from "../web-behaviours.ts";

export type Handler = (request: Request) => Response | Promise<Response>;

function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? "");
  }
  const method = request.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(request) as BodyInit, duplex: "half" } : {};
  return new Request(`http://${request.headers.host ?? ""}${request.url ?? ""}`, { method, headers, ...body });
}

async function sendWebResponse(web: Response, response: ServerResponse): Promise<void> {
  response.statusCode = web.status;
  for (const [name, value] of web.headers) response.appendHeader(name, value);
  if (web.body !== null)
    for await (const chunk of Readable.fromWeb(web.body as NodeStream<Uint8Array>)) response.write(chunk);
  response.end();
}

/** A runtime of Web requests, as small as it can be. */
const toListener =
  (handler: (request: Request) => Promise<Response>): RequestListener =>
  (request, response) => {
    const answered = handler(toWebRequest(request)).then((web) => sendWebResponse(web, response));
    answered.catch(() =>
      response.headersSent ? response.destroy() : response.writeHead(500).end("the runtime failed"),
    );
  };

/** Web handlers have no middleware: compression by hand, as it is often written. */
export const compressed =
  (handler: Handler): Handler =>
  async (request) => {
    const response = await handler(request);
    const { status, body } = response;
    const type = response.headers.get("content-type");
    // A CompressionStream cannot be flushed, and would keep events back.
    if (body === null || type === null || type.startsWith("text/event-stream")) return response;
    const headers = new Headers(response.headers);
    headers.append("Vary", "Accept-Encoding");
    if (request.headers.get("accept-encoding") !== "gzip") return new Response(body, { status, headers });
    headers.set("Content-Encoding", "gzip");
    return new Response(body.pipeThrough(new CompressionStream("gzip")), { status, headers });
  };

/** The corpus's handler. */
export const handle =
  (traces: Traces): Handler =>
  (request) => {
    noteWeb(traces, request, parse(request.headers.get("cookie") ?? ""));
    const { name, answer } = askedByWeb(request, traces);
    const failed = failWhere(name);
    if (failed !== undefined) return failed;
    if (name === "redirect") return webRedirect(request);
    const { status, headers, cookies, body } = answer();
    const set = cookies.map(([field, value]): [string, string] => ["Set-Cookie", serialize(field, value)]);
    return new Response(webBody(body), {
      status,
      headers: [...headers.map(([field, value]): [string, string] => [field, value]), ...set],
    });
  };

export const web: Adapter = {
  name: "Web",
  cannot: [...webCannot, "host-without-url"],
  listener: (policy, options, traces) => toListener(guard(policy, compressed(handle(traces)), options)),
};
