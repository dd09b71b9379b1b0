import { describe, expect, test } from "vitest";
import { PolicyError, type PolicyDocument } from "../../src/index.ts";
import { difference, type Change } from "../../src/review/index.ts";
import { bank, withResources } from "./documents.ts";
import { rows } from "./difference-rows.ts";

const brief = ({ code, who, resource, methods, values, confidential }: Change): string =>
  [code, who.name, resource, methods.join("+"), values.join("+"), confidential ? "confidential" : ""]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");

describe("difference", () => {
  test.each(rows)("$desc", ({ from, to, opens = [], closes = [] }) => {
    const found = difference(withResources(...from), withResources(...to));
    expect({ opens: found.opens.map(brief), closes: found.closes.map(brief) }).toEqual({ opens, closes });
    const back = difference(withResources(...to), withResources(...from));
    expect(back).toEqual({ opens: found.closes, closes: found.opens });
  });

  test.each([
    {
      desc: "an own origin",
      change: { self: [...bank.self, "https://b.example"] },
      opens: ["self https://b.example", "host b.example"],
    },
    {
      desc: "a pattern of own origins",
      change: { self: [...bank.self, "https://*.b.example", "https://*.b.example:8443"] },
      opens: ["self https://*.b.example", "self https://*.b.example:8443", "host *.b.example"],
    },
    {
      desc: "a source of own origins",
      change: { self: [...bank.self, { source: "domains" }] },
      opens: ["self { source: domains }"],
    },
    { desc: "a host name", change: { hosts: ["api"] }, opens: ["host api"] },
    {
      desc: "a pattern of host names",
      change: { hosts: ["*.svc.cluster.local"] },
      opens: ["host *.svc.cluster.local"],
    },
    { desc: "an authorization scheme", change: { tokenSchemes: ["ApiKey"] }, opens: ["token-scheme apikey"] },
    { desc: "an identity header that is added closes", change: { identityHeaders: ["X-User"] }, opens: [] },
  ])("$desc", ({ change, opens }) => {
    const { opens: found } = difference(bank, { ...bank, ...change });
    expect(found.map(({ code, values }) => `${code} ${values.join()}`)).toEqual(opens);
  });

  test.each<[string, PolicyDocument["self"], PolicyDocument["self"], string[]]>([
    ["a name that a pattern has", ["https://*.b.example"], ["https://*.b.example", "https://a.b.example"], []],
    ["a port of a pattern", ["https://*.b.example"], ["https://*.b.example:*"], ["self https://*.b.example:*"]],
    [
      "a deeper pattern",
      ["https://*.b.example"],
      ["https://**.b.example"],
      ["self https://**.b.example", "host **.b.example"],
    ],
    [
      "a name that falls to a pattern",
      ["https://*.b.example", "http://a.b.example"],
      ["https://*.b.example"],
      ["self https://*.b.example"],
    ],
    [
      "the scheme of a source",
      [{ source: "a" }],
      [{ source: "a", scheme: "http" }],
      ["self { source: a, scheme: http }"],
    ],
  ])("own origins: %s", (_, from, to, opens) => {
    const { opens: found } = difference({ ...bank, self: from }, { ...bank, self: to });
    expect(found.map(({ code, values }) => `${code} ${values.join()}`)).toEqual(opens);
  });

  const bare = { ...bank, profiles: {} };
  const profiled = (app: `https://${string}`[]): object => ({ ...bank, profiles: { test: { origins: { app } } } });
  const [oldApp, more] = ["https://app.bank.example", "https://more.example"] as const;

  test.each([
    {
      desc: "a profile that is added opens what it admits beyond the base",
      profile: "test",
      from: bare,
      to: profiled([oldApp, more]),
      opens: [`test share ${more} /feed WebSocket`],
    },
    {
      desc: "and so does one that is changed",
      profile: "test",
      from: profiled([oldApp]),
      to: profiled([oldApp, more]),
      opens: [`test share ${more} /feed WebSocket`],
    },
    {
      desc: "one that says what the base says opens nothing",
      profile: "test",
      from: bare,
      to: profiled([oldApp]),
      opens: [],
    },
    { desc: "nor does the same one", profile: "development", from: bank, to: bank, opens: [] },
  ])("$desc", ({ profile: name, from, to, opens }) => {
    const read = (changes: readonly Change[]): string[] =>
      changes
        .filter(({ resource }) => resource === "/feed")
        .map(({ profile, code, who, resource, methods }) =>
          [profile, code, who.name, resource, methods.join("+")].join(" "),
        );
    const found = difference(from, to);
    expect(read(found.opens)).toEqual(opens);
    expect(read(difference(to, from).closes)).toEqual(opens);
    expect(difference(from, to, { profile: name }).opens).toEqual(found.opens);
  });

  test("what the base opens already is not said again of each profile", () => {
    const { opens } = difference(bank, { ...bank, tokenSchemes: ["ApiKey"] });
    expect(opens.map(({ code, profile }) => [code, profile])).toEqual([["token-scheme", undefined]]);
  });

  test("a profile that neither has is a problem", () => {
    expect(() => difference(bare, bare, { profile: "development" })).toThrow(PolicyError);
  });
});

test("an identity header that is removed opens", () => {
  const { opens } = difference({ ...bank, identityHeaders: ["X-User"] }, bank);
  expect(opens.map(({ code, values }) => `${code} ${values.join()}`)).toEqual(["identity-header x-user"]);
});
