import { expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import type { EmbedOptions } from "../../src/index.ts";
import { bank, evil, loggedBrowser } from "../navigation/log.ts";

const url = `${bank}/r`;
const nosniff: [string, string] = ["X-Content-Type-Options", "nosniff"];
const corp: [string, string] = ["Cross-Origin-Resource-Policy", "same-origin"];
const shared: [string, string] = ["Access-Control-Allow-Origin", "*"];

/** As the engines' consoles were read. */
test.each<
  [engine: "chromium" | "firefox", options: Omit<EmbedOptions, "url">, headers: [string, string][], line: string]
>([
  [
    "chromium",
    { as: "style", crossorigin: "" },
    [],
    `Access to CSS stylesheet at '${url}' from origin '${evil}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  ],
  [
    "chromium",
    { as: "image", crossorigin: "" },
    [["Access-Control-Allow-Origin", "x"]],
    `Access to image at '${url}' from origin '${evil}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value 'x'.`,
  ],
  [
    "chromium",
    { as: "script" },
    [nosniff, ["Content-Type", "Text/CSS; charset=x"]],
    `Refused to execute script from '${url}' because its MIME type ('text/css') is not executable, and strict MIME type checking is enabled.`,
  ],
  [
    "chromium",
    { as: "script" },
    [["Content-Type", "image/png"]],
    `Refused to execute script from '${url}' because its MIME type ('image/png') is not executable.`,
  ],
  [
    "chromium",
    { as: "module" },
    [shared],
    `Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "". Strict MIME type checking is enforced for module scripts per HTML spec.`,
  ],
  [
    "chromium",
    { as: "style" },
    [nosniff],
    `Refused to apply style from '${url}' because its MIME type ('') is not a supported stylesheet MIME type, and strict MIME checking is enabled.`,
  ],
  [
    "chromium",
    { as: "track" },
    [],
    `Unsafe attempt to load URL ${url} from frame with URL ${evil}/. Domains, protocols and ports must match.`,
  ],
  ["chromium", { as: "image" }, [corp], "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin"],
  [
    "firefox",
    { as: "font" },
    [],
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
  ],
  [
    "firefox",
    { as: "style", crossorigin: "" },
    [shared, ["Content-Type", "text/plain"]],
    `The stylesheet ${url} was not loaded because its MIME type, “text/plain”, is not “text/css”.`,
  ],
  [
    "firefox",
    { as: "script" },
    [nosniff],
    `The resource from “${url}” was blocked due to MIME type (“”) mismatch (X-Content-Type-Options: nosniff).`,
  ],
  [
    "firefox",
    { as: "script" },
    [["Content-Type", "text/csv"]],
    `Script from “${url}” was blocked because of a disallowed MIME type (“text/csv”).`,
  ],
  [
    "firefox",
    { as: "module" },
    [shared],
    `Loading module from “${url}” was blocked because of a disallowed MIME type (“”).`,
  ],
  ["firefox", { as: "track" }, [], `Security Error: Content at ${evil}/ may not load data from ${url}.`],
  [
    "firefox",
    { as: "image" },
    [corp],
    `The resource at “${url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
  ],
])("%s %o %o", async (engine, options, headers, line) => {
  const { browser } = loggedBrowser(engine, { [url]: { headers, body: new Uint8Array([65]) } });
  expect(explain(await browser.pageAt(evil).embed({ url, ...options })).consoleMessage).toBe(line);
});
