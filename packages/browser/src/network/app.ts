import type { IncomingMessage, Server, ServerResponse } from "node:http";

export type WebHandler = (request: Request) => Response | Promise<Response>;
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A Fastify instance, as far as it is used. */
export interface FastifyApp {
  readonly server: unknown;
  ready(): PromiseLike<unknown>;
}

/** A Koa application, as far as it is used. */
export interface KoaApp {
  callback(): NodeListener;
}

/** What can respond to requests without a port. */
export type App =
  /** Web handlers: Hono, Workers, Deno, Bun. */
  | WebHandler
  | { fetch(request: Request): Response | Promise<Response> }
  /** `node:http` listeners, such as Express; or a server with one. */
  | NodeListener
  | Server
  | KoaApp
  | FastifyApp;

export type Handler =
  | { readonly kind: "web"; readonly handle: WebHandler }
  | { readonly kind: "node"; readonly listener: NodeListener | Server | FastifyApp };

/** What an application may be, in words. */
export const applicationKinds =
  "a Web handler, an object with fetch, a node:http listener or server, a Koa application, or a Fastify instance";

/**
 * Recognizes an application by its shape; a function of two arguments or more is a `node:http` listener.
 *
 * @returns `undefined` for anything else
 */
export function handlerOf(app: App): Handler | undefined {
  if (typeof app === "function") {
    // Express applications have a `fetch` of no kind, and three arguments.
    if (app.length <= 1) return { kind: "web", handle: app as WebHandler };
    return { kind: "node", listener: app as NodeListener };
  }
  if (typeof app !== "object" || (app as unknown) === null) return undefined;
  if ("callback" in app && typeof app.callback === "function") return { kind: "node", listener: app.callback() };
  if ("fetch" in app && typeof app.fetch === "function")
    return { kind: "web", handle: (request) => app.fetch(request) };
  return "ready" in app || "listeners" in app ? { kind: "node", listener: app } : undefined;
}
