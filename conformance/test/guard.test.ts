import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { definePolicy, type Policy } from "sallyport";
import { guard } from "sallyport/node";
import { engineNames, findEngine, launchEngine } from "@sallyport/testing/engines";
import { expectedBy, type Expected } from "../src/guard/expected.ts";
import { randomOf, sampleOf, type SampleRequest } from "../src/guard/sample.ts";

const seed = Number(process.env.SALLYPORT_SEED ?? 1);
const policies = 30;

let policy: Policy;
let server: http.Server;
let pages: http.Server;
let self = "";
let origins: string[] = [];
const executed = new Set<string>();

const listen = async (one: http.Server): Promise<number> => {
  await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  return (one.address() as AddressInfo).port;
};

beforeAll(async () => {
  server = http.createServer((request, response) => guarded(request, response));
  const port = String(await listen(server));
  self = `http://api.localhost:${port}`;
  const empty = { sallyport: 1, self: [self], resources: [] } as const;
  policy = definePolicy({ ...empty, self: [self as `http://${string}`] });
  const guarded = guard(policy, (request, response) => {
    const id = new URL(request.url ?? "/", self).searchParams.get("id");
    if (id !== null) executed.add(id);
    response.setHeader("cache-control", "no-store").setHeader("set-cookie", "session=1; Path=/").end("body");
  });
  pages = http.createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<title>page</title>"),
  );
  const other = String(await listen(pages));
  // Another site, and a neighbour of the server's own, to whom its cookies go.
  origins = [`http://a.localhost:${other}`, `http://b.localhost:${other}`, `http://x.api.localhost:${other}`];
});

afterAll(() => {
  for (const one of [server, pages]) {
    one.closeAllConnections();
    one.close();
  }
});

const script = (requests: readonly SampleRequest[]): string => `
  const results = {};
  for (const one of ${JSON.stringify(requests)}) {
    const headers = Object.fromEntries(one.headers.map((name) => [name, name === "authorization" ? "Bearer x" : "1"]));
    const url = ${JSON.stringify(self)} + one.path + "?id=" + one.id;
    try {
      const response = await fetch(url, { method: one.method, headers, credentials: one.credentials, signal: AbortSignal.timeout(5000) });
      results[one.id] = response.status;
    } catch { results[one.id] = "error"; }
  }
  return results;`;

describe.each(engineNames)("random policies in %s", (name) => {
  const found = findEngine(name);
  test.skipIf("missing" in found && process.env.SALLYPORT_ENGINES !== "all")(
    "what is granted can be read; what is not is not read, and a change does not run",
    { timeout: 120_000 },
    async () => {
      const engine = await launchEngine(name);
      try {
        const random = randomOf(seed);
        const first = await engine.newPage();
        await first.goto(`${self}/cookie`);
        const tabs = new Map<string, Awaited<ReturnType<typeof engine.newPage>>>();
        for (const origin of origins) {
          const tab = await engine.newPage();
          await tab.goto(`${origin}/`);
          tabs.set(origin, tab);
        }
        let granted = 0;
        let all = 0;
        for (let index = 0; index < policies; index++) {
          const sample = sampleOf(random, self, origins, `${name}-${String(index)}`);
          policy.replace(sample.policy);
          for (const [origin, tab] of tabs) {
            const requests = sample.requests.filter(({ from }) => from === origin);
            if (requests.length === 0) continue;
            const results = await tab.evaluate<Record<string, number | "error">>(script(requests), 60_000);
            for (const request of requests) {
              const expected = expectedBy(sample.policy, request);
              all += 1;
              if (expected.readable) granted += 1;
              const did: Expected = { readable: results[request.id] === 200, mayExecute: executed.has(request.id) };
              const seen = { policy: sample.policy, request, result: results[request.id], did };
              expect(did.readable, `readable: ${JSON.stringify(seen)}`).toBe(expected.readable);
              if (!expected.mayExecute) expect(did.mayExecute, `executed: ${JSON.stringify(seen)}`).toBe(false);
              if (expected.readable) expect(did.mayExecute).toBe(true);
            }
          }
        }
        console.info(`${name}: ${String(all)} requests under ${String(policies)} policies, ${String(granted)} granted`);
        expect(granted / all).toBeGreaterThan(0.25);
      } finally {
        await engine.close();
      }
    },
  );
});
