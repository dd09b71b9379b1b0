import http from "node:http";
import KoaRouter, { type RouterOptions } from "@koa/router";
import Koa, { type Context } from "koa";
import mount from "koa-mount";
import { guard } from "../../../src/adapters/koa.ts";
import { byFirstSegment, type Route } from "../routes.ts";
import { eachRoute, seenBy, type Setup, type Variant, type Verb } from "../variant.ts";

type Register = (app: Koa, setup: Setup, options: RouterOptions) => void;

const written = (pattern: string): string => pattern.replace(/\*$/, "{*rest}");

function handle(router: KoaRouter, path: string, route: Route, verb: Verb, { ran }: Setup): void {
  router[verb](path, (context) => {
    ran(route, verb, seenBy(context.req));
    context.body = "ran";
  });
}

export const flat: Register = (app, setup, options) => {
  const router = new KoaRouter(options);
  eachRoute(setup, (route, verb) => handle(router, written(route.pattern), route, verb, setup));
  app.use(router.routes()).use(router.allowedMethods());
};

const inner = (setup: Setup, prefix: string, routes: readonly Route[], options: RouterOptions): KoaRouter => {
  const router = new KoaRouter(options);
  eachRoute({ ...setup, routes }, (route, verb) => {
    const rest = written(route.pattern).slice(prefix.length);
    handle(router, rest === "" ? "/" : rest, route, verb, setup);
  });
  return router;
};

/** Of all routes that match, the last runs. */
const exclusive: Register = (app, setup, options) =>
  flat(app, { ...setup, routes: setup.routes.toReversed() }, options);

/** A router with a prefix for each first segment. A strict one has no path that is the prefix alone. */
const prefixes: Register = (app, setup, options) => {
  const whole = setup.routes.filter(({ pattern }) => /^\/[^/]*$/.test(pattern));
  for (const [prefix, routes] of byFirstSegment(setup.routes.filter((route) => !whole.includes(route))))
    app.use(inner(setup, prefix, routes, { ...options, prefix }).routes());
  flat(app, { ...setup, routes: whole }, options);
};

/** Routers in a router. */
const nested: Register = (app, setup, options) => {
  const outer = new KoaRouter(options);
  for (const [prefix, routes] of byFirstSegment(setup.routes))
    outer.use(prefix, inner(setup, prefix, routes, options).routes());
  app.use(outer.routes());
};

/** koa-mount cuts the prefix from the path; it has no parameters. */
const mounted: Register = (app, setup, options) => {
  for (const [prefix, routes] of byFirstSegment(setup.routes))
    if (!prefix.includes(":")) app.use(mount(prefix, inner(setup, prefix, routes, options).routes()));
  const others = setup.routes.filter(({ pattern }) => pattern.startsWith("/:"));
  flat(app, { ...setup, routes: others }, options);
};

export const koaBuild =
  (
    register: Register,
    options: RouterOptions = {},
    between?: (context: Context, next: () => Promise<unknown>) => Promise<unknown>,
  ): Variant["build"] =>
  (setup) => {
    const app = new Koa();
    app.silent = true;
    app.use(guard(setup.policy, setup.options));
    if (between !== undefined) app.use(between);
    register(app, setup, options);
    return http.createServer(app.callback() as http.RequestListener);
  };

const variant = (options: string, register: Register, router: RouterOptions = {}): Variant => ({
  router: "Koa 3",
  options,
  build: koaBuild(register, router),
});

const exact = { strict: true, sensitive: true };

export const koa: readonly Variant[] = [
  variant("default", flat),
  variant("strict", flat, { strict: true }),
  variant("sensitive", flat, { sensitive: true }),
  variant("strict, sensitive", flat, exact),
  variant("exclusive", exclusive, { exclusive: true }),
  variant("routers with prefixes", prefixes),
  variant("routers with prefixes, strict, sensitive", prefixes, exact),
  variant("routers in a router", nested),
  variant("koa-mount", mounted),
  variant("koa-mount, strict, sensitive", mounted, exact),
  { ...variant("prefix /v1", flat), base: "/v1" },
];
