import type { Server } from "node:http";
import formbody from "@fastify/formbody";
import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { guard } from "../../../src/adapters/fastify.ts";
import { byFirstSegment, type Route } from "../routes.ts";
import { eachRoute, seenBy, type Setup, type Variant, type Verb } from "../variant.ts";

type Register = (app: FastifyInstance, setup: Setup) => void;

function handle(app: FastifyInstance, path: string, route: Route, verb: Verb, { ran }: Setup): void {
  app[verb](path, (request, reply) => {
    ran(route, verb, seenBy(request.raw));
    return reply.send("ran");
  });
}

export const flat: Register = (app, setup) =>
  eachRoute(setup, (route, verb) => handle(app, route.pattern, route, verb, setup));

/** A plugin with a prefix for the first segment of each route. */
const prefixed: Register = (app, setup) => {
  for (const [prefix, routes] of byFirstSegment(setup.routes))
    void app.register(
      (plugin, _, done) => {
        eachRoute({ ...setup, routes }, (route, verb) =>
          handle(plugin, route.pattern.slice(prefix.length), route, verb, setup),
        );
        done();
      },
      { prefix },
    );
};

/** Parameters with an expression of their own. */
const expressions: Register = (app, setup) =>
  eachRoute(setup, (route, verb) => handle(app, route.pattern.replace(/:id/, ":id(^[\\w%.-]*$)"), route, verb, setup));

export const fastifyBuild =
  (register: Register, options: FastifyServerOptions = {}): Variant["build"] =>
  async (setup): Promise<Server> => {
    const app = Fastify(options);
    await app.register(guard, { policy: setup.policy, ...setup.options });
    await app.register(formbody);
    register(app, setup);
    await app.ready();
    return app.server;
  };

/** The guard inside a plugin: it must guard the routes at the root too. */
const guardInPlugin: Variant["build"] = async (setup) => {
  const app = Fastify();
  await app.register(formbody);
  await app.register(async (plugin) => {
    await plugin.register(guard, { policy: setup.policy, ...setup.options });
  });
  flat(app, setup);
  await app.ready();
  return app.server;
};

/** Fastify's type of them lacks the delimiter. */
type RouterOptions = FastifyServerOptions["routerOptions"] & { useSemicolonDelimiter?: boolean };

const variant = (options: string, register: Register, router: RouterOptions = {}): Variant => ({
  router: "Fastify 5",
  options,
  build: fastifyBuild(register, { routerOptions: router }),
});

const slashes = { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true };

export const fastify: readonly Variant[] = [
  variant("default", flat),
  variant("ignoreTrailingSlash", flat, { ignoreTrailingSlash: true }),
  variant("ignoreDuplicateSlashes", flat, { ignoreDuplicateSlashes: true }),
  variant("ignore both slashes", flat, slashes),
  variant("caseSensitive: false", flat, { caseSensitive: false }),
  variant("caseSensitive: false, ignore both slashes", flat, { caseSensitive: false, ...slashes }),
  variant("useSemicolonDelimiter", flat, { useSemicolonDelimiter: true }),
  variant("all of them", flat, { caseSensitive: false, useSemicolonDelimiter: true, ...slashes }),
  variant("maxParamLength", flat, { maxParamLength: 10_000 }),
  variant("plugins with prefixes", prefixed),
  variant("plugins with prefixes, all of them", prefixed, {
    caseSensitive: false,
    useSemicolonDelimiter: true,
    ...slashes,
  }),
  variant("expressions in parameters", expressions),
  { ...variant("prefix /v1", flat), base: "/v1" },
  { router: "Fastify 5", options: "the guard inside a plugin", build: guardInPlugin },
];
