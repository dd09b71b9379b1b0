import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compilePolicy, decide, definePolicy, type Policy, type RequestHead } from "../../../src/index.ts";
import { currentPolicy } from "../../../src/policy/handle.ts";
import { buildPolicy } from "../../../src/policy/built/build.ts";
import { loadBuiltPolicy as loadExact } from "../../../src/policy/built/exact.ts";
import { checksumOf, release, type BuiltPolicy } from "../../../src/policy/built/format.ts";
import { isExactPolicy } from "../../../src/policy/built/is-exact-policy.ts";
import { packModel } from "../../../src/policy/built/pack.ts";
import { loadBuiltPolicy as loadFull, type BuiltPolicyOptions } from "../../../src/policy/built/full.ts";
import { lint, matrix } from "../../../src/review/index.ts";
import { documentCorpus } from "../../corpus/documents/index.ts";
import { policies, policyNamed, type PolicyName } from "../../corpus/policies.ts";
import { corpus } from "../../corpus/rows/index.ts";
import { document, names, paths } from "../../review/arbitrary-document.ts";

const modelOf = (policy: Policy): ReturnType<typeof currentPolicy>["model"] => currentPolicy(policy).model;
const packed = (policy: Policy): BuiltPolicy => packModel(modelOf(policy));

/** As the module does that `buildPolicy` writes. */
function rebuilt(policy: Policy, options?: BuiltPolicyOptions): Policy {
  return isExactPolicy(modelOf(policy)) ? loadExact(packed(policy)) : loadFull(packed(policy), options);
}

const define = (document: unknown, options: object = {}): Policy => {
  const { policy, problems } = compilePolicy(document, options);
  if (policy === undefined) throw new Error(JSON.stringify(problems));
  return policy;
};

const simple = (more: object = {}): object => ({
  sallyport: 1,
  self: ["https://api.example"],
  origins: { app: ["https://app.example"] },
  resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"] } }],
  ...more,
});

const wild = simple({ origins: { app: ["https://*.app.example"] } });

