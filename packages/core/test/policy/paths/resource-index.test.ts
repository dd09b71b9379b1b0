import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, type Decision, type Policy } from "../../../src/index.ts";
import { naiveMatch } from "./naive-path.ts";

const app = "https://app.example";

/** A policy that lets one origin do everything under the given paths, or what `rules` say instead. */
const policyOf = (rules: Readonly<Record<string, object | undefined>>): Policy =>
  definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: Object.entries(rules).map(([path, rule]) => ({
      path: path as `/${string}`,
      ...(rule ?? { share: { with: [app], methods: ["GET", "PUT"] } }),
    })),
  });

const send = (policy: Policy, method: string, target: string, origin = app): Decision =>
  decide(policy, { method, target, headers: { host: "api.example", origin, "sec-fetch-site": "cross-site" } });

describe("report mode holds only where every reading is a listed resource in report mode", () => {
  const report = { enforce: "report" };
  test.each<[desc: string, rules: Readonly<Record<string, object>>, target: string, enforce: string]>([
    ["the resource itself", { "/beta": report }, "/beta", "report"],
    ["another case, unlisted as sent", { "/beta": report }, "/BETA", "refuse"],
    ["a slash at the end, unlisted as sent", { "/beta": report }, "/beta/", "refuse"],
    ["another resource as sent", { "/beta": report, "/:tenant": {} }, "/BETA", "refuse"],
    ["two resources, both in report mode", { "/beta": report, "/:tenant": report }, "/BETA", "report"],
    ["an empty parameter, unlisted otherwise", { "/:tenant": report }, "/", "refuse"],
    ["too many readings", { "/**": report }, `/${"x".repeat(9000)}`, "refuse"],
  ])("%s", (_, rules, target, enforce) => {
    expect(send(policyOf(rules), "POST", target).enforce).toBe(enforce);
  });
});

describe("a path that could be another resource's shares nothing", () => {
  test.each<[desc: string, rules: readonly string[], target: string]>([
    ["an empty segment for a parameter", ["/teams/**", "/teams/:id/keys"], "/teams//keys"],
    ["nothing for the last parameter", ["/vault/**", "/vault/:id"], "/vault/"],
    ["nothing for the only parameter", ["/**", "/:tenant"], "/"],
    ["a slash too many", ["/vault/**", "/vault/:id"], "/vault//"],
    ["an escaped literal, which a router may take for a parameter", ["/shop/secret", "/shop/:id"], "/shop/%73ecret"],
    ["the same in another case of the prefix", ["/shop/secret", "/shop/:id"], "/SHOP/%73ecret"],
    ["a parameter over find-my-way's limit", ["/shop/**", "/shop/:id"], `/shop/${"x".repeat(101)}`],
    ["a parameter that lower case lengthens", ["/shop/**", "/shop/:id"], "/shop/%C4%B0"],
    ["controls that some drop", ["/tags/:tag"], "/tags/%00"],
    ["an encoded slash", ["/shop/**", "/shop/:id"], "/shop/a%2Fb"],
    ["an encoded slash and dot segments", ["/**"], "/a%2F../b"],
  ])("%s", (_, rules, target) => {
    const policy = policyOf(Object.fromEntries(rules.map((path) => [path, undefined])));
    expect(send(policy, "PUT", target)).toMatchObject({ status: 403, grant: undefined });
  });

  test("a strict rule of a resource holds for each path that could be its own", () => {
    const policy = policyOf({ "/shop/secret": undefined, "/shop/:id": { forgery: { reads: "refuse" } } });
    for (const target of [
      "/SHOP/%73ecret",
      "/shop/SECRET/",
      "/shop//",
      `/shop/x?${"y".repeat(9000)}`,
      `/${"x".repeat(9000)}`,
    ])
      expect([target, send(policy, "GET", target, "https://evil.example").outcome]).toEqual([target, "refuse"]);
  });
});

