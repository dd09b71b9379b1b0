import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compilePolicy,
  decide,
  definePolicy,
  PolicyError,
  reasonCodes,
  type Decision,
  type HeaderSource,
} from "../../src/index.ts";
import { corpusPolicy } from "../corpus/policy.ts";

const policy = corpusPolicy();

const origins = [
  "https://app.bank.example",
  "https://pr1.preview.bank.example",
  "https://a.b.deep.bank.example",
  "http://localhost:5173",
  "capacitor://localhost",
  "https://api.bank.example",
  "https://evil.example",
  "null",
  "",
  "*",
];

const paths = [
  "/rates/eur",
  "/accounts/1",
  "/transfers",
  "/orders",
  "/feedback",
  "/callback",
  "/legacy/remove",
  "/private/x",
  "/internal",
  "/mixed",
  "/wild",
  "/partner/data",
  "/trial",
  "/unlisted",
  "/",
];

/** The naive reading of the policy: which of the origins is named for what, by exact path and method. */
function naivelyGrants(origin: string, path: string, method: string): boolean {
  const isPreview = /^https:\/\/[a-z0-9_-]+\.preview\.bank\.example$/.test(origin);
  const isDeep = /^https:\/\/([a-z0-9_-]+\.)+deep\.bank\.example$/.test(origin);
  const isLocal = /^http:\/\/localhost(:[1-9][0-9]{0,4})?$/.test(origin);
  const app = origin === "https://app.bank.example";
  const reads = method === "GET" || method === "HEAD";
  if (/^\/accounts\/[^/]+$/.test(path)) {
    if (app) return reads || method === "PUT" || method === "DELETE";
    return reads && (isPreview || isDeep || isLocal || origin === "capacitor://localhost");
  }
  const forApp: Record<string, readonly string[]> = {
    "/transfers": ["POST"],
    "/orders": ["POST"],
    "/legacy/remove": ["GET", "HEAD"],
    "/internal": ["GET", "HEAD", "POST"],
    "/mixed": ["GET", "HEAD"],
    "/wild": ["PATCH"],
    "/socket": ["GET"],
    "/Case": ["GET", "HEAD"],
  };
  if (app && /^\/private(\/.*)?$/.test(path)) return reads;
  if (app && /^\/handler\/[^/]+$/.test(path)) return method === "POST" || reads;
  return app && forApp[path]?.includes(method) === true;
}

/** Paths that the naive reading shares with everyone. */
const naivelyPublic = (path: string, method: string): boolean => {
  const reads = method === "GET" || method === "HEAD";
  if (path === "/feedback") return method === "POST";
  return (
    reads &&
    (/^\/rates(\/.*)?$/s.test(path) || /^\/public\/[^/]+$/.test(path) || path === "/mixed" || path === "/ticker")
  );
};

/** A text, or one near it: bytes inserted, removed, doubled, escaped or in another case. */
const near = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...texts) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...texts),
          fc.nat(),
          fc.constantFrom(
            "",
            "/",
            "%2f",
            "%00",
            "..",
            ".",
            "//",
            "\\",
            ";",
            "#",
            "?",
            "@",
            ",",
            " ",
            "\t",
            "\0",
            "é",
            ":443",
            "A",
            "%41",
            "x.",
          ),
        )
        .map(
          ([text, at, insert]) => text.slice(0, at % (text.length + 1)) + insert + text.slice(at % (text.length + 1)),
        ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...texts).map((text) => text.toUpperCase()) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  );

const field = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> =>
  values.map((value) => [name, value] as const);

const fields = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: field("Origin", near(origins)) },
    { weight: 2, arbitrary: field("Sec-Fetch-Site", near(["same-origin", "same-site", "cross-site", "none"])) },
    { weight: 2, arbitrary: field("Sec-Fetch-Mode", near(["cors", "navigate", "no-cors"])) },
    { weight: 1, arbitrary: field("Sec-Fetch-Dest", near(["document", "iframe", "empty"])) },
    { weight: 2, arbitrary: field("Access-Control-Request-Method", near(["GET", "POST", "PUT", "DELETE", "PATCH"])) },
    {
      weight: 2,
      arbitrary: field(
        "Access-Control-Request-Headers",
        near(["content-type", "if-match,content-type", "authorization", "*"]),
      ),
    },
    { weight: 1, arbitrary: field("Cookie", fc.constantFrom("a=1", "")) },
    { weight: 1, arbitrary: field("Authorization", near(["Bearer t", "Basic dTpw", "ApiKey k"])) },
    { weight: 1, arbitrary: field("Upgrade", near(["websocket", "h2c"])) },
    { weight: 1, arbitrary: field("Host", near(["api.bank.example", "evil.example"])) },
    { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 })) },
  ),
  { maxLength: 6 },
);

