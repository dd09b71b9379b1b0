import { describe, expect, test } from "vitest";
import { explainMessage } from "../../src/explain/index.ts";
import { chromiumEarly, chromiumPreflight, chromiumTexts } from "../../src/engines/chromium/console.ts";
import { fill } from "../../src/engines/fill-template.ts";
import { firefoxReasons } from "../../src/engines/firefox/console.ts";
import { webkitTexts } from "../../src/engines/webkit/console.ts";
import { APP, TRANSFERS } from "./attempts.ts";

/** `Network.CorsError` of devtools-protocol 0.0.1734725. */
const corsErrors = (
  "DisallowedByMode InvalidResponse WildcardOriginNotAllowed MissingAllowOriginHeader MultipleAllowOriginValues " +
  "InvalidAllowOriginValue AllowOriginMismatch InvalidAllowCredentials CorsDisabledScheme PreflightInvalidStatus " +
  "PreflightDisallowedRedirect PreflightWildcardOriginNotAllowed PreflightMissingAllowOriginHeader " +
  "PreflightMultipleAllowOriginValues PreflightInvalidAllowOriginValue PreflightAllowOriginMismatch " +
  "PreflightInvalidAllowCredentials PreflightMissingAllowExternal PreflightInvalidAllowExternal " +
  "InvalidAllowMethodsPreflightResponse InvalidAllowHeadersPreflightResponse MethodDisallowedByPreflightResponse " +
  "HeaderDisallowedByPreflightResponse RedirectContainsCredentials InsecureLocalNetwork InvalidLocalNetworkAccess " +
  "NoCorsRedirectModeNotFollow LocalNetworkAccessPermissionDenied"
).split(" ");

/** https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS/Errors */
const firefoxErrors = (
  "CORSDisabled CORSDidNotSucceed CORSOriginHeaderNotAdded CORSExternalRedirectNotAllowed CORSRequestNotHttp " +
  "CORSMissingAllowOrigin CORSMultipleAllowOriginNotAllowed CORSAllowOriginNotMatchingOrigin " +
  "CORSNotSupportingCredentials CORSMethodNotFound CORSMissingAllowCredentials CORSPreflightDidNotSucceed " +
  "CORSInvalidAllowMethod CORSInvalidAllowHeader CORSMissingAllowHeaderFromPreflight"
).split(" ");

const places = { value: "x-value", target: "public", url: TRANSFERS, origin: APP, page: `${APP}/`, status: "404" };

/** What Chromium prints for a code. */
function lineOf(code: string): string {
  const single = code.replace(/^Preflight/, "");
  const own = chromiumTexts[code] ?? chromiumEarly[code];
  const text = own ?? `${chromiumPreflight}${chromiumTexts[single] ?? ""}`;
  const line = fill(text, places);
  return line.startsWith("Fetch API")
    ? line
    : `Access to fetch at '${TRANSFERS}' from origin '${APP}' has been blocked by CORS policy: ${line}`;
}

const withoutCode = [
  "PreflightMissingAllowExternal",
  "PreflightInvalidAllowExternal",
  "CORSDisabled",
  "CORSOriginHeaderNotAdded",
];

describe("Chromium: all values of Network.CorsError", () => {
  test("there are 28", () => {
    expect(new Set(corsErrors).size).toBe(28);
  });

  test.each(corsErrors)("%s", (code) => {
    const [reading, ...more] = explainMessage(lineOf(code));
    expect(more).toEqual([]);
    expect(reading).toMatchObject({ engine: "chromium", engineCode: code });
    expect(reading?.values).toMatchObject({ url: TRANSFERS, ...(lineOf(code).includes(APP) ? { origin: APP } : {}) });
    expect(reading?.code === undefined).toBe(withoutCode.includes(code));
    expect(reading?.why).not.toBe("");
    expect(reading?.fixes).not.toEqual([]);
    expect(reading?.dangers.length ?? 0).toBeGreaterThan(0);
  });

  test.each(corsErrors)("%s, by its name alone", (code) => {
    const readings = explainMessage(`corsErrorStatus: { corsError: "${code}", failedParameter: "" }`);
    expect(readings.map(({ engineCode }) => engineCode)).toEqual([code]);
  });
});

