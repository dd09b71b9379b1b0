import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { explain } from "../../src/explain/index.ts";
import { sceneOf, type Script } from "../fetch/script.ts";
import { allowing, answering, asking, APP, outcomeOf, TRANSFERS } from "./attempts.ts";

const engines = ["chromium", "firefox", "webkit"] as const;
const include: PageRequestInit = { credentials: "include" };

const chromium = `Access to fetch at '${TRANSFERS}' from origin '${APP}' has been blocked by CORS policy: `;
const preflight = "Response to preflight request doesn't pass access control check: ";
const firefox = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${TRANSFERS}. `;
const have = " Have the server send the header with a valid value.";

const redirectingPreflight: Script = (asked) =>
  asked.isPreflight ? { status: 302, headers: allowing(APP, [["Location", "/login"]]) } : {};

const elsewhere: Script = ({ url }) =>
  url.pathname === "/transfers" ? { status: 302, headers: allowing(APP, [["Location", "/v2"]]) } : {};

describe("the console's line", () => {
  test.each<[desc: string, Script, PageRequestInit, string, string, string]>([
    [
      "no header",
      answering([], 500),
      {},
      `${chromium}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${firefox}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 500.`,
      `Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 500`,
    ],
    [
      "no header on the preflight",
      answering([]),
      { method: "PUT" },
      `${chromium}${preflight}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      `${firefox}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
      `Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    ],
    [
      "a wildcard with credentials",
      answering(allowing("*")),
      include,
      `${chromium}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
      `${firefox.replace(TRANSFERS, `‘${TRANSFERS}’`)}(Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
      "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    ],
    [
      "two values",
      answering(allowing("*", allowing("*"))),
      {},
      `${chromium}The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.${have}`,
      `${firefox}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘*, *’).`,
      "Access-Control-Allow-Origin cannot contain more than one origin.",
    ],
    [
      "another origin",
      answering(allowing(`${APP}/`)),
      {},
      `${chromium}The 'Access-Control-Allow-Origin' header has a value '${APP}/' that is not equal to the supplied origin.${have}`,
      `${firefox}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${APP}/’).`,
      `Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    ],
    [
      "no origin at all",
      answering(allowing("app.example")),
      {},
      `${chromium}The 'Access-Control-Allow-Origin' header contains the invalid value 'app.example'.${have}`,
      `${firefox}(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘app.example’).`,
      `Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    ],
    [
      "credentials in upper case",
      answering(allowing(APP, [["Access-Control-Allow-Credentials", "True"]])),
      include,
      `${chromium}The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.`,
      `${firefox}(Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
      'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    ],
    [
      "a preflight without success",
      asking(() => allowing(APP), 405),
      { method: "PUT" },
      `${chromium}${preflight}It does not have HTTP ok status.`,
      `${firefox}(Reason: CORS preflight response did not succeed). Status code: 405.`,
      "Preflight response is not successful. Status code: 405",
    ],
    [
      "a preflight that is redirected",
      redirectingPreflight,
      { method: "PUT" },
      `${chromium}${preflight}Redirect is not allowed for a preflight request.`,
      `${firefox}(Reason: CORS request external redirect not allowed).`,
      "Preflight response is not successful. Status code: 302",
    ],
    [
      "a method",
      asking(() => allowing(APP)),
      { method: "PUT", headers: {} },
      `${chromium}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
      `${firefox}(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
      "Method PUT is not allowed by Access-Control-Allow-Methods.",
    ],
    [
      "a header",
      asking(() => allowing(APP)),
      { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" },
      `${chromium}Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.`,
      `${firefox}(Reason: header ‘content-type’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
      "Request header field content-type is not allowed by Access-Control-Allow-Headers.",
    ],
  ])("%s", async (_desc, script, init, ...expected) => {
    for (const [index, engine] of engines.entries()) {
      const outcome = await outcomeOf(script, TRANSFERS, init, { engine });
      expect(explain(outcome).consoleMessage, engine).toBe(expected[index]);
      expect(explain(outcome).engineCode, engine).toBe(outcome.failure?.[engine]);
    }
  });

  test("after a redirect, Chromium names both URLs", async () => {
    const outcome = await outcomeOf(elsewhere, TRANSFERS, {}, { engine: "chromium" });
    expect(explain(outcome).consoleMessage).toMatch(
      /^Access to fetch at 'https:\/\/bank\.example\/v2' \(redirected from 'https:\/\/bank\.example\/transfers'\) from origin/,
    );
  });

  test("a malformed list: Firefox names the token", async () => {
    const script = asking(() => allowing(APP, [["Access-Control-Allow-Methods", "GET, P UT"]]));
    const outcome = await outcomeOf(script, TRANSFERS, { method: "PUT" }, { engine: "firefox" });
    expect(explain(outcome).consoleMessage).toContain("(Reason: invalid token ‘P UT’ in CORS header");
  });

  test("what the page itself ruled out", async () => {
    const sameOrigin = await outcomeOf(answering([]), TRANSFERS, { mode: "same-origin" }, { engine: "chromium" });
    expect(explain(sameOrigin).consoleMessage).toBe(
      `Fetch API cannot load ${TRANSFERS}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${APP}.`,
    );
  });

  test("mixed content", async () => {
    const outcome = await outcomeOf(answering([]), "http://bank.example/", {}, { engine: "chromium" });
    expect(explain(outcome).consoleMessage).toBe(
      `Mixed Content: The page at '${APP}/' was loaded over HTTPS, but requested an insecure resource 'http://bank.example/'. This request has been blocked; the content must be served over HTTPS.`,
    );
  });

  test.each<[desc: string, script: Script, url: string, withCredentials: boolean, message: string]>([
    [
      "no header",
      answering([]),
      TRANSFERS,
      false,
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ],
    [
      "another origin, without the advice that a fetch gets",
      answering(allowing("https://x.example")),
      TRANSFERS,
      false,
      "The 'Access-Control-Allow-Origin' header has a value 'https://x.example' that is not equal to the supplied origin.",
    ],
    [
      "credentials, with the attribute that controls them",
      answering(allowing("*")),
      TRANSFERS,
      true,
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
    ],
    [
      "a scheme, which a fetch has other words for",
      answering([]),
      "foo:bar",
      false,
      "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
    ],
  ])("an XMLHttpRequest in Chromium: %s", async (_desc, script, url, withCredentials, message) => {
    const { page } = sceneOf(script, { engine: "chromium" });
    const request = new page.XMLHttpRequest();
    request.open("GET", url);
    request.withCredentials = withCredentials;
    await new Promise((resolve) => {
      request.onloadend = resolve;
      request.send();
    });
    expect(request.outcome && explain(request.outcome).consoleMessage).toBe(
      `Access to XMLHttpRequest at '${url}' from origin '${APP}' has been blocked by CORS policy: ${message}`,
    );
  });

  test("the standard has no console, and a readable answer no line", async () => {
    expect(explain(await outcomeOf(answering([]))).consoleMessage).toBeUndefined();
    for (const engine of engines) {
      const outcome = await outcomeOf(answering(allowing("*")), TRANSFERS, {}, { engine });
      expect(explain(outcome).consoleMessage).toBeUndefined();
    }
  });
});
