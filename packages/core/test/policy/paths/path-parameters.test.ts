import { createRequire } from "node:module";
import express5 from "express";
import express4 from "express4";
import fc from "fast-check";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import type { Address } from "../../../src/policy/model.ts";
import { PathParameters } from "../../../src/policy/paths/path-parameters.ts";
import { parsePathPattern } from "../../../src/policy/paths/path-pattern.ts";
import { readPath } from "../../../src/policy/paths/path-readings.ts";
import { PathTree } from "../../../src/policy/paths/path-tree.ts";
import { rankPatterns } from "./naive-path.ts";

const address = (text: string): Address => {
  const parsed = parsePathPattern(text);
  if ("code" in parsed) throw new Error(`${text}: ${parsed.code}`);
  return { ...parsed, at: [] };
};

const valueIn = (routes: readonly string[], path: string): string | undefined =>
  new PathParameters(routes.map(address)).valueOf("tenant", path);

describe("the value of a path parameter", () => {
  test.each<[string, string, string | undefined]>([
    ["as sent", "/t/acme/orders", "acme"],
    ["in its case", "/t/ACME/orders", "ACME"],
    ["decoded once", "/t/ac%20me/orders", "ac me"],
    ["decoded once from UTF-8", "/t/caf%C3%A9/orders", "café"],
    ["of the longest length", `/t/${"a".repeat(255)}/orders`, "a".repeat(255)],
    ["that is too long", `/t/${"a".repeat(256)}/orders`, undefined],
    ["that is too long in bytes", `/t/${"%C3%A9".repeat(128)}/orders`, undefined],
    ["with an escaped slash", "/t/a%2Fb/orders", undefined],
    ["with an escaped backslash", "/t/a%5Cb/orders", undefined],
    ["with a semicolon", "/t/a;b/orders", undefined],
    ["with an escaped semicolon", "/t/a%3Bb/orders", undefined],
    ["that may be decoded twice", "/t/a%2561/orders", undefined],
    ["with an escaped question mark", "/t/a%3Fb/orders", undefined],
    ["with an escaped hash", "/t/a%23b/orders", undefined],
    ["with a hash", "/t/a#b/orders", undefined],
    ["with a control", "/t/a%00b/orders", undefined],
    ["with a C1 control", "/t/a%C2%85b/orders", undefined],
    ["that is not UTF-8", "/t/a%FFb/orders", undefined],
    ["that is not escaped", "/t/caf\u00e9/orders", undefined],
    ["of dots", "/t/../orders", undefined],
    ["of escaped dots", "/t/%2e%2E/orders", undefined],
    ["that is empty", "/t//orders", undefined],
    ["before dot segments", "/t/a/../b/orders", undefined],
    ["behind a doubled slash", "/t/a//orders", undefined],
  ])("%s", (_, path, value) => {
    expect(valueIn(["/t/:tenant/orders"], path)).toBe(value);
  });

  test.each<[string, string, string | undefined]>([
    ["that later segments leave alone", "/t/a/x%2Fy/z", "a"],
    ["before matrix parameters of a later segment", "/t/a/x;v=1", "a"],
    ["that dot segments replace", "/t/a/../b/x", undefined],
    ["that dot segments leave alone", "/t/a/x/../y", "a"],
    ["behind an encoded slash that moves it", "/t%2Fx/a/b", undefined],
  ])("of a longer path: %s", (_, path, value) => {
    expect(valueIn(["/t/:tenant/**"], path)).toBe(value);
  });

  test("comes from the path that matches", () => {
    const routes = ["/p/:tenant/settings", "/p/:group/:tenant"];
    expect(valueIn(routes, "/p/acme/settings")).toBe("acme");
    expect(valueIn(routes, "/p/g/acme")).toBe("acme");
    expect(valueIn(routes, "/p/acme/SETTINGS")).toBe(undefined);
  });
});

/** Runs a route for a target and gives its parameter; `undefined` where it runs none. */
type Router = (target: string) => string | undefined;

interface FindMyWay {
  on(method: string, path: string, handler: () => undefined): void;
  find(method: string, path: string): { params: Record<string, string | undefined> } | null;
}

/** A pattern for the rest of a path matches none of it too, which routers want as a route of its own. */
const withoutRest = (routes: readonly string[]): string[] =>
  rankPatterns([...new Set(routes.flatMap((route) => [route, route.replace(/\/\*\*$/, "")]))]);

