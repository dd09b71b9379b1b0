import { describe, expect, test } from "vitest";
import { briefOf, changeOf, explainMessage, forServer, serverFix, serverNames } from "@sallyport/browser/explain";
import { fixTexts } from "../../../src/explain/fix-texts.ts";
import { oneLine } from "../../../src/explain/servers/server-fix.ts";
import { chromiumCases } from "../messages/chromium-cases.ts";
import { firefoxCases, webkitCases } from "../messages/firefox-webkit-cases.ts";
import { pastedCases } from "../messages/pasted-cases.ts";
import { redirectCases } from "../verdicts/redirect-cases.ts";

const ofCors = [...chromiumCases, ...firefoxCases, ...webkitCases, ...pastedCases].flatMap(({ desc, text }) =>
  explainMessage(text)
    .filter(({ code = "", values }) => /^(?:cors|preflight)-/.test(code) && /^https?:/.test(values.url ?? ""))
    .flatMap((reading) =>
      reading.fixes[0]?.preflight === undefined && reading.fixes[0]?.headers === undefined ? [] : { desc, reading },
    ),
);

describe("a server that the user names gets the fix in its language", () => {
  test.each(ofCors)("$desc", ({ reading }) => {
    const [fix] = forServer(reading, "nginx").fixes;
    expect(fix?.server?.snippet).toContain("add_header Access-Control-Allow-Origin");
  });

  const signIns = redirectCases.flatMap(({ desc, message, fix }) =>
    message !== undefined && fix === "respond-401" ? { desc, message } : [],
  );

  test.each(signIns)("$desc: a 401 by nginx, and nothing by a server that has no part in it", ({ message }) => {
    const [reading] = explainMessage(message);
    const [fix] = forServer(reading!, "nginx").fixes;
    expect([fix?.text, fix?.server?.snippet]).toEqual([
      fixTexts["respond-401"],
      expect.stringContaining("error_page 401 = @unauthorized;") as string,
    ]);
    const [other] = forServer(forServer(reading!, "nginx"), "s3").fixes;
    expect([other?.text, other?.server]).toEqual([fixTexts["respond-401"], undefined]);
  });
});

test("names that nobody knows are said to be invented, and only then", () => {
  const of = (text: string): string => briefOf(forServer(explainMessage(text)[0]!, "nginx")).fix ?? "";
  const message = (method: string, reason: string): string =>
    `${method}Access to fetch at 'https://api.example/r' from origin 'https://app.example' has been blocked by CORS policy: ${reason}`;
  const header = "Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.";
  const missing =
    "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  expect(of(message("", header))).toMatch(/Allow-Methods "METHOD".*Allow-Headers "x-a".*`METHOD` stands for/s);
  expect(of(message("", missing))).toMatch(/Allow-Headers "header-name".*`METHOD` and `header-name` stand for/s);
  expect(of(message("PUT https://api.example/r net::ERR_FAILED\n", missing))).not.toMatch(/METHOD|header-name/);
});

test.each(serverNames)("%s: in one line, no comment hides what follows it", (name) => {
  const share = { with: ["https://app.example"], methods: ["PUT"], headers: ["x-a"] } as const;
  const change = changeOf(share, "https://api.example/orders", ["https://admin.example"])!;
  const parts = oneLine(serverFix(name, change)).split(" ⏎ ");
  for (const part of parts) expect(part).not.toMatch(/\s(?:#|\/\/)\s.*\S/);
  for (const part of parts.filter((one) => /^(?:#|\/\/)/.test(one))) expect(part).not.toMatch(/[{};]\s+\S.*;/);
});
