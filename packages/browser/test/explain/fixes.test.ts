import { describe, expect, test } from "vitest";
import { compileYaml } from "sallyport/yaml";
import { decide } from "sallyport";
import { failureCodes, type PageRequestInit } from "../../src/index.ts";
import { explain } from "../../src/explain/index.ts";
import { nothingKnown, type Facts } from "../../src/explain/attempt-facts.ts";
import { fixesFor } from "../../src/explain/fixes-for.ts";
import { fixesNamed } from "../../src/explain/fixes.ts";
import { codeTexts } from "../../src/explain/codes/index.ts";
import { cookieFixes } from "../../src/explain/cookie-texts.ts";
import { answering, APP, outcomeOf, TRANSFERS } from "./attempts.ts";

const documentOf = (fragment: string): string =>
  `sallyport: 1\nself: ["https://bank.example", "https://api.example"]\n${fragment}`;

const codes = [...failureCodes, "readable", "opaque", "opaque-redirect", "not-a-request"] as const;

const situations: readonly [desc: string, Partial<Facts>][] = [
  ["nothing is known", {}],
  ["a read", { page: APP, url: TRANSFERS, method: "GET" }],
  ["a change", { page: APP, url: TRANSFERS, method: "PUT", headers: ["content-type", "x-a"], credentials: true }],
  ["an id", { page: APP, url: `${TRANSFERS}/17/lines/4`, method: "DELETE" }],
  ["a lower-case method", { page: APP, url: TRANSFERS, method: "patch", value: "patch" }],
  ["an opaque page", { page: "null", origin: "null", url: TRANSFERS, method: "GET", credentials: true }],
  ["an app", { page: "capacitor://localhost", url: TRANSFERS, method: "GET", credentials: true }],
  ["a plain page", { page: "http://app.example", url: TRANSFERS, method: "GET", credentials: true }],
  ["a page on this machine", { page: "http://localhost:5173", url: TRANSFERS, method: "PUT", credentials: true }],
  ["a path that needs quotes", { page: APP, url: "https://bank.example/a,b/%7Bx%7D/(c)", method: "GET" }],
  ["a file", { page: "null", url: "file:///etc/passwd", method: "GET" }],
  ["odd names", { page: APP, url: TRANSFERS, method: "REPORT", headers: ["true", "`", "x-#"], value: "null" }],
  ["hidden headers", { page: APP, url: TRANSFERS, method: "GET", hidden: ["ETag", "Set-Cookie", "X-Total"] }],
];

