import http, { type IncomingMessage, type ServerResponse } from "node:http";
import express5 from "express";
import express4 from "express4";
import fc from "fast-check";
import Koa, { type Context, type Middleware } from "koa";
import mount from "koa-mount";
import { describe, expect, test, vi } from "vitest";
import { decide, definePolicy } from "../../src/index.ts";
import { Gate } from "../../src/server/gate.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { listen } from "@sallyport/testing/http";

/**
 * Random applications of mounts, rewritings and handlers: no handler runs on a whole path that the policy refuses, where
 * the whole path is the mounts it stands in (known from the application) and what it reads.
 */
const app = "https://app.example";
const refusing: readonly `/${string}`[] = ["/a/x", "/b/x", "/x", "/a/b/x", "/a/a/x", "/b", "/a/x/:id", "/x/:id"];
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    ...refusing.map((path) => ({ path, forgery: { reads: "refuse" as const } })),
    { path: "/a/**", share: { with: [app], methods: ["GET"], credentials: true } },
    { path: "/b/a/**", share: { with: [app], methods: ["GET"] } },
  ],
});

/** What middleware does to the request; `value` is a path of the application's. */
type Rewriting =
  | { readonly kind: "strip"; readonly value: string }
  | { readonly kind: "set" | "other-setter" | "routerPath" | "baseUrl"; readonly value: string }
  | { readonly kind: "there-and-back"; readonly value: string }
  | { readonly kind: "again" };

type Node =
  | { readonly kind: "mount"; readonly prefix: string; readonly nodes: readonly Node[] }
  | { readonly kind: "rewrite"; readonly rewriting: Rewriting; readonly late: boolean }
  | { readonly kind: "handler"; readonly late: boolean; readonly responds: boolean };

const segment = fc.constantFrom("/a", "/b", "/x");
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
/** What a sender can write instead: routers take slashes off, and most don't tell the case of letters. */
const target = fc
  .array(fc.constantFrom("/a", "/b", "/x", "//a", "//b", "///x", "/A", "//", "/", "/./a", "/%61"), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(""));
const rewriting: fc.Arbitrary<Rewriting> = fc.oneof(
  fc.record({ kind: fc.constant("strip" as const), value: segment }),
  fc.record({ kind: fc.constantFrom("set" as const, "other-setter" as const), value: path }),
  fc.record({ kind: fc.constant("baseUrl" as const), value: path }),
  fc.record({ kind: fc.constant("there-and-back" as const), value: path }),
  fc.record({ kind: fc.constant("routerPath" as const), value: path }),
  fc.constant({ kind: "again" as const }),
);
const { nodes } = fc.letrec<{ nodes: Node[]; node: Node }>((tie) => ({
  nodes: fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("handler" as const), late: fc.boolean(), responds: fc.boolean() }),
    fc.record({ kind: fc.constant("rewrite" as const), rewriting, late: fc.boolean() }),
    fc.record({ kind: fc.constant("mount" as const), prefix: segment, nodes: tie("nodes") }),
  ),
}));

/** The whole paths on which handlers ran, and whether those have responded. */
type Ran = (readonly [whole: string, responded: boolean])[];

const wholeOf = (prefix: string, read: string): string => prefix + (read.startsWith("/") ? read : `/${read}`);

/** Only what comes before every rewriting is the sender's to choose. */
const stripped = (text: string, value: string): string =>
  (text.startsWith(value) ? text.slice(value.length) : text) || "/";

function rewriteKoa(context: Context, change: Rewriting, prefix: string): void {
  const fields = context as Context & { newRouterPath?: string };
  const before = context.url;
  if (change.kind === "again") {
    const { path: same } = context;
    context.path = same;
    return;
  }
  const { value } = change;
  // What a mount reads once a response exists is not judged (SECURITY.md).
  if (context.body !== undefined && change.kind !== "routerPath") return;
  // A rewriting inside a mount to the whole path as sent counts as leaving it (SECURITY.md).
  if (prefix !== "" && value === new URL(context.originalUrl, "http://api.example").pathname) return;
  if (change.kind === "strip") context.path = stripped(context.path, value);
  else if (change.kind === "set") context.path = value;
  else if (change.kind === "other-setter") context.req.url = value;
  else if (change.kind === "routerPath") fields.newRouterPath = value;
  else if (change.kind === "there-and-back") {
    context.path = value;
    context.url = before;
  }
}

function koaOf(tree: readonly Node[], ran: Ran, prefix = ""): Koa {
  const koa = new Koa();
  koa.silent = true;
  for (const middleware of koaNodes(tree, ran, prefix)) koa.use(middleware);
  return koa;
}

const koaNodes = (tree: readonly Node[], ran: Ran, prefix: string): Middleware[] =>
  tree.map((node): Middleware => {
    if (node.kind === "mount") return mount(node.prefix, koaOf(node.nodes, ran, prefix + node.prefix));
    return async (context, next) => {
      if (node.late) await next();
      if (node.kind === "rewrite") rewriteKoa(context, node.rewriting, prefix);
      else {
        const { newRouterPath } = context as { newRouterPath?: string };
        const read = newRouterPath ?? context.path;
        if (context.path === "*") return;
        ran.push([wholeOf(prefix, read), node.responds]);
        if (node.responds) context.body = "ran";
      }
      if (!node.late) await next();
    };
  });

type Express = typeof express5;

function rewriteExpress(request: express5.Request, change: Rewriting): void {
  const before = request.url;
  if (change.kind === "again") request.url = before;
  else if (change.kind === "strip") request.url = stripped(request.url, change.value);
  else if (change.kind === "baseUrl") request.baseUrl = change.value;
  else request.url = change.value;
  if (change.kind === "there-and-back") request.url = before;
}

