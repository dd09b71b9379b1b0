import { subscribe, unsubscribe } from "node:diagnostics_channel";
import Fastify from "fastify";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard } from "../../src/adapters/web.ts";
import { logged, policy, preflight, written } from "./refusal-log-fixture.ts";

describe("by default", () => {
  afterEach(() => vi.unstubAllEnvs());

  test.each([
    ["development", false, 1],
    ["", true, 1],
    ["", false, 0],
    ["production", true, 0],
    ["test", true, 0],
  ])("NODE_ENV %j, a terminal %s: %d lines", async (mode, isTTY, count) => {
    vi.stubEnv("NODE_ENV", mode);
    const was = process.stderr.isTTY;
    process.stderr.isTTY = isTTY;
    onTestFinished(() => void (process.stderr.isTTY = was));
    expect(await logged([preflight("/orders", "PUT")], {})).toHaveLength(count);
  });

  test("Fastify's own log carries refusals", async () => {
    const lines: string[] = [];
    const fastify = Fastify({ logger: { stream: { write: (line: string) => void lines.push(line) } } });
    await fastify.register(guardFastify, { policy: policy });
    fastify.post("/orders", () => "ran");
    const headers = { host: "localhost:3000", origin: "https://evil.example" };
    expect((await fastify.inject({ method: "POST", url: "/orders", headers })).statusCode).toBe(403);
    await written();
    const refusals = lines
      .map((line) => JSON.parse(line) as { level: number; msg: string })
      .filter(({ level }) => level === 40);
    expect(refusals.map(({ msg }) => msg)).toEqual([expect.stringContaining("origin-unknown")]);
  });
});

test("diagnostics channels carry decisions and findings, with the request", async () => {
  const heard: [string, unknown][] = [];
  const listeners = ["sallyport:decision", "sallyport:finding"].map((name) => {
    const listen = (message: unknown): void => void heard.push([name, message]);
    subscribe(name, listen);
    return () => unsubscribe(name, listen);
  });
  onTestFinished(() => listeners.forEach((stop) => void stop()));
  const handle = guard(policy, () => new Response("ran", { headers: { "set-cookie": "a=1" } }));
  const request = new Request("http://localhost:3000/rates", { headers: { host: "localhost:3000" } });
  await handle(request);
  expect(heard).toEqual([
    [
      "sallyport:decision",
      {
        decision: expect.objectContaining({ reason: "non-browser" }) as unknown,
        exchange: expect.anything() as unknown,
        request,
      },
    ],
    [
      "sallyport:finding",
      {
        finding: { code: "anyone-sets-cookie", fields: ["set-cookie"] },
        exchange: expect.anything() as unknown,
        request,
      },
    ],
    ["sallyport:finding", expect.anything()],
  ]);
});
