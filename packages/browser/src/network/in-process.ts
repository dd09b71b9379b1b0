import { NetworkFailure, type Network, type WireRequest, type WireResponse } from "../fetch/network.ts";
import { handlerOf, type App, type WebHandler } from "./app.ts";
import { nodeConnection } from "./node-connection.ts";

export type { App, FastifyApp, NodeListener, WebHandler } from "./app.ts";

type Exchange = Network["exchange"];

const nothing = new Uint8Array();

const overWeb =
  (handle: WebHandler): Exchange =>
  async ({ method, url, headers, body }, signal) => {
    const request = new Request(url, {
      method,
      headers: [...headers, ["Host", new URL(url).host]] as [string, string][],
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      ...(signal === undefined ? {} : { signal }),
      redirect: "manual",
    });
    const response = await handle(request);
    if (response.type === "error") throw new NetworkFailure("unreachable", "The handler returned a network error.");
    return {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      body: (response.body as AsyncIterable<Uint8Array> | null) ?? nothing,
    };
  };

const over = (app: App): Exchange => {
  const handler = handlerOf(app);
  return handler.kind === "web" ? overWeb(handler.handle) : nodeConnection(handler.listener);
};

/**
 * A network of applications in this process, each at its origin: no port is opened.
 *
 * @param apps by origin (`https://api.example`): a Web handler or an object with `fetch` (Hono, Workers), a node:http
 * listener or server (Express, Koa's `callback()`), or a Fastify instance
 * @throws TypeError when a key is no origin, or an application is none
 */
export function inProcess(apps: Readonly<Record<string, App>>): Network {
  const exchanges = new Map<string, Exchange>();
  for (const [origin, app] of Object.entries(apps)) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new TypeError(`${JSON.stringify(origin)} is no origin, such as "https://api.example".`);
    exchanges.set(origin, over(app));
  }
  return {
    exchange: async (request: WireRequest, signal?: AbortSignal): Promise<WireResponse> => {
      const { origin } = new URL(request.url);
      const exchange = exchanges.get(origin);
      if (exchange === undefined) throw new NetworkFailure("unreachable", `Nothing answers at ${origin}.`);
      try {
        return await exchange(request, signal);
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
