import http, { type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import url from "node:url";
import express from "express";
import { guard } from "../../../src/adapters/node.ts";
import type { Route } from "../routes.ts";
import { seenBy, verbs, type Setup, type Variant } from "../variant.ts";

/** How hand-written routing reads the path of a request; it may throw. */
type ReadPath = (target: string) => string;

/** A parser of forms that runs without Express. */
export const parseForm = express.urlencoded({ extended: false });

const base = "http://base.example";

const cut = (target: string): string => target.split("?")[0] ?? "";

export const readPath = {
  "as sent": cut,
  "the URL parser": (target) => new URL(target, base).pathname,
  "the URL parser, decoded": (target) => decodeURIComponent(new URL(target, base).pathname),
  "the URL parser, decoded, lower case, no trailing slash": (target) =>
    decodeURIComponent(new URL(target, base).pathname).toLowerCase().replace(/\/+$/, ""),
  "decoded, normalized by node:path": (target) => path.posix.normalize(decodeURIComponent(cut(target))),
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- many applications and parseurl use it
  "url.parse, decodeURI": (target) => decodeURI(url.parse(target).pathname ?? "/"),
  "the target appended to the origin": (target) => new URL(`${base}${target}`).pathname,
  "segments that are not empty": (target) =>
    `/${cut(target)
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent)
      .join("/")}`,
} satisfies Record<string, ReadPath>;

/** The pattern as a regular expression that is anchored at both ends. */
export const expressionOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+").replace(/\/\*$/, "/.*")}$`, "s");

/** The first route that matches. */
export function finder(routes: readonly Route[]): (read: () => string) => Route | undefined {
  const table = routes.map((route) => ({ route, expression: expressionOf(route.pattern) }));
  return (read) => {
    try {
      const text = read();
      return table.find(({ expression }) => expression.test(text))?.route;
    } catch {
      return undefined;
    }
  };
}

export function handler({ routes, ran }: Setup, read: ReadPath) {
  const find = finder(routes);
  return (request: IncomingMessage, response: ServerResponse): void => {
    const route = find(() => read(request.url ?? ""));
    const method = request.method === "HEAD" ? "GET" : request.method;
    const verb = verbs.find((one) => one.toUpperCase() === method);
    if (route === undefined || verb === undefined) {
      response.writeHead(404, { "content-length": "0" }).end();
      return;
    }
    ran(route, verb, seenBy(request));
    response.end("ran");
  };
}

export const node: readonly Variant[] = Object.entries(readPath).map(([options, read]) => ({
  router: "node:http",
  options,
  build: (setup) => http.createServer(guard(setup.policy, handler(setup, read), setup.options)),
}));
