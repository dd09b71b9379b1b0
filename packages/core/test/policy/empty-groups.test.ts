import { expect, test } from "vitest";
import { compilePolicy, decide } from "../../src/index.ts";

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