describe("a built policy decides as the compiled one", () => {
  const headOf = ({ send, with: lines = [], noHost = false }: (typeof corpus)[number]): RequestHead => {
    const [method = "", target = "", version = "HTTP/1.1"] = send.split(" ");
    const fields = lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
    const hasHost = noHost || fields.some(([name]) => name.toLowerCase() === "host");
    const headers = [...(hasHost ? [] : [["Host", "api.bank.example"] as const]), ...fields];
    return { method, target, headers, httpVersion: version.slice("HTTP/".length) };
  };

  test.each(Object.keys(policies) as PolicyName[])("about each row of the corpus: %s", async (name) => {
    const compiled = policyNamed(name);
    const { options = {} } = policies[name] as { readonly options?: BuiltPolicyOptions };
    const built = rebuilt(compiled, options);
    const rows = corpus.filter((row) => (row.policy ?? "bank") === name);
    expect(rows.length).toBeGreaterThan(0);
    for (const head of rows.map(headOf)) {
      const [one, other] = [await compiled.resolve(head), await built.resolve(head)];
      for (const debug of [true, false]) expect(decide(other, head, { debug })).toEqual(decide(one, head, { debug }));
    }
  });

  test("under arbitrary policies, about arbitrary requests", async () => {
    const header = (name: string, values: readonly string[]): fc.Arbitrary<readonly [string, string] | undefined> =>
      fc.option(
        fc.constantFrom(...values).map((value) => [name, value] as const),
        { nil: undefined },
      );
    const hosts = ["api.example", "api.example:8443", "api", "b.example", "evil.example"];
    const origins = names.map((one) => one.replace(/\*+/g, "y").replace(/:y$/, ":8080"));
    const request = fc.record({
      method: fc.constantFrom("GET", "POST", "DELETE", "OPTIONS"),
      target: fc.constantFrom(...paths.map((path) => path.replace(/:\w+|\*\*/g, "two"))),
      headers: fc
        .tuple(
          header("Host", hosts),
          header("Origin", [...origins, "https://evil.example", "null"]),
          header("Cookie", ["a=1"]),
          header("Sec-Fetch-Site", ["same-origin", "cross-site"]),
          header("Access-Control-Request-Method", ["GET", "POST"]),
        )
        .map((fields) => fields.filter((field) => field !== undefined)),
    });
    const sources = { trusted: (origin: string) => origin.includes("a.example"), other: () => false };
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(document, fc.array(request, { minLength: 5, maxLength: 10 }), async (written, requests) => {
        const { policy } = compilePolicy(written, { sources });
        if (policy === undefined) return;
        const built = rebuilt(policy, { sources });
        for (const head of requests) {
          const [one, other] = [await policy.resolve(head), await built.resolve(head)];
          expect(decide(other, head)).toEqual(decide(one, head));
          decided++;
        }
      }),
      { numRuns: 250 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  test("and reviews find the same", () => {
    for (const { document: written } of documentCorpus) {
      const { policy } = compilePolicy(written);
      if (policy === undefined) continue;
      const built = rebuilt(policy);
      expect(modelOf(built)).toEqual(modelOf(policy));
      expect(lint(built)).toEqual(lint(policy));
      expect(matrix(built)).toEqual(matrix(policy));
    }
  });
});

describe("what is built", () => {
  test("is the same for the same document", () => {
    expect(buildPolicy(define(simple()))).toEqual(buildPolicy(define(structuredClone(simple()))));
  });

  test.each([
    ["exact origins", simple(), {}, false],
    ["any port in self", simple({ self: ["http://localhost:*"] }), {}, false],
    ["any port", simple({ origins: { app: ["https://app.example:*"] } }), {}, true],
    ["null", simple({ resources: [{ path: "/a", receive: { from: ["null"], methods: ["POST"] } }] }), {}, true],
    ["a pattern", wild, {}, true],
    ["a pattern in self", simple({ self: ["https://*.api.example"] }), {}, true],
    ["a pattern in hosts", simple({ hosts: ["*.svc.example"] }), {}, true],
    ["a source of host names", simple({ self: [{ source: "tenants" }] }), { tenants: () => true }, true],
    ["a source of origins", simple({ origins: { app: { source: "tenants" } } }), { tenants: () => true }, true],
  ])("has the suffix list only where it is needed: %s", (_desc, written, sources, expected) => {
    const { module, hasSuffixList } = buildPolicy(define(written, { sources }));
    expect(hasSuffixList).toBe(expected);
    expect(module).toContain(expected ? '"sallyport/built-full"' : '"sallyport/built"');
  });

  test("is one line of ASCII for each value, whatever the policy's texts are", () => {
    const because = "\u202e\u2028 \u0007 ü `${x}` \\ '\"";
    const written = simple({ resources: [{ path: "/a", share: { with: "anyone", methods: ["GET"], because } }] });
    const { module } = buildPolicy(define(written));
    expect(module).toMatch(/^[\n -~]*$/);
    expect(modelOf(rebuilt(define(written))).resources[0]?.grants[0]?.because).toBe(because);
  });

  test("is of this release", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as object;
    expect(manifest).toMatchObject({ version: release });
  });

  test("needs a policy", () => expect(() => buildPolicy({} as Policy)).toThrow("needs a policy"));
});

describe("a built policy is refused", () => {
  const built = packed(define(simple()));
  const again = "Run `sallyport build` again with this version of sallyport";

  test.each<readonly [string, object, string]>([
    ["of another version", { ...built, release: "0.0.9" }, 'built by version "0.0.9"'],
    ["without a version", { ...built, release: undefined }, "built by version undefined"],
    ["with another origin", { ...built, groups: built.groups.replace("app.example", "evil.example") }, "was edited"],
    [
      "with credentials",
      { ...built, model: built.model.replace('"credentials":false', '"credentials":true') },
      "edited",
    ],
    ["cut short", { ...built, model: built.model.slice(0, -10) }, "is incomplete"],
    ["without its model", { ...built, model: undefined }, "is incomplete"],
    ["with the checksum of another", { ...built, checksum: packed(define(wild)).checksum }, "was edited"],
    ["that is empty", {}, "built by version undefined"],
  ])("%s", (_desc, wrong, reason) => {
    const attempt = (): Policy => loadExact(wrong as BuiltPolicy);
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow(again);
  });

  test("with patterns, as a policy of exact origins", () => {
    expect(() => loadExact(packed(define(wild)))).toThrow("as one of exact origins");
  });

  test("with a pattern that is below a public suffix by now", () => {
    // The compiler has never heard of the suffix: the host is edited, with the checksum of the edited policy.
    const { groups, ...rest } = packed(define(wild));
    const edited = { ...rest, groups: groups.replaceAll("app.example", "vercel.app") };
    expect(() => loadFull({ ...edited, checksum: checksumOf(edited) })).toThrow(
      "https://*.vercel.app is below a public suffix",
    );
  });

  test("without its sources, all of them at once", () => {
    const sources = { one: () => true, two: () => true };
    const policy = define(simple({ self: [{ source: "one" }], origins: { app: { source: "two" } } }), { sources });
    expect(() => rebuilt(policy)).toThrow('the source "two" is missing; the source "one" is missing');
    expect(() => rebuilt(policy, { sources: { ...sources, two: { decide: 1 } as never } })).toThrow(
      'decide of the source "two" is wrong',
    );
  });

  test("in production, with a profile for a developer's own network", () => {
    const profiles = { dev: { self: ["http://192.168.1.10:3000"], dangerouslyInsecure: { because: "a phone" } } };
    const policy = define(simple({ profiles }), { profile: "dev" });
    expect(() => rebuilt(policy)).not.toThrow();
    vi.stubEnv("NODE_ENV", "production");
    try {
      expect(() => rebuilt(policy)).toThrow("Build it without the profile");
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

test("a built policy can't be replaced, and stays as it is", () => {
  const built = rebuilt(define(simple()));
  const head = {
    method: "GET",
    target: "/a",
    headers: [
      ["Host", "api.example"],
      ["Origin", "https://app.example"],
    ],
  } as const;
  expect(() => built.replace({ sallyport: 1, self: ["https://api.example"], resources: [] })).toThrow("no compiler");
  expect(decide(built, head).headers["access-control-allow-origin"]).toBe("https://app.example");
});

test("what it remembers of a source is forgotten on demand", async () => {
  let isMember = true;
  const sources = { tenants: () => isMember };
  const policy = definePolicy(
    {
      sallyport: 1,
      self: ["https://api.example"],
      origins: { app: { source: "tenants" } },
      resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"] } }],
    },
    { sources },
  );
  const built = rebuilt(policy, { sources });
  const head = {
    method: "GET",
    target: "/a",
    headers: [
      ["Host", "api.example"],
      ["Origin", "https://app.example"],
    ],
  } as const;
  const allowed = async (): Promise<string | undefined> =>
    decide(await built.resolve(head), head).headers["access-control-allow-origin"];
  expect(await allowed()).toBe("https://app.example");
  isMember = false;
  built.invalidate("tenants");
  expect(await allowed()).toBeUndefined();
});
