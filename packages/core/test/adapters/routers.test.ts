import http from "node:http";
import type { AddressInfo } from "node:net";
import net from "node:net";
import express5 from "express";
import express4 from "express4";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decide, definePolicy, type Decision } from "../../src/index.ts";
import { guard } from "../../src/adapters/express.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";

/** Each path has its own strictness; a router that runs one under another's decision is the hole this looks for. */
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/open/**", share: { with: "anyone", methods: ["GET", "POST"], because: "public" } },
    { path: "/vault/:id", forgery: { reads: "refuse" } },
    { path: "/legacy", forgery: { stateChanging: ["GET"] } },
    { path: "/pages", forgery: { nonBrowser: "refuse" } },
    { path: "/shop/**", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/shop/:id/secret", forgery: { reads: "refuse" } },
    { path: "/trial", enforce: "report" },
  ],
});

const routes = {
  "/vault/:id": "/vault/1",
  "/legacy": "/legacy",
  "/pages": "/pages",
  "/shop/:id/secret": "/shop/1/secret",
} as const;

type Ran = { route: string; decision: Decision }[];

const servers: http.Server[] = [];
const ports = new Map<string, number>();
const ran: Ran = [];
let last: Decision | undefined;

const options = { onDecision: (decision: Decision) => void (last ??= decision) };

function expressApp(framework: typeof express5, settings: Readonly<Record<string, boolean>>): http.RequestListener {
  const app = framework();
  for (const [name, value] of Object.entries(settings)) app.set(name, value);
  app.use(guard(policy, options));
  const router = framework.Router();
  router.all("/1", (_, response) => note("/vault/:id", response));
  for (const route of Object.keys(routes)) app.all(route, (_, response) => note(route, response));
  app.use("/vault", router);
  app.use((_, response) => void response.status(404).end());
  return app;
}

function note(route: string, response: http.ServerResponse): void {
  if (last !== undefined) ran.push({ route, decision: last });
  response.end(route);
}

/** What many write by hand: the URL parser, lower case, no trailing slash. */
const byHand = guardNode(
  policy,
  (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://base.example").pathname)
      .toLowerCase()
      .replace(/\/+$/, "");
    const patterns = { "/vault/:id": /^\/vault\/[^/]+$/, "/shop/:id/secret": /^\/shop\/[^/]+\/secret$/ };
    const route = Object.entries(patterns).find(([, pattern]) => pattern.test(path))?.[0] ?? path;
    if (Object.hasOwn(routes, route)) note(route, response);
    else response.writeHead(404).end();
  },
  { ...options, onError: () => undefined },
);

const listeners: Record<string, http.RequestListener> = {
  "Express 4": expressApp(express4, {}),
  "Express 4, strict and case-sensitive": expressApp(express4, {
    "strict routing": true,
    "case sensitive routing": true,
  }),
  "Express 5": expressApp(express5, {}),
  "Express 5, strict and case-sensitive": expressApp(express5, {
    "strict routing": true,
    "case sensitive routing": true,
  }),
  "node:http with the URL parser": byHand,
};

beforeAll(async () => {
  for (const [name, listener] of Object.entries(listeners)) {
    const server = http.createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
    ports.set(name, (server.address() as AddressInfo).port);
  }
});

afterAll(() => {
  for (const server of servers) server.close();
});

function send(port: number, target: string, fields: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    let text = "";
    socket.setTimeout(2000, () => socket.destroy());
    socket
      .on("data", (chunk) => void (text += String(chunk)))
      .on("close", () => resolve(text))
      .on("error", () => resolve(text));
    socket.write(
      Buffer.from(
        `GET ${target} HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n${fields.map((field) => `${field}\r\n`).join("")}\r\n`,
        "latin1",
      ),
    );
  });
}

/** Spellings that some router takes for the path. */
const mutate = (path: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom<(text: string) => string>(
        (text) => text.toUpperCase(),
        (text) => `${text}/`,
        (text) => `/${text}`,
        (text) => `/open/..${text}`,
        (text) => `/open/%2e%2e${text}`,
        (text) => `/./${text.slice(1)}`,
        (text) => text.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
        (text) => `${text};a=1`,
        (text) => text.replace(/(?<=.)\/(?=[^/]*$)/, ";x/"),
        (text) => `/open/;${text}`,
        (text) => `${text}/.`,
        (text) => `${text}/%EF%BB%BF`,
        (text) => `${text}?a=1`,
        (text) => `${text}#a`,
        (text) => text.replace(/\/(?=[^/]*$)/, "//"),
        (text) => text.replace(/\/(?=[^/]*$)/, "%2f"),
        (text) => text.replace(/\/(?=[^/]*$)/, "\\"),
        (text) => `//evil.example${text}`,
        (text) => `http://api.example${text}`,
        (text) => `${text}\\1`,
        (text) => `${text}%2f1`,
        (text) => `${text}%5C1`,
        (text) => `${text}%00`,
        (text) => `${text}%20`,
        (text) => `${text}.`,
      ),
      { minLength: 0, maxLength: 3 },
    )
    .map((tricks) => tricks.reduce((text, trick) => trick(text), path));

/** What the mutations have found once, of the vault. */
const found: [string][] = [
  ["/vault/1\\x"],
  ["/vault%2f1%5C1"],
  ["/vault%5c1%2f1"],
  ["/vault\\1%2f1"],
  ["/vault%5c1\\1"],
];

/** Requests that the route's own path refuses. */
const attacks: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "/shop/:id/secret": [["Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"]],
  "/vault/:id": [
    ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"],
    ["Cookie: a=1"],
  ],
  "/legacy": [["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Cookie: a=1"], ["Cookie: a=1"]],
  "/pages": [[], ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]],
};

describe.each(Object.keys(listeners))("%s runs no handler under a laxer decision than its path has", (name) => {
  test.each(Object.entries(routes))("%s", async (route, path) => {
    const fields = attacks[route] ?? [];
    for (const attack of fields) {
      const headers = ["Host: api.example", ...attack].map((field) => field.split(": ") as [string, string]);
      expect(decide(policy, { method: "GET", target: path, headers }).outcome).toBe("refuse");
      await fc.assert(
        fc.asyncProperty(mutate(path), async (target) => {
          ran.length = 0;
          last = undefined;
          const response = await send(ports.get(name) ?? 0, target, attack);
          expect([target, response.split("\r\n")[0], ran.map((one) => one.route)]).toEqual([
            target,
            expect.any(String),
            [],
          ]);
        }),
        { numRuns: 150, examples: route === "/vault/:id" ? found : [] },
      );
    }
  });
});
