import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { root } from "@sallyport/testing/root";
import { bundle } from "./bundle.ts";
import { readRecipe, writePrograms } from "./program.ts";
import { fetchesAsShown, type Fetch } from "./web.ts";

type Handler = (request: Request, ...rest: unknown[]) => Response | Promise<Response>;

const programOf = (recipe: string, file: string): string => join(writePrograms(readRecipe(recipe)), file);

async function load(recipe: string, file: string): Promise<Handler> {
  const url = pathToFileURL(programOf(recipe, file)).href;
  const module = (await import(/* @vite-ignore */ url)) as { default: { fetch: Handler } };
  return module.default.fetch;
}

/** What runtimes return for a switch of protocols, and Node's own Response refuses to be. */
const switched = (): Response => Object.defineProperty(new Response(null), "status", { value: 101 });

describe("deno", () => {
  const upgraded: string[] = [];
  let fetch: Fetch;
  beforeAll(async () => {
    vi.stubGlobal("Deno", {
      upgradeWebSocket: ({ headers }: Request) => {
        upgraded.push(headers.get("origin") ?? "none");
        return { socket: {}, response: switched() };
      },
    });
    fetch = await load("deno", "server.mjs");
  });
  afterAll(() => void vi.unstubAllGlobals());

  fetchesAsShown("deno", "server.mjs", () => fetch);

  test("has upgraded the app's connection alone", () => {
    expect(upgraded).toEqual(["http://localhost:5173"]);
  });
});

/** The globals that every Web-standard runtime has, and nothing of Node's: neither `process` nor `Buffer`. */
const webGlobals = {
  AbortController,
  AbortSignal,
  Headers,
  ReadableStream,
  Request,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  clearTimeout,
  console,
  crypto,
  setTimeout,
};

/** Runs a program as a Worker's bundle, and returns what it exports. */
async function inWorker(file: string, globals: object): Promise<Handler> {
  const { code } = await bundle(programOf("workers", file));
  const context = vm.createContext({ ...webGlobals, ...globals });
  const { default: exported } = vm.runInContext(`${code}; recipe`, context) as { default: { fetch: Handler } };
  return (request, ...rest) => exported.fetch(request, ...rest);
}

describe("workers", () => {
  let opened = 0;
  let fetch: Fetch;
  beforeAll(async () => {
    class WorkersResponse extends Response {
      constructor(body?: BodyInit | null, init?: ResponseInit) {
        super(body, init?.status === 101 ? {} : init);
        if (init?.status === 101) Object.defineProperty(this, "status", { value: 101 });
      }
    }
    class WebSocketPair {
      0 = {};
      1 = { accept: () => opened++, send: () => undefined };
    }
    const handle = await inWorker("worker.mjs", { Response: WorkersResponse, WebSocketPair });
    fetch = (request) => handle(request, {}, { waitUntil: () => undefined });
  });

  fetchesAsShown("workers", "worker.mjs", () => fetch);

  test("has opened the app's socket alone", () => {
    expect(opened).toBe(1);
  });
});

describe("hono in a worker", () => {
  let fetch: Fetch;
  beforeAll(async () => {
    fetch = await inWorker("hono.mjs", { Response });
  });

  fetchesAsShown("workers", "hono.mjs", () => fetch);
});

describe("Node's built-in modules", () => {
  const source = (path: string): string => join(root, "packages/core/src", path);

  test.each(["index.ts", "adapters/web.ts", "adapters/hono.ts"])("%s needs none, but for tokens", async (path) => {
    const { builtins, laterBuiltins } = await bundle(source(path));
    expect(builtins).toEqual([]);
    expect(["", "node:crypto"]).toContain(laterBuiltins.join());
  });

  test("are seen where there are some", async () => {
    expect((await bundle(source("token/index.ts"))).builtins).toEqual(["node:crypto"]);
  });
});
