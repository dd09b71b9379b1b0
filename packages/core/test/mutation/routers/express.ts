import http from "node:http";
import express5, { type Router } from "express";
import express4 from "express4";
import { guard } from "../../../src/adapters/express.ts";
import type { Route } from "../routes.ts";
import { eachRoute, seenBy, type Setup, type Variant, type Verb } from "../variant.ts";

export type Express = typeof express5;
export type App = ReturnType<Express>;

interface Version {
  readonly name: string;
  readonly framework: Express;
  /** How it writes "everything below". */
  readonly rest: string;
}

export const versions: readonly Version[] = [
  { name: "Express 4", framework: express4, rest: "*" },
  { name: "Express 5", framework: express5, rest: "*rest" },
];

/** What an application says of its routers. */
interface RouterOptions {
  readonly strict?: boolean;
  readonly caseSensitive?: boolean;
  readonly mergeParams?: boolean;
}

type Register = (app: App, setup: Setup, version: Version, options: RouterOptions) => void;

const written = (pattern: string, { rest }: Version): string => pattern.replace(/\*$/, rest);

function handle(router: Pick<Router, Verb>, path: string, route: Route, verb: Verb, { ran }: Setup): void {
  router[verb](path, (request, response) => {
    ran(route, verb, seenBy(request));
    response.send("ran");
  });
}

export const flat: Register = (app, setup, version) =>
  eachRoute(setup, (route, verb) => handle(app, written(route.pattern, version), route, verb, setup));

/** `app.use("/vault", router)`, with the rest of the path in the router. */
const mounted: Register = (app, setup, version, options) =>
  eachRoute(setup, (route, verb) => {
    const [, first = "", rest = ""] = /^(\/[^/]*)(.*)$/.exec(written(route.pattern, version)) ?? [];
    const router = version.framework.Router(options);
    handle(router, rest === "" ? "/" : rest, route, verb, setup);
    app.use(first, router);
  });

/** A router a segment. */
const nested: Register = (app, setup, version, options) =>
  eachRoute(setup, (route, verb) => {
    const segments = written(route.pattern, version).split("/").slice(1);
    const innermost = version.framework.Router(options);
    handle(innermost, `/${segments.pop() ?? ""}`, route, verb, setup);
    const outermost = segments.reduceRight((inner, segment) => {
      const router = version.framework.Router(options);
      router.use(`/${segment}`, inner);
      return router;
    }, innermost);
    app.use(outermost);
  });

/** The whole path is the mount. */
const atMount: Register = (app, setup, version, options) =>
  eachRoute(setup, (route, verb) => {
    if (route.pattern.endsWith("*")) {
      flat(app, { ...setup, routes: [route] }, version, options);
      return;
    }
    const router = version.framework.Router(options);
    handle(router, "/", route, verb, setup);
    app.use(route.pattern, router);
  });

/** One route for all of a path's methods. */
const chained: Register = (app, setup, version) => {
  for (const route of setup.routes) {
    const chain = app.route(written(route.pattern, version));
    for (const verb of ["get", "post", "put", "delete"] as const)
      chain[verb]((request, response) => {
        setup.ran(route, verb, seenBy(request));
        response.send("ran");
      });
  }
};

export function build(
  version: Version,
  register: Register,
  options: RouterOptions,
  between: (app: App) => void = () => undefined,
): Variant["build"] {
  return (setup) => {
    const app = version.framework();
    app.set("env", "test");
    if (options.strict === true) app.enable("strict routing");
    if (options.caseSensitive === true) app.enable("case sensitive routing");
    app.use(guard(setup.policy, setup.options));
    between(app);
    register(app, setup, version, options);
    app.use((_, response) => void response.status(404).end());
    return http.createServer(app);
  };
}

const exact = { strict: true, caseSensitive: true };

export const express: readonly Variant[] = versions.flatMap((version) => {
  const variant = (options: string, register: Register, given: RouterOptions = {}): Variant => ({
    router: version.name,
    options,
    build: build(version, register, given),
  });
  return [
    variant("default", flat),
    variant("strict", flat, { strict: true }),
    variant("case-sensitive", flat, { caseSensitive: true }),
    variant("strict, case-sensitive", flat, exact),
    variant("app.route()", chained),
    variant("mounted routers", mounted),
    variant("mounted routers, strict, case-sensitive", mounted, exact),
    variant("mounted at whole paths", atMount),
    variant("mounted at whole paths, strict", atMount, { strict: true }),
    variant("a router a segment, mergeParams", nested, { mergeParams: true }),
    variant("a router a segment, strict, case-sensitive", nested, { ...exact, mergeParams: true }),
    { ...variant("prefix /v1", flat), base: "/v1" },
  ];
});
