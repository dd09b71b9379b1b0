import { describe, expect, test } from "vitest";
import { decide, definePolicy } from "../../src/index.ts";

const app = "https://app.example";
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    {
      path: "/payment/result",
      share: { with: [app], methods: ["POST"], credentials: true },
      receive: { from: "anyone", methods: ["POST"], because: "3-D Secure: any bank's page posts here" },
    },
    { path: "/:area/list" },
  ],
});
const send = (target: string, ...fields: (readonly [string, string])[]) =>
  decide(policy, {
    method: "POST",
    target,
    headers: [
      ["host", "api.example"],
      ["cookie", "s=1"],
      ["content-type", "application/x-www-form-urlencoded"],
      ...fields,
    ],
  });

describe("receive from anyone", () => {
  test.each(["/payment/result", "/Payment/Result", "/payment/result/", "//payment/result", "/%70ayment/result"])(
    "%s: no router hands a post its sender's cookies",
    (target) => {
      expect(send(target).strip).toEqual(["cookie"]);
    },
  );

  test("another resource's posts keep them", () => {
    expect(send("/orders/list").strip).toEqual([]);
  });

  test("an origin that is granted credentials keeps them", () => {
    expect(send("/payment/result", ["origin", app], ["sec-fetch-mode", "cors"])).toMatchObject({
      outcome: "pass",
      reason: "shared",
      strip: [],
      headers: { "access-control-allow-credentials": "true" },
    });
  });
});
