import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { type Sent, app, logged, preflight } from "./refusal-log-fixture.ts";

describe("the log of refusals", () => {
  test("a read that passes unread because a source failed is logged for every origin; one without a grant isn't", async () => {
    const failing = definePolicy(
      {
        sallyport: 1,
        self: ["http://localhost:3000"],
        origins: { partners: { source: "partners" } },
        resources: [{ path: "/partners", share: { with: ["partners"], methods: ["GET"] } }],
      },
      { sources: { partners: () => Promise.reject(new Error("down")) } },
    );
    const reasons: string[] = [];
    const lines = await logged(
      ["/partners", "/partners", "/other"].map((path) => ({ path, headers: { origin: "https://one.example" } })),
      {
        log: true,
        onError: () => undefined,
        onDecision: ({ outcome, reason }) => void reasons.push(`${outcome} ${reason}`),
      },
      failing,
    );
    expect(reasons).toEqual(["pass source-failed", "pass source-failed", "pass not-shared"]);
    expect(lines.map((text) => text.split("\n", 1)[0])).toEqual([
      "sallyport: did not share GET /partners with https://one.example: source-failed. The server could not find out whether the origin has a grant.",
    ]);
  });

  test.each<[string, Sent, string, string | undefined]>([
    ["a PUT", preflight("/orders", "PUT", "content-type"), "preflight-method", "resources[1].share.methods: PUT"],
    [
      "a header named `*`, which would be all of them",
      preflight("/orders", "POST", "*"),
      "preflight-headers",
      undefined,
    ],
    [
      "an Authorization header",
      preflight("/orders", "POST", "authorization,content-type"),
      "preflight-headers",
      "resources[1].share.headers: authorization",
    ],
    [
      "a header whose name is another value in YAML",
      preflight("/orders", "POST", "null,yes"),
      "preflight-headers",
      'resources[1].share.headers: "null", "yes"',
    ],
    [
      "one of several grants",
      preflight("/orders/1", "DELETE"),
      "preflight-method",
      "resources[2].share[0].methods: DELETE",
    ],
    ["a slash at the end", preflight("/orders/", "POST", "content-type"), "path-alias", "resources[1].path: /orders/"],
    [
      "a path that isn't listed",
      preflight("/profile", "PATCH", "content-type"),
      "preflight-origin",
      "resources: { path: /profile, share: { with: [app], methods: [PATCH], headers: [content-type] } }",
    ],
    [
      "a resource that shares nothing",
      { method: "POST", path: "/private", headers: { origin: app } },
      "origin-unknown",
      "resources[3]: share: { with: [app], methods: [POST] }",
    ],
    [
      "a cookie under a grant without credentials",
      { method: "POST", path: "/orders", headers: { origin: app, cookie: "s=1" } },
      "credentials-unshared",
      "resources[1].share: credentials: true",
    ],
    [
      "an origin of a group of several",
      { method: "POST", path: "/private", headers: { origin: "https://one.example" } },
      "origin-unknown",
      "resources[3]: share: { with: [https://one.example], methods: [POST] }",
    ],
    [
      "a method of a grant that others have too",
      preflight("/partners", "DELETE", undefined, "https://one.example"),
      "preflight-method",
      "resources[4].share: another item, { with: [https://one.example], methods: [DELETE] }",
    ],
    [
      "a header of a grant that others have too",
      preflight("/partners", "GET", "x-a", "https://one.example"),
      "preflight-headers",
      undefined,
    ],
    [
      "a foreign host",
      { ...preflight("/orders", "PUT"), headers: { ...preflight("/orders", "PUT").headers, host: "evil.example" } },
      "host-conflict",
      undefined,
    ],
    ["a path in another case", preflight("/ORDERS", "POST"), "path-alias", undefined],
    ["a path that no policy holds", preflight("/a//b", "POST"), "preflight-origin", undefined],
    ["a method that no page can send", preflight("/orders", "TRACE"), "preflight-method", undefined],
    ["a method of YAML's", preflight("/orders", "*"), "preflight-method", undefined],
    ["a header that no page can set", preflight("/orders", "POST", "cookie"), "preflight-headers", undefined],
    ["a header of YAML's", preflight("/orders", "POST", "*,&x,#y"), "preflight-headers", undefined],
    [
      "an origin that the policy doesn't name",
      preflight("/orders", "PUT", undefined, "https://evil.example"),
      "preflight-origin",
      undefined,
    ],
    [
      "no origin at all",
      { method: "POST", path: "/orders", headers: { "sec-fetch-site": "cross-site" } },
      "origin-absent",
      undefined,
    ],
    ["a method that is no token", preflight("/orders", "<img>"), "preflight-method", undefined],
    ["a header that is no token", preflight("/orders", "POST", "x:y"), "preflight-headers", undefined],
  ])("%s: names the reason, and what to add where the policy knows the origin", async (_, sent, reason, add) => {
    const [text = "", ...others] = await logged([sent]);
    expect(others).toEqual([]);
    expect(text).toContain(`: ${reason}. `);
    expect(text).toContain(`npx @sallyport/cli why ${reason}`);
    expect(/To allow it, add to (.*)/.exec(text)?.[1]).toBe(add);
  });

  const read = (path: string, headers: Readonly<Record<string, string>> = {}): Sent => ({
    path,
    headers: { origin: app, ...headers },
  });

  test.each<[string, Sent, string | undefined]>([
    ["a method", read("/orders"), "resources[1].share.methods: GET"],
    [
      "a path that isn't listed",
      read("/profile"),
      "resources: { path: /profile, share: { with: [app], methods: [GET] } }",
    ],
    ["a slash at the end", read("/orders/7/"), "resources[2].path: /orders/:id/"],
    ["a slash that the policy has", read("/lists/a"), "resources[5].path: /lists/:id"],
    ["the one of several paths that is meant", read("/more"), "resources[5].path: /more"],
    ["another case", read("/ORDERS"), undefined],
    [
      "a resource that refuses reads",
      read("/secret", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" }),
      "resources[6]: share: { with: [app], methods: [GET] }",
    ],
  ])("a response that a page of a known origin cannot read: %s", async (_, sent, add) => {
    const [text = "", ...others] = await logged([sent]);
    expect(others).toEqual([]);
    expect(text).toMatch(/^sallyport: (did not share GET \S+ with|refused GET \S+ from) http:\/\/localhost:5173: /);
    expect(/To allow it, add to (.*)/.exec(text)?.[1]).toBe(add);
  });

  test("and not one that a stranger's page cannot read", async () => {
    expect(await logged([read("/orders", { origin: "https://evil.example" })])).toEqual([]);
  });

  test.each<[string, string, string | undefined]>([
    ["below a shared suffix", "https://shop-evil.vercel.app", undefined],
    ["below a shared suffix, listed by itself", "https://shop-main.vercel.app", "main"],
    ["`null`, which any page can send", "null", undefined],
    ["of a pattern below the policy's own domain", "https://a.own.example", "https://a.own.example"],
  ])("an origin %s: a line to add only where no stranger can have it", async (_, origin, subject) => {
    const because = "they read public data";
    const shared = definePolicy({
      sallyport: 1,
      self: ["http://localhost:3000"],
      origins: {
        previews: [{ pattern: "https://shop-*.vercel.app", dangerouslyUnderSharedSuffix: true, because }],
        main: ["https://shop-main.vercel.app"],
        own: ["https://*.own.example"],
      },
      resources: [
        { path: "/catalogue", share: { with: ["previews", "main", "own"], methods: ["GET"] } },
        { path: "/form", receive: { from: ["null"], methods: ["POST"], because } },
      ],
    });
    const sent = [preflight("/catalogue", "DELETE", undefined, origin), preflight("/other", "PUT", undefined, origin)];
    const lines = await logged([...sent, { path: "/form", headers: { origin } }], { log: true }, shared);
    const grant = (rest: string): string => `with: [${String(subject)}], methods: [${rest}] }`;
    expect(lines.flatMap((text) => /To allow it, add to (.*)/.exec(text)?.[1] ?? [])).toEqual(
      subject === undefined
        ? []
        : [
            `resources[0].share: another item, { ${grant("DELETE")}`,
            `resources: { path: /other, share: { ${grant("PUT")} }`,
            `resources[1]: share: { ${grant("GET")}`,
          ],
    );
  });

  test("each thing that is missing has a line of its own", async () => {
    const lines = await logged([
      preflight("/orders", "PUT"),
      preflight("/orders", "DELETE"),
      preflight("/orders", "POST", "x-a"),
      preflight("/orders", "POST", "x-a"),
      preflight("/orders", "POST", "x-b"),
    ]);
    expect(lines.map((text) => /To allow it, add to (.*)/.exec(text)?.[1])).toEqual([
      "resources[1].share.methods: PUT",
      "resources[1].share.methods: DELETE",
      "resources[1].share.headers: x-a",
      "resources[1].share.headers: x-b",
    ]);
  });

  test.each([
    { path: "/", named: true },
    { path: "/reports", named: true },
    { path: "/reports/2026-11_a/", named: true },
    { path: "/reports//2026", named: false },
    { path: "/reports!", named: false },
  ])("a resource for $path is offered: $named", async ({ path, named }) => {
    const [line = ""] = await logged([preflight(path, "PUT")]);
    expect(line).toContain("preflight-origin");
    expect(line.includes(`resources: { path: ${path}, `)).toBe(named);
  });

  test("writes each kind once", async () => {
    const same = preflight("/orders", "PUT");
    expect(await logged([same, same, same])).toHaveLength(1);
  });

  test("writes no more than a hundred requests of an origin that anybody can claim, and other kinds after that", async () => {
    const many = Array.from({ length: 150 }, (_, index) => preflight(`/p${String(index)}`, "PUT"));
    const lines = await logged(many);
    expect(await logged([...many, preflight("/orders", "PUT")])).toHaveLength(201);
    expect(lines).toHaveLength(100);
  });

  test("paths and methods of origins that the policy doesn't name are one kind", async () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      preflight(`/p${String(index)}`, "PUT", "x", "https://evil.example"),
    );
    expect(await logged(many)).toHaveLength(1);
  });

  test("holds nothing of the network but printable ASCII, and no query", async () => {
    const path = `/\u001b]0;x\u0007\u202e${"a".repeat(5000)}?token=secret`;
    const [text = ""] = await logged([
      { method: "POST", path, headers: { origin: "https://evil.example/\u00a0\u009b" } },
    ]);
    expect(text).not.toMatch(/[^\n\x20-\x7e]|secret/);
    expect(text.length).toBeLessThan(800);
  });

  test("says in report mode what would be refused", async () => {
    const [text = ""] = await logged([preflight("/orders", "PUT")], { log: true, enforce: "report" });
    expect(text).toMatch(/^sallyport: would refuse the preflight of PUT \/orders from http:\/\/localhost:5173: /);
  });
});
