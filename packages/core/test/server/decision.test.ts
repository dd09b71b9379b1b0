import { expect, test } from "vitest";
import { decide, definePolicy, type Decision } from "../../src/index.ts";

test("a decision's fields cannot be changed for the next one", () => {
  const share = { with: "anyone", methods: ["GET"], because: "x" } as const;
  const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [{ path: "/a", share }] });
  const ask = (method: string): Decision =>
    decide(policy, { method, target: "/a", headers: { host: "api.example", origin: "https://b.example" } });
  for (const decision of [ask("GET"), ask("POST"), ask("PUT")]) {
    expect(Object.isFrozen(decision.headers)).toBe(true);
    expect(Object.isFrozen(decision.defaults)).toBe(true);
  }
});

test("a report-only resource reports for itself alone", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [{ path: "/a", enforce: "report" }],
  });
  const headers = { host: "api.example", origin: "https://b.example" };
  const enforce = (target: string): string => decide(policy, { method: "POST", target, headers }).enforce;
  expect(["/a", "/A", "/a/", "/a;/transfer", "/b", "/a/b"].map(enforce)).toEqual([
    "report",
    "refuse",
    "refuse",
    "refuse",
    "refuse",
    "refuse",
  ]);
});

test("a form that the policy receives is not one from anyone: its cookies stay", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [
      {
        path: "/a",
        share: { with: "anyone", methods: ["POST"], because: "x" },
        receive: { from: ["https://idp.example"], methods: ["POST"] },
        forgery: { token: true },
      },
    ],
  });
  const headers = {
    host: "api.example",
    "content-type": "multipart/form-data; boundary=x",
    origin: "https://idp.example",
    cookie: "a=1",
    "sec-fetch-mode": "navigate",
  };
  expect(decide(policy, { method: "POST", target: "/a", headers })).toMatchObject({
    outcome: "pass",
    reason: "received",
    strip: [],
  });
});
