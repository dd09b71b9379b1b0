import { describe, expect, test } from "vitest";
import { explainHeaders, type HeaderFinding } from "../../src/explain/index.ts";
import { APP } from "./attempts.ts";

const codesOf = (findings: readonly HeaderFinding[]): string[] => findings.map(({ code }) => code);

const shared = [`Access-Control-Allow-Origin: ${APP}`, "Vary: Origin"];

describe("what is proposed", () => {
  const all = (findings: readonly HeaderFinding[]): string => JSON.stringify(findings.flatMap(({ fixes }) => fixes));

  test.each<[desc: string, lines: readonly string[]]>([
    ["reflected", ["Access-Control-Allow-Origin: https://evil.example", "Vary: Origin"]],
    [
      "reflected with credentials",
      ["Access-Control-Allow-Origin: https://evil.example", "Access-Control-Allow-Credentials: true"],
    ],
    [
      "reflected with credentials that are spelled wrong",
      ["Access-Control-Allow-Origin: https://evil.example", "Access-Control-Allow-Credentials: TRUE"],
    ],
    ["not shared", ["Content-Type: text/plain", "ETag: 1"]],
    ["shared with another", [...shared, "Access-Control-Allow-Credentials: true", "ETag: 1"]],
  ])("%s: nothing to an origin that was made up", (_desc, lines) => {
    const context = { page: "https://evil.example", unrelated: true, url: "https://bank.example/x" };
    for (const credentials of [true, false]) {
      expect(all(explainHeaders(lines.join("\n"), { ...context, credentials }))).not.toContain("evil.example");
    }
  });

  test.each(["https://*.bank.com", "https://Bank.com", "wss://bank.com", "https://bank.com:443", "https://bank.com/"])(
    "nothing to %s, which no page has for its origin",
    (written) => {
      for (const page of [{}, { page: written }]) {
        for (const credentials of ["true", "TRUE"]) {
          const head = `Access-Control-Allow-Origin: ${written}\nAccess-Control-Allow-Credentials: ${credentials}`;
          const fixes = all(explainHeaders(head, { ...page, url: "https://bank.example/x" }));
          expect(fixes).toContain("https://app.example");
          expect(fixes).not.toContain(`"${written}"`);
          expect(fixes).not.toContain(`with: [\\"${written}`);
          expect(fixes).not.toContain("*.bank.com");
        }
      }
    },
  );

  test("an origin that was made up and is not the one allowed is as it should be", () => {
    const context = { page: "https://evil.example", unrelated: true, credentials: true };
    const findings = explainHeaders([...shared, "Access-Control-Allow-Credentials: true"].join("\n"), context);
    expect(codesOf(findings)).toEqual([]);
  });

  test("a method in lower case: the method that was meant", () => {
    const [finding] = explainHeaders([...shared, "Access-Control-Allow-Methods: patch"].join("\n"), {
      preflight: true,
    });
    expect(finding?.code).toBe("method-case");
    expect(finding?.fixes[0]?.policy).toContain("methods: [PATCH]");
    expect(finding?.fixes[0]?.preflight).toContainEqual(["Access-Control-Allow-Methods", "PATCH"]);
  });

  test.each([
    ["a page of the same site", "https://app.bank.example", []],
    ["a page of another site", APP, ["cookie-cross-site"]],
    ["a page of the same name over http", "http://app.bank.example", ["origin-insecure", "cookie-cross-site"]],
  ])("a SameSite=Strict cookie and %s", (_desc, page, codes) => {
    const head = `Access-Control-Allow-Origin: ${page}\nVary: Origin\nAccess-Control-Allow-Credentials: true\nSet-Cookie: a=1; Secure; SameSite=Strict`;
    const url = "https://api.bank.example/x";
    expect(codesOf(explainHeaders(head, { url }))).toEqual(codes);
    expect(codesOf(explainHeaders(head, { url, page, unrelated: false }))).toEqual(codes);
  });

  test.each(["TRUE", "1", "true, true"])("in place of %s, true", (written) => {
    const head = [...shared, `Access-Control-Allow-Credentials: ${written}`].join("\n");
    const [finding] = explainHeaders(head, { url: "https://bank.example/x" });
    expect(finding?.severity).toBe("error");
    expect(finding?.fixes[0]?.headers).toContainEqual(["Access-Control-Allow-Credentials", "true"]);
    expect(finding?.fixes[0]?.policy).toContain("credentials: true");
  });

  test("false is a note, and nothing has to be done", () => {
    const [finding] = explainHeaders([...shared, "Access-Control-Allow-Credentials: false"].join("\n"));
    expect(finding).toMatchObject({ severity: "note", fixes: [] });
    expect(finding?.text).toContain("Leave the header out");
  });

  test("credentials that are spelled wrong are granted to no page of plain http", () => {
    const head =
      "Access-Control-Allow-Origin: http://app.example\nAccess-Control-Allow-Credentials: TRUE\nVary: Origin";
    const [finding] = explainHeaders(head);
    expect(finding?.code).toBe("credentials-not-true");
    expect(finding?.fixes.map(({ text }) => text).join()).toContain("over https");
    expect(finding?.fixes.some(({ policy, headers }) => policy !== undefined || headers !== undefined)).toBe(false);
  });
});
