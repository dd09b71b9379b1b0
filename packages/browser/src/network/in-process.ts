import { abortWhen } from "../fetch/abort-when.ts";
import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { checkOptions, throwProblems, type OptionRules } from "../options/check-options.ts";
import { secureOrigins } from "../options/secure-origins.ts";
import { optionTexts as texts } from "../options/option-texts.ts";
import { applicationKinds, handlerOf, type App, type Handler, type WebHandler } from "./app.ts";
import { nodeConnection } from "./node-connection.ts";
import { ArrayBuffer, URL, Uint8Array, requestClass } from "../platform.ts";

export type { App, FastifyApp, KoaApp, NodeListener, WebHandler } from "./app.ts";

type Exchange = Network["exchange"];

const nothing = new Uint8Array();

/** Bytes as they come, and a failure where they stop coming. */
async function* bytesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const abort = (): void => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener("abort", abort);
  try {
    if (signal?.aborted === true) abort();
    for (;;) {
      const { done, value } = await reader.read();
      if (signal?.aborted === true) throw new NetworkFailure("aborted", "The request was aborted.");
      if (done) return;
      if (!ArrayBuffer.isView(value)) throw new TypeError("The handler's body has a chunk that is not bytes.");
      yield value;
    }
  } catch (cause) {
    if (cause instanceof NetworkFailure) throw cause;
    throw new NetworkFailure("truncated", `The handler's body ended early: ${String(cause)}`, { cause });
  } finally {
    signal?.removeEventListener("abort", abort);
    reader.cancel().catch(() => undefined);
  }
}

function toWireResponse(response: Response, method: string, signal: AbortSignal | undefined): WireResponse {
  // By its shape: frameworks have classes of their own.
  if (typeof (response as Partial<Response> | undefined)?.status !== "number")
    throw new TypeError("The handler did not return a response.");
  if (response.type === "error") throw new NetworkFailure("unreachable", "The handler returned a network error.");
  const { status, statusText, headers, bodyUsed } = response;
  const stream = response.body as ReadableStream<Uint8Array> | null;
  // A server does not send it.
  if (method === "HEAD") stream?.cancel().catch(() => undefined);
  const body = stream === null || method === "HEAD" ? nothing : bytesOf(stream, signal);
  if (bodyUsed && body !== nothing)
    throw new TypeError("The handler returned a response whose body has already been read.");
  return { status, statusText, headers: [...headers], body };
}

const overWeb =
  (handle: WebHandler): Exchange =>
  async ({ method, url, headers, body }, signal) => {
    const request = new (requestClass())(url, {
      method,
      headers: [...headers, ["Host", new URL(url).host]] as [string, string][],
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      ...(signal === undefined ? {} : { signal }),
      redirect: "manual",
    });
    return toWireResponse(await handle(request), method, signal);
  };

const over = (handler: Handler): Exchange =>
  handler.kind === "web" ? overWeb(handler.handle) : nodeConnection(handler.listener);

const pass = 'Pass applications by their origins: { "https://api.example": app }.';

/** Why it isn't the origin of a server. */
function originProblem(text: string): string | undefined {
  const { protocol, origin } = URL.canParse(text) ? new URL(text) : { protocol: "", origin: "" };
  const isServer = protocol === "http:" || protocol === "https:";
  if (isServer && origin === text) return undefined;
  const fix = isServer
    ? `Write ${JSON.stringify(origin)}`
    : 'Write one with http: or https:, such as "https://api.example"';
  return `${JSON.stringify(text)} is not an origin. ${fix}.`;
}

/** @throws TypeError that lists the problems */
function exchangesOf(apps: Readonly<Record<string, App>>): ReadonlyMap<string, Exchange> {
  if (typeof (apps as unknown) !== "object" || (apps as unknown) === null) throw new TypeError(pass);
  const exchanges = new Map<string, Exchange>();
  const problems: string[] = [];
  for (const [origin, app] of Object.entries(apps)) {
    const handler = handlerOf(app);
    if (handler === undefined)
      problems.push(texts.pass(`The application at ${JSON.stringify(origin)}`, app, applicationKinds));
    else exchanges.set(origin, over(handler));
    problems.push(...[originProblem(origin) ?? []].flat());
  }
  throwProblems("The applications have problems:", problems);
  return exchanges;
}

/** What servers of `inProcess` demand before HTTP. */
export interface InProcessOptions {
  /**
   * The origins of servers that demand a client certificate in the TLS handshake: without one there is no HTTP request.
   * Default: none.
   */
  readonly requiresClientCertificate?: readonly string[];
}

const rules: OptionRules<InProcessOptions> = { requiresClientCertificate: secureOrigins };

/** As the alert says it that a server ends the handshake with. */
const noCertificate = "The server refused the TLS handshake: it requires a client certificate (certificate_required).";

/**
 * A network of applications in this process, each at its origin: no port is opened.
 *
 * @param apps by origin (`https://api.example`): a Web handler or an object with `fetch` (Hono, Workers), a node:http
 * listener or server (Express), a Koa application, or a Fastify instance
 * @param options which servers demand a client certificate. Default: none
 * @throws TypeError that lists each key that is not an origin, each value that is not an application, and wrong options
 */
export function inProcess(apps: Readonly<Record<string, App>>, options: InProcessOptions = {}): Network {
  const exchanges = exchangesOf(apps);
  checkOptions("inProcess", options, rules);
  const { requiresClientCertificate = [] } = options;
  return {
    exchange: async (request: WireRequest, signal?: AbortSignal): Promise<WireResponse> => {
      const { origin } = new URL(request.url);
      const exchange = exchanges.get(origin);
      if (exchange === undefined)
        throw new NetworkFailure("unreachable", `There is no application at ${origin}.`, { connected: false });
      if (requiresClientCertificate.includes(origin) && request.clientCertificate !== true)
        throw new NetworkFailure("client-certificate", noCertificate, { connected: false });
      try {
        signal?.throwIfAborted();
        // An application need not notice the signal.
        return await abortWhen(signal, exchange(request, signal));
      } catch (error) {
        if (error instanceof NetworkFailure) throw error;
        if (signal?.aborted === true) throw new NetworkFailure("aborted", "The request was aborted.", { cause: error });
        throw new NetworkFailure("unreachable", `The application at ${origin} failed: ${String(error)}`, {
          cause: error,
        });
      }
    },
  };
}
