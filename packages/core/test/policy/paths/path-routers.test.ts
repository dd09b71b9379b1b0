import { createRequire } from "node:module";
import express5 from "express";
import express4 from "express4";
import fc from "fast-check";
import { Hono } from "hono";
import { LinearRouter } from "hono/router/linear-router";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { TrieRouter } from "hono/router/trie-router";
import { describe, expect, test } from "vitest";
import { parsePathPattern, type PathPattern } from "../../../src/policy/paths/path-pattern.ts";
import { readPath } from "../../../src/policy/paths/path-readings.ts";
import { PathTree } from "../../../src/policy/paths/path-tree.ts";
import { parseTarget } from "../../../src/policy/request/target.ts";
import { naiveMatch, rankPatterns } from "./naive-path.ts";

/** Gives the route that a router runs for a target; `undefined` where it runs none. */
type Router = (target: string) => string | undefined;
type RouterOf = (routes: readonly string[]) => Router;

const pattern = (text: string): PathPattern => {
  const parsed = parsePathPattern(text);
  if ("code" in parsed) throw new Error(`${text}: ${parsed.code}`);
  return parsed;
};

interface FindMyWay {
  on(method: string, path: string, handler: () => string): void;
  find(method: string, path: string): { handler: () => string | null } | null | undefined;
}

// The router as Fastify loads it.
const findMyWay = createRequire(createRequire(import.meta.url).resolve("fastify"))("find-my-way") as (
  options: Readonly<Record<string, unknown>>,
) => FindMyWay;

const fastify =
  (options: Readonly<Record<string, unknown>>): RouterOf =>
  (routes) => {
    const router = findMyWay({ onBadUrl: () => null, ...options });
    for (const route of routes) {
      const path = decodeURI(route.replace("**", "*"));
      try {
        router.on("GET", path, () => route);
        // Its wildcard wants the slash before it.
        if (route.endsWith("/**") && route !== "/**") router.on("GET", path.slice(0, -2), () => route);
      } catch {
        // Declared already: with options that fold, two routes are one.
      }
    }
    return (target) => {
      const found = router.find("GET", target);
      return typeof found?.handler === "function" ? (found.handler() ?? undefined) : undefined;
    };
  };

/** A route as Express writes it; a pattern for the rest of a path differs from version to version, so it is an expression. */
const expressRoute = (route: string, { caseSensitive = false }): string | RegExp =>
  route.endsWith("**") ? new RegExp(`^${route.slice(0, -3)}(?:/.*)?$`, caseSensitive ? "" : "i") : route;

const express =
  (framework: typeof express5, options: { readonly strict?: boolean; readonly caseSensitive?: boolean }): RouterOf =>
  (routes) => {
    const router = framework.Router(options);
    let ran: string | undefined;
    for (const route of routes) router.get(expressRoute(route, options), () => void (ran = route));
    return (target) => {
      ran = undefined;
      router({ method: "GET", url: target } as never, {} as never, () => undefined);
      return ran;
    };
  };

/** A route stands in a router of its own below its first segment. */
const mounted =
  (framework: typeof express5): RouterOf =>
  (routes) => {
    const outer = framework.Router();
    let ran: string | undefined;
    for (const route of routes) {
      const [, mount = "", ...below] = route.split("/");
      const inner = framework.Router();
      if (/^[:*]|^$/.test(mount) || below.length === 0) {
        outer.get(expressRoute(route, {}), () => void (ran = route));
      } else {
        inner.get(expressRoute(`/${below.join("/")}`, {}), () => void (ran = route));
        outer.use(`/${mount}`, inner);
      }
    }
    return (target) => {
      ran = undefined;
      outer({ method: "GET", url: target } as never, {} as never, () => undefined);
      return ran;
    };
  };

const hono =
  (options: ConstructorParameters<typeof Hono>[0], urlOf: (target: string) => string): RouterOf =>
  (routes) => {
    const app = new Hono(options);
    let ran: string | undefined;
    const add = (route: string): void =>
      void app.get(decodeURI(route.replace("**", "*")), (context) => {
        ran = route;
        return context.body(null);
      });
    return (target) => {
      ran = undefined;
      try {
        if (app.routes.length === 0) routes.forEach(add);
        void app.fetch({ method: "GET", url: urlOf(target), headers: new Headers() } as Request);
      } catch {
        // A target that is no URL, or routes that this router cannot hold together.
      }
      return ran;
    };
  };

