import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, PolicyError } from "../../../src/index.ts";
import { near, origins, paths } from "../../near.ts";

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
