import { describe, expect, test } from "vitest";
import { definePolicy, reasonCodes, describeReason, type GuardOptions } from "../../src/index.ts";
import { guard } from "../../src/adapters/web.ts";

const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });

type OnRefusal = NonNullable<GuardOptions<Request>["onRefusal"]>;

async function refused(onRefusal: unknown): Promise<{ response: Response; errors: readonly unknown[] }> {
  const errors: unknown[] = [];
  const handler = guard(policy, () => new Response("ran"), {
    onRefusal: onRefusal as OnRefusal,
    onError: (error) => void errors.push(error),
  });
  const headers = { host: "api.example", origin: "https://evil.example" };
  return { response: await handler(new Request("https://api.example/a", { method: "POST", headers })), errors };
}

describe("onRefusal", () => {
  test.each([
    ["html", "text/html; charset=utf-8"],
    ["json", "application/json"],
    ["text", "text/plain; charset=utf-8"],
  ])("%s has its media type", async (type, contentType) => {
    const { response } = await refused(() => ({ type, body: "b" }));
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      403,
      contentType,
      "b",
    ]);
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("gets the decision and the request of the framework", async () => {
    const calls: unknown[][] = [];
    await refused((...parameters: unknown[]) => void calls.push(parameters));
    expect(calls).toEqual([[expect.objectContaining({ reason: "origin-unknown" }), expect.any(Request)]]);
  });

  test.each<[string, () => unknown, number]>([
    ["returns nothing", () => undefined, 0],
    [
      "throws",
      () => {
        throw new Error("a template that fails");
      },
      1,
    ],
    ["returns a promise", () => Promise.resolve({ type: "html", body: "late" }), 1],
    ["returns a promise that rejects", () => Promise.reject(new Error("late")), 1],
    ["returns another type", () => ({ type: "image/svg+xml", body: "<svg/>" }), 1],
    ["returns a type of every object", () => ({ type: "constructor", body: "b" }), 1],
    ["returns no text", () => ({ type: "html", body: 1 }), 1],
    ["returns null", () => null, 1],
  ])("one that %s gives the default", async (_, onRefusal, count) => {
    const { response, errors } = await refused(onRefusal);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ reason: "origin-unknown" });
    expect(errors).toHaveLength(count);
  });

  test("the default page needs no escapes: no text of a reason has a sign of HTML", () => {
    expect(reasonCodes.filter((code) => /[<&]/.test(describeReason(code)))).toEqual([]);
  });
});