const methods = near(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"]);

const request = fc.record({
  method: methods,
  target: near([...paths, ...paths.map((path) => `${path}?q=1`), "http://api.bank.example/transfers", "*"]),
  fields,
  host: fc.constantFrom("api.bank.example", "api.bank.example", "api.bank.example", "api", "127.0.0.1", "evil.example"),
  clientCertificate: fc.boolean(),
});

const valueOf = (list: readonly (readonly [string, string])[], name: string): string | undefined => {
  const values = list.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(", ");
};

function checkGrants(
  decision: Decision,
  method: string,
  target: string,
  list: readonly (readonly [string, string])[],
): void {
  const allowed = decision.headers["access-control-allow-origin"];
  const credentials = decision.headers["access-control-allow-credentials"];
  if (allowed === undefined) {
    expect(credentials).toBeUndefined();
    return;
  }
  const preflight = decision.reason.startsWith("preflight");
  const asked = preflight ? (valueOf(list, "access-control-request-method") ?? "") : method;
  const path = target.replace(/^http:\/\/api\.bank\.example(?=\/)/, "").replace(/\?.*$/s, "");
  if (allowed === "*") {
    expect(credentials).toBeUndefined();
    expect(naivelyPublic(path, asked)).toBe(true);
    return;
  }
  expect(valueOf(list, "origin")).toBe(allowed);
  expect(naivelyGrants(allowed, path, asked)).toBe(true);
  if (credentials !== undefined) expect(allowed).toBe("https://app.bank.example");
}

describe("decide, whatever the bytes", () => {
  test("never throws, grants nothing that a naive reading does not, and runs no foreign change without a grant", () => {
    fc.assert(
      fc.property(request, ({ method, target, fields: extra, host, clientCertificate }) => {
        const list = [["Host", host] as const, ...extra];
        const decision = decide(policy, { method, target, headers: list, clientCertificate });
        expect(reasonCodes).toContain(decision.reason);
        checkGrants(decision, method, target, list);
        const safe = ["GET", "HEAD", "OPTIONS"].includes(method);
        if (decision.outcome === "pass" && decision.requester === "cross-origin" && !safe) {
          expect(["shared", "shared-with-anyone", "received"]).toContain(decision.reason);
        }
        if (decision.outcome === "refuse" && decision.status !== 204)
          expect(decision.status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 20_000 },
    );
  });

  test("the ways of giving headers agree", () => {
    fc.assert(
      fc.property(request, ({ method, target, fields: extra, host }) => {
        const once = new Map(
          [["Host", host] as const, ...extra].map(([name, value]) => [name.toLowerCase(), value] as const),
        );
        const list = [...once];
        const forms: HeaderSource[] = [
          list,
          list.flat(),
          Object.fromEntries(list),
          new Map(list),
          Object.fromEntries(list.map(([name, value]) => [name.toUpperCase(), [value]])),
        ];
        const [first, ...others] = forms.map((headers) => decide(policy, { method, target, headers }));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  test("a decision is a function of policy and request", () => {
    fc.assert(
      fc.property(request, ({ method, target, fields: extra, host }) => {
        const head = { method, target, headers: [["host", host] as const, ...extra] };
        expect(decide(policy, head)).toEqual(decide(policy, head));
      }),
      { numRuns: 1000 },
    );
  });

  test("a target that has no form is refused", () => {
    for (const target of ["", "transfers", "mailto:x", "?a", "http:/x", "api.bank.example:443"]) {
      expect(decide(policy, { method: "GET", target, headers: { host: "api.bank.example" } })).toMatchObject({
        status: 400,
        reason: "target-malformed",
      });
    }
  });
});

describe("compilePolicy, whatever the document", () => {
  test("never throws, and a policy that compiles grants no more than it names", () => {
    const junk = fc.oneof(
      fc.anything(),
      near(origins),
      fc.constantFrom<unknown>(undefined, null, "*", "anyone", ["anyone"], ["*"], ["null"], [], {}, true, "true", 1),
    );
    const share = fc.record(
      {
        with: junk,
        methods: junk,
        credentials: junk,
        headers: junk,
        expose: junk,
        maxAge: junk,
        because: junk,
        webSocket: junk,
      },
      { requiredKeys: [] },
    );
    const document = fc.oneof(
      junk,
      fc.record(
        {
          sallyport: fc.constantFrom<unknown>(1, "1", 2),
          self: fc.oneof(fc.constant(["https://api.example"]), junk),
          origins: fc.oneof(fc.constant({ app: ["https://app.example"] }), fc.dictionary(fc.string(), junk)),
          resources: fc.oneof(
            fc.array(
              fc.record(
                { path: fc.oneof(fc.constant("/a"), near(paths)), share, corp: junk, forgery: junk, receive: junk },
                { requiredKeys: [] },
              ),
              { maxLength: 3 },
            ),
            junk,
          ),
          profiles: junk,
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(document, (value) => {
        const { policy: compiled, problems } = compilePolicy(value);
        if (compiled === undefined) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        const decision = decide(compiled, {
          method: "GET",
          target: "/a",
          headers: { host: "api.example", origin: "https://nobody.example" },
        });
        expect(decision.headers["access-control-allow-credentials"]).toBeUndefined();
      }),
      { numRuns: 5000 },
    );
  });

  test("an unset environment variable is a problem, never a more open policy", () => {
    const unset = process.env.SALLYPORT_SURELY_UNSET;
    for (const document of [
      { sallyport: 1, self: [unset], resources: [] },
      { sallyport: 1, self: unset, resources: [] },
      { sallyport: 1, self: ["https://a.example"], origins: { app: [unset] }, resources: [] },
      { sallyport: 1, self: ["https://a.example"], origins: { app: unset }, resources: [] },
      {
        sallyport: 1,
        self: ["https://a.example"],
        resources: [{ path: "/", share: { with: [unset], methods: ["GET"] } }],
      },
      {
        sallyport: 1,
        self: ["https://a.example"],
        resources: [{ path: "/", share: { with: unset, methods: ["GET"] } }],
      },
      { sallyport: 1, self: ["https://a.example"], resources: [{ path: "/", share: unset }] },
    ]) {
      expect(compilePolicy(document).problems?.map(({ code }) => code)).toEqual(["value-undefined"]);
    }
  });

  test("a document that throws when read", () => {
    const hostile = {
      sallyport: 1,
      self: ["https://a.example"],
      get resources(): never {
        throw new Error("boo");
      },
    };
    expect(compilePolicy(hostile).problems).toMatchObject([{ code: "document-unreadable", args: { reason: "boo" } }]);
  });

  const itself: unknown[] = [];
  itself.push(itself);

  test.each<[string, unknown]>([
    ["a BigInt", 10n],
    ["itself", itself],
    ["a symbol", Symbol("x")],
    ["a function", () => undefined],
  ])("a value that JSON does not have: %s", (_, value) => {
    const share = { with: ["https://b.example"], methods: ["GET"], maxAge: value };
    const document = { sallyport: 1, self: ["https://a.example"], resources: [{ path: "/", corp: value, share }] };
    expect(() => definePolicy(document as never)).toThrow(PolicyError);
  });

  test("keys of Object.prototype are keys like any other", () => {
    const document = JSON.parse(
      '{"sallyport":1,"self":["https://a.example"],"origins":{"__proto__":["https://evil.example"]},"resources":[{"path":"/","share":{"with":["constructor"],"methods":["GET"]}}]}',
    ) as unknown;
    expect(compilePolicy(document).problems?.map(({ code }) => code)).toEqual(["group-name", "group-unknown"]);
  });
});

describe("definePolicy, by its types", () => {
  test("what is misspelt does not compile", () => {
    const self = ["https://a.example"] as const;
    const origins = { app: ["https://b.example"] } as const;
    const misspelt = { path: "/", share: { with: ["ap"], methods: ["GET"] } } as const;
    const wrong = (): void => {
      // @ts-expect-error a group that is not defined
      definePolicy({ sallyport: 1, self, origins, resources: [misspelt] });
      // @ts-expect-error an unknown key
      definePolicy({ sallyport: 1, self, resources: [], resource: [] });
      // @ts-expect-error anyone without a reason
      definePolicy({ sallyport: 1, self, resources: [{ path: "/", share: { with: "anyone", methods: ["GET"] } }] });
      // @ts-expect-error an environment variable may be unset
      definePolicy({ sallyport: 1, self: [process.env.ORIGIN], resources: [] });
      // @ts-expect-error an origin has a scheme
      definePolicy({ sallyport: 1, self: ["a.example"], resources: [] });
    };
    const right = [
      definePolicy({
        sallyport: 1,
        self,
        origins,
        resources: [{ path: "/", share: { with: ["app", "https://c.example"], methods: ["GET"] } }],
      }),
      definePolicy({ sallyport: 1, self, resources: [], profiles: { development: { self: ["http://localhost:*"] } } }),
    ];
    expect(right.length).toBe(2);
    expect(wrong).toThrow();
  });
});
