import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { exchangesOf, expectShown, startLine, type Exchange } from "./exchange.ts";
import { readRecipe, writePrograms, writeVariant } from "./program.ts";

interface Context {
  readonly params: Promise<Readonly<Record<string, string>>>;
}
type Route = (request: Request, context: Context) => Response | Promise<Response>;
type Routes = Readonly<Record<string, Route>>;

/** What proxy.js uses of Next.js: it says in fields of its response that the request goes on, and with which fields. */
const nextServer = `
export class NextResponse extends Response {
  static next({ request }) {
    const headers = new Headers({ "x-middleware-next": "1" });
    for (const [name, value] of request.headers) headers.set("x-middleware-request-" + name, value);
    headers.set("x-middleware-override-headers", [...request.headers.keys()].join(","));
    return new NextResponse(null, { headers });
  }
}
`;

const page = readRecipe("nextjs");
const folder = writePrograms(page);
const load = (file: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Record<string, unknown>>;

/** Of `next start`: the URL has the address on which the server listens. */
function requestOf({ request }: Pick<Exchange, "request">): Request {
  const { method, target } = startLine(request);
  const headers = new Headers(request.fields.map(([name, value]): [string, string] => [name, value]));
  return new Request(`http://localhost:3000${target}`, { method, headers });
}

async function callRoute(routes: Routes, request: Request): Promise<Response> {
  const id = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const route = routes[request.method];
  return route === undefined
    ? new Response(null, { status: 405 })
    : route(request, { params: Promise.resolve({ id }) });
}

/** Carries out what the proxy says: its answer, or the route's with the proxy's fields. */
async function callThrough(proxy: Route, routes: Routes, request: Request): Promise<Response> {
  const said = await proxy(request, { params: Promise.resolve({}) });
  if (said.headers.get("x-middleware-next") !== "1") return said;
  const passed = new Headers();
  for (const name of (said.headers.get("x-middleware-override-headers") ?? "").split(","))
    passed.set(name, said.headers.get(`x-middleware-request-${name}`) ?? "");
  const response = await callRoute(routes, new Request(request.url, { method: request.method, headers: passed }));
  const headers = new Headers(response.headers);
  for (const [name, value] of said.headers) if (!name.startsWith("x-middleware-")) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

beforeAll(() => {
  const next = join(folder, "node_modules/next");
  mkdirSync(next, { recursive: true });
  writeFileSync(
    join(next, "package.json"),
    '{ "name": "next", "type": "module", "exports": { "./server": "./server.js" } }',
  );
  writeFileSync(join(next, "server.js"), nextServer);
});

describe("proxy.js", () => {
  const seen: string[] = [];
  const route: Route = (request) => {
    seen.push(`${request.method} ${request.headers.get("cookie") ?? "no cookie"}`);
    return new Response("done");
  };
  const routes = { GET: route, POST: route, DELETE: route };
  let proxy: Route;
  beforeAll(async () => {
    proxy = (await load(join(folder, "proxy.js"))).proxy as Route;
  });

  test.each(exchangesOf(page))("$title", async (exchange) => {
    expectShown(exchange, await callThrough(proxy, routes, requestOf(exchange)));
  });

  test("lets a route see what passes, and no cookie with what anyone may read", () => {
    expect(seen).toEqual(["GET no cookie", "DELETE session=1", "DELETE session=1"]);
  });
});

test("without hostHeader the URL and the Host are two names, and no request passes", async () => {
  const file = writeVariant(page, "proxy.js", "guard(policy, pass, options)", "guard(policy, pass)");
  const proxy = (await load(file)).proxy as Route;
  const request = new Request("http://localhost:3000/notes/1", { headers: { host: "api.bank.example" } });
  const response = await callThrough(proxy, { GET: () => new Response("done") }, request);
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ reason: "host-conflict" })]);
});

describe("app/notes/[id]/route.js", () => {
  let routes: Routes;
  beforeAll(async () => {
    routes = (await load(join(folder, "app/notes/[id]/route.js"))) as Routes;
  });

  test.each(exchangesOf(page).filter(({ info }) => info === ""))("$title", async (exchange) => {
    expectShown(exchange, await callRoute(routes, requestOf(exchange)));
  });

  test("its handler has the parameters", async () => {
    const response = await callRoute(
      routes,
      new Request("http://localhost:3000/notes/7", { headers: { host: "localhost" } }),
    );
    expect(await response.json()).toEqual({ id: "7", method: "GET" });
  });
});
