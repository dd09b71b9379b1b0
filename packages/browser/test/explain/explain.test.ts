import { describe, expect, test } from "vitest";
import { sections, type PageRequestInit } from "../../src/index.ts";
import { compare, explain } from "../../src/explain/index.ts";
import type { Script } from "../fetch/script.ts";
import { generous } from "../fetch/script.ts";
import { allowing, answering, asking, APP, outcomeOf, TRANSFERS } from "./attempts.ts";

const refusing = answering([]);
const silent: Script = () => "unreachable";

describe("the summary tells sent, executed and readable apart", () => {
  test.each<[desc: string, Script, string, PageRequestInit, summary: string]>([
    ["a read", generous, TRANSFERS, {}, `GET ${TRANSFERS} was executed; the page can read the response.`],
    [
      "a change that CORS did not stop",
      refusing,
      TRANSFERS,
      { method: "POST" },
      `POST ${TRANSFERS} was executed; the page cannot read the response.`,
    ],
    [
      "a preflight that is refused",
      refusing,
      TRANSFERS,
      { method: "PUT" },
      `The preflight was refused: the PUT was never sent, and the handler did not run (PUT ${TRANSFERS}).`,
    ],
    [
      "a preflight that nobody answers",
      silent,
      TRANSFERS,
      { method: "PUT" },
      `The preflight got no response: the PUT was never sent (PUT ${TRANSFERS}).`,
    ],
    [
      "no answer",
      silent,
      TRANSFERS,
      { method: "POST" },
      `POST ${TRANSFERS} was sent and got no response; the server may have executed it.`,
    ],
    [
      "opaque",
      refusing,
      TRANSFERS,
      { mode: "no-cors" },
      `GET ${TRANSFERS} was executed; the page gets an empty, opaque response.`,
    ],
    [
      "stopped by the browser",
      generous,
      "http://bank.example/x",
      {},
      "GET http://bank.example/x was never sent: the browser stopped it.",
    ],
    [
      "nobody is asked",
      generous,
      "data:,x",
      {},
      "GET data:,x was not sent to a server; the page can read the response.",
    ],
    [
      "a wrong call",
      generous,
      TRANSFERS,
      { method: "TRACE" },
      'Nothing was sent: the browser refused the call itself ("TRACE" is not a method that a script can use.).',
    ],
    [
      "a redirect that is refused on the second hop",
      ({ url, isPreflight }) => {
        if (url.hostname !== "bank.example") return { headers: [] };
        if (isPreflight) return { headers: allowing(APP, [["Access-Control-Allow-Methods", "PUT"]]) };
        return { status: 307, headers: allowing(APP, [["Location", "https://other.example/"]]) };
      },
      TRANSFERS,
      { method: "PUT" },
      `PUT ${TRANSFERS} was executed and redirected; PUT https://other.example/ was never sent, and the page sees only an error.`,
    ],
    [
      "the query is left out",
      refusing,
      `${TRANSFERS}?token=secret`,
      {},
      `GET ${TRANSFERS} was executed; the page cannot read the response.`,
    ],
  ])("%s", async (_desc, script, url, init, summary) => {
    const outcome = await outcomeOf(script, url, init);
    const explanation = explain(outcome);
    expect(explanation.summary).toBe(summary);
    const { sent, executed, readable } = outcome;
    expect(explanation.verdict).toEqual({ sent, executed, readable });
  });
});

describe("who is protected (R32)", () => {
  test("an executed change: CORS has not prevented it", async () => {
    const { protects } = explain(await outcomeOf(refusing, TRANSFERS, { method: "POST" }));
    expect(protects).toContain("The user: https://app.example cannot read the user's response");
    expect(protects).toContain("Not the server: it executed the POST, and CORS did not prevent that");
  });

  test("a refused preflight is no defence of the server", async () => {
    const { protects } = explain(await outcomeOf(refusing, TRANSFERS, { method: "PUT" }));
    expect(protects).toContain("otherwise https://app.example could act for the user");
    expect(protects).toContain("Not the server");
    expect(protects).not.toContain("was executed");
  });

  test("a broken network protects nobody", async () => {
    expect(explain(await outcomeOf(silent)).protects).toMatch(/^Nobody/);
  });
});

