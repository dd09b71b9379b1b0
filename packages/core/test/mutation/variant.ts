import type { Server } from "node:http";
import type { GuardOptions, Policy, TokenOptions } from "../../src/index.ts";
import type { Route } from "./routes.ts";
import type { Numbered, Reply } from "./wire.ts";

/** The methods that each route is registered for. */
export const verbs = ["get", "post", "put", "delete"] as const;
export type Verb = (typeof verbs)[number];

/** What a handler was given. */
export interface Seen {
  readonly case: string | null | undefined;
  readonly cookie: boolean;
  readonly authorization: boolean;
}

/** A handler that ran. */
export interface Run {
  readonly route: Route;
  readonly verb: Verb;
  readonly seen: Seen;
}

/** What an application is built from. */
export interface Setup {
  readonly policy: Policy;
  readonly routes: readonly Route[];
  readonly options: Pick<GuardOptions, "onError"> & { readonly token: TokenOptions };
  /** A handler calls it when it runs. */
  readonly ran: (route: Route, verb: Verb, seen: Seen) => void;
}

/** Something of Web requests, without Node. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** An application in another process: it answers by itself which handler ran. */
export interface Remote {
  readonly send: (one: Numbered) => Promise<{ readonly reply: Reply; readonly run: Run | undefined }>;
}

export type Built = Server | FetchHandler | Remote;

/** A language that is cut off the path, also by a handler that makes a request of its own; or a method from elsewhere. */
export type Rewriting = "language" | "language, by a handler" | "query" | "header" | "form";

/** A framework's router in one of its option sets, behind the guard. */
export interface Variant {
  readonly router: string;
  readonly options: string;
  /** Where what is routed is taken from: a quarter of the cases use it. */
  readonly rewrites?: Rewriting;
  /** What stands before the routes' paths. */
  readonly base?: string;
  /** Patterns that the router cannot take beside the others. */
  readonly without?: readonly string[];
  readonly build: (setup: Setup) => Built | Promise<Built>;
}

export const nameOf = ({ router, options }: Pick<Variant, "router" | "options">): string => `${router}: ${options}`;

/** Calls `register` for each route and method. */
export function eachRoute({ routes }: Setup, register: (route: Route, verb: Verb) => void): void {
  for (const route of routes) for (const verb of verbs) register(route, verb);
}

interface SeenFields {
  readonly [name: string]: unknown;
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** What a request of node:http shows its handler, in each of the places. */
export function seenBy(request: { headers: SeenFields; rawHeaders?: readonly string[] }): Seen {
  const raw = (request.rawHeaders ?? []).filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return {
    case: request.headers["x-case"] as string | undefined,
    cookie: request.headers.cookie !== undefined || raw.includes("cookie"),
    authorization: request.headers.authorization !== undefined || raw.includes("authorization"),
  };
}

export const seenByWeb = ({ headers }: Request): Seen => ({
  case: headers.get("x-case"),
  cookie: headers.has("cookie"),
  authorization: headers.has("authorization"),
});