describe("Firefox: all reasons", () => {
  test("there are 15", () => {
    expect(new Set(firefoxErrors).size).toBe(15);
    expect(Object.keys(firefoxReasons).sort()).toEqual([...firefoxErrors].sort());
  });

  test.each(firefoxErrors)("%s", (code) => {
    const reason = fill(firefoxReasons[code] ?? "", places);
    const line = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${TRANSFERS}. (Reason: ${reason}). Status code: 404. [Learn More] https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/${code}`;
    const readings = explainMessage(line);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({
      engine: "firefox",
      engineCode: code,
      values: { url: TRANSFERS, status: "404" },
    });
    expect(readings[0]?.code === undefined).toBe(withoutCode.includes(code));
    expect(readings[0]?.why).not.toBe("");
    expect(explainMessage(line.replace(/[‘’]/g, "'"))).toMatchObject([{ engineCode: code }]);
  });
});

describe("WebKit", () => {
  test.each(Object.entries(webkitTexts))("%s", (code, text) => {
    const first = fill(text, places);
    const second = `Fetch API cannot load ${TRANSFERS} due to access control checks.`;
    const readings = explainMessage(
      `[Error] ${first}\n[Error] ${second}\n[Error] Unhandled Promise Rejection: TypeError: Load failed`,
    );
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ engine: "webkit", engineCode: code, values: { url: TRANSFERS } });
    expect(readings[0]?.code).toBeDefined();
  });

  test.each([
    ["not allowed to follow a cross-origin CORS redirection with non CORS scheme", "redirect-scheme"],
    ["redirection URL https://u:p@a.example/ has credentials", "redirect-credentials"],
    ["Cross origin requests are only supported for HTTP.", "scheme-not-cors"],
  ])("%s", (text, code) => {
    expect(explainMessage(text)).toMatchObject([{ engine: "webkit", code }]);
  });

  test("the second line alone", () => {
    const [reading] = explainMessage(`XMLHttpRequest cannot load ${TRANSFERS} due to access control checks.`);
    expect(reading).toMatchObject({ engine: "webkit", code: undefined, values: { url: TRANSFERS } });
    expect(reading?.why).toContain("The line before it says why");
  });
});

describe("as people paste it", () => {
  const missing = lineOf("MissingAllowOriginHeader");

  test.each<[desc: string, string, string]>([
    ["a place before it", `(index):12 ${missing}`, "cors-origin-missing"],
    ["wrapped", missing.replaceAll(" ", "\n  "), "cors-origin-missing"],
    ["curly quotes", missing.replaceAll("'", "’"), "cors-origin-missing"],
    ["double quotes", missing.replaceAll("'", '"'), "cors-origin-missing"],
    ["lower case", missing.toLowerCase(), "cors-origin-missing"],
    ["XMLHttpRequest", missing.replace("fetch", "XMLHttpRequest"), "cors-origin-missing"],
    [
      "what XMLHttpRequest adds",
      `${lineOf("WildcardOriginNotAllowed")} The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.`,
      "cors-origin-wildcard",
    ],
    [
      "with what follows it",
      `${missing}\napi.js:1 GET ${TRANSFERS} net::ERR_FAILED 200 (OK)\nUncaught TypeError: Failed to fetch`,
      "cors-origin-missing",
    ],
  ])("%s", (_desc, text, code) => {
    const readings = explainMessage(text);
    expect(readings.map((one) => one.code)).toEqual([code]);
    expect(readings[0]?.values).toMatchObject({ url: TRANSFERS, origin: APP });
  });

  test("a redirect before it", () => {
    const [reading] = explainMessage(
      missing.replace(" from origin", " (redirected from 'https://a.example/') from origin"),
    );
    expect(reading?.values).toMatchObject({ url: TRANSFERS, redirectedFrom: "https://a.example/", origin: APP });
  });

  test("several, of several engines, in their order", () => {
    const text = [
      lineOf("PreflightInvalidStatus"),
      lineOf("AllowOriginMismatch"),
      `Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 502`,
    ].join("\n");
    expect(explainMessage(text).map(({ engine, code }) => `${engine} ${code}`)).toEqual([
      "chromium preflight-status",
      "chromium cors-origin-mismatch",
      "webkit cors-origin-missing",
    ]);
  });

  test("the values decide on causes and fixes", () => {
    const [header] = explainMessage(lineOf("HeaderDisallowedByPreflightResponse").replace("x-value", "content-type"));
    expect(header?.values.header).toBe("content-type");
    expect(header?.causes[0]).toContain("The body is JSON");
    const preflights = header?.fixes.flatMap(({ preflight = [] }) => preflight);
    expect(preflights).toContainEqual(["Access-Control-Allow-Headers", "content-type"]);
    const [error] = explainMessage(`Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 502`);
    expect(error?.causes[0]).toContain("The gateway got no valid response");
  });

  test.each(["*", "x-http-method-override", "X-HTTP-Method-Override", "x-method-override", "x-http-method"])(
    "leave to send the header %s is not proposed",
    (name) => {
      const [reading] = explainMessage(lineOf("HeaderDisallowedByPreflightResponse").replace("x-value", name));
      expect(reading?.code).toBe("preflight-header");
      expect(reading?.fixes.map(({ policy, headers, preflight }) => [policy, headers, preflight])).toEqual([
        [undefined, undefined, undefined],
      ]);
      expect(reading?.dangers.some(({ text }) => text.includes("names another method"))).toBe(name !== "*");
    },
  );

  test.each([
    lineOf("HeaderDisallowedByPreflightResponse"),
    lineOf("PreflightInvalidStatus"),
    lineOf("PreflightMissingAllowOriginHeader"),
    "CORSMethodNotFound",
  ])("a method that is not known is not guessed: %s", (line) => {
    const [reading] = explainMessage(line);
    expect(reading?.fixes.length).toBeGreaterThan(0);
    for (const { policy = "", preflight = [] } of reading?.fixes ?? []) {
      expect(policy.includes("[https://app.example]")).toBe(false);
      expect(preflight.map(([name]) => name)).not.toContain("Access-Control-Allow-Methods");
    }
  });

  test("a socket is admitted at its own path", () => {
    const [reading] = explainMessage(
      "WebSocket connection to 'wss://api.bank.example/ws' failed: Error during WebSocket handshake: Unexpected response code: 403",
    );
    expect(reading?.fixes[0]?.policy).toContain("path: /ws\n");
  });

  test("WebKit's line leaves open whether the header is missing or another origin", () => {
    const [reading] = explainMessage(`Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 403`);
    expect(reading?.why).toContain("missing, or has another value");
    expect(reading?.why).toContain("403");
  });

  test("what says nothing by itself is read where nothing else is", () => {
    expect(explainMessage("Uncaught (in promise) TypeError: Failed to fetch")).toMatchObject([
      { engine: "chromium", code: undefined, engineCode: undefined },
    ]);
    expect(explainMessage("TypeError: NetworkError when attempting to fetch resource.")).toMatchObject([
      { engine: "firefox" },
    ]);
  });

  test.each(["", "hello", "constructor toString hasOwnProperty", "{value}", "Origin  is not", "No such file"])(
    "%j is no message",
    (text) => {
      expect(explainMessage(text)).toEqual([]);
    },
  );
});

describe("hostile text", () => {
  const million = 1_000_000;
  const repeated = (text: string): string => text.repeat(Math.ceil(million / text.length));

  // The test's time-out is the bound: what backtracks takes minutes.
  test.each([
    ["spaces", " "],
    ["quotes", "'"],
    ["the beginning", "Access to fetch at '"],
    ["the beginning of a value", "Method "],
    ["the end of a value", " is not allowed by Access-Control-Allow-Methods in preflight response."],
    ["two beginnings", "Origin Method (Reason: invalid token '"],
    ["a whole message", `${lineOf("MissingAllowOriginHeader")} `],
    ["letters", "a"],
    ["status codes", "Status code: "],
    ["codes", "CORSMissingAllowOrigin "],
    ["parentheses", ")."],
  ])("1 MB of %s", (_desc, text) => {
    const readings = explainMessage(repeated(text));
    expect(readings.length).toBeLessThanOrEqual(50);
    for (const { values, text: shown } of readings) {
      expect(shown.length).toBeLessThanOrEqual(1000);
      for (const value of Object.values(values)) expect(value.length).toBeLessThanOrEqual(4096);
    }
  });

  test("what stands beyond 65,536 characters is not read", () => {
    const line = lineOf("MissingAllowOriginHeader");
    expect(explainMessage(`${"x ".repeat(30_000)}${line}`)).toHaveLength(1);
    expect(explainMessage(`${"x ".repeat(33_000)}${line}`)).toEqual([]);
  });

  test("control characters do not come back", () => {
    const [reading] = explainMessage(lineOf("AllowOriginMismatch").replace("x-value", "\u001b[2J\u202e"));
    expect(JSON.stringify(reading)).not.toMatch(/\\u001b|\u202e/);
    expect(reading?.values.value).toBe("\ufffd[2J\ufffd");
  });

  test("what is no URL and no origin gets into no policy", () => {
    const line = `Access to fetch at 'javascript:alert(1)' from origin 'https://x", "*' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
    const [reading] = explainMessage(line);
    for (const { policy = "", headers = [] } of reading?.fixes ?? []) {
      expect(policy).not.toContain("*");
      expect(JSON.stringify(headers)).not.toContain("javascript");
    }
  });
});
