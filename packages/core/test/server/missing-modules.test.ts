import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { definePolicy, type Policy } from "../../src/index.ts";
import { guard } from "../../src/adapters/web.ts";
import type { GuardOptions } from "../../src/adapters/web.ts";

// As where a bundler left a part of the package out.
vi.mock("../../src/server/refusal-log.ts", () => {
  throw new Error("the log is gone");
});
vi.mock("../../src/token/token.ts", () => {
  throw new Error("tokens are gone");
});

const rejections: unknown[] = [];
const note = (error: unknown): void => void rejections.push(error);

afterEach(() => void rejections.splice(0));

const policyWith = (token: boolean): Policy =>
  definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [{ path: "/a", forgery: { token } }] });

/** Sends a change with a token from the server's own page, and from another one. */
async function statuses(options: GuardOptions<Request>): Promise<number[]> {
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const handle = guard(policyWith(options.token !== undefined), () => new Response("ran"), options);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const post = (origin: string): Promise<Response> =>
    Promise.resolve(
      handle(
        new Request("https://api.example/a", {
          method: "POST",
          headers: { host: "api.example", origin, "x-csrf-token": "v1.a.b" },
        }),
      ),
    );
  const own = await post("https://api.example");
  const other = await post("https://evil.example");
  await new Promise((resolve) => setTimeout(resolve, 20));
  return [own.status, other.status];
}

describe("a part that cannot be loaded neither ends the process nor opens the gate", () => {
  test("the log", async () => {
    const errors: unknown[] = [];
    expect(await statuses({ log: true, onError: (error) => void errors.push(error) })).toEqual([200, 403]);
    expect(errors).toHaveLength(1);
    expect(rejections).toEqual([]);
  });

  test("tokens", async () => {
    const errors: unknown[] = [];
    const token = { secrets: ["0123456789abcdef0123456789abcdef"], session: () => "s" };
    expect(await statuses({ log: false, token, onError: (error) => void errors.push(error) })).toEqual([403, 403]);
    expect(errors.length).toBeGreaterThan(0);
    expect(rejections).toEqual([]);
  });
});
