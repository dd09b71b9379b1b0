import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { sharingWith } from "../sharing-with.ts";

describe("a Web handler that returns no response", () => {
  const readAlready = async (): Promise<Response> => {
    const response = new Response("x");
    await response.text();
    return response;
  };

  test.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["a text", () => "ok"],
    ["a body that was read", readAlready],
  ])("%s: a sealed 500", async (_, make) => {
    const errors: unknown[] = [];
    const handler = guardWeb(definePolicy(sharingWith("https://one.example")), make as () => Response, {
      onError: (error) => void errors.push(error),
    });
    const response = await handler(
      new Request("https://api.example/a", { headers: { origin: "https://one.example" } }),
    );
    expect([response.status, response.headers.get("access-control-allow-origin"), errors.length]).toEqual([
      500,
      "https://one.example",
      1,
    ]);
  });
});

describe("in report mode", () => {
  test("a handler's failure is its own", async () => {
    const fails = (): never => {
      throw new Error("mine");
    };
    const handler = guardWeb(definePolicy(sharingWith("https://one.example")), fails, { enforce: "report" });
    await expect(handler(new Request("https://api.example/a"))).rejects.toThrow("mine");
  });
});