function addExpress(express: Express, router: express5.Router, tree: readonly Node[], ran: Ran, prefix = ""): void {
  for (const node of tree) {
    if (node.kind === "mount") {
      const inner = express.Router();
      addExpress(express, inner, node.nodes, ran, prefix + node.prefix);
      router.use(node.prefix, inner);
    } else
      router.use((request, _, next) => {
        if (node.kind === "rewrite") rewriteExpress(request, node.rewriting);
        else ran.push([wholeOf(prefix, request.url), true]);
        next();
      });
  }
}

type Application = (request: IncomingMessage, response: ServerResponse) => unknown;

function expressOf(express: Express, tree: readonly Node[], ran: Ran): Application {
  const application = express();
  application.use(guardExpress(policy));
  addExpress(express, application, tree, ran);
  return application;
}

const koaWith = (tree: readonly Node[], ran: Ran, ...before: Middleware[]): Application => {
  const koa = new Koa();
  for (const middleware of [...before, guardKoa(policy) as Middleware, ...koaNodes(tree, ran, "")]) koa.use(middleware);
  return koa.callback();
};

/** The guard inside a mount, behind what the application does before. */
const koaInMount = (tree: readonly Node[], ran: Ran, ...before: Middleware[]): Application => {
  const [koa, inner] = [new Koa(), new Koa()];
  for (const middleware of [guardKoa(policy) as Middleware, ...koaNodes(tree, ran, "/a")]) inner.use(middleware);
  for (const middleware of [...before, mount("/a", inner)]) koa.use(middleware);
  return koa.callback();
};

const handsOn: Middleware = mount("/a", async (context, next) => {
  await next();
  // What a log reads. Where nothing has responded, it could be a rewriting (SECURITY.md).
  if (context.body !== undefined) context.state.logged = context.path;
});

const strips: Middleware = (context, next) => {
  context.path = stripped(context.path, "/b");
  return next();
};

const applications: readonly (readonly [string, (tree: readonly Node[], ran: Ran) => Application])[] = [
  [
    "Koa",
    (tree, ran) =>
      new Koa()
        .use(guardKoa(policy))
        .use(mount("/", koaOf(tree, ran)))
        .callback(),
  ],
  ["Koa, behind a mount that hands on", (tree, ran) => koaWith(tree, ran, handsOn)],
  ["Koa, behind a rewriting", (tree, ran) => koaWith(tree, ran, strips)],
  ["Koa, in a mount", koaInMount],
  ["Koa, in a mount behind a rewriting", (tree, ran) => koaInMount(tree, ran, strips)],
  ["Express 4", (tree, ran) => expressOf(express4, tree, ran)],
  ["Express 5", (tree, ran) => expressOf(express5, tree, ran)],
];

const fields = (origin: string): Record<string, string> => ({
  host: "api.example",
  origin,
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "cors",
  cookie: "s=1",
});

const send = (port: number, target: string, origin: string): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path: target, headers: fields(origin) }, (response) => {
      response.resume().on("end", () => resolve(response));
    });
    request.on("error", reject);
  });

/**
 * The mounts and handlers alone. A handler that responds inside a mount when all behind it has run (koa-static with
 * `defer`) gets no grant: what it reads could be a rewriting.
 */
const withoutRewritings = (tree: readonly Node[]): readonly Node[] =>
  tree
    .filter(({ kind }) => kind !== "rewrite")
    .map((node) =>
      node.kind === "mount" ? { ...node, nodes: withoutRewritings(node.nodes) } : { ...node, late: false },
    );

const sizeOf = (tree: readonly Node[]): number =>
  tree.reduce((sum, node) => sum + 1 + (node.kind === "mount" ? sizeOf(node.nodes) : 0), 0);

describe.each(applications)("%s", (_, build) => {
  const decisions = vi.spyOn(Gate.prototype, "decide");
  let current: Application;
  const server = http.createServer((request, response) => current(request, response));

  test.each([
    ["a page that nothing is granted to", "https://evil.example"],
    ["a page that is granted reads", app],
  ])("%s: no handler runs on a path that is refused, or that the grant doesn't name", async (_, origin) => {
    const port = await listen(server);
    await fc.assert(
      fc.asyncProperty(nodes, origin === app ? path : fc.oneof(path, target), async (tree, target) => {
        const ran: Ran = [];
        current = build(tree, ran);
        decisions.mockClear();
        const response = await send(port, target, origin);
        expect(decisions.mock.calls.length, "decisions").toBeLessThanOrEqual(1 + 8 * sizeOf(tree));
        for (const [whole, responded] of ran) {
          const { outcome, headers } = decide(policy, { method: "GET", target: whole, headers: fields(origin) });
          expect(outcome, whole).toBe("pass");
          const granted = response.headers["access-control-allow-origin"];
          // The granted page may read the gate's own refusal.
          if (responded && granted !== undefined && response.statusCode !== 403)
            expect(headers["access-control-allow-origin"], whole).toBe(granted);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const unchanged = applications.filter(([name]) => !name.includes("rewriting"));

describe.each(unchanged)("%s", (_, build) => {
  let current: Application;
  const server = http.createServer((request, response) => current(request, response));

  test("mounts alone are no rewriting: a page that is granted reads keeps its grant", async () => {
    const port = await listen(server);
    await fc.assert(
      fc.asyncProperty(nodes.map(withoutRewritings), path, async (tree, target) => {
        const decision = decide(policy, { method: "GET", target, headers: fields(app) });
        fc.pre(decision.outcome === "pass");
        current = build(tree, []);
        const response = await send(port, target, app);
        expect(response.headers["access-control-allow-origin"]).toBe(decision.headers["access-control-allow-origin"]);
      }),
      { numRuns: 300 },
    );
  });
});