/** What many write themselves: the URL parser, decoded, lower case, no slash at the end. */
const handWritten: RouterOf = (routes) => (target) => {
  try {
    const path = decodeURIComponent(new URL(target, "http://base.example").pathname).toLowerCase().replace(/\/+$/, "");
    return routes.find((route) => naiveMatch([decodeURI(route).toLowerCase()], path === "" ? "/" : path) !== undefined);
  } catch {
    return undefined;
  }
};

const asSent = (target: string): string => `http://api.example${target}`;
const parsed = (target: string): string => new URL(asSent(target)).href;

const flags = (...names: readonly string[]): Record<string, boolean>[] =>
  Array.from({ length: 2 ** names.length }, (_, bits) =>
    Object.fromEntries(names.map((name, index) => [name, (bits & (1 << index)) > 0])),
  );

const routers: readonly (readonly [string, RouterOf])[] = [
  ...flags("ignoreTrailingSlash", "ignoreDuplicateSlashes", "caseSensitive", "useSemicolonDelimiter").map(
    (options) => [`find-my-way ${JSON.stringify(options)}`, fastify(options)] as const,
  ),
  ...([express4, express5] as const).flatMap((framework, index) => [
    ...flags("strict", "caseSensitive").map(
      (options) => [`Express ${String(index + 4)} ${JSON.stringify(options)}`, express(framework, options)] as const,
    ),
    [`Express ${String(index + 4)}, mounted`, mounted(framework)] as const,
  ]),
  ...[asSent, parsed].flatMap((urlOf) =>
    [new LinearRouter(), new RegExpRouter(), new TrieRouter()].flatMap((router) =>
      [true, false].map(
        (strict) =>
          [
            `Hono ${router.name}, ${urlOf.name}, strict ${String(strict)}`,
            (routes: readonly string[]) =>
              hono({ router: new (router.constructor as new () => typeof router)() as never, strict }, urlOf)(routes),
          ] as const,
      ),
    ),
  ),
  ["the URL parser, by hand", handWritten],
];

const routes = fc.subarray(
  [
    "/", "/:tenant", "/:tenant/keys", "/:a/:b", "/**", "/vault/:id", "/vault/1/**", "/teams/**", "/teams/:id/keys",
    "/shop/secret", "/shop/:id", "/shop/:id/secret", "/files/**", "/caf%C3%A9/:id", "/Case/key",
  ],
  { minLength: 1, maxLength: 8 },
); // prettier-ignore

const segment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("vault", "teams", "shop", "keys", "secret", "files", "caf%C3%A9", "Case", "1"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "", "", ".", "..", "%2e%2E", "%73ecret", "SHOP", "Keys", "CAF%c3%a9", "caf%c3%a9", "case", "%E2%84%AAeys", "secret;a=1", ";", "a;b",
      "..;", "%23", "%3F", "%3Bx", "a%2Fb", "%2f", "%5c", "\\", "1#", "%", "%zz", "%FF", "%00", "%25", "%20", "x".repeat(101), "shop%2F",
      "%2e%2e%2fvault", "%C4%B0", "caf\u00c3\u00a9", "%2561", "key%73/",
    ), // prettier-ignore
  },
);
const target = fc
  .tuple(fc.constantFrom("", "", "", "/", "//evil.example"), fc.array(segment, { minLength: 1, maxLength: 5 }))
  .map(([start, segments]) => `${start}/${segments.join("/")}`);

describe("a path is never run as what its readings do not hold", () => {
  test.each(routers)("%s", (_, routerOf) => {
    fc.assert(
      fc.property(routes, fc.array(target, { minLength: 1, maxLength: 20 }), (unsorted, targets) => {
        const sorted = rankPatterns(unsorted);
        const tree = new PathTree<string>();
        for (const route of sorted) tree.add(pattern(route), route);
        const router = routerOf(sorted);
        for (const one of targets) {
          const ran = router(one);
          const path = parseTarget(one)?.path ?? "";
          const readings = readPath(path);
          const found = readings === undefined ? new Set(sorted) : tree.findAll(readings).add(tree.find(path));
          if (tree.hasOneReading(path)) expect([one, ...found]).toEqual([one, tree.find(path)]);
          if (ran !== undefined) expect([one, [...found]]).toEqual([one, expect.arrayContaining([ran])]);
        }
      }),
      { numRuns: Number(process.env.SALLYPORT_RUNS ?? 300) },
    );
  });
});