describe("the steps", () => {
  test("are those of the trace, each with its section", async () => {
    const outcome = await outcomeOf(refusing, TRANSFERS, { method: "PUT" });
    const { steps } = explain(outcome);
    expect(steps.map(({ code }) => code)).toEqual(outcome.trace.map(({ kind }) => kind));
    for (const step of steps) {
      expect(step.section).toBe(sections[step.code]);
      expect(step.subject).not.toBe("");
      expect(step.result).not.toBe("");
    }
    expect(steps.map(({ outcome: came }) => came)).toEqual([
      "noted",
      "noted",
      "noted",
      "noted",
      "noted",
      "noted",
      "failed",
      "failed",
    ]);
    expect(steps[2]?.result).toBe("the method `PUT` needs it");
    expect(steps[6]?.result).toBe("the response does not say who may read it");
  });

  test("hold what others wrote without what could move a cursor", async () => {
    const { steps, why } = explain(await outcomeOf(answering(allowing("\u001b[2J\u009b31m`x`"))));
    const texts = [why, ...steps.map(({ result }) => result)].join();
    expect(texts).not.toContain("\u001b");
    expect(texts).not.toContain("\u009b");
  });
});

describe("what was behind it", () => {
  test("an error outside of CORS comes first where the status is one", async () => {
    const { causes } = explain(await outcomeOf(answering([], 401)));
    expect(causes[0]).toContain("The server requires credentials");
    expect(causes[1]).toContain("The response is an error (401, 404, 500)");
    expect(explain(await outcomeOf(refusing)).causes[0]).toContain("sends no CORS headers on this route");
    expect(explain(await outcomeOf(refusing)).causes.join()).not.toContain("(401, 404, 500)");
  });

  test("a redirect across origins makes the Origin null", async () => {
    const script: Script = ({ url }) =>
      url.hostname === "bank.example"
        ? { status: 302, headers: allowing(APP, [["Location", "https://other.example/"]]) }
        : { headers: allowing(APP) };
    const { why, causes, fixes } = explain(await outcomeOf(script));
    expect(why).toContain("the request's Origin is `null`");
    expect(causes[0]).toContain("A redirect from one other origin to another");
    expect(fixes.map(({ text }) => text).join()).toContain("Request the URL that the server redirects");
  });
});

describe("cookies", () => {
  const signedIn = async (line: string, url: string): Promise<ReturnType<typeof explain>> => {
    const { sceneOf } = await import("../fetch/script.ts");
    const { browser } = sceneOf(
      (asked) => ({
        headers: [["Set-Cookie", line], ...generous(asked).headers],
      }),
      { engine: "chromium", thirdPartyCookies: "allow" },
    );
    await browser.open(url);
    return explain(await browser.pageAt(`${APP}/`).attempt(url, { credentials: "include" }));
  };

  test("where none goes along, nobody acts in the user's name", async () => {
    expect((await signedIn("session=1; Secure", TRANSFERS)).protects).not.toContain("acts for the user");
    expect((await signedIn("session=1; Secure; SameSite=None", TRANSFERS)).protects).toContain("acts for the user");
  });

  test("a verdict of their own where the answer came through", async () => {
    const { code, summary, cookies, causes, fixes, dangers } = await signedIn("session=1; Secure", TRANSFERS);
    expect(code).toBe("readable");
    expect(summary).toContain("Without the cookie session.");
    expect(cookies[0]).toEqual({
      name: "session",
      status: "not-sent",
      reason: "same-site-default",
      text: "It has no SameSite attribute, so it counts as Lax, and a page of another site sent the request.",
    });
    expect(causes[0]).toContain("The cookie has no SameSite");
    expect(fixes[0]?.text).toContain("Put the page and the API on one site");
    expect(dangers[0]?.text).toContain("`SameSite=None` on every cookie");
  });
});

describe("compare", () => {
  test("engines that agree are one group, and those that do not are several", async () => {
    const asks = asking(() => allowing(APP, [["Access-Control-Allow-Headers", "*"]]), 204, allowing(APP));
    const init: PageRequestInit = { headers: { Authorization: "Bearer x" } };
    const outcomes = await Promise.all(
      (["standard", "chromium", "firefox"] as const).map((engine) => outcomeOf(asks, TRANSFERS, init, { engine })),
    );
    const { explanations, groups } = compare(outcomes);
    expect(explanations.map(({ engine }) => engine)).toEqual(["standard", "chromium", "firefox"]);
    expect(groups).toEqual([
      { engines: ["standard"], code: "preflight-header" },
      { engines: ["chromium", "firefox"], code: "readable" },
    ]);
  });
});
