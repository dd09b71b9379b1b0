import { expect, test } from "vitest";
import { compilePolicy, decide } from "../../src/index.ts";
import { lint } from "../../src/review/index.ts";

const document = {
  sallyport: 1,
  self: ["https://api.example"],
  origins: { sandbox: [] },
  resources: [{ path: "/a", share: { with: ["sandbox"], methods: ["POST"] } }],
  profiles: { development: { origins: { sandbox: ["https://studio.example"] } } },
};

test.each<[profile: string | undefined, reason: string]>([
  [undefined, "origin-unknown"],
  ["development", "shared"],
])("an empty group is nobody until a profile says who: %s", (profile, reason) => {
  const { policy } = compilePolicy(document, profile === undefined ? {} : { profile });
  const headers = { host: "api.example", origin: "https://studio.example" };
  expect(policy && decide(policy, { method: "POST", target: "/a", headers }).reason).toBe(reason);
});

test.each<[desc: string, resource: object, codes: readonly string[]]>([
  ["shared with", { share: { with: ["sandbox"], methods: ["POST"] } }, []],
  ["received from", { receive: { from: ["sandbox"], methods: ["POST"], because: "sign-in" } }, []],
  ["named nowhere", { corp: "cross-origin" }, ["group-unused"]],
])("an empty group that is %s", (_desc, resource, codes) => {
  const found = lint({ ...document, resources: [{ path: "/a", ...resource }] }).map(({ code }) => code);
  expect(found.filter((code) => code === "group-unused")).toEqual(codes);
});
