import type { IncomingMessage } from "node:http";
import makeConnect from "connect";
import { Hono } from "hono";
import { methodOverride as honoOverride } from "hono/method-override";
import methodOverride from "method-override";
import { guard as guardExpress } from "../../../src/adapters/express.ts";
import { guard as guardHono } from "../../../src/adapters/hono.ts";
import { seenBy, verbs, type Rewriting, type Variant } from "../variant.ts";
import { serve } from "./connect.ts";
import { build as expressBuild, flat as expressFlat, versions, type App } from "./express.ts";
import { fastifyBuild, flat as fastifyFlat } from "./fastify.ts";
import { flat as honoFlat, onBoth } from "./hono.ts";
import { flat as koaFlat, koaBuild } from "./koa.ts";
import { finder, handler, readPath } from "./node.ts";

/** A language before the path, which is cut off before routing. */
const withoutLanguage = (target: string): string => target.replace(/^\/en(?=\/)/i, "");

const queryMethod = (target: string): string | undefined => /[?&]_method=(\w+)/.exec(target)?.[1]?.toUpperCase();

/** Any method may be overridden: the widest that people configure. */
const anyMethod = { methods: [] as string[] };
for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE"]) anyMethod.methods.push(method);

const inside = "an application inside, with another request";

/** What an option set routes by, as its name says. */
const rewritingOf = (options: string): Rewriting =>
  (["query", "header", "form"] as const).find((by) => options.includes(`by ${by}`)) ??
  (options === inside ? "language, by a handler" : "language");

const inExpress: Readonly<Record<string, (app: App, parseForm: () => unknown) => void>> = {
  "request.url rewritten": (app) =>
    app.use((request, _, next) => {
      request.url = withoutLanguage(request.url);
      next();
    }),
  "method-override by query": (app) => app.use(methodOverride("_method", anyMethod)),
  "method-override by header": (app) => app.use(methodOverride("X-HTTP-Method-Override")),
  "method-override by form": (app, parseForm) => {
    app.use(parseForm() as never);
    app.use(methodOverride((request) => (request.body as { _method?: string } | undefined)?._method ?? ""));
  },
};

const express = versions.flatMap((version) =>
  Object.entries(inExpress).map(([options, between]): Variant => ({
    router: version.name,
    options,
    build: expressBuild(version, expressFlat, {}, (app) =>
      between(app, () => version.framework.urlencoded({ extended: false })),
    ),
  })),
);

/** `rewriteUrl` may change the method, too. */
const overrideByQuery = (request: { url?: string | undefined; method?: string | undefined }): string => {
  request.method = queryMethod(request.url ?? "") ?? request.method ?? "";
  return request.url ?? "";
};

const fastify: readonly Variant[] = [
  {
    router: "Fastify 5",
    options: "rewriteUrl",
    build: fastifyBuild(fastifyFlat, { rewriteUrl: ({ url = "" }) => withoutLanguage(url) }),
  },
  {
    router: "Fastify 5",
    options: "rewriteUrl that sets the method by query",
    build: fastifyBuild(fastifyFlat, { rewriteUrl: (request) => overrideByQuery(request) }),
  },
];

const koa: readonly Variant[] = [
  {
    router: "Koa 3",
    options: "context.path rewritten",
    build: koaBuild(koaFlat, {}, (context, next) => {
      context.path = withoutLanguage(context.path);
      return next();
    }),
  },
  {
    router: "Koa 3",
    options: "context.method rewritten by query",
    build: koaBuild(koaFlat, {}, (context, next) => {
      context.method = queryMethod(context.url) ?? context.method;
      return next();
    }),
  },
  {
    router: "Koa 3",
    options: "context.routerPath set",
    build: koaBuild(koaFlat, {}, (context, next) => {
      (context as unknown as { routerPath: string }).routerPath = withoutLanguage(context.path);
      return next();
    }),
  },
];

const overrides = { query: { query: "_method" }, header: { header: "X-HTTP-Method-Override" }, form: {} };

const hono: readonly Variant[] = [
  ...Object.entries(overrides).flatMap(([by, option]) =>
    onBoth({
      options: `methodOverride by ${by}`,
      register: honoFlat,
      given: () => ({}),
      between: (app) => {
        // Hono's override throws for a method or a form that it can't read.
        app.onError((_, context) => context.body(null, 400));
        app.use(honoOverride({ app, ...option }));
      },
    }),
  ),
  ...onBoth({
    options: "getPath: without the language",
    register: honoFlat,
    given: () => ({ getPath: (request) => withoutLanguage(new URL(request.url).pathname) }),
  }),
  ...onBoth({
    options: inside,
    register: (outer, setup) => {
      const inner = new Hono();
      // To the guard outside, what a handler hands on is the handler's own.
      inner.use(guardHono(setup.policy, setup.options));
      honoFlat(inner, setup, {});
      outer.on(["GET", "POST", "PUT", "DELETE"], "*", (context) => {
        const url = new URL(context.req.url);
        url.pathname = withoutLanguage(url.pathname);
        return inner.fetch(new Request(url, context.req.raw), context.env);
      });
    },
    given: () => ({}),
  }),
];

/** Connect has no hook between rewriting and routing: whatever rewrites stands before the guard, as the docs say. */
const connect: readonly Variant[] = [
  {
    router: "Connect",
    options: "method-override by query",
    build: (setup) => {
      const app = makeConnect();
      app.use(methodOverride("_method", anyMethod) as unknown as makeConnect.NextHandleFunction);
      app.use(guardExpress(setup.policy, setup.options) as makeConnect.NextHandleFunction);
      app.use(handler(setup, readPath["the URL parser"]));
      return serve(app);
    },
  },
  {
    router: "Connect",
    options: "request.url rewritten",
    build: (setup) => {
      const app = makeConnect();
      app.use((request, _, next) => {
        request.url = withoutLanguage(request.url ?? "");
        next();
      });
      app.use(guardExpress(setup.policy, setup.options) as makeConnect.NextHandleFunction);
      const find = finder(setup.routes);
      app.use((request: IncomingMessage, response, next) => {
        const route = find(() => readPath["as sent"](request.url ?? ""));
        const verb = verbs.find((one) => one.toUpperCase() === request.method);
        if (route === undefined || verb === undefined) {
          next();
          return;
        }
        setup.ran(route, verb, seenBy(request));
        response.end("ran");
      });
      return serve(app);
    },
  },
];

/** Applications that change method or path behind the guard and before their router. */
export const rewriting: readonly Variant[] = [...express, ...connect, ...fastify, ...koa, ...hono].map((variant) => ({
  rewrites: rewritingOf(variant.options),
  ...variant,
}));