const findMyWay = createRequire(createRequire(import.meta.url).resolve("fastify"))("find-my-way") as (
  options: Readonly<Record<string, unknown>>,
) => FindMyWay;

const fastify =
  (options: Readonly<Record<string, unknown>>) =>
  (routes: readonly string[]): Router => {
    const router = findMyWay({ onBadUrl: () => null, ...options });
    for (const route of withoutRest(routes))
      try {
        router.on("GET", route.replace("**", "*"), () => undefined);
      } catch {
        // Declared already: two patterns are one to it.
      }
    return (target) => router.find("GET", target)?.params.tenant;
  };

const express =
  (framework: typeof express5, isFifth: boolean) =>
  (routes: readonly string[]): Router => {
    const router = framework.Router();
    let seen: string | undefined;
    for (const route of withoutRest(routes))
      router.get(route.replace("**", isFifth ? "*rest" : "*"), (request) => {
        seen = (request.params as Record<string, string>).tenant;
      });
    return (target) => {
      seen = undefined;
      router({ method: "GET", url: target } as never, {} as never, () => undefined);
      return seen;
    };
  };

const hono = (routes: readonly string[]): Router => {
  const app = new Hono();
  let seen: string | undefined;
  for (const route of withoutRest(routes))
    app.get(route.replace("**", "*"), (context) => {
      seen = context.req.param("tenant");
      return context.body(null);
    });
  return (target) => {
    seen = undefined;
    try {
      void app.fetch({
        method: "GET",
        url: new URL(target, "http://api.example").href,
        headers: new Headers(),
      } as Request);
    } catch {
      // A target that is no URL.
    }
    return seen;
  };
};

/** The URL parser, then a split: what many write themselves. */
const handWritten =
  (routes: readonly string[]): Router =>
  (target) => {
    try {
      const segments = new URL(target, "http://api.example").pathname.split("/").filter((one) => one !== "");
      for (const route of withoutRest(routes)) {
        const names = route.split("/").slice(1);
        const matches = names.every(
          (name, index) =>
            name === "**" || (segments[index] !== undefined && (name.startsWith(":") || name === segments[index])),
        );
        const at = segments[names.indexOf(":tenant")];
        if (matches && (names.includes("**") || names.length === segments.length) && at !== undefined)
          return decodeURIComponent(at);
      }
    } catch {
      // Nothing runs.
    }
    return undefined;
  };

const routers = [
  ["find-my-way", fastify({})],
  ["find-my-way, lax", fastify({ caseSensitive: false, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true })],
  ["find-my-way with semicolons", fastify({ useSemicolonDelimiter: true })],
  ["Express 4", express(express4, false)],
  ["Express 5", express(express5, true)],
  ["Hono", hono],
  ["the URL parser and a split", handWritten],
] as const;

const routes = fc.subarray(["/t/:tenant", "/t/:tenant/orders", "/t/:tenant/**", "/g/:group/:tenant", "/:tenant/keys"], {
  minLength: 1,
});

const segment = fc.constantFrom(
  "t", "g", "acme", "acme", "Acme", "orders", "keys", "", ".", "..", "%2e%2e", "a%2Fb", "%2f", "a;b", ";x=1", "a%3Bb", "%5c", "\\",
  "a%2561", "caf%C3%A9", "caf\u00e9", "a#b", "a%00", "T", "a%20b", "x%2F..%2Fy", "%74",
); // prettier-ignore
const path = fc
  .tuple(fc.constantFrom("", "", "/", "/t", "/t"), fc.array(segment, { minLength: 1, maxLength: 4 }))
  .map(([start, segments]) => `${start}/${segments.join("/")}`);

describe("a source hears what the handler gets", () => {
  test.each(routers)("%s", (_, routerOf) => {
    let compared = 0;
    fc.assert(
      fc.property(routes, fc.array(path, { minLength: 1, maxLength: 20 }), (listed, paths) => {
        const tree = new PathTree<string>();
        for (const route of listed) tree.add(address(route), "the resource");
        const router = routerOf(listed);
        for (const one of paths) {
          const readings = readPath(one);
          const found = readings === undefined ? new Set([undefined]) : tree.findAll(readings).add(tree.find(one));
          if (found.size > 1 || found.has(undefined)) continue;
          const [value, seen] = [valueIn(listed, one), router(one)];
          if (value === undefined || seen === undefined) continue;
          compared++;
          expect([one, seen]).toEqual([one, value]);
        }
      }),
      { numRuns: Number(process.env.SALLYPORT_RUNS ?? 300) },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