describe("every policy that is proposed compiles", () => {
  test.each(situations)("%s", (_desc, known) => {
    let seen = 0;
    for (const code of codes) {
      for (const { policy } of fixesFor({ ...nothingKnown, ...known, code })) {
        if (policy === undefined) continue;
        seen += 1;
        expect(compileYaml(documentOf(policy)).problems, `${code}:\n${policy}`).toBeUndefined();
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});

test.each([
  ["empty segments and semicolons", "https://bank.example/a//b;c/*"],
  ["what a policy reads as everything below", "https://bank.example/**"],
  ["what a policy reads as everything below a path", "https://bank.example/v1/**"],
  ["what a policy reads as any segment", "https://bank.example/users/:id"],
  ["any segment, and a number", "https://bank.example/users/:name/7"],
])("a path with %s gets headers, and no policy", (_desc, url) => {
  const facts = { ...nothingKnown, page: APP, url, method: "GET", hidden: ["etag"] };
  for (const code of codes) {
    for (const { policy } of fixesFor({ ...facts, code })) expect(policy, code).toBeUndefined();
  }
  const [fix] = fixesFor({ ...facts, code: "cors-origin-missing" });
  expect(fix?.headers).toContainEqual(["Access-Control-Allow-Origin", APP]);
});

describe("a policy fits the request that failed", () => {
  test.each<[desc: string, string, PageRequestInit]>([
    ["a read", TRANSFERS, {}],
    ["a read with credentials", TRANSFERS, { credentials: "include" }],
    ["a change", `${TRANSFERS}/7`, { method: "DELETE" }],
    [
      "a change in JSON with credentials",
      TRANSFERS,
      { method: "PUT", credentials: "include", headers: { "content-type": "application/json" }, body: "{}" },
    ],
  ])("%s: with it, the gate admits it, and no other origin", async (_desc, url, init) => {
    const outcome = await outcomeOf(answering([]), url, init);
    const fix = explain(outcome).fixes.find(({ policy }) => policy !== undefined);
    const { policy } = compileYaml(documentOf(fix?.policy ?? ""));
    const { method = "GET" } = init;
    const ask = (origin: string): string => {
      const headers: [string, string][] = [
        ["Host", "bank.example"],
        ["Origin", origin],
        ["Sec-Fetch-Site", "cross-site"],
        ...(init.credentials === "include" ? [["Cookie", "session=1"] as [string, string]] : []),
      ];
      return decide(policy!, { method, target: new URL(url).pathname, headers }).reason;
    };
    expect(ask(APP)).toBe("shared");
    expect(ask("https://evil.example")).not.toBe("shared");
  });

  test("the headers make the browser admit it", async () => {
    const init: PageRequestInit = {
      method: "PUT",
      credentials: "include",
      headers: { "content-type": "application/json" },
      body: "{}",
    };
    const [fix] = explain(await outcomeOf(answering([]), TRANSFERS, init)).fixes;
    const after = await outcomeOf(
      ({ isPreflight }) => ({ headers: (isPreflight ? fix?.preflight : fix?.headers) ?? [] }),
      TRANSFERS,
      init,
    );
    expect(after.readable).toBe(true);
  });
});

describe("least privilege first", () => {
  test("a read that anybody could have is shared with one origin first, and with anyone last", async () => {
    const { fixes } = explain(await outcomeOf(answering([])));
    const policies = fixes.flatMap(({ policy }) => policy ?? []);
    expect(policies[0]).toContain(`with: [https://app.example]`);
    expect(policies.at(-1)).toContain("with: anyone");
  });

  test("with credentials, anyone is not proposed at all", async () => {
    const { fixes, dangers } = explain(await outcomeOf(answering([]), TRANSFERS, { credentials: "include" }));
    expect(fixes.some(({ policy }) => policy?.includes("anyone"))).toBe(false);
    expect(dangers.some(({ text }) => text.includes("Echo every Origin"))).toBe(true);
  });

  test("where a change was executed, forgery is named beside sharing", async () => {
    const texts = explain(await outcomeOf(answering([]), TRANSFERS, { method: "POST" })).fixes.map(({ text }) => text);
    expect(texts[0]).toContain("If this page should read the response");
    expect(texts[1]).toContain("CORS does not stop forged changes: the server must refuse them");
    const read = explain(await outcomeOf(answering([]))).fixes.map(({ text }) => text);
    expect(read.join()).not.toContain("forged");
  });

  test("null is never proposed", async () => {
    const outcome = await outcomeOf(answering([]), TRANSFERS, {}, { at: "file:///index.html" });
    for (const { policy = "", headers = [] } of explain(outcome).fixes) {
      expect(policy).not.toContain("null");
      expect(headers).not.toContainEqual(["Access-Control-Allow-Origin", "null"]);
    }
  });
});

test("a cookie of one host is not made a cookie of that host once more", () => {
  const [fix] = fixesNamed(cookieFixes["host-only"] ?? [], nothingKnown);
  expect(fix?.text).toContain("Request the host that set the cookie");
  expect(fix?.headers).toBeUndefined();
});

test("every failure has something to say, and all but a few something to do", () => {
  for (const code of codes) {
    const facts = { ...nothingKnown, page: APP, url: TRANSFERS, method: "GET", code };
    expect(codeTexts[code].why(facts).length, code).toBeGreaterThan(20);
    if (!["aborted", "readable"].includes(code)) expect(fixesFor(facts), code).not.toEqual([]);
  }
});
