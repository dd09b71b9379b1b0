import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { LinearRouter } from "hono/router/linear-router";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import { guard } from "../../../src/adapters/hono.ts";
import { byFirstSegment, type Route } from "../routes.ts";
import { eachRoute, seenByWeb, type FetchHandler, type Setup, type Variant, type Verb } from "../variant.ts";

export type HonoOptions = NonNullable<ConstructorParameters<typeof Hono>[0]>;
type Register = (app: Hono, setup: Setup, options: HonoOptions) => void;

function handle(app: Pick<Hono, Verb>, path: string, route: Route, verb: Verb, { ran }: Setup): void {
  app[verb](path, (context: Context) => {
    ran(route, verb, seenByWeb(context.req.raw));
    return context.text("ran");
  });
}

export const flat: Register = (app, setup) =>
  eachRoute(setup, (route, verb) => handle(app, route.pattern, route, verb, setup));

/** `app.route("/vault", sub)`. */
const routed: Register = (app, setup, options) => {
  for (const [prefix, routes] of byFirstSegment(setup.routes)) {
    const sub = new Hono(options);
    eachRoute({ ...setup, routes }, (route, verb) => {
      const rest = route.pattern.slice(prefix.length);
      handle(sub, rest === "" ? "/" : rest, route, verb, setup);
    });
    app.route(prefix, sub);
  }
};

/** `app.basePath("/vault")`. */
const based: Register = (app, setup) => {
  for (const [prefix, routes] of byFirstSegment(setup.routes)) {
    const below = app.basePath(prefix);
    eachRoute({ ...setup, routes }, (route, verb) => {
      const rest = route.pattern.slice(prefix.length);
      handle(below, rest === "" ? "/" : rest, route, verb, setup);
    });
  }
};

export interface HonoShape {
  readonly options: string;
  readonly register: Register;
  /** A router keeps its routes, so each application has its own. */
  readonly given: () => HonoOptions;
  readonly base?: string;
  readonly without?: readonly string[];
  readonly between?: (app: Hono) => void;
}

export const application = ({ register, given, between }: HonoShape, setup: Setup): Hono => {
  const options = given();
  const app = new Hono(options);
  app.use(guard(setup.policy, setup.options));
  between?.(app);
  register(app, setup, options);
  return app;
};

/** The same application on Node and without it. */
export const onBoth = (shape: HonoShape): readonly Variant[] => {
  const { options, base = "", without = [] } = shape;
  const onNode = (setup: Setup): Server => createAdaptorServer({ fetch: application(shape, setup).fetch }) as Server;
  const offNode = (setup: Setup): FetchHandler => {
    const app = application(shape, setup);
    return (request) => app.fetch(request);
  };
  return [
    { router: "Hono 4 on Node", options, base, without, build: onNode },
    { router: "Hono 4, app.fetch", options, base, without, build: offNode },
  ];
};

const nothing = (): HonoOptions => ({});
const pathname = (request: Request): string => new URL(request.url).pathname;

const shapes: readonly HonoShape[] = [
  { options: "default", register: flat, given: nothing },
  { options: "strict: false", register: flat, given: () => ({ strict: false }) },
  // It throws for a parameter beside a literal; SmartRouter then takes another router.
  {
    options: "RegExpRouter",
    register: flat,
    given: () => ({ router: new RegExpRouter() }),
    without: ["/:tenant"],
  },
  { options: "TrieRouter", register: flat, given: () => ({ router: new TrieRouter() }) },
  { options: "LinearRouter", register: flat, given: () => ({ router: new LinearRouter() }) },
  {
    options: "SmartRouter, strict: false",
    register: flat,
    given: () => ({ strict: false, router: new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] }) }),
  },
  { options: "route()", register: routed, given: nothing },
  { options: "basePath()", register: based, given: nothing },
  {
    options: "getPath: lower case",
    register: flat,
    given: () => ({ getPath: (request) => pathname(request).toLowerCase() }),
  },
  { options: "getPath: the URL parser", register: flat, given: () => ({ getPath: pathname }) },
  {
    options: "getPath: no trailing or doubled slashes",
    register: flat,
    given: () => ({
      getPath: (request) =>
        pathname(request)
          .replace(/\/{2,}/g, "/")
          .replace(/(?<=.)\/$/, ""),
    }),
  },
  { options: "prefix /v1", register: flat, given: nothing, base: "/v1" },
];

export const hono: readonly Variant[] = shapes.flatMap(onBoth);
