import { describe, expect, test } from "vitest";
import { run } from "../transcript.ts";

const input = `sallyport: 1
self: [https://api.bank.example]
origins: { app: [https://app.other.example] }
resources:
  - { path: /a, share: { with: [app], methods: [GET], credentials: true } }
`;

const request = ["explain", "--policy", "-", "https://api.bank.example/a", "--from", "https://app.other.example"];

const explain = (...options: string[]): ReturnType<typeof run> => run([...request, ...options], { input });

describe("--engine with a version", () => {
  test("names it in each form", async () => {
    expect((await explain("--engine", "chromium@139")).output).toContain("chromium@139: GET");
    expect((await explain("--engine", "chromium@139", "--verbose")).output).toContain("chromium 139, page");
    const { output } = await explain("--engine", "firefox@140", "--json");
    expect(JSON.parse(output)).toMatchObject({ explanations: [{ engine: "firefox", version: "140" }] });
  });

  test("decides", async () => {
    const cookie = ["--credentials", "--cookie", "__Host-Http-a=1; Path=/; Secure; SameSite=None"];
    expect((await explain("--engine", "chromium@139", "--json", ...cookie)).output).toContain('"status": "sent"');
    expect((await explain("--engine", "chromium@140", "--json", ...cookie)).output).not.toContain('"status": "sent"');
  });

  test.each([
    ["chromium@200", "Use a major version from chromium@110 to chromium@156."],
    ["webkit@26", "Use webkit@2.50, the only modelled version of webkit."],
    ["opera", "The engines are standard, chromium, firefox and webkit;"],
  ])("%s is refused, with what there is", async (engine, fix) => {
    const { errors, status } = await explain("--engine", engine);
    expect([status, errors]).toEqual([2, expect.stringContaining(fix)]);
  });
});

describe("--third-party-cookies", () => {
  const cookie = ["--credentials", "--cookie", "session=1; SameSite=None; Secure"];

  test.each([
    [
      "block",
      "chromium, firefox and webkit: GET https://api.bank.example/a was executed; the page can read the response. Without the cookie session.",
    ],
    [
      "partition",
      "chromium, firefox and webkit: GET https://api.bank.example/a was executed; the page can read the response. Without the cookie session.",
    ],
    [
      "allow",
      "chromium, firefox and webkit: GET https://api.bank.example/a was executed; the page can read the response.\n",
    ],
  ])("%s", async (mode, line) => {
    const { output } = await explain("--third-party-cookies", mode, ...cookie);
    expect(output).toContain(line);
  });

  test("the narrowest fix needs no third-party cookie", async () => {
    const { output } = await explain("--third-party-cookies", "block", ...cookie);
    expect(output).toMatch(/^Fix \(server\): Put the page and the API on one site/m);
  });

  test.each([
    ["some", [...cookie], 'can\'t be "some"'],
    ["block", ["--message", "x"], "and this input has none"],
  ])("%s with %j is refused", async (mode, options, text) => {
    const words = options[0] === "--message" ? ["explain", ...options] : [...request, ...options];
    const { errors, status } = await run([...words, "--third-party-cookies", mode], { input });
    expect([status, errors]).toEqual([2, expect.stringContaining(text)]);
  });
});
