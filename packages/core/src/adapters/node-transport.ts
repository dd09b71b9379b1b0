import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerResponse, ServerHttp2Stream } from "node:http2";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { tokenIn } from "../server/form.ts";
import type { GateResponse } from "../server/gate-response.ts";
import type { RequestHead } from "../policy/request/request.ts";
import type { Seal, Transport } from "./enforce.ts";
import { parseForm, peekBody } from "./held-form.ts";
import { sealHttp2Response } from "./http2-seal.ts";
import { sealNodeResponse } from "./node-seal.ts";

/** A request, with what frameworks and middleware may have made of it before the guard. */
type Incoming = IncomingMessage & {
  readonly body?: unknown;
  readonly cookies?: unknown;
  readonly signedCookies?: unknown;
  /** Whether Node has handed its socket over, as far as the runtime tells. */
  readonly upgrade?: boolean | null;
};

/** Not known of a stream that is no socket: what stands before it may have taken TLS off. */
function isEncrypted(socket: Socket): boolean | undefined {
  const { encrypted, remoteAddress } = socket as Partial<TLSSocket>;
  if (encrypted === true) return true;
  return typeof remoteAddress === "string" ? false : undefined;
}

function showsCertificate(given: Socket): boolean {
  const socket = given as Partial<TLSSocket>;
  if (socket.encrypted !== true || socket.getPeerCertificate === undefined) return false;
  const certificate = socket.getPeerCertificate() as object | null;
  return certificate !== null && Object.keys(certificate).length > 0;
}

/** The head of a request of node:http or of http2's compatibility API. */
export const headOf = (
  {
    method,
    rawHeaders,
    httpVersion,
    socket,
  }: Pick<IncomingMessage, "method" | "rawHeaders" | "httpVersion" | "socket">,
  target: string | undefined,
): RequestHead => ({
  method: method ?? "",
  target: target ?? "",
  headers: rawHeaders,
  httpVersion,
  encrypted: isEncrypted(socket),
  clientCertificate: showsCertificate(socket),
});

const emptied = (jar: unknown): void => {
  if (typeof jar === "object" && jar !== null) for (const name of Object.keys(jar)) Reflect.deleteProperty(jar, name);
};

/** Removes fields from every view of them that a handler could read. */
export function stripFields(request: IncomingMessage, names: readonly string[]): void {
  // Both are computed from the raw list when first read, and must be before it shrinks. http2 has no headersDistinct.
  const views = [request.headers, (request as Partial<IncomingMessage>).headersDistinct ?? {}];
  for (const view of views) for (const name of names) Reflect.deleteProperty(view, name);
  const raw = request.rawHeaders;
  for (let index = raw.length - 2; index >= 0; index -= 2) {
    if (names.includes((raw[index] ?? "").toLowerCase())) raw.splice(index, 2);
  }
  if (!names.includes("cookie")) return;
  // A parser of cookies that stands before the guard has filled these.
  const { cookies, signedCookies } = request as Incoming;
  emptied(cookies);
  emptied(signedCookies);
}

/** What would belie the gate's own body, were it set further out. */
const bodyFields: ReadonlySet<string> = new Set([
  "content-encoding",
  "content-length",
  "content-range",
  "etag",
  "last-modified",
  "trailer",
  "transfer-encoding",
]);

/** The stream of a response of http2's compatibility API. */
function streamOf(httpVersionMajor: number, response: object): ServerHttp2Stream | undefined {
  if (httpVersionMajor < 2) return undefined;
  const { stream } = response as Partial<Http2ServerResponse>;
  return typeof (stream as Partial<ServerHttp2Stream> | undefined)?.respond === "function" ? stream : undefined;
}

/** An exchange of node:http, of http2's compatibility API, or of what is built on them. */
export class NodeTransport implements Transport<IncomingMessage> {
  readonly original: IncomingMessage;
  readonly response: ServerResponse;
  readonly #target: string | undefined;
  readonly #stream: ServerHttp2Stream | undefined;

  /** @param target the request target as sent */
  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    target: string | undefined,
    httpVersionMajor: number = request.httpVersionMajor,
  ) {
    this.original = request;
    this.response = response;
    this.#target = target;
    this.#stream = streamOf(httpVersionMajor, response);
  }

  get responded(): boolean {
    const { headersSent, destroyed } = this.response;
    if (headersSent || destroyed) return true;
    if (this.#stream === undefined) return false;
    return this.response.writableEnded || this.#stream.destroyed || this.#stream.aborted;
  }

  head(): RequestHead {
    return headOf(this.original, this.#target);
  }

  async readForm(limit: number): Promise<unknown> {
    const { body, headers } = this.original as Incoming;
    // A parser that stands before the guard has read it.
    if (tokenIn(body) !== undefined) return body;
    const bytes = await peekBody(this.original, limit);
    return bytes === undefined ? undefined : parseForm(bytes, headers["content-type"] ?? "");
  }

  strip(names: readonly string[]): void {
    stripFields(this.original, names);
  }

  seal(seal: Seal): void {
    if (this.#stream === undefined) sealNodeResponse(this.response, seal);
    else sealHttp2Response(this.#stream, seal);
  }

  respond({ status, headers, body }: GateResponse): void {
    const { original: request, response } = this;
    const { upgrade } = request as Incoming;
    if (this.responded) return;
    try {
      // One that was set further in may say too much, or be one that cannot be sent.
      if (this.#stream === undefined) response.statusMessage = "";
      const names = (response as Partial<ServerResponse>).getHeaderNames?.() ?? [];
      for (const name of names) if (bodyFields.has(name)) response.removeHeader(name);
      for (const name in headers) response.setHeader(name, headers[name] ?? "");
      if (body !== undefined) response.setHeader("content-length", Buffer.byteLength(body));
      // Nobody else reads from the socket of a handshake that was handed over: it would stay open for ever.
      if (upgrade !== false && request.headers.upgrade !== undefined && "once" in response)
        response.once("finish", () => {
          (request.socket as Partial<typeof request.socket>).destroySoon?.();
        });
      response.writeHead(status);
      response.end(request.method === "HEAD" ? undefined : body);
    } catch (error) {
      response.destroy();
      throw error;
    }
  }
}
