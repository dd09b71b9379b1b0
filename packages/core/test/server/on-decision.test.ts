import { describe, expect, test } from "vitest";
import { definePolicy, type Decision, type Exchange } from "../../src/index.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { sharingWith } from "../sharing-with.ts";

describe("onDecision", () => {
  test("hears each decision once, with nothing secret beside the request", async () => {
    const told: [Decision, Exchange, Request][] = [];
    const handler = guardWeb(definePolicy(sharingWith("https://one.example")), () => new Response("ok"), {
      onDecision: (...all) => void told.push(all),
    });
    await handler(
      new Request("https://api.example/a?token=secret", {
        headers: { origin: "https://one.example", authorization: "Bearer secret" },
      }),
    );
    expect(told.map(([decision, exchange]) => [decision.reason, exchange])).toEqual([
      [
        "shared",
        {
          method: "GET",
          path: "/a",
          origin: "https://one.example",
          site: undefined,
          mode: undefined,
          rewritten: false,
        },
      ],
    ]);
    expect(JSON.stringify(told.map(([decision, exchange]) => [decision, exchange]))).not.toContain("secret");
    expect(told[0]?.[2].url).toBe("https://api.example/a?token=secret");
  });

  test("that throws changes nothing, and is told to onError", async () => {
    const errors: unknown[] = [];
    const options = {
      onDecision: () => {
        throw new Error("the log is full");
      },
      onError: (error: unknown) => void errors.push(error),
    };
    const handler = guardWeb(definePolicy(sharingWith("https://one.example")), () => new Response("ok"), options);
    const refused = await handler(
      new Request("https://api.example/a", { method: "POST", headers: { origin: "https://evil.example" } }),
    );
    const passed = await handler(new Request("https://api.example/a"));
    expect([refused.status, passed.status, errors.length]).toEqual([403, 200, 2]);
  });
});

test("an onDecision that rejects is told to onError, and nothing else happens", async () => {
  const errors: unknown[] = [];
  const onDecision = (): Promise<never> => Promise.reject(new Error("later"));
  const handler = guardWeb(definePolicy(sharingWith("https://one.example")), () => new Response("ok"), {
    onDecision: onDecision as unknown as () => undefined,
    onError: (error) => void errors.push(error),
  });
  expect((await handler(new Request("https://api.example/a"))).status).toBe(200);
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toEqual([new Error("later")]);
});