describe("a path that is doubtful, and one resource's in every reading, is shared", () => {
  test.each<[desc: string, rule: string, target: string]>([
    ["an encoded slash below `**`", "/files/**", "/files/a%2Fb"],
    ["an encoded backslash below `**`", "/files/**", "/files/a%5Cb"],
    ["a broken escape in a parameter", "/tags/:tag", "/tags/100%"],
    ["an empty segment below `**`", "/files/**", "/files//a"],
    ["a number sign", "/tags/:tag", "/tags/%23javascript"],
    ["a question mark", "/tags/:tag", "/tags/what%3F"],
    ["matrix parameters", "/tags/:tag", "/tags/a;b"],
  ])("%s", (_, rule, target) => {
    expect(send(policyOf({ [rule]: undefined }), "PUT", target).reason).toBe("shared");
  });

  test.each([
    ["overlong UTF-8", "/files/%c0%ae%c0%ae/private"],
    ["overlong UTF-8 of three bytes", "/files/%e0%80%af"],
    ["what unescape() takes for a slash", "/files/..%u002fprivate"],
  ])("not with %s", (_, target) => {
    expect(send(policyOf({ "/files/**": undefined }), "PUT", target).reason).toBe("path-ambiguous");
  });

  const control = /\p{Cc}/u;
  const value = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((text) => !/\p{Cs}/u.test(text) && !/[/\\]/.test(text) && !control.test(text) && !/^\.{1,2}$/.test(text));

  test("whatever a parameter is filled with, a granted request stays granted", () => {
    const policy = policyOf({ "/tags/:tag": undefined, "/teams/:id/keys": undefined });
    fc.assert(
      fc.property(
        fc.oneof(value, fc.constantFrom("#", "?", ";", "%", " ", "%2F", "é", "\uFEFF", "a;b", "..;", "İ")),
        (text) => {
          for (const path of [`/tags/${encodeURIComponent(text)}`, `/teams/${encodeURIComponent(text)}/keys`])
            expect([path, send(policy, "PUT", path).reason]).toEqual([path, "shared"]);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

const segment = fc.constantFrom(
  "a", "b", ":x", ":y", "A", "caf%C3%A9", "%23", "%3Fa", "%FF", "%25", "%3B", "%20", "%2A", "%7Bid%7D", "it's", "a.b",
  "..a", "%C2%85", "%E2%84%AA", "k", "%C4%B0", "a%2Fb",
); // prettier-ignore
const path = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.constantFrom("", "**", undefined))
  .map(([segments, last]) => `/${[...segments, ...(last === undefined ? [] : [last])].join("/")}`);

describe("a list of paths is one resource", () => {
  const project = ["/projects/:id", "/projects/:group/:name"];
  const share = { with: [app], methods: ["GET", "PUT"] };
  const documentOf = (...paths: readonly (readonly string[] | string)[]): object => ({
    sallyport: 1,
    self: ["https://api.example"],
    resources: paths.map((path) => ({ path, share })),
  });

  test.each<[desc: string, paths: readonly string[], target: string, shared: boolean]>([
    ["the first", project, "/projects/7", true],
    ["the second", project, "/projects/group/app", true],
    ["an encoded slash between them", project, "/projects/group%2Fapp", true],
    ["an encoded slash more than they have", project, "/projects/group%2Fsub%2Fapp", false],
    ["a package's scope", ["/:name", "/:scope/:name"], "/@scope%2fname", true],
    ["with and without a slash at the end", ["/transfers", "/transfers/"], "/transfers/", true],
    ["in another case, which is none of them", ["/transfers", "/transfers/"], "/Transfers", false],
  ])("%s", (_, paths, target, shared) => {
    const policy = definePolicy(documentOf(paths) as never);
    expect(send(policy, "PUT", target).resource).toBe(shared ? paths[0] : undefined);
  });

  test.each<[desc: string, document: object, problem: object]>([
    [
      "two paths that match the same",
      documentOf(["/orders/:id", "/orders/:number"]),
      { code: "path-duplicate", path: ["resources", 0, "path", 1], args: { other: "/orders/:id" } },
    ],
    [
      "a path that is another resource's too",
      documentOf("/orders", ["/a", "/orders"]),
      { code: "path-duplicate", path: ["resources", 1, "path", 1], args: { other: "/orders" } },
    ],
    [
      "a path that routers take for another resource's, where it stands",
      documentOf("/orders", ["/a", "/Orders"]),
      { code: "path-alias", path: ["resources", 1, "path", 1], value: "/Orders", args: { other: "/orders" } },
    ],
    [
      "a ninth spelling of one path",
      documentOf(["/abcd", "/Abcd", "/aBcd", "/ABcd", "/abCd", "/AbCd", "/aBCd", "/ABCd", "/abcD"]),
      { code: "path-alias", path: ["resources", 0, "path", 8], value: "/abcD", args: { other: "/abcd" } },
    ],
    [
      "the same in the other order",
      documentOf(["/a", "/Orders"], ["/b", "/orders"]),
      { code: "path-alias", path: ["resources", 1, "path", 1], value: "/orders", args: { other: "/Orders" } },
    ],
  ])("problem: %s", (_, document, problem) => {
    expect(compilePolicy(document).problems).toMatchObject([problem]);
  });
});

describe("every path that compiles is granted", () => {
  test("in its own spelling", () => {
    let compiled = 0;
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 5 }), (paths) => {
        const resources = paths.map((one) => ({ path: one, share: { with: [app], methods: ["GET"] } }));
        const { policy } = compilePolicy({ sallyport: 1, self: ["https://api.example"], resources });
        if (policy === undefined) return;
        compiled++;
        for (const one of paths) {
          const target = one.replace(/:[xy]/g, "plain").replace("**", "tail/of/as/many/as/six");
          if (naiveMatch(paths, target) !== one) continue;
          expect([paths, target, send(policy, "GET", target).resource]).toEqual([paths, target, one]);
        }
      }),
      { numRuns: 5000 },
    );
    expect(compiled).toBeGreaterThan(1000);
  });

  test.each([
    ["case", ["/a", "/A"]],
    ["a slash at the end", ["/a", "/a/"]],
    ["escapes", ["/caf%C3%A9", "/CAF%C3%89"]],
    ["the case of a prefix, whose parameter may take the literal", ["/shop/secret", "/Shop/:id"]],
    ["a Kelvin sign", ["/k", "/%E2%84%AA"]],
  ])("two that routers may take for each other do not compile: %s", (_, paths) => {
    const resources = paths.map((one) => ({ path: one, share: { with: [app], methods: ["GET"] } }));
    const { problems } = compilePolicy({ sallyport: 1, self: ["https://api.example"], resources });
    expect(problems).toMatchObject([
      { code: "path-alias", path: ["resources", 1, "path"], value: paths[1], args: { other: paths[0] } },
    ]);
  });
});
