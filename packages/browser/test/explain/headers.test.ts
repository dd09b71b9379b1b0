import { describe, expect, test } from "vitest";
import { explainHeaders, type HeaderContext, type HeaderFinding } from "../../src/explain/index.ts";
import { APP } from "./attempts.ts";

const codesOf = (findings: readonly HeaderFinding[]): string[] => findings.map(({ code }) => code);

const shared = [`Access-Control-Allow-Origin: ${APP}`, "Vary: Origin"];

test("a firewall's challenge is not the server's refusal", () => {
  const head = "HTTP/2 403\nserver: cloudflare\ncf-mitigated: challenge\ncontent-type: text/html";
  const [found] = explainHeaders(head, { page: APP });
  expect(found?.text).toContain("An API gateway, load balancer or firewall sent the response");
  expect(found?.fixes.map(({ server }) => server?.server)).toContain("cloudflare");
});

describe("findings", () => {
  test.each<[desc: string, lines: readonly string[], HeaderContext, codes: readonly string[]]>([
    ["nothing of CORS", ["Content-Type: text/plain"], {}, ["not-shared"]],
    ["one origin, with Vary", shared, {}, []],
    ["one origin, without Vary", [`Access-Control-Allow-Origin: ${APP}`], {}, ["vary-missing"]],
    ["Vary: *", [`Access-Control-Allow-Origin: ${APP}`, "Vary: *"], {}, []],
    ["Vary in two lines", [`Access-Control-Allow-Origin: ${APP}`, "Vary: Accept", "vary: ORIGIN"], {}, []],
    ["anyone", ["Access-Control-Allow-Origin: *"], {}, ["wildcard"]],
    [
      "anyone, with credentials",
      ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Credentials: true"],
      {},
      ["wildcard-credentials"],
    ],
    [
      "anyone, and the page has credentials",
      ["Access-Control-Allow-Origin: *"],
      { credentials: true },
      ["wildcard-credentials"],
    ],
    ["anyone, and a cookie", ["Access-Control-Allow-Origin: *", "Set-Cookie: a=1; Secure"], {}, ["wildcard-personal"]],
    [
      "anyone, and private",
      ["Access-Control-Allow-Origin: *", "Cache-Control: private, no-store"],
      {},
      ["wildcard-personal"],
    ],
    [
      "null, and the page is known",
      ["Access-Control-Allow-Origin: null", "Vary: Origin"],
      { page: APP },
      ["origin-other", "origin-null"],
    ],
    [
      "a preflight asks for a method and headers that are not listed",
      [...shared, "Access-Control-Allow-Methods: GET, PUT", "Access-Control-Allow-Headers: X-A"],
      { preflight: true, asks: { method: "PATCH", headers: ["x-a", "authorization"] } },
      ["method-unlisted", "header-unlisted"],
    ],
    [
      "a preflight asks for what is listed, or needs no permission",
      [...shared, "Access-Control-Allow-Headers: X-A"],
      { preflight: true, asks: { method: "POST", headers: ["x-a"] } },
      [],
    ],
    [
      "a preflight asks for what an asterisk covers",
      [...shared, "Access-Control-Allow-Methods: *", "Access-Control-Allow-Headers: authorization, *"],
      { preflight: true, asks: { method: "PUT", headers: ["x-a"] } },
      [],
    ],
    [
      "the same with credentials, where an asterisk is a name",
      [...shared, "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Methods: *"],
      { preflight: true, credentials: true, page: APP, asks: { method: "PUT", headers: [] } },
      ["method-unlisted", "list-wildcard-credentials", "reflection-possible"],
    ],
    ["a head that is cut, of which nothing else is said", ["X-A: " + "a".repeat(300_000)], {}, ["head-cut"]],
    ["True", [...shared, "Access-Control-Allow-Credentials: True"], {}, ["credentials-not-true"]],
    ["false", [...shared, "Access-Control-Allow-Credentials: false"], {}, ["credentials-false"]],
    ["False", [...shared, "Access-Control-Allow-Credentials: False"], {}, ["credentials-false"]],
    [
      "false, and credentials wanted",
      [...shared, "Access-Control-Allow-Credentials: false"],
      { credentials: true },
      ["credentials-missing", "credentials-false"],
    ],
    [
      "true, twice",
      [...shared, "Access-Control-Allow-Credentials: true", "Access-Control-Allow-Credentials: true"],
      {},
      ["credentials-not-true"],
    ],
    ["credentials wanted and not allowed", shared, { credentials: true }, ["credentials-missing"]],
    ["two lines", [...shared, `Access-Control-Allow-Origin: ${APP}`], {}, ["origin-multiple"]],
    ["a list", [`Access-Control-Allow-Origin: ${APP}, https://b.example`], {}, ["origin-multiple"]],
    ["a list with spaces", [`Access-Control-Allow-Origin: ${APP} https://b.example`], {}, ["origin-multiple"]],
    ["a slash", [`Access-Control-Allow-Origin: ${APP}/`], {}, ["origin-not-serialized"]],
    ["a path", [`Access-Control-Allow-Origin: ${APP}/x`], {}, ["origin-not-serialized"]],
    ["upper case", ["Access-Control-Allow-Origin: https://App.example"], {}, ["origin-not-serialized"]],
    ["the default port", [`Access-Control-Allow-Origin: ${APP}:443`], {}, ["origin-not-serialized"]],
    ["no scheme", ["Access-Control-Allow-Origin: app.example"], {}, ["origin-not-serialized"]],
    ["a pattern", ["Access-Control-Allow-Origin: https://*.app.example"], {}, ["origin-not-serialized"]],
    ["an app's origin", ["Access-Control-Allow-Origin: capacitor://localhost", "Vary: Origin"], {}, []],
    ["null", ["Access-Control-Allow-Origin: null"], {}, ["origin-null"]],
    [
      "null, with credentials",
      ["Access-Control-Allow-Origin: null", "Access-Control-Allow-Credentials: true"],
      {},
      ["origin-null-credentials"],
    ],
    [
      "plain http with credentials",
      ["Access-Control-Allow-Origin: http://app.example", "Access-Control-Allow-Credentials: true", "Vary: Origin"],
      {},
      ["origin-insecure"],
    ],
    [
      "plain http on this machine",
      ["Access-Control-Allow-Origin: http://localhost:5173", "Access-Control-Allow-Credentials: true", "Vary: Origin"],
      {},
      [],
    ],
    ["for another", shared, { page: "https://b.example" }, ["origin-other"]],
    [
      "an unrelated page, with credentials",
      ["Access-Control-Allow-Origin: https://evil.example", "Access-Control-Allow-Credentials: true", "Vary: Origin"],
      { page: "https://evil.example", unrelated: true },
      ["reflected-credentials"],
    ],
    [
      "an unrelated page",
      ["Access-Control-Allow-Origin: https://evil.example", "Vary: Origin"],
      { page: "https://evil.example", unrelated: true },
      ["reflected"],
    ],
    [
      "a page with credentials",
      [...shared, "Access-Control-Allow-Credentials: true"],
      { page: APP },
      ["reflection-possible"],
    ],
    [
      "wildcards in lists with credentials",
      [
        ...shared,
        "Access-Control-Allow-Credentials: true",
        "Access-Control-Allow-Methods: *",
        "Access-Control-Allow-Headers: *",
        "Access-Control-Expose-Headers: *",
      ],
      { preflight: true },
      ["list-wildcard-credentials", "list-wildcard-credentials", "list-wildcard-credentials"],
    ],
    ["a wildcard for headers", [...shared, "Access-Control-Allow-Headers: *"], {}, ["authorization-wildcard"]],
    ["a wildcard, and Authorization by name", [...shared, "Access-Control-Allow-Headers: *, Authorization"], {}, []],
    ["a list as code", [...shared, 'Access-Control-Allow-Methods: ["GET"]'], {}, ["list-malformed"]],
    ["a method in lower case", [...shared, "Access-Control-Allow-Methods: patch, PUT"], {}, ["method-case"]],
    ["Set-Cookie exposed", [...shared, "Access-Control-Expose-Headers: Set-Cookie"], {}, ["expose-forbidden"]],
    ["a header that is not exposed", [...shared, "ETag: 1", "X-Total: 2", "Content-Type: a/b"], {}, ["not-exposed"]],
    ["headers that are exposed", [...shared, "ETag: 1", "Access-Control-Expose-Headers: etag"], {}, []],
    ["a max-age of a day", [...shared, "Access-Control-Max-Age: 86400"], {}, ["max-age-capped"]],
    ["a max-age that all keep", [...shared, "Access-Control-Max-Age: 600"], {}, []],
    ["a max-age in minutes", [...shared, "Access-Control-Max-Age: 10m"], {}, ["max-age-malformed"]],
    ["CORS headers for nobody", ["Access-Control-Allow-Methods: GET"], {}, ["orphans"]],
    ["an error without headers", ["HTTP/1.1 502 Bad Gateway", "Content-Type: text/html"], {}, ["error-unshared"]],
    ["an error with headers", ["HTTP/1.1 404 Not Found", ...shared], {}, []],
    ["a redirect", ["HTTP/1.1 301 Moved", "Location: /x/", ...shared], {}, ["redirects"]],
    [
      "a preflight that is redirected",
      ["HTTP/1.1 301 Moved", "Location: /x/", ...shared],
      { preflight: true },
      ["preflight-redirected"],
    ],
    [
      "a preflight without success",
      ["HTTP/1.1 401 Unauthorized", ...shared],
      { preflight: true },
      ["preflight-failed"],
    ],
    ["CORP", [...shared, "Cross-Origin-Resource-Policy: same-site"], {}, ["corp-restricts"]],
    ["an unknown CORP", [...shared, "Cross-Origin-Resource-Policy: none"], {}, ["corp-unknown"]],
    ["a header of a draft", [...shared, "Access-Control-Allow-Private-Network: true"], {}, ["private-network"]],
    ["a cookie that is refused", [...shared, "Set-Cookie: a=1; SameSite=None"], {}, ["cookie-refused"]],
    [
      "a cookie that stays at home, each engine by its own reason",
      [...shared, "Access-Control-Allow-Credentials: true", "Set-Cookie: a=1; Secure"],
      {},
      ["cookie-third-party", "cookie-cross-site"],
    ],
    ["a cookie where no credentials are shared", [...shared, "Set-Cookie: a=1; Secure"], {}, []],
    ["a line that is no header", [...shared, "oops"], {}, ["unreadable"]],
    ["nothing", [], {}, []],
  ])("%s", (_desc, lines, context, codes) => {
    const findings = explainHeaders(lines.join("\r\n"), context);
    expect(codesOf(findings)).toEqual(codes);
    for (const { text } of findings) expect(text.length).toBeGreaterThan(20);
  });

  test("the gravest comes first", () => {
    const findings = explainHeaders(
      [
        ["Access-Control-Allow-Origin", "https://evil.example"],
        ["Access-Control-Allow-Credentials", "true"],
        ["Access-Control-Max-Age", "99999"],
      ],
      { page: "https://evil.example", unrelated: true },
    );
    expect(findings.map(({ severity }) => severity)).toEqual(["danger", "warning", "note"]);
  });

  test("what was meant is said", () => {
    const [finding] = explainHeaders(`Access-Control-Allow-Origin: ${APP}:443/`);
    expect(finding?.text).toContain("Did you mean `https://app.example`?");
  });

  test("a redirect makes the Origin null from one other origin to another, not the second time", () => {
    const [finding] = explainHeaders("HTTP/1.1 302 Found\nLocation: https://login.example/");
    expect(finding?.text).toContain("a redirect from one other origin to another makes the Origin `null`");
    expect(finding?.text).not.toContain("second");
  });

  test("the caps are those of the engines, with their versions", () => {
    const [finding] = explainHeaders([...shared, "Access-Control-Max-Age: 86401"].join("\n"));
    expect(finding?.text).toContain("chromium 156: 7200 s; firefox 153: 86400 s; webkit 2.50: 600 s");
  });

  test("of cookies, each reason names its engines", () => {
    const [finding] = explainHeaders("Access-Control-Allow-Origin: *\nSet-Cookie: a=1; SameSite=None").filter(
      ({ code }) => code === "cookie-refused",
    );
    expect(finding?.text).toBe(
      "The cookie `a` is not stored (chromium, firefox). It is `SameSite=None` without `Secure`.",
    );
    const line = finding?.fixes[0]?.headers?.[0]?.[1];
    expect(line).toContain("; Secure; HttpOnly; SameSite=None");
    expect(line).not.toContain("__Host-");
  });
});
