import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, type PolicyDocument } from "../../src/index.ts";

const app = "https://app.example";

const documentOf = (defaults: object, share: object): PolicyDocument =>
  ({
    sallyport: 1,
    self: ["https://api.example"],
    defaults: { share: defaults },
    resources: [{ path: "/a", share: { with: [app], methods: ["PUT"], ...share } }],
  }) as unknown as PolicyDocument;

function preflight(document: PolicyDocument): Readonly<Record<string, string>> {
  const headers = { host: "api.example", origin: app, "access-control-request-method": "PUT" };
  return decide(definePolicy(document), { method: "OPTIONS", target: "/a", headers }).headers;
}

const anyone = { with: "anyone", because: "public" };

describe("defaults.share", () => {
  test.each<[desc: string, defaults: object, share: object, headers: string | undefined, maxAge: string | undefined]>([
    ["joins the headers of a grant", { headers: ["traceparent"] }, { headers: ["if-match"] }, "if-match,traceparent", undefined],
    ["adds headers where the grant has none", { headers: ["traceparent"] }, {}, "traceparent", undefined],
    ["adds nothing twice", { headers: ["If-Match"] }, { headers: ["if-match"] }, "if-match", undefined],
    ["gives its age", { maxAge: "10m" }, {}, undefined, "600"],
    ["leaves the grant's own age", { maxAge: "10m" }, { maxAge: 0 }, undefined, "0"],
    ["adds no header to a grant of anyone", { headers: ["traceparent"], maxAge: 60 }, anyone, undefined, undefined],
  ])("%s", (_, defaults, share, headers, maxAge) => {
    const found = preflight(documentOf(defaults, share));
    expect([found["access-control-allow-headers"], found["access-control-max-age"]]).toEqual([headers, maxAge]);
  }); // prettier-ignore

  test("exposes response headers", () => {
    const policy = definePolicy(documentOf({ expose: ["x-request-id"] }, { methods: ["GET"], expose: ["etag"] }));
    const { headers } = decide(policy, { method: "GET", target: "/a", headers: { host: "api.example", origin: app } });
    expect(headers["access-control-expose-headers"]).toBe("etag,x-request-id");
  });

  test.each<[desc: string, defaults: object, problem: object]>([
    ["a wildcard", { headers: ["*"] }, { code: "header-credentials-wildcard", path: ["defaults", "share", "headers", 0] }],
    ["a forbidden header", { expose: ["set-cookie"] }, { code: "header-forbidden", path: ["defaults", "share", "expose", 0] }],
    ["an age out of range", { maxAge: "2d" }, { code: "max-age-range", path: ["defaults", "share", "maxAge"] }],
    ["credentials", { credentials: true }, { code: "key-unknown", path: ["defaults", "share", "credentials"] }],
  ])("problem: %s", (_, defaults, problem) => {
    expect(compilePolicy(documentOf(defaults, {})).problems).toMatchObject([problem]);
  }); // prettier-ignore
});
