import { afterEach, describe, expect, test, vi } from "vitest";
import { compilePolicy, decide, describeProblem, type PolicyDocument } from "../../src/index.ts";
import { lint, matrix } from "../../src/review/index.ts";

const because = "a phone on my own network";

/** A grant with credentials to a group that the profile fills with one origin. */
const documentFor = (origin: string, profile: Record<string, unknown> = { dangerouslyInsecure: { because } }): unknown => ({
  sallyport: 1,
  self: ["https://api.example"],
  origins: { app: ["https://app.example"] },
  resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"], credentials: true, because: "the app" } }],
  profiles: { phone: { self: ["http://192.168.1.20:3000"], origins: { app: [origin] }, ...profile } },
}); // prettier-ignore

const codesOf = (document: unknown, profile?: string): string[] =>
  (compilePolicy(document, profile === undefined ? {} : { profile }).problems ?? []).map(({ code }) => code);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("http origins with credentials in a profile with dangerouslyInsecure", () => {
  test.each([
    "http://10.0.0.1",
    "http://172.16.0.1:5173",
    "http://172.31.255.255",
    "http://192.168.1.20:5173",
    "http://192.168.1.20:*",
    "http://169.254.1.1",
    "http://100.64.0.1",
    "http://[fd12:3456::1]:5173",
    "http://[fe80::1]",
    "http://phone.local:5173",
    "http://a.b.local",
    "http://laptop:5173",
  ])("%s is permitted, there alone", (origin) => {
    expect(codesOf(documentFor(origin), "phone")).toEqual([]);
    expect(codesOf(documentFor(origin, {}), "phone")).toEqual(["origin-insecure"]);
  });

  test.each([
    ["a public address", "http://93.184.216.34", "origin-insecure"],
    ["next to a private range", "http://172.32.0.1", "origin-insecure"],
    ["next to a private range", "http://172.15.0.1", "origin-insecure"],
    ["next to a private range", "http://100.63.0.1", "origin-insecure"],
    ["a short piece of IPv6", "http://[fd::1]", "origin-insecure"],
    ["a public name", "http://app.example", "origin-insecure"],
    ["a name that begins like an address", "http://192.168.1.20.example", "origin-insecure"],
    ["a public name that ends like .local", "http://applocal.example", "origin-insecure"],
    ["a name with a dot at the end", "http://laptop.", "origin-not-serialized"],
    ["a top-level domain", "http://com", "origin-insecure"],
    ["a country's top-level domain", "http://ai:3000", "origin-insecure"],
    ["a pattern below .local", "http://*.phone.local", "origin-insecure"],
    ["all of .local", "http://*.local", "origin-public-suffix"],
  ])("%s is not: %s", (_, origin, code) => {
    expect(codesOf(documentFor(origin), "phone")).toEqual([code]);
  });

  test("the text says what may use http at the place where it is reported", () => {
    const textOf = (profile: string | undefined, document: unknown): string =>
      (compilePolicy(document, profile === undefined ? {} : { profile }).problems ?? [])
        .map(describeProblem)
        .join("\n");
    const wide = { ...(documentFor("http://app.example", {}) as PolicyDocument) };
    const inProfile = textOf("phone", documentFor("http://app.example"));
    expect(inProfile).toMatch(
      /private addresses, `\.local` names and single-label names, each written out, may use http/,
    );
    expect(textOf("phone", wide)).toMatch(/only loopback names may use http/);
  });

  test("the profile changes nothing for the others, and nothing without it", () => {
    const document = documentFor("http://laptop:5173") as PolicyDocument;
    const wide = { ...document, origins: { app: ["http://laptop:5173"] } };
    expect(codesOf(wide)).toEqual(["origin-insecure"]);
    const { policy } = compilePolicy(document);
    const request = { method: "GET", target: "/a", headers: { host: "api.example", origin: "http://laptop:5173" } };
    expect(policy && decide(policy, request).reason).toBe("not-shared");
  });

  test.each([
    ["in the document", { dangerouslyInsecure: { because } }, ["key-unknown"]],
    ["in a resource", { resources: [{ path: "/a", dangerouslyInsecure: { because } }] }, ["key-unknown"]],
    ["in a grant", { resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"], dangerouslyInsecure: { because } } }] }, ["key-unknown"]],
  ])("%s it is a problem", (_, part, codes) => {
    expect(codesOf({ ...(documentFor("http://laptop") as object), ...part })).toEqual(codes);
  }); // prettier-ignore

  test.each([
    ["no reason", {}, "key-missing"],
    ["an empty reason", { because: " " }, "text-empty"],
    ["another key", { because, origins: [] }, "key-unknown"],
    ["not a mapping", true, "value-type"],
  ])("with %s it is a problem", (_, dangerouslyInsecure, code) => {
    expect(codesOf(documentFor("http://localhost:5173", { dangerouslyInsecure }))).toEqual([code]);
  });
});

describe("with NODE_ENV production", () => {
  const document = documentFor("http://192.168.1.20:5173");

  test("the profile is refused, with its place; the policy without it isn't", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(compilePolicy(document, { profile: "phone" }).problems).toEqual([
      { code: "insecure-production", path: ["profiles", "phone", "dangerouslyInsecure"], value: "phone", args: {} },
    ]);
    expect(codesOf(document)).toEqual([]);
    expect(codesOf(documentFor("https://app.example", {}), "phone")).toEqual([]);
  });

  test("a policy that is replaced is refused as well, and the old one stays", () => {
    const { policy } = compilePolicy(documentFor("https://app.example", {}), { profile: "phone" });
    vi.stubEnv("NODE_ENV", "production");
    expect(() => policy?.replace(document as PolicyDocument)).toThrow(/insecure-production/);
  });

  test.each(["Production", " production", "PRODUCTION\n"])("NODE_ENV %j is production", (mode) => {
    vi.stubEnv("NODE_ENV", mode);
    expect(codesOf(document, "phone")).toEqual(["insecure-production"]);
  });

  test.each(["", "development", "test", "productions"])("NODE_ENV %j is no production", (mode) => {
    vi.stubEnv("NODE_ENV", mode);
    expect(codesOf(document, "phone")).toEqual([]);
  });
});

test("a phone gets its response with cookies; https pages at the same host don't", () => {
  const { policy } = compilePolicy(documentFor("http://192.168.1.20:5173"), { profile: "phone" });
  const from = (origin: string): string | undefined => {
    const headers = { host: "192.168.1.20:3000", origin, cookie: "session=1" };
    return policy && decide(policy, { method: "GET", target: "/a", headers }).reason;
  };
  expect([
    from("http://192.168.1.20:5173"),
    from("http://192.168.1.21:5173"),
    from("https://192.168.1.20:5173"),
  ]).toEqual(["shared", "not-shared", "not-shared"]);
});

test("the response and its preflight have the headers for credentials", () => {
  const { policy } = compilePolicy(documentFor("http://192.168.1.20:5173"), { profile: "phone" });
  const headers = { host: "192.168.1.20:3000", origin: "http://192.168.1.20:5173", cookie: "session=1" };
  const preflight = { ...headers, "access-control-request-method": "GET" };
  const requests = [
    { method: "GET", target: "/a", headers },
    { method: "OPTIONS", target: "/a", headers: preflight },
  ];
  for (const request of requests)
    expect(policy && decide(policy, request).headers).toMatchObject({
      "access-control-allow-origin": "http://192.168.1.20:5173",
      "access-control-allow-credentials": "true",
    });
});

test("a source gives no http origin credentials, under the profile either", async () => {
  const document = documentFor("", { origins: { app: { source: "phones" } }, dangerouslyInsecure: { because } });
  const { policy } = compilePolicy(document, { profile: "phone", sources: { phones: () => true } });
  const headers = { host: "192.168.1.20:3000", origin: "http://192.168.1.20:5173" };
  const request = { method: "GET", target: "/a", headers };
  const view = await policy?.resolve(request);
  expect(view && decide(view, request).reason).toBe("not-shared");
});

describe("reviews", () => {
  const document = documentFor("http://192.168.1.20:5173");
  const lints = (profile?: string): string[] =>
    lint(document, { profile }).map(({ code, severity, path }) => `${severity} ${code} ${path.join(".")}`);

  test("lints name the profile, whichever is reviewed", () => {
    expect(lints().filter((one) => one.includes("insecure"))).toEqual([
      "note profile-insecure profiles.phone.dangerouslyInsecure",
    ]);
    expect(lints("phone")).toEqual(
      expect.arrayContaining([
        "warning profile-insecure profiles.phone.dangerouslyInsecure",
        "danger origin-http profiles.phone.origins.app.0",
        "danger self-http profiles.phone.self.0",
      ]),
    );
  });

  test("the matrix of the profile shows the origin with credentials", () => {
    expect(JSON.stringify(matrix(document, { profile: "phone" }))).toContain("http://192.168.1.20:5173");
  });
});
