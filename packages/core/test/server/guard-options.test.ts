import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { sharingWith } from "../sharing-with.ts";

const names = "enforce, debug, hostHeader, log, onDecision, onFinding, onRefusal, onError, token";

describe("options", () => {
  const policy = definePolicy(sharingWith("https://one.example"));
  const session = (): string => "s";
  const start = (options: object): unknown => guard(policy, () => undefined, options);

  test.each([
    ["misspelt", { onDecison: () => undefined }, `There is no guard option "onDecison". The options are: ${names}.`],
    ["unknown", { origin: "*" }, `There is no guard option "origin". The options are: ${names}.`],
    ["a wrong value", { enforce: "warn" }, 'The guard option enforce must be "refuse" or "report", not "warn".'],
    ["a wrong type", { debug: "false" }, 'The guard option debug must be a boolean, not "false".'],
    ["a logger", { log: () => undefined }, "The guard option log must be a boolean, not a function."],
    ["a text for an object", { token: "secret" }, 'The guard option token must be an object, not "secret".'],
    ["undefined", { hostHeader: undefined }, "The guard option hostHeader must be a string, not undefined."],
    [
      "a token without secrets",
      { token: { secrets: [], session } },
      "The guard option token must be { secrets, session }",
    ],
    [
      "a token's option misspelt",
      { token: { secrets: ["x".repeat(32)], session, forms: () => undefined } },
      "There is no guard option token.forms.",
    ],
  ])("%s: refused at set-up", (_, options, message) => {
    expect(() => start(options)).toThrow(message);
  });

  test.each([guard, guardExpress, guardWeb])("no policy: refused at set-up", (make) => {
    for (const wrong of [undefined, null, {}, sharingWith("https://one.example")]) {
      expect(() => (make as (policy: unknown, handler: unknown) => unknown)(wrong, undefined)).toThrow(
        "guard needs a policy",
      );
    }
  });
});
