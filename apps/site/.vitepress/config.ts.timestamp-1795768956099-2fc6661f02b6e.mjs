var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res) => function __init() {
  return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// apps/site/src/model/policy-text.ts
import { describeProblem } from "file:///work/wt/s15/packages/core/dist/index.js";
import { standInSources } from "file:///work/wt/s15/packages/core/dist/review/index.js";
import { compileYaml, parseYaml } from "file:///work/wt/s15/packages/core/dist/policy/yaml.js";
function readPolicyText(text) {
  const parsed = parseYaml(text, { env });
  const { document } = parsed;
  const sources2 = standInSources(document);
  const { policy: policy2, problems = [] } = compileYaml(text, { env, sources: sources2 });
  const placeOf = parsed.problems === void 0 ? parsed.placeOf : () => ({ line: 1, column: 1 });
  return {
    policy: policy2,
    document,
    problems: problems.map(toProblem),
    source: { document, options: { sources: sources2 }, placeOf: (path) => `line ${placeOf(path).line}` },
    placeOf
  };
}
var env, toProblem;
var init_policy_text = __esm({
  "apps/site/src/model/policy-text.ts"() {
    "use strict";
    env = {};
    toProblem = (problem) => {
      const { line = 1, column = 1, ...rest } = problem;
      return { line, column, code: problem.code, text: describeProblem(rest), problem };
    };
  }
});

// apps/site/src/model/policy-run.ts
var policy_run_exports = {};
__export(policy_run_exports, {
  policyReport: () => policyReport,
  readPolicyText: () => readPolicyText
});
import { policyReport } from "file:///work/wt/s15/packages/browser/dist/report/index.js";
var init_policy_run = __esm({
  "apps/site/src/model/policy-run.ts"() {
    "use strict";
    init_policy_text();
  }
});

// apps/site/.vitepress/config.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { svgStyle } from "file:///work/wt/s15/packages/browser/dist/diagram/index.js";
import { defineConfig } from "file:///work/wt/s15/node_modules/vitepress/dist/node/index.js";

// apps/site/src/build/code-addresses.ts
import { mkdirSync, writeFileSync } from "node:fs";

// apps/site/src/docs/pages.ts
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
var __vite_injected_original_import_meta_url = "file:///work/wt/s15/apps/site/src/docs/pages.ts";
var repository = fileURLToPath(new URL("../../../..", __vite_injected_original_import_meta_url));
var ownPages = "apps/site/pages/";
var others = {
  "SECURITY.md": "security.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md"
};
function siteFile(path) {
  const other = others[path];
  if (other !== void 0) return other;
  if (path.startsWith(ownPages)) return path.slice(ownPages.length);
  if (!path.startsWith("docs/") || !path.endsWith(".md")) return void 0;
  return path.slice("docs/".length).replace(/(^|\/)README\.md$/, "$1index.md");
}
var markdownBelow = (folder) => readdirSync(new URL(`${folder}/`, `file://${repository}/`), { withFileTypes: true }).flatMap((entry) => {
  const path = `${folder}/${entry.name}`;
  if (entry.isDirectory()) return entry.name === "node_modules" ? [] : markdownBelow(path);
  return entry.name.endsWith(".md") ? [path] : [];
});
var sources = [
  ...Object.keys(others),
  ...markdownBelow("docs").toSorted(),
  ...markdownBelow("apps/site/pages").toSorted()
];
var textOf = (path) => readFileSync(`${repository}/${path}`, "utf8");
var titleOf = (path) => /^# (.+)$/m.exec(textOf(path))?.[1] ?? path;
var addressOf = (file) => `/${file.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html")}`;

// apps/site/src/docs/codes.ts
var codeKinds = {
  explanations: "What a browser did",
  problems: "Problem of a policy",
  lints: "Lint of a policy",
  reasons: "Reason for a decision",
  findings: "Finding about a response"
};
var isKind = (name) => name !== void 0 && name in codeKinds;
var codePages = sources.flatMap((path) => {
  const [, kind, file] = /^docs\/([a-z]+)\/([a-z0-9-]+)\.md$/.exec(path) ?? [];
  const address = siteFile(path);
  if (!isKind(kind) || file === void 0 || address === void 0) return [];
  return [{ code: file, kind, address: addressOf(address) }];
});
function pagesByCode() {
  const found = /* @__PURE__ */ new Map();
  for (const page of codePages) found.set(page.code, [...found.get(page.code) ?? [], page]);
  return found;
}
var listTitle = (path) => titleOf(path).replaceAll("`", "");

// apps/site/src/build/content-security-policy.ts
import { createHash } from "node:crypto";
var hashOf = (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
var inlineScript = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>([^]*?)<\/script>/g;
function policyFor(html2) {
  const hashes = [...new Set([...html2.matchAll(inlineScript)].map(([, script = ""]) => hashOf(script)))];
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(" ")}`.trim(),
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ");
}
function withPolicy(html2) {
  const plain = html2.replace(/(<[a-z][^<>]*?)\sstyle="[^"]*"/gi, "$1");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(plain)}">`;
  return plain.replace("<head>", `<head>${meta}`);
}

// apps/site/src/build/code-addresses.ts
function pageOf(code, pages, base2) {
  const [only, ...more] = pages;
  const href = ({ address }) => base2 + address.slice(1);
  const refresh = only !== void 0 && more.length === 0 ? `<meta http-equiv="refresh" content="0; url=${href(only)}">` : "";
  const items = pages.map((page) => `<p><a href="${href(page)}">${codeKinds[page.kind]}: ${code}</a></p>`);
  return withPolicy(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}<link rel="icon" href="data:,"><title>${code} | Sallyport</title></head><body><main><h1>${code}</h1>${items.join("")}</main></body></html>
`
  );
}
function writeCodeAddresses(outDir, base2) {
  for (const [code, pages] of pagesByCode()) {
    mkdirSync(`${outDir}/e/${code}`, { recursive: true });
    writeFileSync(`${outDir}/e/${code}/index.html`, pageOf(code, pages, base2));
  }
}

// apps/site/src/build/source-copies.ts
import { mkdirSync as mkdirSync2, readdirSync as readdirSync2, readFileSync as readFileSync2, statSync, writeFileSync as writeFileSync2 } from "node:fs";
import { dirname } from "node:path";
function textAt(path) {
  const whole = `${repository}/${path}`;
  return statSync(whole).isDirectory() ? `${readdirSync2(whole).toSorted().join("\n")}
` : readFileSync2(whole, "utf8");
}
function writeSources(outDir, paths) {
  for (const path of paths) {
    const target = `${outDir}/source/${path}.txt`;
    mkdirSync2(dirname(target), { recursive: true });
    writeFileSync2(target, textAt(path));
  }
}
var sourceAddress = (home2, path) => home2 === "" ? `/source/${path}.txt` : `${home2}/blob/main/${path}`;

// apps/site/src/build/web-modules.ts
import { fileURLToPath as fileURLToPath2 } from "node:url";
var __vite_injected_original_import_meta_url2 = "file:///work/wt/s15/apps/site/src/build/web-modules.ts";
var nodeNames = [
  ...["readFileSync", "closeSync", "constants", "fstatSync", "openSync", "open", "resolve", "fileURLToPath"],
  ...["clearTimeout", "setTimeout", "createHmac", "randomBytes", "timingSafeEqual"]
];
var encodings = ["@exodus/bytes/multi-byte.js", "./fallback/multi-byte.js"];
var encodingNames = ["createMultibyteDecoder", "createMultibyteEncoder", "multibyteDecoder", "multibyteEncoder"];
var zstd = `export const ZstdErrorCode = { UnexpectedEOF: 6 };
export class Decompress { push() { throw new TypeError("This is not available in a page."); } }
`;
var replaced = {
  "@exodus/bytes/encoding.js": "@exodus/bytes/encoding-browser.js"
};
var unavailable = (names) => `const unavailable = () => { throw new TypeError("This is not available in a page."); };
${names.map((name) => `export const ${name} = unavailable;`).join("\n")}
`;
var messageReader = fileURLToPath2(new URL("../model/message-reader.ts", __vite_injected_original_import_meta_url2));
var readsErrorBody = (id, importer) => /\/explain-message\.[jt]s$/.test(id) && /\/error-body\.[jt]s$/.test(importer ?? "");
var stubs = {
  "\0node-stub": unavailable(nodeNames),
  "\0encodings-stub": unavailable(encodingNames),
  "\0zstd-stub": zstd
};
var webModules = () => ({
  name: "sallyport-web-modules",
  enforce: "pre",
  async resolveId(id, importer, { ssr = false }) {
    if (ssr) return void 0;
    if (readsErrorBody(id, importer)) return messageReader;
    const other = replaced[id];
    if (other !== void 0) return (await this.resolve(other, importer))?.id;
    if (id.startsWith("node:")) return "\0node-stub";
    return id === "fzstd" ? "\0zstd-stub" : encodings.includes(id) ? "\0encodings-stub" : void 0;
  },
  load: (id) => stubs[id]
});

// apps/site/src/exchange/drawings.ts
import { toSvg } from "file:///work/wt/s15/packages/browser/dist/diagram/index.js";
var layoutStyle = `.sallyport-sequence{display:block}
.sallyport-sequence.narrow{display:none}
@container (max-width:439px){.sallyport-sequence.wide{display:none}.sallyport-sequence.narrow{display:block}}`;
var drawingsOf = (sequence) => ["wide", "narrow"].map((layout) => toSvg(sequence, { style: false, layout }).trim());

// apps/site/src/docs/code-theme.ts
import { createCssVariablesTheme } from "file:///work/wt/s15/node_modules/shiki/dist/index.mjs";
var codeTheme = createCssVariablesTheme({ name: "sallyport", variablePrefix: "--code-" });
var variable = /color:var\(--code-(?:token-)?([a-z-]+)\)/;
var codeClasses = {
  name: "sallyport-classes",
  pre: ({ properties }) => {
    delete properties.style;
  },
  span: ({ properties }) => {
    const { style } = properties;
    delete properties.style;
    const [, name] = variable.exec(typeof style === "string" ? style : "") ?? [];
    if (name !== void 0 && name !== "foreground") properties.class = `code-${name}`;
  }
};

// apps/site/src/docs/examples.ts
import { curlRequest, CurlError } from "file:///work/wt/s15/packages/browser/dist/report/index.js";

// apps/site/src/model/run.ts
import { engineAt, engineProblem } from "file:///work/wt/s15/packages/browser/dist/index.js";
import {
  attemptIn,
  groupReports as groupReports2,
  pageNotes,
  renderReportsMarkdown,
  reportFor
} from "file:///work/wt/s15/packages/browser/dist/report/index.js";

// apps/site/src/exchange/record.ts
import { groupReports } from "file:///work/wt/s15/packages/browser/dist/report/index.js";
function recordedExchange(reports) {
  const drawn = /* @__PURE__ */ new Map();
  for (const { engines, all } of groupReports(reports))
    for (const [index, { sequence }] of all.entries()) {
      const key = JSON.stringify([sequence.messages, sequence.verdict]);
      const engine = engines[index] ?? sequence.engine;
      const known = drawn.get(key);
      if (known === void 0) drawn.set(key, { engines: [engine], sequence });
      else known.engines.push(engine);
    }
  return { groups: [...drawn.values()] };
}

// apps/site/src/exchange/recorded-exchange.ts
import { messageKinds } from "file:///work/wt/s15/packages/browser/dist/diagram/index.js";
var prefix = "x1.";
function encodeExchange(exchange) {
  let bytes = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(exchange))) bytes += String.fromCharCode(byte);
  return prefix + btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// apps/site/src/model/head-network.ts
import { NetworkFailure, readResponse } from "file:///work/wt/s15/packages/browser/dist/index.js";
import { isPreflight, openedSocket } from "file:///work/wt/s15/packages/browser/dist/report/index.js";
var padding = `X-Padding: ${"x".repeat(512 * 1024)}`;
function bytesOf(text) {
  const [head = "", ...body] = text.replaceAll("\r\n", "\n").split("\n\n");
  const lines2 = head.split("\n").filter((line) => line !== "");
  return new TextEncoder().encode(`${lines2.join("\r\n")}\r
\r
${body.join("\n\n")}`);
}
var isSwitch = (text) => /^HTTP\/\S+ 101\b/.test(text.trimStart());
async function switched(wire, text) {
  const opened = await openedSocket(wire);
  const typed = [...text.matchAll(/^(sec-websocket-[a-z]+)[ \t]*:[ \t]*(.*)$/gim)].map(
    ([, name = "", value = ""]) => [name, value.trim()]
  );
  const names = new Set(typed.map(([name]) => name.toLowerCase()));
  return { ...opened, headers: [...opened.headers.filter(([name]) => !names.has(name.toLowerCase())), ...typed] };
}
function textFor(wire, { preflight, response, redirected, delivery, url }) {
  if (isPreflight(wire)) return preflight;
  if (delivery === "late")
    throw new NetworkFailure("timed-out", "The response did not come in time.", { connected: true });
  const first = wire.url.replace(/^ws/, "http") === new URL(url.trim().replace(/^ws/i, "http")).href.split("#")[0];
  const text = first || redirected.trim() === "" ? response : redirected;
  return delivery === "long-head" ? text.replace(/\r?\n|$/, `
${padding}
`) : text;
}
var headNetwork = (heads) => ({
  exchange: async (wire, _signal, rules) => {
    const text = textFor(wire, heads);
    if (text.trim() === "") throw new NetworkFailure("unreachable", "Nothing was sent.", { connected: true });
    if (wire.opensSocket === true && isSwitch(text)) return switched(wire, text);
    return Promise.resolve(readResponse(wire, bytesOf(text), rules));
  }
});

// apps/site/src/model/message-reader.ts
var reader = () => [];
async function loadMessageReader() {
  ({ explainMessage: reader } = await import("file:///work/wt/s15/packages/browser/dist/explain/index.js"));
}

// apps/site/src/model/state-request.ts
var texts = {
  page: 'This is not the URL or origin of a page. Write https://app.example, or "null" for a sandboxed frame.',
  url: "This is not a URL with http: or https:.",
  anyUrl: "This is not a URL. Write https://api.example/orders.",
  method: "A method is a word of letters, such as PUT.",
  cookie: "Only a page with http: or https: has cookies. Leave this empty.",
  header: (line) => `Line ${line} is not a header. Write a name, a colon and a value.`
};
var lines = (text) => text.split(/\r?\n/).filter((line) => line.trim() !== "");
var isHttp = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
var token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var isLocalName = (page) => !URL.canParse(page) || /^(?:localhost|.*\.localhost|.*\.local|\[.*\]|[0-9.]+|)$/.test(new URL(page).hostname);
var longBody = (text) => (text === "" ? "x" : text).repeat(Math.ceil(1e5 / Math.max(1, text.length)));
function pagePart(state, page, url) {
  const { contentSecurityPolicy, documentCookie, earlier } = state;
  return {
    ...isLocalName(page) ? {} : { addressSpace: "public" },
    ...contentSecurityPolicy.trim() === "" ? {} : { contentSecurityPolicy },
    ...documentCookie === "" ? {} : { documentCookie },
    earlier: isHttp(url) ? earlier : "none"
  };
}
function bodyPart({ body, bodyAs }) {
  if (bodyAs === "repeated") return { body: longBody(body) };
  return { body: body === "" && bodyAs === "text" ? void 0 : body, streams: bodyAs === "stream" };
}
function optionsOf(state) {
  const { redirect, cache, integrity, keepalive, targetAddressSpace } = state;
  return {
    ...{ redirect, cache, integrity, keepalive: keepalive === "true" },
    ...targetAddressSpace === "" ? {} : { targetAddressSpace }
  };
}
function requestOf(state) {
  const problems = [];
  const page = state.page.trim();
  const url = state.url.trim().replace(/^ws/i, "http");
  if (page !== "null" && !URL.canParse(page)) problems.push({ field: "page", text: texts.page });
  else if (state.documentCookie !== "" && !isHttp(page)) problems.push({ field: "documentCookie", text: texts.cookie });
  const isUsable = state.by === "fetch" ? URL.canParse(url) : isHttp(url);
  if (!isUsable) problems.push({ field: "url", text: state.by === "fetch" ? texts.anyUrl : texts.url });
  if (!token.test(state.method)) problems.push({ field: "method", text: texts.method });
  const headers = lines(state.headers).map((line, index) => {
    const [, name = "", value = ""] = /^([^:\s]+)\s*:\s*(.*)$/.exec(line.trim()) ?? [];
    if (!token.test(name)) problems.push({ field: "headers", text: texts.header(index + 1) });
    return [name, value];
  });
  if (problems.length > 0) return { problems };
  const { by, method, mode, credentials, signal } = state;
  return {
    request: {
      ...{ page, by, url, method, headers, mode, credentials },
      ...pagePart(state, page, url),
      ...bodyPart(state),
      options: optionsOf(state),
      aborts: signal === "aborted",
      cookies: isHttp(url) ? lines(state.cookies) : []
    }
  };
}

// apps/site/src/model/run.ts
var shownEngines = ["chromium", "firefox", "webkit", "standard"];
function enginesOf({ engine }) {
  const name = engine.trim();
  if (name === "") return shownEngines;
  const text = engineProblem(name);
  if (text !== void 0) return { field: "engine", text };
  const earlier = name;
  return shownEngines.flatMap(
    (one) => earlier.startsWith(`${one}@`) && engineAt(earlier).version !== engineAt(one).version ? [one, earlier] : [one]
  );
}
var failed = (fields2, policy2 = []) => ({
  fields: fields2,
  policy: policy2,
  ...{ reports: [], engines: [] },
  notes: [],
  ...{ markdown: "", exchange: "" }
});
async function reportsOf(request, engines, reportOf) {
  const reports = [];
  for (const engine of engines) reports.push(await reportOf(engine));
  const notes = pageNotes(request.page);
  const markdown = renderReportsMarkdown(groupReports2(reports), notes);
  const exchange = encodeExchange(recordedExchange(reports));
  return { ...{ fields: [], policy: [] }, ...{ reports, engines, notes, markdown, exchange } };
}
var hasBody = ({ preflight, response, redirected }) => [preflight, response, redirected].some((text) => /\n\r?\n\s*\S/.test(text));
async function run(state) {
  const read = requestOf(state);
  const engines = enginesOf(state);
  if ("problems" in read || "field" in engines)
    return failed([..."problems" in read ? read.problems : [], ..."field" in engines ? [engines] : []]);
  const { request } = read;
  if (state.server === "policy" || hasBody(state)) await loadMessageReader();
  if (state.server === "response")
    return reportsOf(
      request,
      engines,
      async (engine) => reportFor(await attemptIn(engine, request, headNetwork(state)))
    );
  const { policyReport: policyReport2, readPolicyText: readPolicyText2 } = await Promise.resolve().then(() => (init_policy_run(), policy_run_exports));
  const { policy: policy2, problems, source } = readPolicyText2(state.policy);
  if (policy2 === void 0) return failed([], problems);
  return reportsOf(request, engines, (engine) => policyReport2(engine, request, policy2, source));
}

// apps/site/src/state/playground-state.ts
import { earlierRequests, requestKinds } from "file:///work/wt/s15/packages/browser/dist/report/index.js";
var fields = {
  page: 2048,
  by: requestKinds,
  engine: 32,
  contentSecurityPolicy: 4096,
  documentCookie: 4096,
  earlier: earlierRequests,
  url: 2048,
  method: 64,
  headers: 8192,
  mode: ["cors", "no-cors", "same-origin"],
  credentials: ["include", "same-origin", "omit"],
  redirect: ["follow", "error", "manual"],
  cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
  integrity: 1024,
  keepalive: ["false", "true"],
  signal: ["none", "aborted"],
  targetAddressSpace: ["", "public", "local", "loopback"],
  cookies: 8192,
  body: 16384,
  bodyAs: ["text", "stream", "repeated"],
  server: ["response", "policy"],
  preflight: 16384,
  response: 16384,
  redirected: 16384,
  delivery: ["whole", "late", "long-head"],
  policy: 262144
};
var emptyState = {
  page: "https://app.example",
  by: "fetch",
  engine: "",
  contentSecurityPolicy: "",
  documentCookie: "",
  earlier: "none",
  url: "https://api.example/orders/7",
  method: "GET",
  headers: "",
  mode: "cors",
  credentials: "same-origin",
  redirect: "follow",
  cache: "default",
  integrity: "",
  keepalive: "false",
  signal: "none",
  targetAddressSpace: "",
  cookies: "",
  body: "",
  bodyAs: "text",
  server: "response",
  preflight: "HTTP/1.1 204 No Content",
  response: "HTTP/1.1 200 OK\nContent-Type: application/json",
  redirected: "",
  delivery: "whole",
  policy: ""
};

// apps/site/src/presets/states.ts
var stateWith = (changed) => ({ ...emptyState, ...changed });
var ok = (...headers) => ["HTTP/1.1 200 OK", "Content-Type: application/json", ...headers].join("\n");
var allowed = (...headers) => ["HTTP/1.1 204 No Content", ...headers].join("\n");
var forApp = "Access-Control-Allow-Origin: https://app.example";
var withCredentials = "Access-Control-Allow-Credentials: true";
var json = "Content-Type: application/json";
var put = { method: "PUT", headers: json, body: '{"item":"tea"}' };
var session = "session=1; Path=/; Secure; SameSite=None";

// apps/site/src/presets/by-cookie-code.ts
var forNobody = "Access-Control-Allow-Origin: null";
var others2 = "Secure; SameSite=None";
var sets = (line) => ({
  credentials: "include",
  response: ok(forApp, withCredentials, `Set-Cookie: ${line}`)
});
var has = (line, ...headers) => ({
  credentials: "include",
  cookies: line,
  response: ok(forApp, withCredentials, ...headers)
});
var setsWithin = (line) => ({
  page: "https://app.shop.example",
  url: "https://api.shop.example/orders/7",
  credentials: "include",
  response: ok("Access-Control-Allow-Origin: https://app.shop.example", withCredentials, `Set-Cookie: ${line}`)
});
var redirectsTo = (location, page) => [...["HTTP/1.1 302 Found", `Location: ${location}`, `Access-Control-Allow-Origin: ${page}`], withCredentials].join(
  "\n"
);
var redirectsWithin = (line) => ({
  url: "https://api.shop.example/orders/7",
  credentials: "include",
  cookies: line,
  response: redirectsTo("https://www.shop.example/orders/7", "https://app.example"),
  redirected: ok(forNobody, withCredentials)
});
var redirectsToHttp = (page, ...headers) => ({
  page,
  credentials: "include",
  cookies: session,
  response: redirectsTo("http://api.example/orders/7", page),
  redirected: ok(forNobody, withCredentials, ...headers)
});
var many = Array.from({ length: 180 }, (_, index) => `c${index}=1; ${others2}`).join("\n");
var writes = (documentCookie, cookies = "") => ({
  ...{ page: "https://api.example", documentCookie, cookies },
  response: ok()
});
var cookieExamples = {
  "host-invalid": { ...sets(`session=1; ${others2}`), url: "https://api..example/orders/7" },
  "http-only-script": writes("session=1; Secure; HttpOnly"),
  "http-only-overwrite": writes("session=2; Path=/; Secure", "session=1; Path=/; Secure; HttpOnly"),
  "control-character": sets(`session=ab; ${others2}`),
  empty: sets(";"),
  nameless: sets(`=1; ${others2}`),
  "too-long": sets(`session=${"x".repeat(4100)}; ${others2}`),
  "domain-malformed": sets(`session=1; Domain=api..example; ${others2}`),
  "domain-public-suffix": sets(`session=1; Domain=example; ${others2}`),
  "domain-mismatch": redirectsWithin(`session=1; Domain=api.shop.example; ${others2}`),
  "host-only": redirectsWithin(session),
  "path-mismatch": has(`session=1; Path=/account; ${others2}`),
  expired: has(session, `Set-Cookie: session=; Max-Age=0; Path=/; ${others2}`),
  "host-limit": has(many, `Set-Cookie: one-more=1; ${others2}`),
  "secure-scheme": redirectsToHttp("http://app.example"),
  "secure-overlay": redirectsToHttp("http://api.example", "Set-Cookie: session=2; Path=/"),
  "same-site-strict": has("session=1; Path=/; Secure; SameSite=Strict"),
  "same-site-lax": has("session=1; Path=/; Secure; SameSite=Lax"),
  "same-site-default": has("session=1; Path=/; Secure"),
  "same-site-none-insecure": sets("session=1; Path=/; SameSite=None"),
  "prefix-secure": setsWithin("__Secure-session=1; Path=/"),
  "prefix-host": sets(`__Host-session=1; Path=/orders; ${others2}`),
  "prefix-http": sets(`__Http-session=1; Path=/; ${others2}`),
  "prefix-host-http": sets(`__Host-Http-session=1; Path=/; ${others2}`),
  "prefix-nameless": sets(`=__Host-session=1; Path=/; ${others2}`),
  "partitioned-insecure": setsWithin("session=1; Path=/; Partitioned"),
  "partition-none": {
    ...{ page: "null", credentials: "include" },
    response: ok(forNobody, withCredentials, `Set-Cookie: session=1; Path=/; ${others2}; Partitioned`)
  },
  "partition-other": has(`session=1; Path=/; ${others2}; Partitioned`),
  "third-party-blocked": sets(session),
  "third-party-partitioned": has(session)
};

// apps/site/src/presets/by-code.ts
var redirectTo = (location, ...headers) => ["HTTP/1.1 302 Found", `Location: ${location}`, ...headers].join("\n");
var allowsPut = allowed(forApp, "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: content-type");
var withCookies = { credentials: "include", cookies: session };
var embedded = (by, response) => ({ by, mode: "no-cors", response });
var cors = {
  "cors-origin-missing": {},
  "cors-origin-wildcard": { ...withCookies, response: ok("Access-Control-Allow-Origin: *") },
  "cors-origin-multiple": { response: ok("Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *") },
  "cors-origin-invalid": { response: ok("Access-Control-Allow-Origin: app.example") },
  "cors-origin-mismatch": { response: ok("Access-Control-Allow-Origin: https://app.example/") },
  "cors-credentials": { ...withCookies, response: ok(forApp, "Access-Control-Allow-Credentials: True") },
  "preflight-status": { ...put, preflight: `HTTP/1.1 405 Method Not Allowed
${forApp}` },
  "preflight-redirect": { ...put, preflight: `HTTP/1.1 301 Moved Permanently
Location: /orders/7/
${forApp}` },
  "preflight-methods-malformed": { ...put, preflight: allowed(forApp, 'Access-Control-Allow-Methods: ["PUT"]') },
  "preflight-headers-malformed": {
    ...put,
    preflight: allowed(forApp, "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: x-a x-b")
  },
  "preflight-method": { ...put, preflight: allowed(forApp, "Access-Control-Allow-Headers: content-type") },
  "preflight-header": { ...put, preflight: allowed(forApp, "Access-Control-Allow-Methods: PUT") }
};
var redirects = {
  "redirect-location": { response: redirectTo("https://", forApp) },
  "redirect-scheme": { response: redirectTo("myapp://orders/7", forApp) },
  "redirect-credentials": { response: redirectTo("https://user@other.example/", forApp), redirected: ok(forApp) },
  "redirect-credentials-anywhere": {
    page: "https://api.example",
    response: redirectTo("https://user@api.example/orders/8"),
    redirected: ok()
  },
  "redirect-same-origin": {
    ...{ page: "https://api.example", mode: "same-origin" },
    response: redirectTo("https://www.example/orders/7"),
    redirected: ok("Access-Control-Allow-Origin: https://api.example")
  },
  "redirect-too-many": { response: redirectTo("/orders/7", forApp) },
  "redirect-forbidden": { redirect: "error", response: redirectTo("/sign-in", forApp) },
  "redirect-again": {
    page: "https://api.example",
    response: redirectTo("https://www.example/orders/7"),
    redirected: redirectTo("https://cdn.example/orders/7", "Access-Control-Allow-Origin: https://api.example")
  },
  "no-cors-redirect-mode": { mode: "no-cors", redirect: "manual" }
};
var network = {
  "local-network-denied": { url: "http://localhost:3000/status", response: ok(forApp) },
  "local-network-insecure": {
    page: "http://app.example",
    url: "http://localhost:3000/status",
    response: ok("Access-Control-Allow-Origin: http://app.example")
  },
  "bad-port": { url: "https://api.example:25/", response: ok(forApp) },
  "mixed-content": { url: "http://api.example/orders/7", response: ok(forApp) },
  "local-network-target": { targetAddressSpace: "local", response: ok(forApp) },
  unreachable: { response: "" },
  "timed-out": { response: ok(forApp), delivery: "late" },
  "head-too-long": { response: ok(forApp), delivery: "long-head" },
  malformed: { response: "hello" },
  truncated: { response: ok(forApp, "Content-Length: 100") },
  csp: { contentSecurityPolicy: "connect-src 'self'", response: ok(forApp) },
  "keepalive-too-long": { method: "POST", keepalive: "true", body: "a", bodyAs: "repeated", response: ok(forApp) },
  "stream-over-http1": { ...put, bodyAs: "stream", preflight: allowsPut, response: ok(forApp) },
  "not-cached": { page: "https://api.example", mode: "same-origin", cache: "only-if-cached" },
  "mode-same-origin": { mode: "same-origin" },
  "scheme-not-cors": { url: "file:///home/user/orders.json" },
  "scheme-not-fetched": { url: "about:config", mode: "no-cors" },
  "range-malformed": {
    by: "video",
    response: `HTTP/1.1 206 Partial Content
Content-Type: video/ogg
Content-Range: bytes 5-9/10
${forApp}

OggS`
  }
};
var results = {
  readable: { ...put, preflight: allowsPut, response: ok(forApp, "Vary: Origin") },
  opaque: { mode: "no-cors" },
  "opaque-redirect": { redirect: "manual", response: redirectTo("/sign-in", forApp) },
  aborted: { signal: "aborted", response: ok(forApp) },
  navigated: { by: "link", response: "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>" },
  "not-a-request": { method: "TRACE" },
  "corp-same-origin": { mode: "no-cors", response: ok("Cross-Origin-Resource-Policy: same-origin") },
  "corp-same-site": { mode: "no-cors", response: ok("Cross-Origin-Resource-Policy: same-site") }
};
var cachedImage = "HTTP/1.1 200 OK\nContent-Type: image/png\nCache-Control: max-age=600\n\n\x89PNG\r\n";
var elements = {
  nosniff: embedded("script", "HTTP/1.1 200 OK\nContent-Type: text/plain\nX-Content-Type-Options: nosniff\n\n0"),
  "cors-cached": { by: "image", url: "https://cdn.example/logo.png", earlier: "image", response: cachedImage },
  integrity: {
    ...{ by: "script", url: "https://cdn.example/app.js", integrity: `sha256-${"A".repeat(43)}=` },
    response: `HTTP/1.1 200 OK
Content-Type: text/javascript
${forApp}

0`
  },
  "mime-type": embedded("script", "HTTP/1.1 200 OK\nContent-Type: text/csv\n\n0"),
  "opaque-response": embedded("image", `${ok("X-Content-Type-Options: nosniff")}

{"order":7}`),
  "element-status": embedded("style", "HTTP/1.1 404 Not Found\nContent-Type: text/css\n\np{}"),
  "element-content": embedded("image", "HTTP/1.1 200 OK\nContent-Type: image/png\n\nnot an image"),
  "x-frame-options": {
    by: "frame",
    response: "HTTP/1.1 200 OK\nContent-Type: text/html\nX-Frame-Options: DENY\n\n<p>"
  },
  "frame-ancestors": {
    by: "frame",
    response: "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Security-Policy: frame-ancestors 'self'\n\n<p>"
  },
  "event-source-status": { by: "event-source", response: `HTTP/1.1 404 Not Found
${forApp}` },
  "event-source-type": { by: "event-source", response: `HTTP/1.1 200 OK
${forApp}
Content-Type: text/html

<p>` },
  "websocket-status": { by: "socket", response: "HTTP/1.1 403 Forbidden" },
  "websocket-handshake": {
    by: "socket",
    response: "HTTP/1.1 101 Switching Protocols\nSec-WebSocket-Accept: x"
  },
  "websocket-protocol": {
    by: "socket",
    response: "HTTP/1.1 101 Switching Protocols\nSec-WebSocket-Protocol: chat"
  },
  "websocket-open": { by: "socket", cookies: session, response: "HTTP/1.1 101 Switching Protocols" }
};
var named = { ...cors, ...redirects, ...network, ...results, ...elements };
var ofCookies = Object.entries(cookieExamples).map(
  ([reason, changed]) => [`cookie-${reason}`, changed]
);
var examplesByCode = new Map(
  [...Object.entries(named), ...ofCookies].map(([code, changed = {}]) => [code, stateWith(changed)])
);

// apps/site/src/presets/preset-notes.ts
var presetNotes = {
  "header-missing": "curl has no same-origin policy: it shows every response. A browser shares a response with another origin only if the server permits it.",
  "error-without-headers": "The handler failed before anything wrote the CORS headers. Write them outside the error handler, so that errors have them too; then the page can read the status.",
  "preflight-401": "A preflight has no Authorization and no cookies. Respond to it before you check who sends the request.",
  "preflight-redirect": "Browsers follow no redirect for a preflight. Request the URL that it leads to.",
  "wildcard-credentials": "Name the one origin in place of `*`, with `Vary: Origin`. Don't echo every origin: see the next problem.",
  "reflected-origin": "This page is an attacker's. It reads the response with the user's cookies, where the engine sends them. Compare Origin with a list of whole origins.",
  "two-values": "Write the header in one place only: in the proxy or in the application.",
  "trailing-slash": "An origin has no path, so it has no slash at its end. The comparison is exact.",
  "vary-missing": "The response is for `https://www.app.example`, and a cache gave it to `https://app.example`. Send `Vary: Origin` with every response of this URL, with and without Origin.",
  "cached-image": "The page has shown the image without `crossorigin` before, so Chromium and WebKit take the response from their caches, and it has no CORS headers. Use `crossorigin` everywhere, or send the headers always, with `Vary: Origin`.",
  "loose-pattern": "A pattern such as `localhost*` also matches names that a stranger can register. Compare whole origins.",
  "header-hidden": "A script sees seven headers, and those that Access-Control-Expose-Headers lists.",
  "authorization-wildcard": "In the Fetch standard, `*` does not cover Authorization, as the row `standard` shows. The three engines permit it. List `authorization`.",
  "content-type": "Only three types of bodies need no preflight, and JSON is not one of them. List `content-type`.",
  "method-patch": "Methods are case-sensitive: browsers make `get` and `post` upper-case, but not `patch`.",
  "no-cors": "The request is sent, and the page gets nothing of the response. `no-cors` is never the fix.",
  "cookies-missing": "Chromium does not send a cookie without SameSite across sites, and Firefox has separate cookies for each site. The verdict on CORS does not depend on it: look at Cookies below.",
  "origin-null": "Many pages have the origin `null`, an attacker's sandboxed frame too. Never list it with credentials.",
  "local-network": "It is a permission that the user gives, and not a header. WebKit blocks this request as mixed content.",
  "gateway-error": "A gateway responds in place of the application, without its headers. Configure them at the gateway.",
  websocket: "The handshake is not subject to CORS. The server must check Origin before it accepts.",
  "event-stream": "A response that is written past the framework lacks the framework's headers.",
  font: "Chromium and Firefox load fonts with CORS only. WebKitGTK loads them without it.",
  "opaque-for-cors": "The page's console says what is above: its request failed, because the worker responded with an opaque response. Below is the worker's own request, which got that response. Let the worker fetch `event.request` as it is.",
  "preview-pattern": "Anybody can have a name below vercel.app. The policy is refused, with the ways out.",
  capacitor: "The app's origin has another scheme than the server's list. Origins of apps are compared like others.",
  extension: "An extension's own page has the extension's origin. Its content scripts have the origin of the page that they are in.",
  electron: "A page from a file has the origin `null`, and no value permits `file:`. Serve it from a scheme of the app's own.",
  "callback-throws": "An origin that isn't listed is no error. Leave the headers out, and respond as usual.",
  "max-age": "The diagram of each engine shows how long it keeps the preflight: at most two hours in Chromium, a day in Firefox, ten minutes in WebKit.",
  "mixed-content": "It looks like a CORS error in some consoles. No header helps: use https.",
  "host-rewritten": "The URL here is what the server receives behind the proxy. List that name in `hosts`, or let the proxy pass Host on.",
  "executed-anyway": "This page is an attacker's, so don't share anything with it. The money is gone before the browser decides what the page may read. The server itself must refuse the request."
};

// apps/site/src/presets/problems.ts
var preset = (id, title, changed, message) => ({ id, title, note: presetNotes[id], state: stateWith(changed), message });
var evil = "https://evil.example";
var forEvil = `Access-Control-Allow-Origin: ${evil}`;
var withCookies2 = { credentials: "include", cookies: session };
var policy = (resources) => `sallyport: 1
self: [https://api.example]
origins:
  app: [https://app.example]
resources:
${resources}`;
var presets = [
  preset("header-missing", "It works in curl, and the browser says that the header is missing", {}),
  preset("error-without-headers", "The error 500 has no CORS headers, so it looks like a CORS error", {
    response: "HTTP/1.1 500 Internal Server Error\nContent-Type: text/html"
  }),
  preset("preflight-401", "The preflight gets 401: the server checks who it is before CORS", {
    ...put,
    headers: `${json}
Authorization: Bearer secret`,
    preflight: `HTTP/1.1 401 Unauthorized
${forApp}`,
    response: ok(forApp)
  }),
  preset("preflight-redirect", "The preflight is redirected, to https or to a trailing slash", {
    ...put,
    preflight: `HTTP/1.1 308 Permanent Redirect
Location: /orders/7/
${forApp}`
  }),
  preset("wildcard-credentials", "`*` does not work with cookies", {
    ...withCookies2,
    response: ok("Access-Control-Allow-Origin: *", withCredentials)
  }),
  preset("reflected-origin", "The server echoes every Origin, and any site reads the user's data", {
    ...withCookies2,
    page: evil,
    response: ok(forEvil, withCredentials)
  }),
  preset("two-values", "The header is there twice: the proxy and the application both add it", {
    response: ok("Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *")
  }),
  preset("trailing-slash", "The origin in the list ends in a slash", {
    response: ok("Access-Control-Allow-Origin: https://app.example/", "Vary: Origin")
  }),
  preset("vary-missing", "It fails now and then: a CDN cached the response for another origin", {
    response: ok("Access-Control-Allow-Origin: https://www.app.example", "Age: 45")
  }),
  preset("cached-image", "An image with `crossorigin` gets the cached response of one without", {
    ...{ by: "image", url: "https://cdn.example/logo.png", earlier: "image" },
    response: "HTTP/1.1 200 OK\nContent-Type: image/gif\nCache-Control: max-age=600\n\nGIF89a"
  }),
  preset("loose-pattern", "A loose pattern lets a stranger in: localhost.evil.example", {
    ...withCookies2,
    page: "http://localhost.evil.example",
    response: ok("Access-Control-Allow-Origin: http://localhost.evil.example", withCredentials, "Vary: Origin")
  }),
  preset("header-hidden", "DevTools shows the header, and the script gets null", {
    response: ok(forApp, "X-Total-Count: 120")
  }),
  preset("authorization-wildcard", "Access-Control-Allow-Headers: * and Authorization", {
    headers: "Authorization: Bearer secret",
    preflight: allowed(forApp, "Access-Control-Allow-Headers: *"),
    response: ok(forApp)
  }),
  preset("content-type", "JSON needs a preflight: Content-Type is not allowed", {
    ...put,
    method: "POST",
    preflight: allowed(forApp),
    response: ok(forApp)
  }),
  preset("method-patch", "PATCH is not allowed, or it is written patch", {
    ...put,
    method: "patch",
    preflight: allowed(forApp, "Access-Control-Allow-Methods: PATCH", "Access-Control-Allow-Headers: content-type"),
    response: ok(forApp)
  }),
  preset("no-cors", "With mode no-cors the response is empty, with status 0", { mode: "no-cors" }),
  preset("cookies-missing", "CORS passes, and the cookie is not there", {
    credentials: "include",
    cookies: "session=1; Path=/; Secure; HttpOnly",
    response: ok(forApp, withCredentials, "Vary: Origin")
  }),
  preset("origin-null", "The origin is null: a sandboxed frame, or a page from a file", {
    page: "null",
    response: ok(forApp)
  }),
  preset("local-network", "A public page requests localhost: permission was denied", {
    url: "http://localhost:3000/status",
    response: ok(forApp)
  }),
  preset("gateway-error", "The gateway's own error has no CORS headers", {
    response: "HTTP/1.1 504 Gateway Timeout\nContent-Type: text/html\nServer: awselb/2.0"
  }),
  preset("websocket", "CORS does not apply to a WebSocket: another site opens one with the user's cookies", {
    page: evil,
    by: "socket",
    url: "https://api.example/live",
    cookies: session,
    response: "HTTP/1.1 101 Switching Protocols"
  }),
  preset("event-stream", "An event stream bypasses the framework's headers", {
    by: "event-source",
    url: "https://api.example/events",
    response: "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n"
  }),
  preset("font", "A font from another origin needs CORS", {
    by: "font",
    url: "https://cdn.example/text.woff2",
    response: "HTTP/1.1 200 OK\nContent-Type: font/woff2\n\nwOF2"
  }),
  preset(
    "opaque-for-cors",
    "A service worker responds with an opaque response, and the page gets an error",
    {
      mode: "no-cors",
      url: "https://api.example/orders",
      response: ok("Cross-Origin-Resource-Policy: cross-origin")
    },
    'The FetchEvent for "https://api.example/orders" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors'
  ),
  preset("preview-pattern", "Preview deployments: *.vercel.app admits every customer", {
    page: "https://shop-git-main.vercel.app",
    server: "policy",
    policy: 'sallyport: 1\nself: [https://api.example]\norigins:\n  previews: ["https://*.vercel.app"]\nresources:\n  - path: /orders/:id\n    share: { with: [previews], methods: [GET] }\n'
  }),
  preset("capacitor", "An app's origin: capacitor://localhost", {
    page: "capacitor://localhost",
    response: ok("Access-Control-Allow-Origin: https://localhost")
  }),
  preset("extension", "An extension's page, or its content script", {
    page: "chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html",
    response: ok(forApp)
  }),
  preset("electron", "Electron loads its page from a file", {
    page: "file:///opt/app/index.html",
    response: ok("Access-Control-Allow-Origin: file://")
  }),
  preset("callback-throws", "The callback throws \u201CNot allowed by CORS\u201D, and the preflight gets 500", {
    ...put,
    preflight: "HTTP/1.1 500 Internal Server Error"
  }),
  preset("max-age", "How long a preflight is cached: each engine has its own maximum", {
    ...put,
    preflight: allowed(
      forApp,
      "Access-Control-Allow-Methods: PUT",
      "Access-Control-Allow-Headers: content-type",
      "Access-Control-Max-Age: 86400"
    ),
    response: ok(forApp)
  }),
  preset("mixed-content", "A page with https requests http", {
    url: "http://api.example/orders/7",
    response: ok(forApp)
  }),
  preset("host-rewritten", "A proxy rewrites Host, and the policy does not know it", {
    url: "https://backend.internal.example/orders/7",
    server: "policy",
    policy: policy("  - path: /orders/:id\n    share: { with: [app], methods: [GET] }\n")
  }),
  preset("executed-anyway", "CORS does not stop execution: another site's POST runs", {
    ...withCookies2,
    page: evil,
    method: "POST",
    url: "https://bank.example/transfers",
    body: "to=eve&amount=100",
    headers: "Content-Type: application/x-www-form-urlencoded"
  })
];

// apps/site/src/state/address.ts
var prefix2 = "1.";
var maxAddress = 32e3;
var addressTexts = {
  version: "This link was made by another version of the playground. Its content was not read.",
  "too-long": `A link has at most ${maxAddress} characters. Copy the policy as text instead.`,
  malformed: "This link is damaged, and its content was not read. Was it cut off?"
};
function toBase64url(text) {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
function isValid(name, value) {
  const allowed2 = fields[name];
  return typeof value === "string" && (typeof allowed2 === "number" ? value.length <= allowed2 : allowed2.includes(value));
}
function encodeState(state) {
  const changed = Object.entries(state).filter(([name, value]) => emptyState[name] !== value);
  if (!changed.every(([name, value]) => isValid(name, value))) return void 0;
  const json2 = JSON.stringify(Object.fromEntries(changed));
  if (json2.length > maxAddress) return void 0;
  const text = prefix2 + toBase64url(json2);
  return text.length > maxAddress ? void 0 : text;
}

// apps/site/src/docs/examples.ts
var yieldsCode = ({ explanation }, code) => explanation.code === code || explanation.cookies.some(({ reason = "" }) => `cookie-${reason}` === code);
var drawnReports = (reports, code) => reports.toSorted((a, b) => Number(yieldsCode(b, code)) - Number(yieldsCode(a, code)));
async function drawnExamples() {
  const drawn = /* @__PURE__ */ new Map();
  const problems = presets.map(({ id, state }) => [id, state]);
  for (const [code, state] of new Map([...problems, ...examplesByCode])) {
    const { reports } = await run(state);
    const shown = drawnReports(reports, code);
    const exchange = recordedExchange(shown);
    const [first] = shown;
    const encoded = encodeState(state);
    if (first !== void 0 && encoded !== void 0)
      drawn.set(code, {
        state: encoded,
        exchange: encodeExchange(exchange),
        first,
        isSplit: exchange.groups.length > 1
      });
  }
  return drawn;
}
function readHead(text) {
  const [head = "", ...body] = text.split("\n\n");
  const [first = "", ...lines2] = head.split("\n");
  const [, method, target = ""] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(first) ?? [];
  const headers = lines2.map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  if (method === void 0 || host === void 0 || !target.startsWith("/")) return void 0;
  const data = body.join("\n\n").trim();
  return {
    ...{ urls: [`https://${host}${target}`], method, headers: headers.filter(([name]) => !/^host$/i.test(name)) },
    ...{ data: data === "" ? [] : [data], dataInQuery: false, head: false, json: false, cookies: [] },
    ...{ user: void 0, unsupported: [] }
  };
}
function stateOfRequest(policy2, head) {
  const line = readHead(head);
  if (line === void 0) return void 0;
  try {
    const { page, url, method, headers, body = "", cookies } = curlRequest(line);
    if (page === void 0) return void 0;
    return stateWith({
      ...{ page, url, method, body, server: "policy", policy: policy2 },
      headers: headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
      cookies: cookies.join("\n"),
      credentials: cookies.length > 0 ? "include" : "same-origin"
    });
  } catch (error) {
    if (error instanceof CurlError) return void 0;
    throw error;
  }
}
async function yieldsReason(state, code) {
  const { reports } = await run(state);
  return reports.some(({ server }) => server?.code === code);
}

// apps/site/src/docs/fences.ts
function fenceNames(md) {
  md.core.ruler.push("fence-names", ({ tokens }) => {
    for (const token2 of tokens) {
      if (token2.type !== "fence") continue;
      const [language = "", ...rest] = token2.info.trim().split(/\s+/);
      token2.info = language;
      token2.meta = rest.join(" ");
    }
  });
}

// apps/site/src/docs/links.ts
import { existsSync } from "node:fs";
import { posix as posix2 } from "node:path";

// apps/site/src/docs/markdown.ts
import { posix } from "node:path";
function sourceOf({ env: env2 }) {
  const { realPath, path = "" } = env2;
  const whole = realPath ?? path;
  return whole === "" ? "" : posix.relative(posix.normalize(repository), whole);
}

// apps/site/src/docs/links.ts
function siteLink(href, from, sourceLink2) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("#") || href.startsWith("/")) return href;
  const [path = "", hash] = href.split("#");
  const target = posix2.normalize(posix2.join(posix2.dirname(from), decodeURI(path)));
  const file = siteFile(target) ?? siteFile(`${target.replace(/\/$/, "")}/README.md`);
  const isPage = file !== void 0 && (siteFile(target) !== void 0 || existsSync(`${repository}/${target}/README.md`));
  return `${isPage ? `/${file}` : sourceLink2(target)}${hash === void 0 ? "" : `#${hash}`}`;
}
function siteLinks(md, sourceLink2) {
  md.core.ruler.push("site-links", (core) => {
    const { tokens } = core;
    const from = sourceOf(core);
    for (const { type, children } of tokens) {
      if (type !== "inline") continue;
      for (const token2 of children ?? []) {
        const href = token2.type === "link_open" ? token2.attrGet("href") : null;
        if (href !== null) token2.attrSet("href", siteLink(href, from, sourceLink2));
      }
    }
  });
}

// apps/site/src/docs/open-example.ts
var openTexts = {
  playground: "Open this example in the playground",
  editor: "Open this policy in the policy editor"
};
function linkTo({ Token: Made }, href, text) {
  const open = new Made("paragraph_open", "p", 1);
  open.attrSet("class", "open-example");
  const inline = new Made("inline", "", 0);
  const link = new Made("link_open", "a", 1);
  link.attrSet("href", href);
  const content = new Made("text", "", 0);
  content.content = text;
  inline.children = [link, content, new Made("link_close", "a", -1)];
  inline.content = text;
  return [open, inline, new Made("paragraph_close", "p", -1)];
}
function html({ Token: Made }, content) {
  const token2 = new Made("html_block", "", 0);
  token2.content = content;
  return token2;
}
var drawingOf = ({ exchange, first, isSplit }) => `<sallyport-exchange class="${isSplit ? "split" : "joined"}" exchange="${exchange}" v-pre>${drawingsOf(first.sequence).join("")}</sallyport-exchange>
`;
var isFence = ({ type, meta }, ...names) => type === "fence" && typeof meta === "string" && names.some((name) => meta.split(" ").includes(name));
var drawnWithLink = (core, example) => [
  html(core, drawingOf(example)),
  ...linkTo(core, `/playground.html#${example.state}`, openTexts.playground)
];
function namedExample({ type, content }, examples2) {
  const found = type === "html_block" ? /^<!-- exchange: ([a-z-]+) -->\s*$/.exec(content) : null;
  const [, name = ""] = found ?? [];
  if (name !== "" && !examples2.has(name)) throw new Error(`There is no example ${name}.`);
  return examples2.get(name);
}
var editorLink = (core, policy2) => {
  const state = encodeState(stateWith({ server: "policy", policy: policy2 }));
  return state === void 0 ? [] : linkTo(core, `/policy-editor.html#${state}`, openTexts.editor);
};
function openExamples(md, { explanations, reasons }) {
  md.core.ruler.push("open-examples", (core) => {
    const { tokens } = core;
    const file = sourceOf(core);
    const [, kind, code = ""] = /^docs\/([a-z]+)\/([a-z0-9-]+)\.md$/.exec(file) ?? [];
    const example = kind === "explanations" ? explanations.get(code) : void 0;
    const reason = kind === "reasons" ? reasons.get(code) : void 0;
    const firstParagraph = tokens.findIndex(({ type }) => type === "paragraph_close");
    const firstHttp = tokens.findIndex(({ type, info }) => type === "fence" && info === "http");
    const firstPolicy = tokens.findIndex(({ type, info }) => type === "fence" && info === "yaml");
    const opensPolicy = (kind === "reasons" || kind === "findings") && reason === void 0;
    core.tokens = tokens.flatMap((token2, index) => {
      const named2 = namedExample(token2, explanations);
      if (named2 !== void 0) return [...drawnWithLink(core, named2)];
      if (example !== void 0 && index === firstParagraph) return [token2, ...drawnWithLink(core, example)];
      if (reason !== void 0 && index === firstHttp)
        return [token2, ...linkTo(core, `/playground.html#${reason}`, openTexts.playground)];
      if (opensPolicy && index === firstPolicy) return [token2, ...editorLink(core, token2.content)];
      if (kind === void 0 || !isFence(token2, "refused", "reported")) return [token2];
      return [token2, ...editorLink(core, token2.content)];
    });
  });
}

// apps/site/src/docs/reason-examples.ts
var fence = (language) => new RegExp(`^\`\`\`${language}(?: .*)?\\n([^]*?)^\`\`\``, "m");
async function reasonExamples() {
  const found = /* @__PURE__ */ new Map();
  for (const { code, kind } of codePages) {
    if (kind !== "reasons") continue;
    const [, example = ""] = textOf(`docs/reasons/${code}.md`).split(/^## Example$/m);
    const policy2 = fence("yaml").exec(example)?.[1];
    const head = fence("http").exec(example)?.[1];
    const state = policy2 === void 0 || head === void 0 ? void 0 : stateOfRequest(policy2, head);
    if (state === void 0 || !await yieldsReason(state, code)) continue;
    const encoded = encodeState(state);
    if (encoded !== void 0) found.set(code, encoded);
  }
  return found;
}

// apps/site/src/docs/sidebar.ts
var itemFor = (path) => ({ text: listTitle(path), link: addressOf(siteFile(path) ?? "") });
var guideOrder = [
  ...["first-policy", "request-forgery", "tokens", "development", "roll-out", "proxy", "previews", "tenants"],
  ...[
    "sequences",
    "preflights",
    "browser",
    "test-kit",
    "test-kit-examples",
    "test-environments",
    "explain",
    "servers",
    "build",
    "teaching",
    "embed"
  ]
];
function pagesIn(folder, order = []) {
  const direct = sources.filter(
    (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/")
  );
  const placeOf = (path) => {
    const name = path.slice(folder.length + 1, -".md".length);
    if (name === "README") return -1;
    const place = order.indexOf(name);
    return place === -1 ? order.length : place;
  };
  return direct.toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b));
}
var group = (text, folder, order) => ({
  text,
  items: pagesIn(folder, order).map(itemFor)
});
var titles = {
  explanations: "Explanations",
  problems: "Problems",
  lints: "Lints",
  reasons: "Reasons",
  findings: "Findings"
};
var kinds = Object.keys(codeKinds);
var codeGroup = (kind) => ({
  text: titles[kind],
  items: codePages.filter((page) => page.kind === kind).map(({ code, address }) => ({ text: code, link: address }))
});
var codes = { text: "Codes", items: kinds.map((kind) => ({ text: titles[kind], link: `/${kind}/` })) };
var tools = {
  text: "Tools",
  items: [
    { text: "Playground", link: "/playground.html" },
    { text: "Policy editor", link: "/policy-editor.html" }
  ]
};
var project = {
  text: "Project",
  items: [
    itemFor("docs/decisions/README.md"),
    itemFor("docs/dependencies.md"),
    ...["SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(itemFor)
  ]
};
var sidebars = () => ({
  ...Object.fromEntries(kinds.map((kind) => [`/${kind}/`, [tools, codes, codeGroup(kind)]])),
  "/": [
    tools,
    group("Guide", "docs/guide", guideOrder),
    group("Policies", "docs/guide/policies"),
    group("Recipes", "docs/guide/recipes"),
    group("Migrate", "docs/guide/migrate"),
    group("Reference", "docs/reference", ["policy", "api", "cli", "engines", "messages"]),
    codes,
    project
  ]
});

// apps/site/src/docs/slug.ts
var slugOf = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");

// apps/site/.vitepress/config.ts
var { repository: home } = JSON.parse(readFileSync3(`${repository}/scripts/package-metadata.json`, "utf8"));
var linked = new Set(sources);
var sourceLink = (path) => {
  linked.add(path);
  return sourceAddress(home, path);
};
var examples = { explanations: await drawnExamples(), reasons: await reasonExamples() };
var icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='%230969da' stroke-width='2'%3E%3Cpath d='M2 14V6a3 3 0 0 1 6 0v8M8 14V6a3 3 0 0 1 6 0v8M1 14h14'/%3E%3C/svg%3E";
var cutAddress = `location.hash.length>${maxAddress + 1}&&history.replaceState(history.state,"",location.hash.slice(0,${maxAddress + 2}))`;
var base = process.env.SITE_BASE ?? "/";
var exchangeStyle = {
  name: "exchange-style",
  resolveId: (id) => id === "virtual:exchange.css" ? "\0exchange.css" : void 0,
  load: (id) => id === "\0exchange.css" ? `${svgStyle}
${layoutStyle}` : void 0
};
var config_default = defineConfig({
  srcDir: "../..",
  outDir: "./dist/pages",
  cacheDir: "../../node_modules/.cache/vitepress",
  base,
  srcExclude: [
    ...["packages/**", "bench/**", "conformance/**", "testing/**", "frameworks/**", ".tmp/**"],
    ...["README.md", "apps/lab/**", "apps/site/test/**"]
  ],
  rewrites: Object.fromEntries(sources.map((path) => [path, siteFile(path) ?? path])),
  title: "Sallyport",
  description: "Decide which other origins may do what with your API.",
  lang: "en",
  head: [
    ["link", { rel: "icon", href: icon }],
    ["script", {}, cutAddress]
  ],
  // Its transition would be an inline style.
  appearance: { disableTransition: false },
  metaChunk: true,
  // Firefox has `default-src` decide about what is fetched ahead, and reports each refusal.
  router: { prefetchLinks: false },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "sallyport-exchange" } } },
  markdown: {
    theme: codeTheme,
    // A name in a text, such as https://app.example, is an example and leads nowhere.
    linkify: false,
    anchor: { slugify: slugOf },
    codeTransformers: [codeClasses],
    config: (md) => {
      fenceNames(md);
      openExamples(md, examples);
      siteLinks(md, sourceLink);
    }
  },
  themeConfig: {
    nav: [
      { text: "Guide", link: "/guide/", activeMatch: "/guide/" },
      { text: "Reference", link: "/reference/policy", activeMatch: "/reference/" },
      { text: "Playground", link: "/playground" },
      { text: "Policy editor", link: "/policy-editor" }
    ],
    sidebar: sidebars(),
    search: { provider: "local" },
    outline: [2, 3],
    editLink: home === "" ? { pattern: `${base}source/:path.txt`, text: "Source of this page" } : { pattern: `${home}/edit/main/:path`, text: "Edit this page" }
  },
  vite: {
    plugins: [exchangeStyle, webModules()],
    worker: { format: "es", plugins: () => [webModules()] },
    // Private fields as they are: browsers have them since 2021, and what stands for them elsewhere is 10 kB.
    build: { chunkSizeWarningLimit: 3e3, target: "es2022" }
  },
  transformHtml: withPolicy,
  buildEnd: ({ outDir }) => {
    writeCodeAddresses(outDir, base);
    if (home === "") writeSources(outDir, linked);
  }
});
export {
  config_default as default
};
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiYXBwcy9zaXRlL3NyYy9tb2RlbC9wb2xpY3ktdGV4dC50cyIsICJhcHBzL3NpdGUvc3JjL21vZGVsL3BvbGljeS1ydW4udHMiLCAiYXBwcy9zaXRlLy52aXRlcHJlc3MvY29uZmlnLnRzIiwgImFwcHMvc2l0ZS9zcmMvYnVpbGQvY29kZS1hZGRyZXNzZXMudHMiLCAiYXBwcy9zaXRlL3NyYy9kb2NzL3BhZ2VzLnRzIiwgImFwcHMvc2l0ZS9zcmMvZG9jcy9jb2Rlcy50cyIsICJhcHBzL3NpdGUvc3JjL2J1aWxkL2NvbnRlbnQtc2VjdXJpdHktcG9saWN5LnRzIiwgImFwcHMvc2l0ZS9zcmMvYnVpbGQvc291cmNlLWNvcGllcy50cyIsICJhcHBzL3NpdGUvc3JjL2J1aWxkL3dlYi1tb2R1bGVzLnRzIiwgImFwcHMvc2l0ZS9zcmMvZXhjaGFuZ2UvZHJhd2luZ3MudHMiLCAiYXBwcy9zaXRlL3NyYy9kb2NzL2NvZGUtdGhlbWUudHMiLCAiYXBwcy9zaXRlL3NyYy9kb2NzL2V4YW1wbGVzLnRzIiwgImFwcHMvc2l0ZS9zcmMvbW9kZWwvcnVuLnRzIiwgImFwcHMvc2l0ZS9zcmMvZXhjaGFuZ2UvcmVjb3JkLnRzIiwgImFwcHMvc2l0ZS9zcmMvZXhjaGFuZ2UvcmVjb3JkZWQtZXhjaGFuZ2UudHMiLCAiYXBwcy9zaXRlL3NyYy9tb2RlbC9oZWFkLW5ldHdvcmsudHMiLCAiYXBwcy9zaXRlL3NyYy9tb2RlbC9tZXNzYWdlLXJlYWRlci50cyIsICJhcHBzL3NpdGUvc3JjL21vZGVsL3N0YXRlLXJlcXVlc3QudHMiLCAiYXBwcy9zaXRlL3NyYy9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzIiwgImFwcHMvc2l0ZS9zcmMvcHJlc2V0cy9zdGF0ZXMudHMiLCAiYXBwcy9zaXRlL3NyYy9wcmVzZXRzL2J5LWNvb2tpZS1jb2RlLnRzIiwgImFwcHMvc2l0ZS9zcmMvcHJlc2V0cy9ieS1jb2RlLnRzIiwgImFwcHMvc2l0ZS9zcmMvcHJlc2V0cy9wcmVzZXQtbm90ZXMudHMiLCAiYXBwcy9zaXRlL3NyYy9wcmVzZXRzL3Byb2JsZW1zLnRzIiwgImFwcHMvc2l0ZS9zcmMvc3RhdGUvYWRkcmVzcy50cyIsICJhcHBzL3NpdGUvc3JjL2RvY3MvZmVuY2VzLnRzIiwgImFwcHMvc2l0ZS9zcmMvZG9jcy9saW5rcy50cyIsICJhcHBzL3NpdGUvc3JjL2RvY3MvbWFya2Rvd24udHMiLCAiYXBwcy9zaXRlL3NyYy9kb2NzL29wZW4tZXhhbXBsZS50cyIsICJhcHBzL3NpdGUvc3JjL2RvY3MvcmVhc29uLWV4YW1wbGVzLnRzIiwgImFwcHMvc2l0ZS9zcmMvZG9jcy9zaWRlYmFyLnRzIiwgImFwcHMvc2l0ZS9zcmMvZG9jcy9zbHVnLnRzIl0sCiAgInNvdXJjZXNDb250ZW50IjogWyJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvbW9kZWxcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsL3BvbGljeS10ZXh0LnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsL3BvbGljeS10ZXh0LnRzXCI7aW1wb3J0IHR5cGUgeyBQb2xpY3lTb3VyY2UgfSBmcm9tIFwiQHNhbGx5cG9ydC9icm93c2VyL3JlcG9ydFwiO1xuaW1wb3J0IHsgZGVzY3JpYmVQcm9ibGVtLCB0eXBlIERvY3VtZW50UGF0aCwgdHlwZSBQb2xpY3ksIHR5cGUgUHJvYmxlbSB9IGZyb20gXCJzYWxseXBvcnRcIjtcbmltcG9ydCB7IHN0YW5kSW5Tb3VyY2VzIH0gZnJvbSBcInNhbGx5cG9ydC9yZXZpZXdcIjtcbmltcG9ydCB7IGNvbXBpbGVZYW1sLCBwYXJzZVlhbWwgfSBmcm9tIFwic2FsbHlwb3J0L3lhbWxcIjtcblxuLyoqIEEgcGxhY2UgaW4gYSB0ZXh0LCBmcm9tIDEuICovXG5leHBvcnQgaW50ZXJmYWNlIFRleHRQbGFjZSB7XG4gIHJlYWRvbmx5IGxpbmU6IG51bWJlcjtcbiAgcmVhZG9ubHkgY29sdW1uOiBudW1iZXI7XG59XG5cbi8qKiBBIHByb2JsZW0gb2YgYSBwb2xpY3kncyB0ZXh0LCBpbiB3b3Jkcy4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgUG9saWN5UHJvYmxlbSBleHRlbmRzIFRleHRQbGFjZSB7XG4gIHJlYWRvbmx5IGNvZGU6IHN0cmluZztcbiAgcmVhZG9ubHkgdGV4dDogc3RyaW5nO1xuICByZWFkb25seSBwcm9ibGVtOiBQcm9ibGVtO1xufVxuXG4vKiogQSBwb2xpY3kncyB0ZXh0LCByZWFkLiAqL1xuaW50ZXJmYWNlIFBvbGljeVRleHQge1xuICByZWFkb25seSBwb2xpY3k6IFBvbGljeSB8IHVuZGVmaW5lZDtcbiAgcmVhZG9ubHkgZG9jdW1lbnQ6IHVua25vd247XG4gIHJlYWRvbmx5IHByb2JsZW1zOiByZWFkb25seSBQb2xpY3lQcm9ibGVtW107XG4gIHJlYWRvbmx5IHNvdXJjZTogUG9saWN5U291cmNlO1xuICByZWFkb25seSBwbGFjZU9mOiAocGF0aDogRG9jdW1lbnRQYXRoKSA9PiBUZXh0UGxhY2U7XG59XG5cbi8qKiBWYXJpYWJsZXMgb2YgdGhlIGVudmlyb25tZW50LCBvZiB3aGljaCB0aGVyZSBpcyBub25lIGhlcmUuICovXG5jb25zdCBlbnYgPSB7fTtcblxuY29uc3QgdG9Qcm9ibGVtID0gKHByb2JsZW06IFByb2JsZW0pOiBQb2xpY3lQcm9ibGVtID0+IHtcbiAgY29uc3QgeyBsaW5lID0gMSwgY29sdW1uID0gMSwgLi4ucmVzdCB9ID0gcHJvYmxlbTtcbiAgcmV0dXJuIHsgbGluZSwgY29sdW1uLCBjb2RlOiBwcm9ibGVtLmNvZGUsIHRleHQ6IGRlc2NyaWJlUHJvYmxlbShyZXN0KSwgcHJvYmxlbSB9O1xufTtcblxuLyoqIFJlYWRzIGFuZCBjb21waWxlcyB0aGUgdGV4dCBvZiBhIHBvbGljeTsgaXRzIHNvdXJjZXMgZGVueSBldmVyeWJvZHkuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZFBvbGljeVRleHQodGV4dDogc3RyaW5nKTogUG9saWN5VGV4dCB7XG4gIGNvbnN0IHBhcnNlZCA9IHBhcnNlWWFtbCh0ZXh0LCB7IGVudiB9KTtcbiAgY29uc3QgeyBkb2N1bWVudCB9ID0gcGFyc2VkO1xuICBjb25zdCBzb3VyY2VzID0gc3RhbmRJblNvdXJjZXMoZG9jdW1lbnQpO1xuICBjb25zdCB7IHBvbGljeSwgcHJvYmxlbXMgPSBbXSB9ID0gY29tcGlsZVlhbWwodGV4dCwgeyBlbnYsIHNvdXJjZXMgfSk7XG4gIGNvbnN0IHBsYWNlT2YgPSBwYXJzZWQucHJvYmxlbXMgPT09IHVuZGVmaW5lZCA/IHBhcnNlZC5wbGFjZU9mIDogKCk6IFRleHRQbGFjZSA9PiAoeyBsaW5lOiAxLCBjb2x1bW46IDEgfSk7XG4gIHJldHVybiB7XG4gICAgcG9saWN5LFxuICAgIGRvY3VtZW50LFxuICAgIHByb2JsZW1zOiBwcm9ibGVtcy5tYXAodG9Qcm9ibGVtKSxcbiAgICBzb3VyY2U6IHsgZG9jdW1lbnQsIG9wdGlvbnM6IHsgc291cmNlcyB9LCBwbGFjZU9mOiAocGF0aCkgPT4gYGxpbmUgJHtwbGFjZU9mKHBhdGgpLmxpbmV9YCB9LFxuICAgIHBsYWNlT2YsXG4gIH07XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbC9wb2xpY3ktcnVuLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsL3BvbGljeS1ydW4udHNcIjtleHBvcnQgeyBwb2xpY3lSZXBvcnQgfSBmcm9tIFwiQHNhbGx5cG9ydC9icm93c2VyL3JlcG9ydFwiO1xuZXhwb3J0IHsgcmVhZFBvbGljeVRleHQgfSBmcm9tIFwiLi9wb2xpY3ktdGV4dC50c1wiO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlLy52aXRlcHJlc3NcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvLnZpdGVwcmVzcy9jb25maWcudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS8udml0ZXByZXNzL2NvbmZpZy50c1wiO2ltcG9ydCB7IHJlYWRGaWxlU3luYyB9IGZyb20gXCJub2RlOmZzXCI7XG5pbXBvcnQgeyBzdmdTdHlsZSB9IGZyb20gXCJAc2FsbHlwb3J0L2Jyb3dzZXIvZGlhZ3JhbVwiO1xuaW1wb3J0IHsgZGVmaW5lQ29uZmlnIH0gZnJvbSBcInZpdGVwcmVzc1wiO1xuaW1wb3J0IHsgd3JpdGVDb2RlQWRkcmVzc2VzIH0gZnJvbSBcIi4uL3NyYy9idWlsZC9jb2RlLWFkZHJlc3Nlcy50c1wiO1xuaW1wb3J0IHsgd2l0aFBvbGljeSB9IGZyb20gXCIuLi9zcmMvYnVpbGQvY29udGVudC1zZWN1cml0eS1wb2xpY3kudHNcIjtcbmltcG9ydCB7IHNvdXJjZUFkZHJlc3MsIHdyaXRlU291cmNlcyB9IGZyb20gXCIuLi9zcmMvYnVpbGQvc291cmNlLWNvcGllcy50c1wiO1xuaW1wb3J0IHsgd2ViTW9kdWxlcyB9IGZyb20gXCIuLi9zcmMvYnVpbGQvd2ViLW1vZHVsZXMudHNcIjtcbmltcG9ydCB7IGxheW91dFN0eWxlIH0gZnJvbSBcIi4uL3NyYy9leGNoYW5nZS9kcmF3aW5ncy50c1wiO1xuaW1wb3J0IHsgY29kZUNsYXNzZXMsIGNvZGVUaGVtZSB9IGZyb20gXCIuLi9zcmMvZG9jcy9jb2RlLXRoZW1lLnRzXCI7XG5pbXBvcnQgeyBkcmF3bkV4YW1wbGVzIH0gZnJvbSBcIi4uL3NyYy9kb2NzL2V4YW1wbGVzLnRzXCI7XG5pbXBvcnQgeyBmZW5jZU5hbWVzIH0gZnJvbSBcIi4uL3NyYy9kb2NzL2ZlbmNlcy50c1wiO1xuaW1wb3J0IHsgc2l0ZUxpbmtzIH0gZnJvbSBcIi4uL3NyYy9kb2NzL2xpbmtzLnRzXCI7XG5pbXBvcnQgeyBvcGVuRXhhbXBsZXMgfSBmcm9tIFwiLi4vc3JjL2RvY3Mvb3Blbi1leGFtcGxlLnRzXCI7XG5pbXBvcnQgeyByZWFzb25FeGFtcGxlcyB9IGZyb20gXCIuLi9zcmMvZG9jcy9yZWFzb24tZXhhbXBsZXMudHNcIjtcbmltcG9ydCB7IHJlcG9zaXRvcnksIHNpdGVGaWxlLCBzb3VyY2VzIH0gZnJvbSBcIi4uL3NyYy9kb2NzL3BhZ2VzLnRzXCI7XG5pbXBvcnQgeyBzaWRlYmFycyB9IGZyb20gXCIuLi9zcmMvZG9jcy9zaWRlYmFyLnRzXCI7XG5pbXBvcnQgeyBzbHVnT2YgfSBmcm9tIFwiLi4vc3JjL2RvY3Mvc2x1Zy50c1wiO1xuaW1wb3J0IHsgbWF4QWRkcmVzcyB9IGZyb20gXCIuLi9zcmMvc3RhdGUvYWRkcmVzcy50c1wiO1xuXG5jb25zdCB7IHJlcG9zaXRvcnk6IGhvbWUgfSA9IEpTT04ucGFyc2UocmVhZEZpbGVTeW5jKGAke3JlcG9zaXRvcnl9L3NjcmlwdHMvcGFja2FnZS1tZXRhZGF0YS5qc29uYCwgXCJ1dGY4XCIpKSBhcyB7XG4gIHJlcG9zaXRvcnk6IHN0cmluZztcbn07XG5cbi8qKiBGaWxlcyB0aGF0IGEgZG9jdW1lbnQgbGlua3MgdG8gYW5kIHRoYXQgdGhlIHNpdGUgY29waWVzLiAqL1xuY29uc3QgbGlua2VkID0gbmV3IFNldDxzdHJpbmc+KHNvdXJjZXMpO1xuXG5jb25zdCBzb3VyY2VMaW5rID0gKHBhdGg6IHN0cmluZyk6IHN0cmluZyA9PiB7XG4gIGxpbmtlZC5hZGQocGF0aCk7XG4gIHJldHVybiBzb3VyY2VBZGRyZXNzKGhvbWUsIHBhdGgpO1xufTtcblxuY29uc3QgZXhhbXBsZXMgPSB7IGV4cGxhbmF0aW9uczogYXdhaXQgZHJhd25FeGFtcGxlcygpLCByZWFzb25zOiBhd2FpdCByZWFzb25FeGFtcGxlcygpIH07XG5cbi8qKiBUd28gZ2F0ZXMuICovXG5jb25zdCBpY29uID1cbiAgXCJkYXRhOmltYWdlL3N2Zyt4bWwsJTNDc3ZnIHhtbG5zPSdodHRwOi8vd3d3LnczLm9yZy8yMDAwL3N2Zycgdmlld0JveD0nMCAwIDE2IDE2JyBmaWxsPSdub25lJyBzdHJva2U9JyUyMzA5NjlkYScgc3Ryb2tlLXdpZHRoPScyJyUzRSUzQ3BhdGggZD0nTTIgMTRWNmEzIDMgMCAwIDEgNiAwdjhNOCAxNFY2YTMgMyAwIDAgMSA2IDB2OE0xIDE0aDE0Jy8lM0UlM0Mvc3ZnJTNFXCI7XG5cbi8qKiBFdmVyeSBzY3JpcHQgb2YgYSBwYWdlIHJlYWRzIHRoZSB3aG9sZSBhZGRyZXNzLCBzbyBvbmUgdGhhdCBpcyB0b28gbG9uZyBmb3IgYSBsaW5rIGlzIGN1dCBvZmYsIGFuZCByZWZ1c2VkLCBiZWZvcmUgdGhlbS4gKi9cbmNvbnN0IGN1dEFkZHJlc3MgPSBgbG9jYXRpb24uaGFzaC5sZW5ndGg+JHttYXhBZGRyZXNzICsgMX0mJmhpc3RvcnkucmVwbGFjZVN0YXRlKGhpc3Rvcnkuc3RhdGUsXCJcIixsb2NhdGlvbi5oYXNoLnNsaWNlKDAsJHttYXhBZGRyZXNzICsgMn0pKWA7XG5cbmNvbnN0IGJhc2UgPSBwcm9jZXNzLmVudi5TSVRFX0JBU0UgPz8gXCIvXCI7XG5cbi8qKiBUaGUgc3R5bGUgb2YgZHJhd2luZ3MgdGhhdCBzdGFuZCBpbiBkb2N1bWVudHM6IHRoZSBkaWFncmFtJ3Mgb3duLCBhbmQgbm9ib2R5IGVsc2Uncy4gKi9cbmNvbnN0IGV4Y2hhbmdlU3R5bGUgPSB7XG4gIG5hbWU6IFwiZXhjaGFuZ2Utc3R5bGVcIixcbiAgcmVzb2x2ZUlkOiAoaWQ6IHN0cmluZykgPT4gKGlkID09PSBcInZpcnR1YWw6ZXhjaGFuZ2UuY3NzXCIgPyBcIlxcMGV4Y2hhbmdlLmNzc1wiIDogdW5kZWZpbmVkKSxcbiAgbG9hZDogKGlkOiBzdHJpbmcpID0+IChpZCA9PT0gXCJcXDBleGNoYW5nZS5jc3NcIiA/IGAke3N2Z1N0eWxlfVxcbiR7bGF5b3V0U3R5bGV9YCA6IHVuZGVmaW5lZCksXG59O1xuXG5leHBvcnQgZGVmYXVsdCBkZWZpbmVDb25maWcoe1xuICBzcmNEaXI6IFwiLi4vLi5cIixcbiAgb3V0RGlyOiBcIi4vZGlzdC9wYWdlc1wiLFxuICBjYWNoZURpcjogXCIuLi8uLi9ub2RlX21vZHVsZXMvLmNhY2hlL3ZpdGVwcmVzc1wiLFxuICBiYXNlLFxuICBzcmNFeGNsdWRlOiBbXG4gICAgLi4uW1wicGFja2FnZXMvKipcIiwgXCJiZW5jaC8qKlwiLCBcImNvbmZvcm1hbmNlLyoqXCIsIFwidGVzdGluZy8qKlwiLCBcImZyYW1ld29ya3MvKipcIiwgXCIudG1wLyoqXCJdLFxuICAgIC4uLltcIlJFQURNRS5tZFwiLCBcImFwcHMvbGFiLyoqXCIsIFwiYXBwcy9zaXRlL3Rlc3QvKipcIl0sXG4gIF0sXG4gIHJld3JpdGVzOiBPYmplY3QuZnJvbUVudHJpZXMoc291cmNlcy5tYXAoKHBhdGgpID0+IFtwYXRoLCBzaXRlRmlsZShwYXRoKSA/PyBwYXRoXSkpLFxuICB0aXRsZTogXCJTYWxseXBvcnRcIixcbiAgZGVzY3JpcHRpb246IFwiRGVjaWRlIHdoaWNoIG90aGVyIG9yaWdpbnMgbWF5IGRvIHdoYXQgd2l0aCB5b3VyIEFQSS5cIixcbiAgbGFuZzogXCJlblwiLFxuICBoZWFkOiBbXG4gICAgW1wibGlua1wiLCB7IHJlbDogXCJpY29uXCIsIGhyZWY6IGljb24gfV0sXG4gICAgW1wic2NyaXB0XCIsIHt9LCBjdXRBZGRyZXNzXSxcbiAgXSxcbiAgLy8gSXRzIHRyYW5zaXRpb24gd291bGQgYmUgYW4gaW5saW5lIHN0eWxlLlxuICBhcHBlYXJhbmNlOiB7IGRpc2FibGVUcmFuc2l0aW9uOiBmYWxzZSB9LFxuICBtZXRhQ2h1bms6IHRydWUsXG4gIC8vIEZpcmVmb3ggaGFzIGBkZWZhdWx0LXNyY2AgZGVjaWRlIGFib3V0IHdoYXQgaXMgZmV0Y2hlZCBhaGVhZCwgYW5kIHJlcG9ydHMgZWFjaCByZWZ1c2FsLlxuICByb3V0ZXI6IHsgcHJlZmV0Y2hMaW5rczogZmFsc2UgfSxcbiAgdnVlOiB7IHRlbXBsYXRlOiB7IGNvbXBpbGVyT3B0aW9uczogeyBpc0N1c3RvbUVsZW1lbnQ6ICh0YWcpID0+IHRhZyA9PT0gXCJzYWxseXBvcnQtZXhjaGFuZ2VcIiB9IH0gfSxcbiAgbWFya2Rvd246IHtcbiAgICB0aGVtZTogY29kZVRoZW1lLFxuICAgIC8vIEEgbmFtZSBpbiBhIHRleHQsIHN1Y2ggYXMgaHR0cHM6Ly9hcHAuZXhhbXBsZSwgaXMgYW4gZXhhbXBsZSBhbmQgbGVhZHMgbm93aGVyZS5cbiAgICBsaW5raWZ5OiBmYWxzZSxcbiAgICBhbmNob3I6IHsgc2x1Z2lmeTogc2x1Z09mIH0sXG4gICAgY29kZVRyYW5zZm9ybWVyczogW2NvZGVDbGFzc2VzXSxcbiAgICBjb25maWc6IChtZCkgPT4ge1xuICAgICAgZmVuY2VOYW1lcyhtZCk7XG4gICAgICBvcGVuRXhhbXBsZXMobWQsIGV4YW1wbGVzKTtcbiAgICAgIHNpdGVMaW5rcyhtZCwgc291cmNlTGluayk7XG4gICAgfSxcbiAgfSxcbiAgdGhlbWVDb25maWc6IHtcbiAgICBuYXY6IFtcbiAgICAgIHsgdGV4dDogXCJHdWlkZVwiLCBsaW5rOiBcIi9ndWlkZS9cIiwgYWN0aXZlTWF0Y2g6IFwiL2d1aWRlL1wiIH0sXG4gICAgICB7IHRleHQ6IFwiUmVmZXJlbmNlXCIsIGxpbms6IFwiL3JlZmVyZW5jZS9wb2xpY3lcIiwgYWN0aXZlTWF0Y2g6IFwiL3JlZmVyZW5jZS9cIiB9LFxuICAgICAgeyB0ZXh0OiBcIlBsYXlncm91bmRcIiwgbGluazogXCIvcGxheWdyb3VuZFwiIH0sXG4gICAgICB7IHRleHQ6IFwiUG9saWN5IGVkaXRvclwiLCBsaW5rOiBcIi9wb2xpY3ktZWRpdG9yXCIgfSxcbiAgICBdLFxuICAgIHNpZGViYXI6IHNpZGViYXJzKCksXG4gICAgc2VhcmNoOiB7IHByb3ZpZGVyOiBcImxvY2FsXCIgfSxcbiAgICBvdXRsaW5lOiBbMiwgM10sXG4gICAgZWRpdExpbms6XG4gICAgICBob21lID09PSBcIlwiXG4gICAgICAgID8geyBwYXR0ZXJuOiBgJHtiYXNlfXNvdXJjZS86cGF0aC50eHRgLCB0ZXh0OiBcIlNvdXJjZSBvZiB0aGlzIHBhZ2VcIiB9XG4gICAgICAgIDogeyBwYXR0ZXJuOiBgJHtob21lfS9lZGl0L21haW4vOnBhdGhgLCB0ZXh0OiBcIkVkaXQgdGhpcyBwYWdlXCIgfSxcbiAgfSxcbiAgdml0ZToge1xuICAgIHBsdWdpbnM6IFtleGNoYW5nZVN0eWxlLCB3ZWJNb2R1bGVzKCldLFxuICAgIHdvcmtlcjogeyBmb3JtYXQ6IFwiZXNcIiwgcGx1Z2luczogKCkgPT4gW3dlYk1vZHVsZXMoKV0gfSxcbiAgICAvLyBQcml2YXRlIGZpZWxkcyBhcyB0aGV5IGFyZTogYnJvd3NlcnMgaGF2ZSB0aGVtIHNpbmNlIDIwMjEsIGFuZCB3aGF0IHN0YW5kcyBmb3IgdGhlbSBlbHNld2hlcmUgaXMgMTAga0IuXG4gICAgYnVpbGQ6IHsgY2h1bmtTaXplV2FybmluZ0xpbWl0OiAzMDAwLCB0YXJnZXQ6IFwiZXMyMDIyXCIgfSxcbiAgfSxcbiAgdHJhbnNmb3JtSHRtbDogd2l0aFBvbGljeSxcbiAgYnVpbGRFbmQ6ICh7IG91dERpciB9KSA9PiB7XG4gICAgd3JpdGVDb2RlQWRkcmVzc2VzKG91dERpciwgYmFzZSk7XG4gICAgaWYgKGhvbWUgPT09IFwiXCIpIHdyaXRlU291cmNlcyhvdXREaXIsIGxpbmtlZCk7XG4gIH0sXG59KTtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvYnVpbGRcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2J1aWxkL2NvZGUtYWRkcmVzc2VzLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2J1aWxkL2NvZGUtYWRkcmVzc2VzLnRzXCI7aW1wb3J0IHsgbWtkaXJTeW5jLCB3cml0ZUZpbGVTeW5jIH0gZnJvbSBcIm5vZGU6ZnNcIjtcbmltcG9ydCB7IGNvZGVLaW5kcywgcGFnZXNCeUNvZGUsIHR5cGUgQ29kZVBhZ2UgfSBmcm9tIFwiLi4vZG9jcy9jb2Rlcy50c1wiO1xuaW1wb3J0IHsgd2l0aFBvbGljeSB9IGZyb20gXCIuL2NvbnRlbnQtc2VjdXJpdHktcG9saWN5LnRzXCI7XG5cbi8qKiBDb2RlcyBhcmUgd29yZHMgb2Ygc21hbGwgbGV0dGVycywgZGlnaXRzIGFuZCBoeXBoZW5zOiBub3RoaW5nIGlzIGVzY2FwZWQuICovXG5mdW5jdGlvbiBwYWdlT2YoY29kZTogc3RyaW5nLCBwYWdlczogcmVhZG9ubHkgQ29kZVBhZ2VbXSwgYmFzZTogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgW29ubHksIC4uLm1vcmVdID0gcGFnZXM7XG4gIGNvbnN0IGhyZWYgPSAoeyBhZGRyZXNzIH06IENvZGVQYWdlKTogc3RyaW5nID0+IGJhc2UgKyBhZGRyZXNzLnNsaWNlKDEpO1xuICBjb25zdCByZWZyZXNoID1cbiAgICBvbmx5ICE9PSB1bmRlZmluZWQgJiYgbW9yZS5sZW5ndGggPT09IDAgPyBgPG1ldGEgaHR0cC1lcXVpdj1cInJlZnJlc2hcIiBjb250ZW50PVwiMDsgdXJsPSR7aHJlZihvbmx5KX1cIj5gIDogXCJcIjtcbiAgY29uc3QgaXRlbXMgPSBwYWdlcy5tYXAoKHBhZ2UpID0+IGA8cD48YSBocmVmPVwiJHtocmVmKHBhZ2UpfVwiPiR7Y29kZUtpbmRzW3BhZ2Uua2luZF19OiAke2NvZGV9PC9hPjwvcD5gKTtcbiAgcmV0dXJuIHdpdGhQb2xpY3koXG4gICAgYDwhZG9jdHlwZSBodG1sPjxodG1sIGxhbmc9XCJlblwiPjxoZWFkPjxtZXRhIGNoYXJzZXQ9XCJ1dGYtOFwiPjxtZXRhIG5hbWU9XCJ2aWV3cG9ydFwiIGNvbnRlbnQ9XCJ3aWR0aD1kZXZpY2Utd2lkdGhcIj4ke3JlZnJlc2h9PGxpbmsgcmVsPVwiaWNvblwiIGhyZWY9XCJkYXRhOixcIj48dGl0bGU+JHtjb2RlfSB8IFNhbGx5cG9ydDwvdGl0bGU+PC9oZWFkPjxib2R5PjxtYWluPjxoMT4ke2NvZGV9PC9oMT4ke2l0ZW1zLmpvaW4oXCJcIil9PC9tYWluPjwvYm9keT48L2h0bWw+XFxuYCxcbiAgKTtcbn1cblxuLyoqIFdyaXRlcyBgL2UvQ09ERWA6IG9uZSBhZGRyZXNzIGZvciBlYWNoIGNvZGUsIHdoYXRldmVyIGl0cyBwYWdlIGlzIGNhbGxlZC4gQSBjb2RlIHdpdGggdHdvIHBhZ2VzIGhhcyBhIGNob2ljZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiB3cml0ZUNvZGVBZGRyZXNzZXMob3V0RGlyOiBzdHJpbmcsIGJhc2U6IHN0cmluZyk6IHZvaWQge1xuICBmb3IgKGNvbnN0IFtjb2RlLCBwYWdlc10gb2YgcGFnZXNCeUNvZGUoKSkge1xuICAgIG1rZGlyU3luYyhgJHtvdXREaXJ9L2UvJHtjb2RlfWAsIHsgcmVjdXJzaXZlOiB0cnVlIH0pO1xuICAgIHdyaXRlRmlsZVN5bmMoYCR7b3V0RGlyfS9lLyR7Y29kZX0vaW5kZXguaHRtbGAsIHBhZ2VPZihjb2RlLCBwYWdlcywgYmFzZSkpO1xuICB9XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3NcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3MvcGFnZXMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9wYWdlcy50c1wiO2ltcG9ydCB7IHJlYWRkaXJTeW5jLCByZWFkRmlsZVN5bmMgfSBmcm9tIFwibm9kZTpmc1wiO1xuaW1wb3J0IHsgZmlsZVVSTFRvUGF0aCB9IGZyb20gXCJub2RlOnVybFwiO1xuXG4vKiogVGhlIHJvb3Qgb2YgdGhlIHJlcG9zaXRvcnk6IGRvY3VtZW50cyBzdGF5IHdoZXJlIHRoZXkgYXJlLCBhbmQgYXJlIHJlYWQgdGhlcmUuICovXG5leHBvcnQgY29uc3QgcmVwb3NpdG9yeTogc3RyaW5nID0gZmlsZVVSTFRvUGF0aChuZXcgVVJMKFwiLi4vLi4vLi4vLi5cIiwgaW1wb3J0Lm1ldGEudXJsKSk7XG5cbmNvbnN0IG93blBhZ2VzID0gXCJhcHBzL3NpdGUvcGFnZXMvXCI7XG5cbi8qKiBEb2N1bWVudHMgb3V0c2lkZSBgZG9jcy9gIHRoYXQgYXJlIHBhcnQgb2YgdGhlIHNpdGUuICovXG5jb25zdCBvdGhlcnM6IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHN0cmluZz4+ID0ge1xuICBcIlNFQ1VSSVRZLm1kXCI6IFwic2VjdXJpdHkubWRcIixcbiAgXCJDSEFOR0VMT0cubWRcIjogXCJjaGFuZ2Vsb2cubWRcIixcbiAgXCJDT05UUklCVVRJTkcubWRcIjogXCJjb250cmlidXRpbmcubWRcIixcbn07XG5cbi8qKiBXaGVyZSB0aGUgc2l0ZSBoYXMgdGhlIGRvY3VtZW50IGF0IGEgcGF0aCBvZiB0aGUgcmVwb3NpdG9yeTsgYHVuZGVmaW5lZGAgd2hlcmUgaXQgaXNuJ3QgcGFydCBvZiB0aGUgc2l0ZS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzaXRlRmlsZShwYXRoOiBzdHJpbmcpOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBjb25zdCBvdGhlciA9IG90aGVyc1twYXRoXTtcbiAgaWYgKG90aGVyICE9PSB1bmRlZmluZWQpIHJldHVybiBvdGhlcjtcbiAgaWYgKHBhdGguc3RhcnRzV2l0aChvd25QYWdlcykpIHJldHVybiBwYXRoLnNsaWNlKG93blBhZ2VzLmxlbmd0aCk7XG4gIGlmICghcGF0aC5zdGFydHNXaXRoKFwiZG9jcy9cIikgfHwgIXBhdGguZW5kc1dpdGgoXCIubWRcIikpIHJldHVybiB1bmRlZmluZWQ7XG4gIHJldHVybiBwYXRoLnNsaWNlKFwiZG9jcy9cIi5sZW5ndGgpLnJlcGxhY2UoLyhefFxcLylSRUFETUVcXC5tZCQvLCBcIiQxaW5kZXgubWRcIik7XG59XG5cbmNvbnN0IG1hcmtkb3duQmVsb3cgPSAoZm9sZGVyOiBzdHJpbmcpOiByZWFkb25seSBzdHJpbmdbXSA9PlxuICByZWFkZGlyU3luYyhuZXcgVVJMKGAke2ZvbGRlcn0vYCwgYGZpbGU6Ly8ke3JlcG9zaXRvcnl9L2ApLCB7IHdpdGhGaWxlVHlwZXM6IHRydWUgfSkuZmxhdE1hcCgoZW50cnkpID0+IHtcbiAgICBjb25zdCBwYXRoID0gYCR7Zm9sZGVyfS8ke2VudHJ5Lm5hbWV9YDtcbiAgICBpZiAoZW50cnkuaXNEaXJlY3RvcnkoKSkgcmV0dXJuIGVudHJ5Lm5hbWUgPT09IFwibm9kZV9tb2R1bGVzXCIgPyBbXSA6IG1hcmtkb3duQmVsb3cocGF0aCk7XG4gICAgcmV0dXJuIGVudHJ5Lm5hbWUuZW5kc1dpdGgoXCIubWRcIikgPyBbcGF0aF0gOiBbXTtcbiAgfSk7XG5cbi8qKiBFdmVyeSBkb2N1bWVudCBvZiB0aGUgc2l0ZSwgYnkgaXRzIHBhdGggaW4gdGhlIHJlcG9zaXRvcnkuICovXG5leHBvcnQgY29uc3Qgc291cmNlczogcmVhZG9ubHkgc3RyaW5nW10gPSBbXG4gIC4uLk9iamVjdC5rZXlzKG90aGVycyksXG4gIC4uLm1hcmtkb3duQmVsb3coXCJkb2NzXCIpLnRvU29ydGVkKCksXG4gIC4uLm1hcmtkb3duQmVsb3coXCJhcHBzL3NpdGUvcGFnZXNcIikudG9Tb3J0ZWQoKSxcbl07XG5cbmV4cG9ydCBjb25zdCB0ZXh0T2YgPSAocGF0aDogc3RyaW5nKTogc3RyaW5nID0+IHJlYWRGaWxlU3luYyhgJHtyZXBvc2l0b3J5fS8ke3BhdGh9YCwgXCJ1dGY4XCIpO1xuXG4vKiogQSBkb2N1bWVudCdzIGZpcnN0IGhlYWRpbmcuICovXG5leHBvcnQgY29uc3QgdGl0bGVPZiA9IChwYXRoOiBzdHJpbmcpOiBzdHJpbmcgPT4gL14jICguKykkL20uZXhlYyh0ZXh0T2YocGF0aCkpPy5bMV0gPz8gcGF0aDtcblxuLyoqIFRoZSBhZGRyZXNzIG9mIGEgc2l0ZSdzIGZpbGU6IGBndWlkZS9pbmRleC5tZGAgaXMgYXQgYGd1aWRlL2AuICovXG5leHBvcnQgY29uc3QgYWRkcmVzc09mID0gKGZpbGU6IHN0cmluZyk6IHN0cmluZyA9PlxuICBgLyR7ZmlsZS5yZXBsYWNlKC8oXnxcXC8paW5kZXhcXC5tZCQvLCBcIiQxXCIpLnJlcGxhY2UoL1xcLm1kJC8sIFwiLmh0bWxcIil9YDtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jc1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9jb2Rlcy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL2NvZGVzLnRzXCI7aW1wb3J0IHsgYWRkcmVzc09mLCBzaXRlRmlsZSwgc291cmNlcywgdGl0bGVPZiB9IGZyb20gXCIuL3BhZ2VzLnRzXCI7XG5cbi8qKiBUaGUga2luZHMgb2YgY29kZXMsIGVhY2ggd2l0aCBhIGZvbGRlciBvZiBwYWdlcy4gKi9cbmV4cG9ydCBjb25zdCBjb2RlS2luZHMgPSB7XG4gIGV4cGxhbmF0aW9uczogXCJXaGF0IGEgYnJvd3NlciBkaWRcIixcbiAgcHJvYmxlbXM6IFwiUHJvYmxlbSBvZiBhIHBvbGljeVwiLFxuICBsaW50czogXCJMaW50IG9mIGEgcG9saWN5XCIsXG4gIHJlYXNvbnM6IFwiUmVhc29uIGZvciBhIGRlY2lzaW9uXCIsXG4gIGZpbmRpbmdzOiBcIkZpbmRpbmcgYWJvdXQgYSByZXNwb25zZVwiLFxufSBhcyBjb25zdDtcblxuZXhwb3J0IHR5cGUgQ29kZUtpbmQgPSBrZXlvZiB0eXBlb2YgY29kZUtpbmRzO1xuXG4vKiogQSBwYWdlIG9mIGEgY29kZS4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgQ29kZVBhZ2Uge1xuICByZWFkb25seSBjb2RlOiBzdHJpbmc7XG4gIHJlYWRvbmx5IGtpbmQ6IENvZGVLaW5kO1xuICByZWFkb25seSBhZGRyZXNzOiBzdHJpbmc7XG59XG5cbmNvbnN0IGlzS2luZCA9IChuYW1lOiBzdHJpbmcgfCB1bmRlZmluZWQpOiBuYW1lIGlzIENvZGVLaW5kID0+IG5hbWUgIT09IHVuZGVmaW5lZCAmJiBuYW1lIGluIGNvZGVLaW5kcztcblxuLyoqIFRoZSBwYWdlIG9mIGVhY2ggY29kZS4gVGhlIGV4cGxhbmF0aW9ucyBhbmQgdGhlIHJlYXNvbnMgaGF2ZSBzb21lIGNvZGVzIGluIGNvbW1vbi4gKi9cbmV4cG9ydCBjb25zdCBjb2RlUGFnZXM6IHJlYWRvbmx5IENvZGVQYWdlW10gPSBzb3VyY2VzLmZsYXRNYXAoKHBhdGgpID0+IHtcbiAgY29uc3QgWywga2luZCwgZmlsZV0gPSAvXmRvY3NcXC8oW2Etel0rKVxcLyhbYS16MC05LV0rKVxcLm1kJC8uZXhlYyhwYXRoKSA/PyBbXTtcbiAgY29uc3QgYWRkcmVzcyA9IHNpdGVGaWxlKHBhdGgpO1xuICBpZiAoIWlzS2luZChraW5kKSB8fCBmaWxlID09PSB1bmRlZmluZWQgfHwgYWRkcmVzcyA9PT0gdW5kZWZpbmVkKSByZXR1cm4gW107XG4gIHJldHVybiBbeyBjb2RlOiBmaWxlLCBraW5kLCBhZGRyZXNzOiBhZGRyZXNzT2YoYWRkcmVzcykgfV07XG59KTtcblxuLyoqIFRoZSBwYWdlcyBieSB0aGVpciBjb2RlOiBtb3N0IGNvZGVzIGhhdmUgb25lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHBhZ2VzQnlDb2RlKCk6IFJlYWRvbmx5TWFwPHN0cmluZywgcmVhZG9ubHkgQ29kZVBhZ2VbXT4ge1xuICBjb25zdCBmb3VuZCA9IG5ldyBNYXA8c3RyaW5nLCBDb2RlUGFnZVtdPigpO1xuICBmb3IgKGNvbnN0IHBhZ2Ugb2YgY29kZVBhZ2VzKSBmb3VuZC5zZXQocGFnZS5jb2RlLCBbLi4uKGZvdW5kLmdldChwYWdlLmNvZGUpID8/IFtdKSwgcGFnZV0pO1xuICByZXR1cm4gZm91bmQ7XG59XG5cbi8qKiBBIHBhZ2UncyB0aXRsZSBpbiBhIGxpc3Q6IGEgY29kZSwgb3IgaXRzIGhlYWRpbmcuICovXG5leHBvcnQgY29uc3QgbGlzdFRpdGxlID0gKHBhdGg6IHN0cmluZyk6IHN0cmluZyA9PiB0aXRsZU9mKHBhdGgpLnJlcGxhY2VBbGwoXCJgXCIsIFwiXCIpO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9idWlsZFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvYnVpbGQvY29udGVudC1zZWN1cml0eS1wb2xpY3kudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvYnVpbGQvY29udGVudC1zZWN1cml0eS1wb2xpY3kudHNcIjtpbXBvcnQgeyBjcmVhdGVIYXNoIH0gZnJvbSBcIm5vZGU6Y3J5cHRvXCI7XG5cbmNvbnN0IGhhc2hPZiA9IChzY3JpcHQ6IHN0cmluZyk6IHN0cmluZyA9PiBgJ3NoYTI1Ni0ke2NyZWF0ZUhhc2goXCJzaGEyNTZcIikudXBkYXRlKHNjcmlwdCkuZGlnZXN0KFwiYmFzZTY0XCIpfSdgO1xuXG5jb25zdCBpbmxpbmVTY3JpcHQgPSAvPHNjcmlwdCg/IVtePl0qXFxzc3JjPSkoPyFbXj5dKnR5cGU9XCJhcHBsaWNhdGlvblxcLylbXj5dKj4oW15dKj8pPFxcL3NjcmlwdD4vZztcblxuLyoqIFRoZSBwb2xpY3kgb2YgYSBwYWdlOiBzY3JpcHRzIGFuZCBzdHlsZXMgb2YgdGhlIHNpdGUgYWxvbmUsIGFuZCB0aGUgaW5saW5lIHNjcmlwdHMgdGhhdCBpdCBoYXMgbm93LiAqL1xuZnVuY3Rpb24gcG9saWN5Rm9yKGh0bWw6IHN0cmluZyk6IHN0cmluZyB7XG4gIGNvbnN0IGhhc2hlcyA9IFsuLi5uZXcgU2V0KFsuLi5odG1sLm1hdGNoQWxsKGlubGluZVNjcmlwdCldLm1hcCgoWywgc2NyaXB0ID0gXCJcIl0pID0+IGhhc2hPZihzY3JpcHQpKSldO1xuICByZXR1cm4gW1xuICAgIFwiZGVmYXVsdC1zcmMgJ25vbmUnXCIsXG4gICAgYHNjcmlwdC1zcmMgJ3NlbGYnICR7aGFzaGVzLmpvaW4oXCIgXCIpfWAudHJpbSgpLFxuICAgIFwic3R5bGUtc3JjICdzZWxmJ1wiLFxuICAgIFwiaW1nLXNyYyAnc2VsZicgZGF0YTpcIixcbiAgICBcImNvbm5lY3Qtc3JjICdzZWxmJ1wiLFxuICAgIFwid29ya2VyLXNyYyAnc2VsZidcIixcbiAgICBcIm1hbmlmZXN0LXNyYyAnc2VsZidcIixcbiAgICBcImJhc2UtdXJpICdub25lJ1wiLFxuICAgIFwiZm9ybS1hY3Rpb24gJ25vbmUnXCIsXG4gIF0uam9pbihcIjsgXCIpO1xufVxuXG4vKiogQSBwYWdlIHdpdGggaXRzIHBvbGljeSBmaXJzdCBpbiBpdHMgaGVhZCwgYW5kIHdpdGhvdXQgYHN0eWxlYCBhdHRyaWJ1dGVzLCB3aGljaCB0aGUgcG9saWN5IGRvZXMgbm90IGFwcGx5LiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHdpdGhQb2xpY3koaHRtbDogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgcGxhaW4gPSBodG1sLnJlcGxhY2UoLyg8W2Etel1bXjw+XSo/KVxcc3N0eWxlPVwiW15cIl0qXCIvZ2ksIFwiJDFcIik7XG4gIGNvbnN0IG1ldGEgPSBgPG1ldGEgaHR0cC1lcXVpdj1cIkNvbnRlbnQtU2VjdXJpdHktUG9saWN5XCIgY29udGVudD1cIiR7cG9saWN5Rm9yKHBsYWluKX1cIj5gO1xuICByZXR1cm4gcGxhaW4ucmVwbGFjZShcIjxoZWFkPlwiLCBgPGhlYWQ+JHttZXRhfWApO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9idWlsZFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvYnVpbGQvc291cmNlLWNvcGllcy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9idWlsZC9zb3VyY2UtY29waWVzLnRzXCI7aW1wb3J0IHsgbWtkaXJTeW5jLCByZWFkZGlyU3luYywgcmVhZEZpbGVTeW5jLCBzdGF0U3luYywgd3JpdGVGaWxlU3luYyB9IGZyb20gXCJub2RlOmZzXCI7XG5pbXBvcnQgeyBkaXJuYW1lIH0gZnJvbSBcIm5vZGU6cGF0aFwiO1xuaW1wb3J0IHsgcmVwb3NpdG9yeSB9IGZyb20gXCIuLi9kb2NzL3BhZ2VzLnRzXCI7XG5cbmZ1bmN0aW9uIHRleHRBdChwYXRoOiBzdHJpbmcpOiBzdHJpbmcge1xuICBjb25zdCB3aG9sZSA9IGAke3JlcG9zaXRvcnl9LyR7cGF0aH1gO1xuICByZXR1cm4gc3RhdFN5bmMod2hvbGUpLmlzRGlyZWN0b3J5KCkgPyBgJHtyZWFkZGlyU3luYyh3aG9sZSkudG9Tb3J0ZWQoKS5qb2luKFwiXFxuXCIpfVxcbmAgOiByZWFkRmlsZVN5bmMod2hvbGUsIFwidXRmOFwiKTtcbn1cblxuLyoqIENvcGllcyBmaWxlcyBvZiB0aGUgcmVwb3NpdG9yeSBhcyBwbGFpbiB0ZXh0LCB3aGVyZSBpdCBoYXMgbm8gcHVibGljIGhvbWUgdG8gbGluayB0by4gKi9cbmV4cG9ydCBmdW5jdGlvbiB3cml0ZVNvdXJjZXMob3V0RGlyOiBzdHJpbmcsIHBhdGhzOiBJdGVyYWJsZTxzdHJpbmc+KTogdm9pZCB7XG4gIGZvciAoY29uc3QgcGF0aCBvZiBwYXRocykge1xuICAgIGNvbnN0IHRhcmdldCA9IGAke291dERpcn0vc291cmNlLyR7cGF0aH0udHh0YDtcbiAgICBta2RpclN5bmMoZGlybmFtZSh0YXJnZXQpLCB7IHJlY3Vyc2l2ZTogdHJ1ZSB9KTtcbiAgICB3cml0ZUZpbGVTeW5jKHRhcmdldCwgdGV4dEF0KHBhdGgpKTtcbiAgfVxufVxuXG4vKiogV2hlcmUgYSBmaWxlIG9mIHRoZSByZXBvc2l0b3J5IGlzIHNob3duOiBhdCBpdHMgaG9tZSwgb3IgYXMgYSBjb3B5LiAqL1xuZXhwb3J0IGNvbnN0IHNvdXJjZUFkZHJlc3MgPSAoaG9tZTogc3RyaW5nLCBwYXRoOiBzdHJpbmcpOiBzdHJpbmcgPT5cbiAgaG9tZSA9PT0gXCJcIiA/IGAvc291cmNlLyR7cGF0aH0udHh0YCA6IGAke2hvbWV9L2Jsb2IvbWFpbi8ke3BhdGh9YDtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvYnVpbGRcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2J1aWxkL3dlYi1tb2R1bGVzLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2J1aWxkL3dlYi1tb2R1bGVzLnRzXCI7aW1wb3J0IHsgZmlsZVVSTFRvUGF0aCB9IGZyb20gXCJub2RlOnVybFwiO1xuXG4vKiogV2hhdCBhIHBsdWdpbiBvZiBWaXRlIGlzIGhlcmU6IFZpdGVQcmVzcyBoYXMgYSBjb3B5IG9mIFZpdGUsIHdob3NlIHR5cGVzIGFyZSBvdGhlcnMuICovXG5pbnRlcmZhY2UgV2ViTW9kdWxlcyB7XG4gIHJlYWRvbmx5IG5hbWU6IHN0cmluZztcbiAgcmVhZG9ubHkgZW5mb3JjZTogXCJwcmVcIjtcbiAgcmVzb2x2ZUlkKFxuICAgIHRoaXM6IHsgcmVzb2x2ZShpZDogc3RyaW5nLCBpbXBvcnRlcjogc3RyaW5nIHwgdW5kZWZpbmVkKTogUHJvbWlzZTx7IHJlYWRvbmx5IGlkOiBzdHJpbmcgfSB8IG51bGw+IH0sXG4gICAgaWQ6IHN0cmluZyxcbiAgICBpbXBvcnRlcjogc3RyaW5nIHwgdW5kZWZpbmVkLFxuICAgIG9wdGlvbnM6IHsgcmVhZG9ubHkgc3NyPzogYm9vbGVhbiB9LFxuICApOiBQcm9taXNlPHN0cmluZyB8IHVuZGVmaW5lZD47XG4gIGxvYWQoaWQ6IHN0cmluZyk6IHN0cmluZyB8IHVuZGVmaW5lZDtcbn1cblxuLyoqIFdoYXQgdGhlIHBhY2thZ2VzIGltcG9ydCBvZiBOb2RlIGZvciB1c2VzIHRoYXQgYSBwYWdlIGhhcyBub25lIG9mOiBmaWxlcywgd2F0Y2hlcywgYW5kIGZvcmdlcnkgdG9rZW5zLiAqL1xuY29uc3Qgbm9kZU5hbWVzID0gW1xuICAuLi5bXCJyZWFkRmlsZVN5bmNcIiwgXCJjbG9zZVN5bmNcIiwgXCJjb25zdGFudHNcIiwgXCJmc3RhdFN5bmNcIiwgXCJvcGVuU3luY1wiLCBcIm9wZW5cIiwgXCJyZXNvbHZlXCIsIFwiZmlsZVVSTFRvUGF0aFwiXSxcbiAgLi4uW1wiY2xlYXJUaW1lb3V0XCIsIFwic2V0VGltZW91dFwiLCBcImNyZWF0ZUhtYWNcIiwgXCJyYW5kb21CeXRlc1wiLCBcInRpbWluZ1NhZmVFcXVhbFwiXSxcbl07XG5cbi8qKiBUaGUgdGFibGVzIG9mIGxlZ2FjeSBlbmNvZGluZ3MsIHdoaWNoIG9ubHkgZm9ybXMgaW4gc3VjaCBhbiBlbmNvZGluZyBuZWVkOiAxNTAga0IuICovXG5jb25zdCBlbmNvZGluZ3MgPSBbXCJAZXhvZHVzL2J5dGVzL211bHRpLWJ5dGUuanNcIiwgXCIuL2ZhbGxiYWNrL211bHRpLWJ5dGUuanNcIl07XG5jb25zdCBlbmNvZGluZ05hbWVzID0gW1wiY3JlYXRlTXVsdGlieXRlRGVjb2RlclwiLCBcImNyZWF0ZU11bHRpYnl0ZUVuY29kZXJcIiwgXCJtdWx0aWJ5dGVEZWNvZGVyXCIsIFwibXVsdGlieXRlRW5jb2RlclwiXTtcblxuLyoqIEEgYm9keSBpbiB6c3RkIGJlZ2lucyB3aXRoIGJ5dGVzIHRoYXQgVVRGLTggbGFja3MsIHNvIHdoYXQgd2FzIHR5cGVkIGlzIG5ldmVyIG9uZTogNSBrQi4gKi9cbmNvbnN0IHpzdGQgPSBgZXhwb3J0IGNvbnN0IFpzdGRFcnJvckNvZGUgPSB7IFVuZXhwZWN0ZWRFT0Y6IDYgfTtcbmV4cG9ydCBjbGFzcyBEZWNvbXByZXNzIHsgcHVzaCgpIHsgdGhyb3cgbmV3IFR5cGVFcnJvcihcIlRoaXMgaXMgbm90IGF2YWlsYWJsZSBpbiBhIHBhZ2UuXCIpOyB9IH1cbmA7XG5cbi8qKiBUaGUgbGlicmFyeSdzIG93biB2ZXJzaW9uIGZvciBicm93c2Vycywgd2hpY2ggaGF2ZSB0aGUgc2luZ2xlLWJ5dGUgZW5jb2RpbmdzIHRoZW1zZWx2ZXM6IDcga0IgbGVzcy4gKi9cbmNvbnN0IHJlcGxhY2VkOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+PiA9IHtcbiAgXCJAZXhvZHVzL2J5dGVzL2VuY29kaW5nLmpzXCI6IFwiQGV4b2R1cy9ieXRlcy9lbmNvZGluZy1icm93c2VyLmpzXCIsXG59O1xuXG5jb25zdCB1bmF2YWlsYWJsZSA9IChuYW1lczogcmVhZG9ubHkgc3RyaW5nW10pOiBzdHJpbmcgPT5cbiAgYGNvbnN0IHVuYXZhaWxhYmxlID0gKCkgPT4geyB0aHJvdyBuZXcgVHlwZUVycm9yKFwiVGhpcyBpcyBub3QgYXZhaWxhYmxlIGluIGEgcGFnZS5cIik7IH07XFxuJHtuYW1lc1xuICAgIC5tYXAoKG5hbWUpID0+IGBleHBvcnQgY29uc3QgJHtuYW1lfSA9IHVuYXZhaWxhYmxlO2ApXG4gICAgLmpvaW4oXCJcXG5cIil9XFxuYDtcblxuY29uc3QgbWVzc2FnZVJlYWRlciA9IGZpbGVVUkxUb1BhdGgobmV3IFVSTChcIi4uL21vZGVsL21lc3NhZ2UtcmVhZGVyLnRzXCIsIGltcG9ydC5tZXRhLnVybCkpO1xuXG4vKiogVGhlIG1vZGVsIHJlYWRzIG1lc3NhZ2VzIGluIHRoZSBib2RpZXMgb2YgZXJyb3JzLiAqL1xuY29uc3QgcmVhZHNFcnJvckJvZHkgPSAoaWQ6IHN0cmluZywgaW1wb3J0ZXI6IHN0cmluZyB8IHVuZGVmaW5lZCk6IGJvb2xlYW4gPT5cbiAgL1xcL2V4cGxhaW4tbWVzc2FnZVxcLltqdF1zJC8udGVzdChpZCkgJiYgL1xcL2Vycm9yLWJvZHlcXC5banRdcyQvLnRlc3QoaW1wb3J0ZXIgPz8gXCJcIik7XG5cbmNvbnN0IHN0dWJzOiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+PiA9IHtcbiAgXCJcXDBub2RlLXN0dWJcIjogdW5hdmFpbGFibGUobm9kZU5hbWVzKSxcbiAgXCJcXDBlbmNvZGluZ3Mtc3R1YlwiOiB1bmF2YWlsYWJsZShlbmNvZGluZ05hbWVzKSxcbiAgXCJcXDB6c3RkLXN0dWJcIjogenN0ZCxcbn07XG5cbi8qKiBNb2R1bGVzIHRoYXQgYSBwYWdlIGNhbm5vdCB1c2UsIG9yIG5ldmVyIG5lZWRzLCBhcyBmdW5jdGlvbnMgdGhhdCB0aHJvdzsgYW5kIG9uZSB0aGF0IGl0IGxvYWRzIGxhdGVyLiAqL1xuZXhwb3J0IGNvbnN0IHdlYk1vZHVsZXMgPSAoKTogV2ViTW9kdWxlcyA9PiAoe1xuICBuYW1lOiBcInNhbGx5cG9ydC13ZWItbW9kdWxlc1wiLFxuICBlbmZvcmNlOiBcInByZVwiLFxuICBhc3luYyByZXNvbHZlSWQoaWQsIGltcG9ydGVyLCB7IHNzciA9IGZhbHNlIH0pIHtcbiAgICBpZiAoc3NyKSByZXR1cm4gdW5kZWZpbmVkO1xuICAgIGlmIChyZWFkc0Vycm9yQm9keShpZCwgaW1wb3J0ZXIpKSByZXR1cm4gbWVzc2FnZVJlYWRlcjtcbiAgICBjb25zdCBvdGhlciA9IHJlcGxhY2VkW2lkXTtcbiAgICBpZiAob3RoZXIgIT09IHVuZGVmaW5lZCkgcmV0dXJuIChhd2FpdCB0aGlzLnJlc29sdmUob3RoZXIsIGltcG9ydGVyKSk/LmlkO1xuICAgIGlmIChpZC5zdGFydHNXaXRoKFwibm9kZTpcIikpIHJldHVybiBcIlxcMG5vZGUtc3R1YlwiO1xuICAgIHJldHVybiBpZCA9PT0gXCJmenN0ZFwiID8gXCJcXDB6c3RkLXN0dWJcIiA6IGVuY29kaW5ncy5pbmNsdWRlcyhpZCkgPyBcIlxcMGVuY29kaW5ncy1zdHViXCIgOiB1bmRlZmluZWQ7XG4gIH0sXG4gIGxvYWQ6IChpZCkgPT4gc3R1YnNbaWRdLFxufSk7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2V4Y2hhbmdlXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9leGNoYW5nZS9kcmF3aW5ncy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9leGNoYW5nZS9kcmF3aW5ncy50c1wiO2ltcG9ydCB7IHRvU3ZnLCB0eXBlIFNlcXVlbmNlIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3Nlci9kaWFncmFtXCI7XG5cbi8qKiBTaG93cyB0aGUgZHJhd2luZyB0aGF0IHRoZSBjb2x1bW4gaGFzIHJvb20gZm9yOyBpdCBzdGFuZHMgaW4gYW4gZWxlbWVudCB0aGF0IGlzIGEgY29udGFpbmVyLiAqL1xuZXhwb3J0IGNvbnN0IGxheW91dFN0eWxlID0gYC5zYWxseXBvcnQtc2VxdWVuY2V7ZGlzcGxheTpibG9ja31cbi5zYWxseXBvcnQtc2VxdWVuY2UubmFycm93e2Rpc3BsYXk6bm9uZX1cbkBjb250YWluZXIgKG1heC13aWR0aDo0MzlweCl7LnNhbGx5cG9ydC1zZXF1ZW5jZS53aWRle2Rpc3BsYXk6bm9uZX0uc2FsbHlwb3J0LXNlcXVlbmNlLm5hcnJvd3tkaXNwbGF5OmJsb2NrfX1gO1xuXG4vKiogQSBzZXF1ZW5jZSBhcyBpdCBpcyBkcmF3biBpbiBhIHdpZGUgY29sdW1uLCBhbmQgaW4gYSBuYXJyb3cgb25lLiAqL1xuZXhwb3J0IGNvbnN0IGRyYXdpbmdzT2YgPSAoc2VxdWVuY2U6IFNlcXVlbmNlKTogcmVhZG9ubHkgc3RyaW5nW10gPT5cbiAgKFtcIndpZGVcIiwgXCJuYXJyb3dcIl0gYXMgY29uc3QpLm1hcCgobGF5b3V0KSA9PiB0b1N2ZyhzZXF1ZW5jZSwgeyBzdHlsZTogZmFsc2UsIGxheW91dCB9KS50cmltKCkpO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL2NvZGUtdGhlbWUudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9jb2RlLXRoZW1lLnRzXCI7aW1wb3J0IHsgY3JlYXRlQ3NzVmFyaWFibGVzVGhlbWUsIHR5cGUgU2hpa2lUcmFuc2Zvcm1lciwgdHlwZSBUaGVtZVJlZ2lzdHJhdGlvbiB9IGZyb20gXCJzaGlraVwiO1xuXG4vKiogQSB0aGVtZSB3aG9zZSBjb2xvdXJzIGFyZSB2YXJpYWJsZXM6IHRoZWlyIHZhbHVlcyBhcmUgaW4gdG9rZW5zLmNzcy4gKi9cbmV4cG9ydCBjb25zdCBjb2RlVGhlbWU6IFRoZW1lUmVnaXN0cmF0aW9uID0gY3JlYXRlQ3NzVmFyaWFibGVzVGhlbWUoeyBuYW1lOiBcInNhbGx5cG9ydFwiLCB2YXJpYWJsZVByZWZpeDogXCItLWNvZGUtXCIgfSk7XG5cbmNvbnN0IHZhcmlhYmxlID0gL2NvbG9yOnZhclxcKC0tY29kZS0oPzp0b2tlbi0pPyhbYS16LV0rKVxcKS87XG5cbi8qKiBBIGNsYXNzIGluIHBsYWNlIG9mIGEgYHN0eWxlYCwgd2hpY2ggYSBDb250ZW50LVNlY3VyaXR5LVBvbGljeSB3aXRob3V0IGB1bnNhZmUtaW5saW5lYCBkb2VzIG5vdCBhcHBseS4gKi9cbmV4cG9ydCBjb25zdCBjb2RlQ2xhc3NlczogU2hpa2lUcmFuc2Zvcm1lciA9IHtcbiAgbmFtZTogXCJzYWxseXBvcnQtY2xhc3Nlc1wiLFxuICBwcmU6ICh7IHByb3BlcnRpZXMgfSkgPT4ge1xuICAgIGRlbGV0ZSBwcm9wZXJ0aWVzLnN0eWxlO1xuICB9LFxuICBzcGFuOiAoeyBwcm9wZXJ0aWVzIH0pID0+IHtcbiAgICBjb25zdCB7IHN0eWxlIH0gPSBwcm9wZXJ0aWVzO1xuICAgIGRlbGV0ZSBwcm9wZXJ0aWVzLnN0eWxlO1xuICAgIGNvbnN0IFssIG5hbWVdID0gdmFyaWFibGUuZXhlYyh0eXBlb2Ygc3R5bGUgPT09IFwic3RyaW5nXCIgPyBzdHlsZSA6IFwiXCIpID8/IFtdO1xuICAgIGlmIChuYW1lICE9PSB1bmRlZmluZWQgJiYgbmFtZSAhPT0gXCJmb3JlZ3JvdW5kXCIpIHByb3BlcnRpZXMuY2xhc3MgPSBgY29kZS0ke25hbWV9YDtcbiAgfSxcbn07XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3NcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3MvZXhhbXBsZXMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9leGFtcGxlcy50c1wiO2ltcG9ydCB7IGN1cmxSZXF1ZXN0LCBDdXJsRXJyb3IsIHR5cGUgQ3VybExpbmUgfSBmcm9tIFwiQHNhbGx5cG9ydC9icm93c2VyL3JlcG9ydFwiO1xuaW1wb3J0IHsgcnVuIH0gZnJvbSBcIi4uL21vZGVsL3J1bi50c1wiO1xuaW1wb3J0IHsgZXhhbXBsZXNCeUNvZGUgfSBmcm9tIFwiLi4vcHJlc2V0cy9ieS1jb2RlLnRzXCI7XG5pbXBvcnQgeyBwcmVzZXRzIH0gZnJvbSBcIi4uL3ByZXNldHMvcHJvYmxlbXMudHNcIjtcbmltcG9ydCB7IHN0YXRlV2l0aCB9IGZyb20gXCIuLi9wcmVzZXRzL3N0YXRlcy50c1wiO1xuaW1wb3J0IHsgZW5jb2RlRXhjaGFuZ2UgfSBmcm9tIFwiLi4vZXhjaGFuZ2UvcmVjb3JkZWQtZXhjaGFuZ2UudHNcIjtcbmltcG9ydCB7IHJlY29yZGVkRXhjaGFuZ2UgfSBmcm9tIFwiLi4vZXhjaGFuZ2UvcmVjb3JkLnRzXCI7XG5pbXBvcnQgeyBlbmNvZGVTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9hZGRyZXNzLnRzXCI7XG5pbXBvcnQgdHlwZSB7IFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5pbXBvcnQgdHlwZSB7IEVuZ2luZVJlcG9ydCB9IGZyb20gXCJAc2FsbHlwb3J0L2Jyb3dzZXIvcmVwb3J0XCI7XG5cbi8qKiBUaGUgZXhhbXBsZSBvZiBhbiBleHBsYW5hdGlvbiwgYXMgaXQgaXMgZHJhd24gb24gaXRzIHBhZ2UuICovXG5leHBvcnQgaW50ZXJmYWNlIERyYXduRXhhbXBsZSB7XG4gIC8qKiBXaGF0IHN0YW5kcyBiZWhpbmQgYCNgIGluIHRoZSBwbGF5Z3JvdW5kJ3MgYWRkcmVzcy4gKi9cbiAgcmVhZG9ubHkgc3RhdGU6IHN0cmluZztcbiAgcmVhZG9ubHkgZXhjaGFuZ2U6IHN0cmluZztcbiAgcmVhZG9ubHkgZmlyc3Q6IEVuZ2luZVJlcG9ydDtcbiAgcmVhZG9ubHkgaXNTcGxpdDogYm9vbGVhbjtcbn1cblxuLyoqIFdoZXRoZXIgYW4gZW5naW5lIGRpZCB3aGF0IHRoZSBjb2RlIHNheXM6IHRvIHRoZSByZXF1ZXN0LCBvciB0byBvbmUgb2YgaXRzIGNvb2tpZXMuICovXG5leHBvcnQgY29uc3QgeWllbGRzQ29kZSA9ICh7IGV4cGxhbmF0aW9uIH06IEVuZ2luZVJlcG9ydCwgY29kZTogc3RyaW5nKTogYm9vbGVhbiA9PlxuICBleHBsYW5hdGlvbi5jb2RlID09PSBjb2RlIHx8IGV4cGxhbmF0aW9uLmNvb2tpZXMuc29tZSgoeyByZWFzb24gPSBcIlwiIH0pID0+IGBjb29raWUtJHtyZWFzb259YCA9PT0gY29kZSk7XG5cbi8qKiBUaG9zZSBmaXJzdCB0aGF0IGRpZCB3aGF0IHRoZSBjb2RlIHNheXMuICovXG5jb25zdCBkcmF3blJlcG9ydHMgPSAocmVwb3J0czogcmVhZG9ubHkgRW5naW5lUmVwb3J0W10sIGNvZGU6IHN0cmluZyk6IHJlYWRvbmx5IEVuZ2luZVJlcG9ydFtdID0+XG4gIHJlcG9ydHMudG9Tb3J0ZWQoKGEsIGIpID0+IE51bWJlcih5aWVsZHNDb2RlKGIsIGNvZGUpKSAtIE51bWJlcih5aWVsZHNDb2RlKGEsIGNvZGUpKSk7XG5cbi8qKiBSdW5zIHRoZSBleGFtcGxlIG9mIGVhY2ggY29kZSBhbmQgb2YgZWFjaCBwcm9ibGVtIG9uY2UsIHdoZW4gdGhlIHNpdGUgaXMgYnVpbHQ6IGEgcGFnZSBkcmF3cyB3aGF0IHdhcyByZWNvcmRlZC4gKi9cbmV4cG9ydCBhc3luYyBmdW5jdGlvbiBkcmF3bkV4YW1wbGVzKCk6IFByb21pc2U8UmVhZG9ubHlNYXA8c3RyaW5nLCBEcmF3bkV4YW1wbGU+PiB7XG4gIGNvbnN0IGRyYXduID0gbmV3IE1hcDxzdHJpbmcsIERyYXduRXhhbXBsZT4oKTtcbiAgY29uc3QgcHJvYmxlbXMgPSBwcmVzZXRzLm1hcCgoeyBpZCwgc3RhdGUgfSkgPT4gW2lkLCBzdGF0ZV0gYXMgY29uc3QpO1xuICBmb3IgKGNvbnN0IFtjb2RlLCBzdGF0ZV0gb2YgbmV3IE1hcChbLi4ucHJvYmxlbXMsIC4uLmV4YW1wbGVzQnlDb2RlXSkpIHtcbiAgICBjb25zdCB7IHJlcG9ydHMgfSA9IGF3YWl0IHJ1bihzdGF0ZSk7XG4gICAgY29uc3Qgc2hvd24gPSBkcmF3blJlcG9ydHMocmVwb3J0cywgY29kZSk7XG4gICAgY29uc3QgZXhjaGFuZ2UgPSByZWNvcmRlZEV4Y2hhbmdlKHNob3duKTtcbiAgICBjb25zdCBbZmlyc3RdID0gc2hvd247XG4gICAgY29uc3QgZW5jb2RlZCA9IGVuY29kZVN0YXRlKHN0YXRlKTtcbiAgICBpZiAoZmlyc3QgIT09IHVuZGVmaW5lZCAmJiBlbmNvZGVkICE9PSB1bmRlZmluZWQpXG4gICAgICBkcmF3bi5zZXQoY29kZSwge1xuICAgICAgICBzdGF0ZTogZW5jb2RlZCxcbiAgICAgICAgZXhjaGFuZ2U6IGVuY29kZUV4Y2hhbmdlKGV4Y2hhbmdlKSxcbiAgICAgICAgZmlyc3QsXG4gICAgICAgIGlzU3BsaXQ6IGV4Y2hhbmdlLmdyb3Vwcy5sZW5ndGggPiAxLFxuICAgICAgfSk7XG4gIH1cbiAgcmV0dXJuIGRyYXduO1xufVxuXG4vKiogVGhlIGhlYWQgb2YgYSByZXF1ZXN0IGFuZCBpdHMgYm9keSwgYXMgYSBkb2N1bWVudCBzaG93cyBpdC4gKi9cbmZ1bmN0aW9uIHJlYWRIZWFkKHRleHQ6IHN0cmluZyk6IEN1cmxMaW5lIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgW2hlYWQgPSBcIlwiLCAuLi5ib2R5XSA9IHRleHQuc3BsaXQoXCJcXG5cXG5cIik7XG4gIGNvbnN0IFtmaXJzdCA9IFwiXCIsIC4uLmxpbmVzXSA9IGhlYWQuc3BsaXQoXCJcXG5cIik7XG4gIGNvbnN0IFssIG1ldGhvZCwgdGFyZ2V0ID0gXCJcIl0gPSAvXihbQS1aXSspIChcXFMrKSBIVFRQXFwvMVxcLjEkLy5leGVjKGZpcnN0KSA/PyBbXTtcbiAgY29uc3QgaGVhZGVycyA9IGxpbmVzLm1hcCgobGluZSk6IFtzdHJpbmcsIHN0cmluZ10gPT4ge1xuICAgIGNvbnN0IGF0ID0gbGluZS5pbmRleE9mKFwiOlwiKTtcbiAgICByZXR1cm4gW2xpbmUuc2xpY2UoMCwgYXQpLCBsaW5lLnNsaWNlKGF0ICsgMSkudHJpbSgpXTtcbiAgfSk7XG4gIGNvbnN0IGhvc3QgPSBoZWFkZXJzLmZpbmQoKFtuYW1lXSkgPT4gbmFtZS50b0xvd2VyQ2FzZSgpID09PSBcImhvc3RcIik/LlsxXTtcbiAgaWYgKG1ldGhvZCA9PT0gdW5kZWZpbmVkIHx8IGhvc3QgPT09IHVuZGVmaW5lZCB8fCAhdGFyZ2V0LnN0YXJ0c1dpdGgoXCIvXCIpKSByZXR1cm4gdW5kZWZpbmVkO1xuICBjb25zdCBkYXRhID0gYm9keS5qb2luKFwiXFxuXFxuXCIpLnRyaW0oKTtcbiAgcmV0dXJuIHtcbiAgICAuLi57IHVybHM6IFtgaHR0cHM6Ly8ke2hvc3R9JHt0YXJnZXR9YF0sIG1ldGhvZCwgaGVhZGVyczogaGVhZGVycy5maWx0ZXIoKFtuYW1lXSkgPT4gIS9eaG9zdCQvaS50ZXN0KG5hbWUpKSB9LFxuICAgIC4uLnsgZGF0YTogZGF0YSA9PT0gXCJcIiA/IFtdIDogW2RhdGFdLCBkYXRhSW5RdWVyeTogZmFsc2UsIGhlYWQ6IGZhbHNlLCBqc29uOiBmYWxzZSwgY29va2llczogW10gfSxcbiAgICAuLi57IHVzZXI6IHVuZGVmaW5lZCwgdW5zdXBwb3J0ZWQ6IFtdIH0sXG4gIH07XG59XG5cbi8qKiBBIHBvbGljeSBhbmQgYSByZXF1ZXN0IHRvIGl0LCBhcyBhIHN0YXRlOyBgdW5kZWZpbmVkYCB3aGVyZSBubyBwYWdlIGNhbiBtYWtlIHRoaXMgcmVxdWVzdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzdGF0ZU9mUmVxdWVzdChwb2xpY3k6IHN0cmluZywgaGVhZDogc3RyaW5nKTogUGxheWdyb3VuZFN0YXRlIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgbGluZSA9IHJlYWRIZWFkKGhlYWQpO1xuICBpZiAobGluZSA9PT0gdW5kZWZpbmVkKSByZXR1cm4gdW5kZWZpbmVkO1xuICB0cnkge1xuICAgIGNvbnN0IHsgcGFnZSwgdXJsLCBtZXRob2QsIGhlYWRlcnMsIGJvZHkgPSBcIlwiLCBjb29raWVzIH0gPSBjdXJsUmVxdWVzdChsaW5lKTtcbiAgICBpZiAocGFnZSA9PT0gdW5kZWZpbmVkKSByZXR1cm4gdW5kZWZpbmVkO1xuICAgIHJldHVybiBzdGF0ZVdpdGgoe1xuICAgICAgLi4ueyBwYWdlLCB1cmwsIG1ldGhvZCwgYm9keSwgc2VydmVyOiBcInBvbGljeVwiLCBwb2xpY3kgfSxcbiAgICAgIGhlYWRlcnM6IGhlYWRlcnMubWFwKChbbmFtZSwgdmFsdWVdKSA9PiBgJHtuYW1lfTogJHt2YWx1ZX1gKS5qb2luKFwiXFxuXCIpLFxuICAgICAgY29va2llczogY29va2llcy5qb2luKFwiXFxuXCIpLFxuICAgICAgY3JlZGVudGlhbHM6IGNvb2tpZXMubGVuZ3RoID4gMCA/IFwiaW5jbHVkZVwiIDogXCJzYW1lLW9yaWdpblwiLFxuICAgIH0pO1xuICB9IGNhdGNoIChlcnJvcikge1xuICAgIGlmIChlcnJvciBpbnN0YW5jZW9mIEN1cmxFcnJvcikgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICB0aHJvdyBlcnJvcjtcbiAgfVxufVxuXG4vKiogV2hldGhlciB0aGUgc2VydmVyJ3MgZ2F0ZSBkZWNpZGVzIGFib3V0IHRoZSBzdGF0ZSBhcyB0aGUgcGFnZSBvZiBhIHJlYXNvbiBzYXlzLiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uIHlpZWxkc1JlYXNvbihzdGF0ZTogUGxheWdyb3VuZFN0YXRlLCBjb2RlOiBzdHJpbmcpOiBQcm9taXNlPGJvb2xlYW4+IHtcbiAgY29uc3QgeyByZXBvcnRzIH0gPSBhd2FpdCBydW4oc3RhdGUpO1xuICByZXR1cm4gcmVwb3J0cy5zb21lKCh7IHNlcnZlciB9KSA9PiBzZXJ2ZXI/LmNvZGUgPT09IGNvZGUpO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvbW9kZWwvcnVuLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsL3J1bi50c1wiO2ltcG9ydCB7IGVuZ2luZUF0LCBlbmdpbmVQcm9ibGVtLCB0eXBlIEVuZ2luZU5hbWUsIHR5cGUgRW5naW5lU3BlY2lmaWVyIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3NlclwiO1xuaW1wb3J0IHtcbiAgYXR0ZW1wdEluLFxuICBncm91cFJlcG9ydHMsXG4gIHBhZ2VOb3RlcyxcbiAgcmVuZGVyUmVwb3J0c01hcmtkb3duLFxuICByZXBvcnRGb3IsXG4gIHR5cGUgQXR0ZW1wdFJlcXVlc3QsXG4gIHR5cGUgRW5naW5lUmVwb3J0LFxufSBmcm9tIFwiQHNhbGx5cG9ydC9icm93c2VyL3JlcG9ydFwiO1xuaW1wb3J0IHsgcmVjb3JkZWRFeGNoYW5nZSB9IGZyb20gXCIuLi9leGNoYW5nZS9yZWNvcmQudHNcIjtcbmltcG9ydCB7IGVuY29kZUV4Y2hhbmdlIH0gZnJvbSBcIi4uL2V4Y2hhbmdlL3JlY29yZGVkLWV4Y2hhbmdlLnRzXCI7XG5pbXBvcnQgdHlwZSB7IFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5pbXBvcnQgeyBoZWFkTmV0d29yayB9IGZyb20gXCIuL2hlYWQtbmV0d29yay50c1wiO1xuaW1wb3J0IHsgbG9hZE1lc3NhZ2VSZWFkZXIgfSBmcm9tIFwiLi9tZXNzYWdlLXJlYWRlci50c1wiO1xuaW1wb3J0IHR5cGUgeyBQb2xpY3lQcm9ibGVtIH0gZnJvbSBcIi4vcG9saWN5LXRleHQudHNcIjtcbmltcG9ydCB7IHJlcXVlc3RPZiwgdHlwZSBGaWVsZFByb2JsZW0gfSBmcm9tIFwiLi9zdGF0ZS1yZXF1ZXN0LnRzXCI7XG5cbi8qKiBUaGUgZW5naW5lcyB0aGF0IHRoZSBwbGF5Z3JvdW5kIHNob3dzLCBhbmQgdGhlIHRleHQgb2YgdGhlIHN0YW5kYXJkcy4gKi9cbmNvbnN0IHNob3duRW5naW5lczogcmVhZG9ubHkgRW5naW5lTmFtZVtdID0gW1wiY2hyb21pdW1cIiwgXCJmaXJlZm94XCIsIFwid2Via2l0XCIsIFwic3RhbmRhcmRcIl07XG5cbi8qKiBUaG9zZSwgYW5kIHRoZSBvbmUgb2YgYW4gZWFybGllciB2ZXJzaW9uIHRoYXQgYSBzdGF0ZSBuYW1lcyBiZWhpbmQgaXRzIGVuZ2luZTsgb3Igd2h5IHRoZXJlIGlzIG5vIHN1Y2ggb25lLiAqL1xuZnVuY3Rpb24gZW5naW5lc09mKHsgZW5naW5lIH06IFBsYXlncm91bmRTdGF0ZSk6IHJlYWRvbmx5IEVuZ2luZVNwZWNpZmllcltdIHwgRmllbGRQcm9ibGVtIHtcbiAgY29uc3QgbmFtZSA9IGVuZ2luZS50cmltKCk7XG4gIGlmIChuYW1lID09PSBcIlwiKSByZXR1cm4gc2hvd25FbmdpbmVzO1xuICBjb25zdCB0ZXh0ID0gZW5naW5lUHJvYmxlbShuYW1lKTtcbiAgaWYgKHRleHQgIT09IHVuZGVmaW5lZCkgcmV0dXJuIHsgZmllbGQ6IFwiZW5naW5lXCIsIHRleHQgfTtcbiAgY29uc3QgZWFybGllciA9IG5hbWUgYXMgRW5naW5lU3BlY2lmaWVyO1xuICByZXR1cm4gc2hvd25FbmdpbmVzLmZsYXRNYXAoKG9uZSkgPT5cbiAgICBlYXJsaWVyLnN0YXJ0c1dpdGgoYCR7b25lfUBgKSAmJiBlbmdpbmVBdChlYXJsaWVyKS52ZXJzaW9uICE9PSBlbmdpbmVBdChvbmUpLnZlcnNpb24gPyBbb25lLCBlYXJsaWVyXSA6IFtvbmVdLFxuICApO1xufVxuXG4vKiogV2hhdCB0aGUgcGxheWdyb3VuZCBzaG93czogd2hhdCBlYWNoIGVuZ2luZSBkb2VzLCBvciB3aGF0IG9mIHRoZSBmb3JtIGNhbm5vdCBiZSB1c2VkLiAqL1xuZXhwb3J0IGludGVyZmFjZSBQbGF5Z3JvdW5kUmVzdWx0IHtcbiAgcmVhZG9ubHkgZmllbGRzOiByZWFkb25seSBGaWVsZFByb2JsZW1bXTtcbiAgLyoqIFRoZSBwcm9ibGVtcyBvZiB0aGUgcG9saWN5LiAqL1xuICByZWFkb25seSBwb2xpY3k6IHJlYWRvbmx5IFBvbGljeVByb2JsZW1bXTtcbiAgcmVhZG9ubHkgcmVwb3J0czogcmVhZG9ubHkgRW5naW5lUmVwb3J0W107XG4gIC8qKiBUaGUgZW5naW5lIG9mIGVhY2ggcmVwb3J0LiAqL1xuICByZWFkb25seSBlbmdpbmVzOiByZWFkb25seSBFbmdpbmVTcGVjaWZpZXJbXTtcbiAgcmVhZG9ubHkgbm90ZXM6IHJlYWRvbmx5IHN0cmluZ1tdO1xuICAvKiogVGhlIHJlcG9ydHMgYXMgYSB0ZXh0IGZvciBhbiBpc3N1ZS4gKi9cbiAgcmVhZG9ubHkgbWFya2Rvd246IHN0cmluZztcbiAgLyoqIFRoZSByZXBvcnRzIGFzIHRoZSBlbGVtZW50IGBzYWxseXBvcnQtZXhjaGFuZ2VgIHRha2VzIHRoZW0uICovXG4gIHJlYWRvbmx5IGV4Y2hhbmdlOiBzdHJpbmc7XG59XG5cbmNvbnN0IGZhaWxlZCA9IChmaWVsZHM6IHJlYWRvbmx5IEZpZWxkUHJvYmxlbVtdLCBwb2xpY3k6IHJlYWRvbmx5IFBvbGljeVByb2JsZW1bXSA9IFtdKTogUGxheWdyb3VuZFJlc3VsdCA9PiAoe1xuICBmaWVsZHMsXG4gIHBvbGljeSxcbiAgLi4ueyByZXBvcnRzOiBbXSwgZW5naW5lczogW10gfSxcbiAgbm90ZXM6IFtdLFxuICAuLi57IG1hcmtkb3duOiBcIlwiLCBleGNoYW5nZTogXCJcIiB9LFxufSk7XG5cbmFzeW5jIGZ1bmN0aW9uIHJlcG9ydHNPZihcbiAgcmVxdWVzdDogQXR0ZW1wdFJlcXVlc3QsXG4gIGVuZ2luZXM6IHJlYWRvbmx5IEVuZ2luZVNwZWNpZmllcltdLFxuICByZXBvcnRPZjogKGVuZ2luZTogRW5naW5lU3BlY2lmaWVyKSA9PiBQcm9taXNlPEVuZ2luZVJlcG9ydD4sXG4pOiBQcm9taXNlPFBsYXlncm91bmRSZXN1bHQ+IHtcbiAgY29uc3QgcmVwb3J0czogRW5naW5lUmVwb3J0W10gPSBbXTtcbiAgZm9yIChjb25zdCBlbmdpbmUgb2YgZW5naW5lcykgcmVwb3J0cy5wdXNoKGF3YWl0IHJlcG9ydE9mKGVuZ2luZSkpO1xuICBjb25zdCBub3RlcyA9IHBhZ2VOb3RlcyhyZXF1ZXN0LnBhZ2UpO1xuICBjb25zdCBtYXJrZG93biA9IHJlbmRlclJlcG9ydHNNYXJrZG93bihncm91cFJlcG9ydHMocmVwb3J0cyksIG5vdGVzKTtcbiAgY29uc3QgZXhjaGFuZ2UgPSBlbmNvZGVFeGNoYW5nZShyZWNvcmRlZEV4Y2hhbmdlKHJlcG9ydHMpKTtcbiAgcmV0dXJuIHsgLi4ueyBmaWVsZHM6IFtdLCBwb2xpY3k6IFtdIH0sIC4uLnsgcmVwb3J0cywgZW5naW5lcywgbm90ZXMsIG1hcmtkb3duLCBleGNoYW5nZSB9IH07XG59XG5cbmNvbnN0IGhhc0JvZHkgPSAoeyBwcmVmbGlnaHQsIHJlc3BvbnNlLCByZWRpcmVjdGVkIH06IFBsYXlncm91bmRTdGF0ZSk6IGJvb2xlYW4gPT5cbiAgW3ByZWZsaWdodCwgcmVzcG9uc2UsIHJlZGlyZWN0ZWRdLnNvbWUoKHRleHQpID0+IC9cXG5cXHI/XFxuXFxzKlxcUy8udGVzdCh0ZXh0KSk7XG5cbi8qKlxuICogV2hhdCBlYWNoIGVuZ2luZSBkb2VzIHdpdGggdGhlIHJlcXVlc3Qgb2YgYSBzdGF0ZS5cbiAqIEByZXR1cm5zIHRoZSByZXBvcnRzLCBvciB3aGF0IGNhbm5vdCBiZSB1c2VkOyBpdCByZWplY3RzIHdoZXJlIHRoZSBtb2RlbCBpdHNlbGYgZmFpbHNcbiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uIHJ1bihzdGF0ZTogUGxheWdyb3VuZFN0YXRlKTogUHJvbWlzZTxQbGF5Z3JvdW5kUmVzdWx0PiB7XG4gIGNvbnN0IHJlYWQgPSByZXF1ZXN0T2Yoc3RhdGUpO1xuICBjb25zdCBlbmdpbmVzID0gZW5naW5lc09mKHN0YXRlKTtcbiAgaWYgKFwicHJvYmxlbXNcIiBpbiByZWFkIHx8IFwiZmllbGRcIiBpbiBlbmdpbmVzKVxuICAgIHJldHVybiBmYWlsZWQoWy4uLihcInByb2JsZW1zXCIgaW4gcmVhZCA/IHJlYWQucHJvYmxlbXMgOiBbXSksIC4uLihcImZpZWxkXCIgaW4gZW5naW5lcyA/IFtlbmdpbmVzXSA6IFtdKV0pO1xuICBjb25zdCB7IHJlcXVlc3QgfSA9IHJlYWQ7XG4gIGlmIChzdGF0ZS5zZXJ2ZXIgPT09IFwicG9saWN5XCIgfHwgaGFzQm9keShzdGF0ZSkpIGF3YWl0IGxvYWRNZXNzYWdlUmVhZGVyKCk7XG4gIGlmIChzdGF0ZS5zZXJ2ZXIgPT09IFwicmVzcG9uc2VcIilcbiAgICByZXR1cm4gcmVwb3J0c09mKHJlcXVlc3QsIGVuZ2luZXMsIGFzeW5jIChlbmdpbmUpID0+XG4gICAgICByZXBvcnRGb3IoYXdhaXQgYXR0ZW1wdEluKGVuZ2luZSwgcmVxdWVzdCwgaGVhZE5ldHdvcmsoc3RhdGUpKSksXG4gICAgKTtcbiAgLy8gV2l0aCB0aGUgcmVhZGVyIG9mIFlBTUwgYW5kIHRoZSBzZXJ2ZXIncyBnYXRlLCB3aGljaCBhIGhlYWQgZG9lc24ndCBuZWVkLlxuICBjb25zdCB7IHBvbGljeVJlcG9ydCwgcmVhZFBvbGljeVRleHQgfSA9IGF3YWl0IGltcG9ydChcIi4vcG9saWN5LXJ1bi50c1wiKTtcbiAgY29uc3QgeyBwb2xpY3ksIHByb2JsZW1zLCBzb3VyY2UgfSA9IHJlYWRQb2xpY3lUZXh0KHN0YXRlLnBvbGljeSk7XG4gIGlmIChwb2xpY3kgPT09IHVuZGVmaW5lZCkgcmV0dXJuIGZhaWxlZChbXSwgcHJvYmxlbXMpO1xuICByZXR1cm4gcmVwb3J0c09mKHJlcXVlc3QsIGVuZ2luZXMsIChlbmdpbmUpID0+IHBvbGljeVJlcG9ydChlbmdpbmUsIHJlcXVlc3QsIHBvbGljeSwgc291cmNlKSk7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2V4Y2hhbmdlXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9leGNoYW5nZS9yZWNvcmQudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZXhjaGFuZ2UvcmVjb3JkLnRzXCI7aW1wb3J0IHsgZ3JvdXBSZXBvcnRzLCB0eXBlIEVuZ2luZVJlcG9ydCB9IGZyb20gXCJAc2FsbHlwb3J0L2Jyb3dzZXIvcmVwb3J0XCI7XG5pbXBvcnQgdHlwZSB7IFJlY29yZGVkRXhjaGFuZ2UgfSBmcm9tIFwiLi9yZWNvcmRlZC1leGNoYW5nZS50c1wiO1xuXG4vKiogUmVwb3J0cyBhcyBhbiBleGNoYW5nZSB0aGF0IHRoZSBlbGVtZW50IGRyYXdzOiBlbmdpbmVzIHRoYXQgZGlkIHRoZSBzYW1lIGFyZSBkcmF3biBvbmNlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlY29yZGVkRXhjaGFuZ2UocmVwb3J0czogcmVhZG9ubHkgRW5naW5lUmVwb3J0W10pOiBSZWNvcmRlZEV4Y2hhbmdlIHtcbiAgY29uc3QgZHJhd24gPSBuZXcgTWFwPHN0cmluZywgeyBlbmdpbmVzOiBzdHJpbmdbXTsgc2VxdWVuY2U6IEVuZ2luZVJlcG9ydFtcInNlcXVlbmNlXCJdIH0+KCk7XG4gIGZvciAoY29uc3QgeyBlbmdpbmVzLCBhbGwgfSBvZiBncm91cFJlcG9ydHMocmVwb3J0cykpXG4gICAgZm9yIChjb25zdCBbaW5kZXgsIHsgc2VxdWVuY2UgfV0gb2YgYWxsLmVudHJpZXMoKSkge1xuICAgICAgY29uc3Qga2V5ID0gSlNPTi5zdHJpbmdpZnkoW3NlcXVlbmNlLm1lc3NhZ2VzLCBzZXF1ZW5jZS52ZXJkaWN0XSk7XG4gICAgICBjb25zdCBlbmdpbmUgPSBlbmdpbmVzW2luZGV4XSA/PyBzZXF1ZW5jZS5lbmdpbmU7XG4gICAgICBjb25zdCBrbm93biA9IGRyYXduLmdldChrZXkpO1xuICAgICAgaWYgKGtub3duID09PSB1bmRlZmluZWQpIGRyYXduLnNldChrZXksIHsgZW5naW5lczogW2VuZ2luZV0sIHNlcXVlbmNlIH0pO1xuICAgICAgZWxzZSBrbm93bi5lbmdpbmVzLnB1c2goZW5naW5lKTtcbiAgICB9XG4gIHJldHVybiB7IGdyb3VwczogWy4uLmRyYXduLnZhbHVlcygpXSB9O1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9leGNoYW5nZVwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZXhjaGFuZ2UvcmVjb3JkZWQtZXhjaGFuZ2UudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZXhjaGFuZ2UvcmVjb3JkZWQtZXhjaGFuZ2UudHNcIjtpbXBvcnQgeyBtZXNzYWdlS2luZHMsIHR5cGUgTGFuZSwgdHlwZSBNZXNzYWdlLCB0eXBlIFNlcXVlbmNlIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3Nlci9kaWFncmFtXCI7XG5cbi8qKiBXaGF0IHNvbWUgZW5naW5lcyBkaWQgd2l0aCBhIHJlcXVlc3QsIGFzIGl0IHdhcyByZWNvcmRlZDogZXZlcnl0aGluZyB0aGF0IGlzIGRyYXduLCBhbmQgbm90aGluZyB0aGF0IHJ1bnMuICovXG5leHBvcnQgaW50ZXJmYWNlIFJlY29yZGVkRXhjaGFuZ2Uge1xuICByZWFkb25seSBncm91cHM6IHJlYWRvbmx5IFJlY29yZGVkR3JvdXBbXTtcbn1cblxuLyoqIEVuZ2luZXMgdGhhdCBkaWQgdGhlIHNhbWUuICovXG5leHBvcnQgaW50ZXJmYWNlIFJlY29yZGVkR3JvdXAge1xuICByZWFkb25seSBlbmdpbmVzOiByZWFkb25seSBzdHJpbmdbXTtcbiAgcmVhZG9ubHkgc2VxdWVuY2U6IFNlcXVlbmNlO1xufVxuXG5jb25zdCBwcmVmaXggPSBcIngxLlwiO1xuXG5jb25zdCBsaW1pdHMgPSB7IHRleHQ6IDQwMCwgZW5naW5lczogOCwgZ3JvdXBzOiA4LCBsYW5lczogNSwgbWVzc2FnZXM6IDgwLCBsaW5lczogMTYsIHdob2xlOiAyMDBfMDAwIH0gYXMgY29uc3Q7XG5cbmNvbnN0IGVuZ2luZU5hbWVzOiByZWFkb25seSBzdHJpbmdbXSA9IFtcImNocm9taXVtXCIsIFwiZmlyZWZveFwiLCBcIndlYmtpdFwiLCBcInN0YW5kYXJkXCJdO1xuY29uc3QgbGFuZUtpbmRzOiByZWFkb25seSBzdHJpbmdbXSA9IFtcInBhZ2VcIiwgXCJicm93c2VyXCIsIFwic2VydmVyXCJdO1xuXG50eXBlIEZpZWxkcyA9IFJlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHVua25vd24+PjtcblxuY29uc3QgaXNSZWNvcmQgPSAodmFsdWU6IHVua25vd24pOiB2YWx1ZSBpcyBGaWVsZHMgPT5cbiAgdHlwZW9mIHZhbHVlID09PSBcIm9iamVjdFwiICYmIHZhbHVlICE9PSBudWxsICYmICFBcnJheS5pc0FycmF5KHZhbHVlKTtcblxuY29uc3QgaXNUZXh0ID0gKHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgc3RyaW5nID0+IHR5cGVvZiB2YWx1ZSA9PT0gXCJzdHJpbmdcIiAmJiB2YWx1ZS5sZW5ndGggPD0gbGltaXRzLnRleHQ7XG5cbmNvbnN0IGlzTGlzdCA9IDxUPih2YWx1ZTogdW5rbm93biwgbWF4OiBudW1iZXIsIGlzOiAob25lOiB1bmtub3duKSA9PiBvbmUgaXMgVCk6IHZhbHVlIGlzIHJlYWRvbmx5IFRbXSA9PlxuICBBcnJheS5pc0FycmF5KHZhbHVlKSAmJiB2YWx1ZS5sZW5ndGggPD0gbWF4ICYmIHZhbHVlLmV2ZXJ5KGlzKTtcblxuY29uc3QgaXNFbmdpbmUgPSAodmFsdWU6IHVua25vd24pOiB2YWx1ZSBpcyBzdHJpbmcgPT4gdHlwZW9mIHZhbHVlID09PSBcInN0cmluZ1wiICYmIGVuZ2luZU5hbWVzLmluY2x1ZGVzKHZhbHVlKTtcblxuY29uc3QgaXNMYW5lID0gKHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgTGFuZSA9PlxuICBpc1JlY29yZCh2YWx1ZSkgJiZcbiAgaXNUZXh0KHZhbHVlLmlkKSAmJlxuICBpc1RleHQodmFsdWUubmFtZSkgJiZcbiAgdHlwZW9mIHZhbHVlLmtpbmQgPT09IFwic3RyaW5nXCIgJiZcbiAgbGFuZUtpbmRzLmluY2x1ZGVzKHZhbHVlLmtpbmQpICYmXG4gIHR5cGVvZiB2YWx1ZS5hdHRhY2tlciA9PT0gXCJib29sZWFuXCI7XG5cbmNvbnN0IGlzTWVzc2FnZSA9ICh2YWx1ZTogdW5rbm93bik6IHZhbHVlIGlzIE1lc3NhZ2UgPT5cbiAgaXNSZWNvcmQodmFsdWUpICYmXG4gIChtZXNzYWdlS2luZHMgYXMgcmVhZG9ubHkgdW5rbm93bltdKS5pbmNsdWRlcyh2YWx1ZS5raW5kKSAmJlxuICBpc1RleHQodmFsdWUuZnJvbSkgJiZcbiAgaXNUZXh0KHZhbHVlLnRvKSAmJlxuICBpc0xpc3QodmFsdWUubGluZXMsIGxpbWl0cy5saW5lcywgaXNUZXh0KTtcblxuY29uc3QgaXNWZXJkaWN0ID0gKHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgU2VxdWVuY2VbXCJ2ZXJkaWN0XCJdID0+XG4gIGlzUmVjb3JkKHZhbHVlKSAmJiBbXCJzZW50XCIsIFwiZXhlY3V0ZWRcIiwgXCJyZWFkYWJsZVwiXS5ldmVyeSgobmFtZSkgPT4gdHlwZW9mIHZhbHVlW25hbWVdID09PSBcImJvb2xlYW5cIik7XG5cbmZ1bmN0aW9uIGlzU2VxdWVuY2UodmFsdWU6IHVua25vd24pOiB2YWx1ZSBpcyBTZXF1ZW5jZSB7XG4gIGlmICghaXNSZWNvcmQodmFsdWUpIHx8ICFpc0VuZ2luZSh2YWx1ZS5lbmdpbmUpIHx8ICFpc1RleHQodmFsdWUudmVyc2lvbikgfHwgIWlzVmVyZGljdCh2YWx1ZS52ZXJkaWN0KSkgcmV0dXJuIGZhbHNlO1xuICBjb25zdCB7IGxhbmVzLCBtZXNzYWdlcyB9ID0gdmFsdWU7XG4gIGlmICghaXNMaXN0KGxhbmVzLCBsaW1pdHMubGFuZXMsIGlzTGFuZSkgfHwgIWlzTGlzdChtZXNzYWdlcywgbGltaXRzLm1lc3NhZ2VzLCBpc01lc3NhZ2UpKSByZXR1cm4gZmFsc2U7XG4gIGNvbnN0IGlkcyA9IG5ldyBTZXQobGFuZXMubWFwKCh7IGlkIH0pID0+IGlkKSk7XG4gIHJldHVybiBsYW5lcy5sZW5ndGggPj0gMiAmJiBtZXNzYWdlcy5ldmVyeSgoeyBmcm9tLCB0byB9KSA9PiBpZHMuaGFzKGZyb20pICYmIGlkcy5oYXModG8pKTtcbn1cblxuLyoqIEhvdyBtdWNoIHRleHQgYSBkcmF3aW5nIHdvdWxkIGhhdmUuICovXG5jb25zdCB0ZXh0TGVuZ3RoID0gKHsgc2VxdWVuY2U6IHsgbGFuZXMsIG1lc3NhZ2VzIH0gfTogUmVjb3JkZWRHcm91cCk6IG51bWJlciA9PlxuICBbLi4ubGFuZXMuZmxhdE1hcCgoeyBpZCwgbmFtZSB9KSA9PiBbaWQsIG5hbWVdKSwgLi4ubWVzc2FnZXMuZmxhdE1hcCgoeyBsaW5lcyB9KSA9PiBsaW5lcyldLmpvaW4oXCJcIikubGVuZ3RoO1xuXG5jb25zdCBpc0dyb3VwID0gKHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgUmVjb3JkZWRHcm91cCA9PlxuICBpc1JlY29yZCh2YWx1ZSkgJiZcbiAgaXNMaXN0KHZhbHVlLmVuZ2luZXMsIGxpbWl0cy5lbmdpbmVzLCBpc0VuZ2luZSkgJiZcbiAgdmFsdWUuZW5naW5lcy5sZW5ndGggPiAwICYmXG4gIGlzU2VxdWVuY2UodmFsdWUuc2VxdWVuY2UpO1xuXG4vKiogQSByZWNvcmRlZCBleGNoYW5nZSwgd2hvZXZlciBnaXZlcyBpdDsgYHVuZGVmaW5lZGAgZm9yIGFueXRoaW5nIGVsc2UuICovXG5leHBvcnQgY29uc3QgY2hlY2tlZEV4Y2hhbmdlID0gKHZhbHVlOiB1bmtub3duKTogUmVjb3JkZWRFeGNoYW5nZSB8IHVuZGVmaW5lZCA9PlxuICBpc1JlY29yZCh2YWx1ZSkgJiZcbiAgaXNMaXN0KHZhbHVlLmdyb3VwcywgbGltaXRzLmdyb3VwcywgaXNHcm91cCkgJiZcbiAgdmFsdWUuZ3JvdXBzLmxlbmd0aCA+IDAgJiZcbiAgdmFsdWUuZ3JvdXBzLnJlZHVjZSgoc3VtLCBncm91cCkgPT4gc3VtICsgdGV4dExlbmd0aChncm91cCksIDApIDw9IGxpbWl0cy53aG9sZVxuICAgID8geyBncm91cHM6IHZhbHVlLmdyb3VwcyB9XG4gICAgOiB1bmRlZmluZWQ7XG5cbi8qKiBBbiBleGNoYW5nZSBhcyBhIHRleHQgZm9yIGFuIGF0dHJpYnV0ZSBvciBhbiBhZGRyZXNzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGVuY29kZUV4Y2hhbmdlKGV4Y2hhbmdlOiBSZWNvcmRlZEV4Y2hhbmdlKTogc3RyaW5nIHtcbiAgbGV0IGJ5dGVzID0gXCJcIjtcbiAgZm9yIChjb25zdCBieXRlIG9mIG5ldyBUZXh0RW5jb2RlcigpLmVuY29kZShKU09OLnN0cmluZ2lmeShleGNoYW5nZSkpKSBieXRlcyArPSBTdHJpbmcuZnJvbUNoYXJDb2RlKGJ5dGUpO1xuICByZXR1cm4gcHJlZml4ICsgYnRvYShieXRlcykucmVwbGFjZUFsbChcIitcIiwgXCItXCIpLnJlcGxhY2VBbGwoXCIvXCIsIFwiX1wiKS5yZXBsYWNlQWxsKFwiPVwiLCBcIlwiKTtcbn1cblxuLyoqXG4gKiBSZWFkcyBhbiBleGNoYW5nZSBmcm9tIHdoYXQgYGVuY29kZUV4Y2hhbmdlYCBtYWRlLCBvciBmcm9tIEpTT04uXG4gKiBAcmV0dXJucyBgdW5kZWZpbmVkYCB3aGVyZSBpdCBpcyBuZWl0aGVyXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBkZWNvZGVFeGNoYW5nZSh0ZXh0OiBzdHJpbmcpOiBSZWNvcmRlZEV4Y2hhbmdlIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgdHJpbW1lZCA9IHRleHQudHJpbSgpO1xuICBpZiAodHJpbW1lZC5sZW5ndGggPiBsaW1pdHMud2hvbGUpIHJldHVybiB1bmRlZmluZWQ7XG4gIHRyeSB7XG4gICAgaWYgKCF0cmltbWVkLnN0YXJ0c1dpdGgocHJlZml4KSkgcmV0dXJuIGNoZWNrZWRFeGNoYW5nZShKU09OLnBhcnNlKHRyaW1tZWQpKTtcbiAgICBjb25zdCBieXRlcyA9IGF0b2IodHJpbW1lZC5zbGljZShwcmVmaXgubGVuZ3RoKS5yZXBsYWNlQWxsKFwiLVwiLCBcIitcIikucmVwbGFjZUFsbChcIl9cIiwgXCIvXCIpKTtcbiAgICBjb25zdCBqc29uID0gbmV3IFRleHREZWNvZGVyKFwidXRmLThcIiwgeyBmYXRhbDogdHJ1ZSB9KS5kZWNvZGUoVWludDhBcnJheS5mcm9tKGJ5dGVzLCAob25lKSA9PiBvbmUuY2hhckNvZGVBdCgwKSkpO1xuICAgIHJldHVybiBjaGVja2VkRXhjaGFuZ2UoSlNPTi5wYXJzZShqc29uKSk7XG4gIH0gY2F0Y2gge1xuICAgIHJldHVybiB1bmRlZmluZWQ7XG4gIH1cbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvbW9kZWxcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsL2hlYWQtbmV0d29yay50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbC9oZWFkLW5ldHdvcmsudHNcIjtpbXBvcnQgeyBOZXR3b3JrRmFpbHVyZSwgcmVhZFJlc3BvbnNlLCB0eXBlIE5ldHdvcmssIHR5cGUgV2lyZVJlcXVlc3QsIHR5cGUgV2lyZVJlc3BvbnNlIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3NlclwiO1xuaW1wb3J0IHsgaXNQcmVmbGlnaHQsIG9wZW5lZFNvY2tldCB9IGZyb20gXCJAc2FsbHlwb3J0L2Jyb3dzZXIvcmVwb3J0XCI7XG5pbXBvcnQgdHlwZSB7IFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5cbnR5cGUgSGVhZHMgPSBQaWNrPFBsYXlncm91bmRTdGF0ZSwgXCJwcmVmbGlnaHRcIiB8IFwicmVzcG9uc2VcIiB8IFwicmVkaXJlY3RlZFwiIHwgXCJkZWxpdmVyeVwiIHwgXCJ1cmxcIj47XG5cbi8qKiBNb3JlIHRoYW4gYW55IGVuZ2luZSBhY2NlcHRzLiAqL1xuY29uc3QgcGFkZGluZyA9IGBYLVBhZGRpbmc6ICR7XCJ4XCIucmVwZWF0KDUxMiAqIDEwMjQpfWA7XG5cbi8qKiBBIHRleHQgYXMgYnl0ZXM6IGxpbmVzIG9mIGEgaGVhZCBlbmQgaW4gQ1JMRiwgYW5kIHdoYXQgc3RhbmRzIGJlaGluZCBhbiBlbXB0eSBsaW5lIGlzIHRoZSBib2R5LiAqL1xuZnVuY3Rpb24gYnl0ZXNPZih0ZXh0OiBzdHJpbmcpOiBVaW50OEFycmF5IHtcbiAgY29uc3QgW2hlYWQgPSBcIlwiLCAuLi5ib2R5XSA9IHRleHQucmVwbGFjZUFsbChcIlxcclxcblwiLCBcIlxcblwiKS5zcGxpdChcIlxcblxcblwiKTtcbiAgY29uc3QgbGluZXMgPSBoZWFkLnNwbGl0KFwiXFxuXCIpLmZpbHRlcigobGluZSkgPT4gbGluZSAhPT0gXCJcIik7XG4gIHJldHVybiBuZXcgVGV4dEVuY29kZXIoKS5lbmNvZGUoYCR7bGluZXMuam9pbihcIlxcclxcblwiKX1cXHJcXG5cXHJcXG4ke2JvZHkuam9pbihcIlxcblxcblwiKX1gKTtcbn1cblxuY29uc3QgaXNTd2l0Y2ggPSAodGV4dDogc3RyaW5nKTogYm9vbGVhbiA9PiAvXkhUVFBcXC9cXFMrIDEwMVxcYi8udGVzdCh0ZXh0LnRyaW1TdGFydCgpKTtcblxuLyoqIEEgc2VydmVyIHRoYXQgYWNjZXB0cyB0aGUgc29ja2V0OiB3aGF0IHdhcyB0eXBlZCBvZiB0aGUgaGFuZHNoYWtlIHJlcGxhY2VzIHdoYXQgaXQgd291bGQgc2VuZC4gKi9cbmFzeW5jIGZ1bmN0aW9uIHN3aXRjaGVkKHdpcmU6IFdpcmVSZXF1ZXN0LCB0ZXh0OiBzdHJpbmcpOiBQcm9taXNlPFdpcmVSZXNwb25zZT4ge1xuICBjb25zdCBvcGVuZWQgPSBhd2FpdCBvcGVuZWRTb2NrZXQod2lyZSk7XG4gIGNvbnN0IHR5cGVkID0gWy4uLnRleHQubWF0Y2hBbGwoL14oc2VjLXdlYnNvY2tldC1bYS16XSspWyBcXHRdKjpbIFxcdF0qKC4qKSQvZ2ltKV0ubWFwKFxuICAgIChbLCBuYW1lID0gXCJcIiwgdmFsdWUgPSBcIlwiXSkgPT4gW25hbWUsIHZhbHVlLnRyaW0oKV0gYXMgY29uc3QsXG4gICk7XG4gIGNvbnN0IG5hbWVzID0gbmV3IFNldCh0eXBlZC5tYXAoKFtuYW1lXSkgPT4gbmFtZS50b0xvd2VyQ2FzZSgpKSk7XG4gIHJldHVybiB7IC4uLm9wZW5lZCwgaGVhZGVyczogWy4uLm9wZW5lZC5oZWFkZXJzLmZpbHRlcigoW25hbWVdKSA9PiAhbmFtZXMuaGFzKG5hbWUudG9Mb3dlckNhc2UoKSkpLCAuLi50eXBlZF0gfTtcbn1cblxuLyoqIFdoYXQgdGhlIHJlcXVlc3QgaXMgYW5zd2VyZWQgd2l0aC4gKi9cbmZ1bmN0aW9uIHRleHRGb3Iod2lyZTogV2lyZVJlcXVlc3QsIHsgcHJlZmxpZ2h0LCByZXNwb25zZSwgcmVkaXJlY3RlZCwgZGVsaXZlcnksIHVybCB9OiBIZWFkcyk6IHN0cmluZyB7XG4gIGlmIChpc1ByZWZsaWdodCh3aXJlKSkgcmV0dXJuIHByZWZsaWdodDtcbiAgaWYgKGRlbGl2ZXJ5ID09PSBcImxhdGVcIilcbiAgICB0aHJvdyBuZXcgTmV0d29ya0ZhaWx1cmUoXCJ0aW1lZC1vdXRcIiwgXCJUaGUgcmVzcG9uc2UgZGlkIG5vdCBjb21lIGluIHRpbWUuXCIsIHsgY29ubmVjdGVkOiB0cnVlIH0pO1xuICBjb25zdCBmaXJzdCA9IHdpcmUudXJsLnJlcGxhY2UoL153cy8sIFwiaHR0cFwiKSA9PT0gbmV3IFVSTCh1cmwudHJpbSgpLnJlcGxhY2UoL153cy9pLCBcImh0dHBcIikpLmhyZWYuc3BsaXQoXCIjXCIpWzBdO1xuICBjb25zdCB0ZXh0ID0gZmlyc3QgfHwgcmVkaXJlY3RlZC50cmltKCkgPT09IFwiXCIgPyByZXNwb25zZSA6IHJlZGlyZWN0ZWQ7XG4gIHJldHVybiBkZWxpdmVyeSA9PT0gXCJsb25nLWhlYWRcIiA/IHRleHQucmVwbGFjZSgvXFxyP1xcbnwkLywgYFxcbiR7cGFkZGluZ31cXG5gKSA6IHRleHQ7XG59XG5cbi8qKiBBIHNlcnZlciB0aGF0IHNlbmRzIHdoYXQgd2FzIHR5cGVkLCB3aGF0ZXZlciBpdCBpczogdGhlIGVuZ2luZSByZWFkcyBpdCBhcyBpdCByZWFkcyBieXRlcy4gKi9cbmV4cG9ydCBjb25zdCBoZWFkTmV0d29yayA9IChoZWFkczogSGVhZHMpOiBOZXR3b3JrID0+ICh7XG4gIGV4Y2hhbmdlOiBhc3luYyAod2lyZSwgX3NpZ25hbCwgcnVsZXMpOiBQcm9taXNlPFdpcmVSZXNwb25zZT4gPT4ge1xuICAgIGNvbnN0IHRleHQgPSB0ZXh0Rm9yKHdpcmUsIGhlYWRzKTtcbiAgICBpZiAodGV4dC50cmltKCkgPT09IFwiXCIpIHRocm93IG5ldyBOZXR3b3JrRmFpbHVyZShcInVucmVhY2hhYmxlXCIsIFwiTm90aGluZyB3YXMgc2VudC5cIiwgeyBjb25uZWN0ZWQ6IHRydWUgfSk7XG4gICAgaWYgKHdpcmUub3BlbnNTb2NrZXQgPT09IHRydWUgJiYgaXNTd2l0Y2godGV4dCkpIHJldHVybiBzd2l0Y2hlZCh3aXJlLCB0ZXh0KTtcbiAgICByZXR1cm4gUHJvbWlzZS5yZXNvbHZlKHJlYWRSZXNwb25zZSh3aXJlLCBieXRlc09mKHRleHQpLCBydWxlcykpO1xuICB9LFxufSk7XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL21vZGVsXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbC9tZXNzYWdlLXJlYWRlci50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbC9tZXNzYWdlLXJlYWRlci50c1wiO2ltcG9ydCB0eXBlIHsgTWVzc2FnZVJlYWRpbmcgfSBmcm9tIFwiQHNhbGx5cG9ydC9icm93c2VyL2V4cGxhaW5cIjtcblxudHlwZSBSZWFkZXIgPSAodGV4dDogc3RyaW5nKSA9PiByZWFkb25seSBNZXNzYWdlUmVhZGluZ1tdO1xuXG5sZXQgcmVhZGVyOiBSZWFkZXIgPSAoKSA9PiBbXTtcblxuLyoqIEluIHRoZSB3b3JrZXIsIHRoZSBtb2RlbCdzIHJlYWRlciBvZiBtZXNzYWdlcyBpcyB0aGlzIG9uZTogaXRzIHRhYmxlcyBhcmUgMzUga0IsIHdoaWNoIG1vc3QgdmlzaXRzIGRvbid0IG5lZWQuICovXG5leHBvcnQgY29uc3QgZXhwbGFpbk1lc3NhZ2U6IFJlYWRlciA9ICh0ZXh0KSA9PiByZWFkZXIodGV4dCk7XG5cbi8qKiBMb2FkcyB0aGUgdGFibGVzLCBiZWZvcmUgYW4gZXJyb3IncyBib2R5IGlzIGV4cGxhaW5lZC4gKi9cbmV4cG9ydCBhc3luYyBmdW5jdGlvbiBsb2FkTWVzc2FnZVJlYWRlcigpOiBQcm9taXNlPHZvaWQ+IHtcbiAgKHsgZXhwbGFpbk1lc3NhZ2U6IHJlYWRlciB9ID0gYXdhaXQgaW1wb3J0KFwiQHNhbGx5cG9ydC9icm93c2VyL2V4cGxhaW5cIikpO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbFwiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvbW9kZWwvc3RhdGUtcmVxdWVzdC50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9tb2RlbC9zdGF0ZS1yZXF1ZXN0LnRzXCI7aW1wb3J0IHR5cGUgeyBBdHRlbXB0T3B0aW9ucywgQXR0ZW1wdFJlcXVlc3QgfSBmcm9tIFwiQHNhbGx5cG9ydC9icm93c2VyL3JlcG9ydFwiO1xuaW1wb3J0IHR5cGUgeyBQbGF5Z3JvdW5kU3RhdGUgfSBmcm9tIFwiLi4vc3RhdGUvcGxheWdyb3VuZC1zdGF0ZS50c1wiO1xuXG4vKiogU29tZXRoaW5nIGluIGEgZmllbGQgb2YgdGhlIGZvcm0gdGhhdCBjYW5ub3QgYmUgdXNlZC4gKi9cbmV4cG9ydCBpbnRlcmZhY2UgRmllbGRQcm9ibGVtIHtcbiAgcmVhZG9ubHkgZmllbGQ6IGtleW9mIFBsYXlncm91bmRTdGF0ZTtcbiAgcmVhZG9ubHkgdGV4dDogc3RyaW5nO1xufVxuXG5jb25zdCB0ZXh0cyA9IHtcbiAgcGFnZTogJ1RoaXMgaXMgbm90IHRoZSBVUkwgb3Igb3JpZ2luIG9mIGEgcGFnZS4gV3JpdGUgaHR0cHM6Ly9hcHAuZXhhbXBsZSwgb3IgXCJudWxsXCIgZm9yIGEgc2FuZGJveGVkIGZyYW1lLicsXG4gIHVybDogXCJUaGlzIGlzIG5vdCBhIFVSTCB3aXRoIGh0dHA6IG9yIGh0dHBzOi5cIixcbiAgYW55VXJsOiBcIlRoaXMgaXMgbm90IGEgVVJMLiBXcml0ZSBodHRwczovL2FwaS5leGFtcGxlL29yZGVycy5cIixcbiAgbWV0aG9kOiBcIkEgbWV0aG9kIGlzIGEgd29yZCBvZiBsZXR0ZXJzLCBzdWNoIGFzIFBVVC5cIixcbiAgY29va2llOiBcIk9ubHkgYSBwYWdlIHdpdGggaHR0cDogb3IgaHR0cHM6IGhhcyBjb29raWVzLiBMZWF2ZSB0aGlzIGVtcHR5LlwiLFxuICBoZWFkZXI6IChsaW5lOiBudW1iZXIpOiBzdHJpbmcgPT4gYExpbmUgJHtsaW5lfSBpcyBub3QgYSBoZWFkZXIuIFdyaXRlIGEgbmFtZSwgYSBjb2xvbiBhbmQgYSB2YWx1ZS5gLFxufSBhcyBjb25zdDtcblxuY29uc3QgbGluZXMgPSAodGV4dDogc3RyaW5nKTogcmVhZG9ubHkgc3RyaW5nW10gPT4gdGV4dC5zcGxpdCgvXFxyP1xcbi8pLmZpbHRlcigobGluZSkgPT4gbGluZS50cmltKCkgIT09IFwiXCIpO1xuXG5jb25zdCBpc0h0dHAgPSAodGV4dDogc3RyaW5nKTogYm9vbGVhbiA9PiBVUkwuY2FuUGFyc2UodGV4dCkgJiYgL15odHRwcz86JC8udGVzdChuZXcgVVJMKHRleHQpLnByb3RvY29sKTtcblxuY29uc3QgdG9rZW4gPSAvXlshIyQlJicqKy5eX2B8fjAtOUEtWmEtei1dKyQvO1xuXG4vKiogTmFtZXMgdGhhdCBvbmx5IHRoaXMgbWFjaGluZSByZXNvbHZlczogYSBwYWdlIHRoZXJlIGlzIG5vdCBvbiB0aGUgcHVibGljIG5ldHdvcmsuICovXG5jb25zdCBpc0xvY2FsTmFtZSA9IChwYWdlOiBzdHJpbmcpOiBib29sZWFuID0+XG4gICFVUkwuY2FuUGFyc2UocGFnZSkgfHwgL14oPzpsb2NhbGhvc3R8LipcXC5sb2NhbGhvc3R8LipcXC5sb2NhbHxcXFsuKlxcXXxbMC05Ll0rfCkkLy50ZXN0KG5ldyBVUkwocGFnZSkuaG9zdG5hbWUpO1xuXG4vKiogQm9kaWVzIG9mIHJlcXVlc3RzIHdpdGgga2VlcGFsaXZlIGhhdmUgNjQgS2lCIGluIGFsbC4gKi9cbmNvbnN0IGxvbmdCb2R5ID0gKHRleHQ6IHN0cmluZyk6IHN0cmluZyA9PlxuICAodGV4dCA9PT0gXCJcIiA/IFwieFwiIDogdGV4dCkucmVwZWF0KE1hdGguY2VpbCgxMDBfMDAwIC8gTWF0aC5tYXgoMSwgdGV4dC5sZW5ndGgpKSk7XG5cbi8qKiBXaGF0IHRoZSBwYWdlIGhhcyBiZWZvcmUgaXRzIHJlcXVlc3QsIHdoZXJlIHRoYXQgaXNuJ3Qgd2hhdCBldmVyeSBwYWdlIGhhcy4gKi9cbmZ1bmN0aW9uIHBhZ2VQYXJ0KHN0YXRlOiBQbGF5Z3JvdW5kU3RhdGUsIHBhZ2U6IHN0cmluZywgdXJsOiBzdHJpbmcpOiBQYXJ0aWFsPEF0dGVtcHRSZXF1ZXN0PiB7XG4gIGNvbnN0IHsgY29udGVudFNlY3VyaXR5UG9saWN5LCBkb2N1bWVudENvb2tpZSwgZWFybGllciB9ID0gc3RhdGU7XG4gIHJldHVybiB7XG4gICAgLi4uKGlzTG9jYWxOYW1lKHBhZ2UpID8ge30gOiB7IGFkZHJlc3NTcGFjZTogXCJwdWJsaWNcIiB9KSxcbiAgICAuLi4oY29udGVudFNlY3VyaXR5UG9saWN5LnRyaW0oKSA9PT0gXCJcIiA/IHt9IDogeyBjb250ZW50U2VjdXJpdHlQb2xpY3kgfSksXG4gICAgLi4uKGRvY3VtZW50Q29va2llID09PSBcIlwiID8ge30gOiB7IGRvY3VtZW50Q29va2llIH0pLFxuICAgIGVhcmxpZXI6IGlzSHR0cCh1cmwpID8gZWFybGllciA6IFwibm9uZVwiLFxuICB9O1xufVxuXG5mdW5jdGlvbiBib2R5UGFydCh7IGJvZHksIGJvZHlBcyB9OiBQbGF5Z3JvdW5kU3RhdGUpOiBQaWNrPEF0dGVtcHRSZXF1ZXN0LCBcImJvZHlcIiB8IFwic3RyZWFtc1wiPiB7XG4gIGlmIChib2R5QXMgPT09IFwicmVwZWF0ZWRcIikgcmV0dXJuIHsgYm9keTogbG9uZ0JvZHkoYm9keSkgfTtcbiAgcmV0dXJuIHsgYm9keTogYm9keSA9PT0gXCJcIiAmJiBib2R5QXMgPT09IFwidGV4dFwiID8gdW5kZWZpbmVkIDogYm9keSwgc3RyZWFtczogYm9keUFzID09PSBcInN0cmVhbVwiIH07XG59XG5cbmZ1bmN0aW9uIG9wdGlvbnNPZihzdGF0ZTogUGxheWdyb3VuZFN0YXRlKTogQXR0ZW1wdE9wdGlvbnMge1xuICBjb25zdCB7IHJlZGlyZWN0LCBjYWNoZSwgaW50ZWdyaXR5LCBrZWVwYWxpdmUsIHRhcmdldEFkZHJlc3NTcGFjZSB9ID0gc3RhdGU7XG4gIHJldHVybiB7XG4gICAgLi4ueyByZWRpcmVjdCwgY2FjaGUsIGludGVncml0eSwga2VlcGFsaXZlOiBrZWVwYWxpdmUgPT09IFwidHJ1ZVwiIH0sXG4gICAgLi4uKHRhcmdldEFkZHJlc3NTcGFjZSA9PT0gXCJcIiA/IHt9IDogeyB0YXJnZXRBZGRyZXNzU3BhY2UgfSksXG4gIH07XG59XG5cbi8qKlxuICogVGhlIHJlcXVlc3QgdGhhdCBhIHN0YXRlIGRlc2NyaWJlcy5cbiAqIEByZXR1cm5zIHRoZSByZXF1ZXN0LCBvciBldmVyeSBmaWVsZCB0aGF0IGNhbm5vdCBiZSB1c2VkXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZXF1ZXN0T2YoXG4gIHN0YXRlOiBQbGF5Z3JvdW5kU3RhdGUsXG4pOiB7IHJlYWRvbmx5IHJlcXVlc3Q6IEF0dGVtcHRSZXF1ZXN0IH0gfCB7IHJlYWRvbmx5IHByb2JsZW1zOiByZWFkb25seSBGaWVsZFByb2JsZW1bXSB9IHtcbiAgY29uc3QgcHJvYmxlbXM6IEZpZWxkUHJvYmxlbVtdID0gW107XG4gIGNvbnN0IHBhZ2UgPSBzdGF0ZS5wYWdlLnRyaW0oKTtcbiAgY29uc3QgdXJsID0gc3RhdGUudXJsLnRyaW0oKS5yZXBsYWNlKC9ed3MvaSwgXCJodHRwXCIpO1xuICBpZiAocGFnZSAhPT0gXCJudWxsXCIgJiYgIVVSTC5jYW5QYXJzZShwYWdlKSkgcHJvYmxlbXMucHVzaCh7IGZpZWxkOiBcInBhZ2VcIiwgdGV4dDogdGV4dHMucGFnZSB9KTtcbiAgZWxzZSBpZiAoc3RhdGUuZG9jdW1lbnRDb29raWUgIT09IFwiXCIgJiYgIWlzSHR0cChwYWdlKSkgcHJvYmxlbXMucHVzaCh7IGZpZWxkOiBcImRvY3VtZW50Q29va2llXCIsIHRleHQ6IHRleHRzLmNvb2tpZSB9KTtcbiAgLy8gQSBzY3JpcHQgbWF5IHRyeSBhbnkgVVJMOyB3aGF0IGVsc2UgbWFrZXMgYSByZXF1ZXN0IGhhcyBodHRwLCBvciB0aGUgb3RoZXIgZm9ybXMgb2YgdGhlIG1vZGVsLlxuICBjb25zdCBpc1VzYWJsZSA9IHN0YXRlLmJ5ID09PSBcImZldGNoXCIgPyBVUkwuY2FuUGFyc2UodXJsKSA6IGlzSHR0cCh1cmwpO1xuICBpZiAoIWlzVXNhYmxlKSBwcm9ibGVtcy5wdXNoKHsgZmllbGQ6IFwidXJsXCIsIHRleHQ6IHN0YXRlLmJ5ID09PSBcImZldGNoXCIgPyB0ZXh0cy5hbnlVcmwgOiB0ZXh0cy51cmwgfSk7XG4gIGlmICghdG9rZW4udGVzdChzdGF0ZS5tZXRob2QpKSBwcm9ibGVtcy5wdXNoKHsgZmllbGQ6IFwibWV0aG9kXCIsIHRleHQ6IHRleHRzLm1ldGhvZCB9KTtcbiAgY29uc3QgaGVhZGVycyA9IGxpbmVzKHN0YXRlLmhlYWRlcnMpLm1hcCgobGluZSwgaW5kZXgpOiByZWFkb25seSBbc3RyaW5nLCBzdHJpbmddID0+IHtcbiAgICBjb25zdCBbLCBuYW1lID0gXCJcIiwgdmFsdWUgPSBcIlwiXSA9IC9eKFteOlxcc10rKVxccyo6XFxzKiguKikkLy5leGVjKGxpbmUudHJpbSgpKSA/PyBbXTtcbiAgICBpZiAoIXRva2VuLnRlc3QobmFtZSkpIHByb2JsZW1zLnB1c2goeyBmaWVsZDogXCJoZWFkZXJzXCIsIHRleHQ6IHRleHRzLmhlYWRlcihpbmRleCArIDEpIH0pO1xuICAgIHJldHVybiBbbmFtZSwgdmFsdWVdO1xuICB9KTtcbiAgaWYgKHByb2JsZW1zLmxlbmd0aCA+IDApIHJldHVybiB7IHByb2JsZW1zIH07XG4gIGNvbnN0IHsgYnksIG1ldGhvZCwgbW9kZSwgY3JlZGVudGlhbHMsIHNpZ25hbCB9ID0gc3RhdGU7XG4gIHJldHVybiB7XG4gICAgcmVxdWVzdDoge1xuICAgICAgLi4ueyBwYWdlLCBieSwgdXJsLCBtZXRob2QsIGhlYWRlcnMsIG1vZGUsIGNyZWRlbnRpYWxzIH0sXG4gICAgICAuLi5wYWdlUGFydChzdGF0ZSwgcGFnZSwgdXJsKSxcbiAgICAgIC4uLmJvZHlQYXJ0KHN0YXRlKSxcbiAgICAgIG9wdGlvbnM6IG9wdGlvbnNPZihzdGF0ZSksXG4gICAgICBhYm9ydHM6IHNpZ25hbCA9PT0gXCJhYm9ydGVkXCIsXG4gICAgICBjb29raWVzOiBpc0h0dHAodXJsKSA/IGxpbmVzKHN0YXRlLmNvb2tpZXMpIDogW10sXG4gICAgfSxcbiAgfTtcbn1cbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvc3RhdGVcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL3N0YXRlL3BsYXlncm91bmQtc3RhdGUudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvc3RhdGUvcGxheWdyb3VuZC1zdGF0ZS50c1wiO2ltcG9ydCB7IGVhcmxpZXJSZXF1ZXN0cywgcmVxdWVzdEtpbmRzLCB0eXBlIEVhcmxpZXJSZXF1ZXN0LCB0eXBlIFJlcXVlc3RLaW5kIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3Nlci9yZXBvcnRcIjtcblxuLyoqIEEgcGFnZSdzIHJlcXVlc3QgYW5kIHdoYXQgdGhlIHNlcnZlciBzZW5kcywgYXMgdGhlIGZvcm0gb2YgdGhlIHBsYXlncm91bmQgaGFzIGl0OiB0ZXh0cywgYXMgdGhleSB3ZXJlIHR5cGVkLiAqL1xuZXhwb3J0IGludGVyZmFjZSBQbGF5Z3JvdW5kU3RhdGUge1xuICAvKiogVGhlIHBhZ2UncyBVUkwgb3Igb3JpZ2luOyBgbnVsbGAgaXMgYSBzYW5kYm94ZWQgZnJhbWUuICovXG4gIHJlYWRvbmx5IHBhZ2U6IHN0cmluZztcbiAgcmVhZG9ubHkgYnk6IFJlcXVlc3RLaW5kO1xuICAvKiogQW4gZW5naW5lIGluIGFuIGVhcmxpZXIgdmVyc2lvbiwgc3VjaCBhcyBgY2hyb21pdW1AMTM5YCwgdG8gYmUgc2hvd24gYmVzaWRlIHRoZSBvdGhlcnM7IG5vdGhpbmc6IG5vbmUuICovXG4gIHJlYWRvbmx5IGVuZ2luZTogc3RyaW5nO1xuICAvKiogVGhlIHBhZ2UncyBDb250ZW50LVNlY3VyaXR5LVBvbGljeSwgYXMgaXRzIGhlYWRlciBoYXMgaXQuICovXG4gIHJlYWRvbmx5IGNvbnRlbnRTZWN1cml0eVBvbGljeTogc3RyaW5nO1xuICAvKiogV2hhdCBpdHMgc2NyaXB0IGFzc2lnbnMgdG8gYGRvY3VtZW50LmNvb2tpZWAgYmVmb3JlLiAqL1xuICByZWFkb25seSBkb2N1bWVudENvb2tpZTogc3RyaW5nO1xuICAvKiogV2hhdCBpdCByZXF1ZXN0ZWQgYmVmb3JlLiAqL1xuICByZWFkb25seSBlYXJsaWVyOiBFYXJsaWVyUmVxdWVzdDtcbiAgcmVhZG9ubHkgdXJsOiBzdHJpbmc7XG4gIHJlYWRvbmx5IG1ldGhvZDogc3RyaW5nO1xuICAvKiogQSBoZWFkZXIgb24gZWFjaCBsaW5lLiAqL1xuICByZWFkb25seSBoZWFkZXJzOiBzdHJpbmc7XG4gIHJlYWRvbmx5IG1vZGU6IFwiY29yc1wiIHwgXCJuby1jb3JzXCIgfCBcInNhbWUtb3JpZ2luXCI7XG4gIHJlYWRvbmx5IGNyZWRlbnRpYWxzOiBcImluY2x1ZGVcIiB8IFwic2FtZS1vcmlnaW5cIiB8IFwib21pdFwiO1xuICByZWFkb25seSByZWRpcmVjdDogXCJmb2xsb3dcIiB8IFwiZXJyb3JcIiB8IFwibWFudWFsXCI7XG4gIHJlYWRvbmx5IGNhY2hlOiBcImRlZmF1bHRcIiB8IFwibm8tc3RvcmVcIiB8IFwicmVsb2FkXCIgfCBcIm5vLWNhY2hlXCIgfCBcImZvcmNlLWNhY2hlXCIgfCBcIm9ubHktaWYtY2FjaGVkXCI7XG4gIHJlYWRvbmx5IGludGVncml0eTogc3RyaW5nO1xuICByZWFkb25seSBrZWVwYWxpdmU6IFwiZmFsc2VcIiB8IFwidHJ1ZVwiO1xuICAvKiogV2hldGhlciB0aGUgc2NyaXB0IGFib3J0cyB0aGUgcmVxdWVzdCB3aGlsZSB0aGUgc2VydmVyIGhhcyBpdC4gKi9cbiAgcmVhZG9ubHkgc2lnbmFsOiBcIm5vbmVcIiB8IFwiYWJvcnRlZFwiO1xuICAvKiogVGhlIGFkZHJlc3Mgc3BhY2UgdGhhdCB0aGUgc2NyaXB0IG5hbWVzOyBub3RoaW5nIHdoZXJlIGl0IG5hbWVzIG5vbmUuICovXG4gIHJlYWRvbmx5IHRhcmdldEFkZHJlc3NTcGFjZTogXCJcIiB8IFwicHVibGljXCIgfCBcImxvY2FsXCIgfCBcImxvb3BiYWNrXCI7XG4gIC8qKiBUaGUgdXNlcidzIGNvb2tpZXMsIGEgU2V0LUNvb2tpZSBsaW5lIGVhY2guICovXG4gIHJlYWRvbmx5IGNvb2tpZXM6IHN0cmluZztcbiAgcmVhZG9ubHkgYm9keTogc3RyaW5nO1xuICAvKiogVGhlIGJvZHkgYXMgaXQgaXMsIGFzIGEgc3RyZWFtLCBvciBzbyBvZnRlbiB0aGF0IGl0IGlzIGxvbmdlciB0aGFuIGEgcmVxdWVzdCB3aXRoIGtlZXBhbGl2ZSBtYXkgYmUuICovXG4gIHJlYWRvbmx5IGJvZHlBczogXCJ0ZXh0XCIgfCBcInN0cmVhbVwiIHwgXCJyZXBlYXRlZFwiO1xuICAvKiogV2hhdCB0aGUgc2VydmVyIGlzOiB0aGUgcmVzcG9uc2VzIGJlbG93LCBvciBhIHBvbGljeS4gKi9cbiAgcmVhZG9ubHkgc2VydmVyOiBcInJlc3BvbnNlXCIgfCBcInBvbGljeVwiO1xuICAvKiogVGhlIGhlYWQgb2YgdGhlIHJlc3BvbnNlIHRvIGEgcHJlZmxpZ2h0LiAqL1xuICByZWFkb25seSBwcmVmbGlnaHQ6IHN0cmluZztcbiAgLyoqIFRoZSBoZWFkLCBhbmQgdGhlIGJvZHksIG9mIHRoZSByZXNwb25zZS4gKi9cbiAgcmVhZG9ubHkgcmVzcG9uc2U6IHN0cmluZztcbiAgLyoqIFRoZSByZXNwb25zZSB3aGVyZSBhIHJlZGlyZWN0IGxlYWRzLiAqL1xuICByZWFkb25seSByZWRpcmVjdGVkOiBzdHJpbmc7XG4gIC8qKiBIb3cgdGhlIHJlc3BvbnNlIGNvbWVzOiBhcyBpdCBpcywgbm90IGluIHRpbWUsIG9yIHdpdGggbW9yZSBoZWFkZXJzIHRoYW4gYnJvd3NlcnMgYWNjZXB0LiAqL1xuICByZWFkb25seSBkZWxpdmVyeTogXCJ3aG9sZVwiIHwgXCJsYXRlXCIgfCBcImxvbmctaGVhZFwiO1xuICByZWFkb25seSBwb2xpY3k6IHN0cmluZztcbn1cblxuLyoqIFdoYXQgZWFjaCBmaWVsZCBtYXkgYmU6IG9uZSBvZiBhIGxpc3QsIG9yIGEgdGV4dCBvZiBhIGJvdW5kZWQgbGVuZ3RoLiAqL1xuZXhwb3J0IGNvbnN0IGZpZWxkcyA9IHtcbiAgcGFnZTogMjA0OCxcbiAgYnk6IHJlcXVlc3RLaW5kcyxcbiAgZW5naW5lOiAzMixcbiAgY29udGVudFNlY3VyaXR5UG9saWN5OiA0MDk2LFxuICBkb2N1bWVudENvb2tpZTogNDA5NixcbiAgZWFybGllcjogZWFybGllclJlcXVlc3RzLFxuICB1cmw6IDIwNDgsXG4gIG1ldGhvZDogNjQsXG4gIGhlYWRlcnM6IDgxOTIsXG4gIG1vZGU6IFtcImNvcnNcIiwgXCJuby1jb3JzXCIsIFwic2FtZS1vcmlnaW5cIl0sXG4gIGNyZWRlbnRpYWxzOiBbXCJpbmNsdWRlXCIsIFwic2FtZS1vcmlnaW5cIiwgXCJvbWl0XCJdLFxuICByZWRpcmVjdDogW1wiZm9sbG93XCIsIFwiZXJyb3JcIiwgXCJtYW51YWxcIl0sXG4gIGNhY2hlOiBbXCJkZWZhdWx0XCIsIFwibm8tc3RvcmVcIiwgXCJyZWxvYWRcIiwgXCJuby1jYWNoZVwiLCBcImZvcmNlLWNhY2hlXCIsIFwib25seS1pZi1jYWNoZWRcIl0sXG4gIGludGVncml0eTogMTAyNCxcbiAga2VlcGFsaXZlOiBbXCJmYWxzZVwiLCBcInRydWVcIl0sXG4gIHNpZ25hbDogW1wibm9uZVwiLCBcImFib3J0ZWRcIl0sXG4gIHRhcmdldEFkZHJlc3NTcGFjZTogW1wiXCIsIFwicHVibGljXCIsIFwibG9jYWxcIiwgXCJsb29wYmFja1wiXSxcbiAgY29va2llczogODE5MixcbiAgYm9keTogMTZfMzg0LFxuICBib2R5QXM6IFtcInRleHRcIiwgXCJzdHJlYW1cIiwgXCJyZXBlYXRlZFwiXSxcbiAgc2VydmVyOiBbXCJyZXNwb25zZVwiLCBcInBvbGljeVwiXSxcbiAgcHJlZmxpZ2h0OiAxNl8zODQsXG4gIHJlc3BvbnNlOiAxNl8zODQsXG4gIHJlZGlyZWN0ZWQ6IDE2XzM4NCxcbiAgZGVsaXZlcnk6IFtcIndob2xlXCIsIFwibGF0ZVwiLCBcImxvbmctaGVhZFwiXSxcbiAgcG9saWN5OiAyNjJfMTQ0LFxufSBhcyBjb25zdCBzYXRpc2ZpZXMgUmVhZG9ubHk8UmVjb3JkPGtleW9mIFBsYXlncm91bmRTdGF0ZSwgbnVtYmVyIHwgcmVhZG9ubHkgc3RyaW5nW10+PjtcblxuZXhwb3J0IGNvbnN0IGVtcHR5U3RhdGU6IFBsYXlncm91bmRTdGF0ZSA9IHtcbiAgcGFnZTogXCJodHRwczovL2FwcC5leGFtcGxlXCIsXG4gIGJ5OiBcImZldGNoXCIsXG4gIGVuZ2luZTogXCJcIixcbiAgY29udGVudFNlY3VyaXR5UG9saWN5OiBcIlwiLFxuICBkb2N1bWVudENvb2tpZTogXCJcIixcbiAgZWFybGllcjogXCJub25lXCIsXG4gIHVybDogXCJodHRwczovL2FwaS5leGFtcGxlL29yZGVycy83XCIsXG4gIG1ldGhvZDogXCJHRVRcIixcbiAgaGVhZGVyczogXCJcIixcbiAgbW9kZTogXCJjb3JzXCIsXG4gIGNyZWRlbnRpYWxzOiBcInNhbWUtb3JpZ2luXCIsXG4gIHJlZGlyZWN0OiBcImZvbGxvd1wiLFxuICBjYWNoZTogXCJkZWZhdWx0XCIsXG4gIGludGVncml0eTogXCJcIixcbiAga2VlcGFsaXZlOiBcImZhbHNlXCIsXG4gIHNpZ25hbDogXCJub25lXCIsXG4gIHRhcmdldEFkZHJlc3NTcGFjZTogXCJcIixcbiAgY29va2llczogXCJcIixcbiAgYm9keTogXCJcIixcbiAgYm9keUFzOiBcInRleHRcIixcbiAgc2VydmVyOiBcInJlc3BvbnNlXCIsXG4gIHByZWZsaWdodDogXCJIVFRQLzEuMSAyMDQgTm8gQ29udGVudFwiLFxuICByZXNwb25zZTogXCJIVFRQLzEuMSAyMDAgT0tcXG5Db250ZW50LVR5cGU6IGFwcGxpY2F0aW9uL2pzb25cIixcbiAgcmVkaXJlY3RlZDogXCJcIixcbiAgZGVsaXZlcnk6IFwid2hvbGVcIixcbiAgcG9saWN5OiBcIlwiLFxufTtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0cy9zdGF0ZXMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0cy9zdGF0ZXMudHNcIjtpbXBvcnQgeyBlbXB0eVN0YXRlLCB0eXBlIFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5cbi8qKiBBIHN0YXRlIHRoYXQgZGlmZmVycyBmcm9tIHRoZSBlbXB0eSBvbmUuICovXG5leHBvcnQgY29uc3Qgc3RhdGVXaXRoID0gKGNoYW5nZWQ6IFBhcnRpYWw8UGxheWdyb3VuZFN0YXRlPik6IFBsYXlncm91bmRTdGF0ZSA9PiAoeyAuLi5lbXB0eVN0YXRlLCAuLi5jaGFuZ2VkIH0pO1xuXG4vKiogQSByZXNwb25zZSBvZiBKU09OIHdpdGggc29tZSBoZWFkZXJzLiAqL1xuZXhwb3J0IGNvbnN0IG9rID0gKC4uLmhlYWRlcnM6IHJlYWRvbmx5IHN0cmluZ1tdKTogc3RyaW5nID0+XG4gIFtcIkhUVFAvMS4xIDIwMCBPS1wiLCBcIkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vanNvblwiLCAuLi5oZWFkZXJzXS5qb2luKFwiXFxuXCIpO1xuXG4vKiogVGhlIHJlc3BvbnNlIHRvIGEgcHJlZmxpZ2h0LiAqL1xuZXhwb3J0IGNvbnN0IGFsbG93ZWQgPSAoLi4uaGVhZGVyczogcmVhZG9ubHkgc3RyaW5nW10pOiBzdHJpbmcgPT4gW1wiSFRUUC8xLjEgMjA0IE5vIENvbnRlbnRcIiwgLi4uaGVhZGVyc10uam9pbihcIlxcblwiKTtcblxuZXhwb3J0IGNvbnN0IGZvckFwcCA9IFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBodHRwczovL2FwcC5leGFtcGxlXCI7XG5leHBvcnQgY29uc3Qgd2l0aENyZWRlbnRpYWxzID0gXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1DcmVkZW50aWFsczogdHJ1ZVwiO1xuZXhwb3J0IGNvbnN0IGpzb24gPSBcIkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vanNvblwiO1xuXG4vKiogQSBjaGFuZ2Ugd2l0aCBhIGJvZHkgb2YgSlNPTiwgd2hpY2ggbmVlZHMgYSBwcmVmbGlnaHQuICovXG5leHBvcnQgY29uc3QgcHV0OiBQYXJ0aWFsPFBsYXlncm91bmRTdGF0ZT4gPSB7IG1ldGhvZDogXCJQVVRcIiwgaGVhZGVyczoganNvbiwgYm9keTogJ3tcIml0ZW1cIjpcInRlYVwifScgfTtcblxuLyoqIEEgc2lnbmVkLWluIHVzZXIncyBjb29raWUgdGhhdCBnb2VzIHdpdGggcmVxdWVzdHMgb2Ygb3RoZXIgc2l0ZXMuICovXG5leHBvcnQgY29uc3Qgc2Vzc2lvbiA9IFwic2Vzc2lvbj0xOyBQYXRoPS87IFNlY3VyZTsgU2FtZVNpdGU9Tm9uZVwiO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9wcmVzZXRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9wcmVzZXRzL2J5LWNvb2tpZS1jb2RlLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL3ByZXNldHMvYnktY29va2llLWNvZGUudHNcIjtpbXBvcnQgdHlwZSB7IEV4cGxhbmF0aW9uIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3Nlci9leHBsYWluXCI7XG5pbXBvcnQgdHlwZSB7IFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5pbXBvcnQgeyBmb3JBcHAsIG9rLCBzZXNzaW9uLCB3aXRoQ3JlZGVudGlhbHMgfSBmcm9tIFwiLi9zdGF0ZXMudHNcIjtcblxudHlwZSBFeGFtcGxlID0gUGFydGlhbDxQbGF5Z3JvdW5kU3RhdGU+O1xudHlwZSBSZWFzb24gPSBOb25OdWxsYWJsZTxFeHBsYW5hdGlvbltcImNvb2tpZXNcIl1bbnVtYmVyXVtcInJlYXNvblwiXT47XG5cbmNvbnN0IGZvck5vYm9keSA9IFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBudWxsXCI7XG5jb25zdCBvdGhlcnMgPSBcIlNlY3VyZTsgU2FtZVNpdGU9Tm9uZVwiO1xuXG4vKiogVGhlIHJlc3BvbnNlIHNldHMgYSBjb29raWUsIGFjcm9zcyBzaXRlcy4gKi9cbmNvbnN0IHNldHMgPSAobGluZTogc3RyaW5nKTogRXhhbXBsZSA9PiAoe1xuICBjcmVkZW50aWFsczogXCJpbmNsdWRlXCIsXG4gIHJlc3BvbnNlOiBvayhmb3JBcHAsIHdpdGhDcmVkZW50aWFscywgYFNldC1Db29raWU6ICR7bGluZX1gKSxcbn0pO1xuXG4vKiogVGhlIHVzZXIgaGFzIGEgY29va2llIGFscmVhZHkuICovXG5jb25zdCBoYXMgPSAobGluZTogc3RyaW5nLCAuLi5oZWFkZXJzOiByZWFkb25seSBzdHJpbmdbXSk6IEV4YW1wbGUgPT4gKHtcbiAgY3JlZGVudGlhbHM6IFwiaW5jbHVkZVwiLFxuICBjb29raWVzOiBsaW5lLFxuICByZXNwb25zZTogb2soZm9yQXBwLCB3aXRoQ3JlZGVudGlhbHMsIC4uLmhlYWRlcnMpLFxufSk7XG5cbi8qKiBUaGUgcmVzcG9uc2Ugc2V0cyBhIGNvb2tpZSwgd2l0aGluIGEgc2l0ZS4gKi9cbmNvbnN0IHNldHNXaXRoaW4gPSAobGluZTogc3RyaW5nKTogRXhhbXBsZSA9PiAoe1xuICBwYWdlOiBcImh0dHBzOi8vYXBwLnNob3AuZXhhbXBsZVwiLFxuICB1cmw6IFwiaHR0cHM6Ly9hcGkuc2hvcC5leGFtcGxlL29yZGVycy83XCIsXG4gIGNyZWRlbnRpYWxzOiBcImluY2x1ZGVcIixcbiAgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBodHRwczovL2FwcC5zaG9wLmV4YW1wbGVcIiwgd2l0aENyZWRlbnRpYWxzLCBgU2V0LUNvb2tpZTogJHtsaW5lfWApLFxufSk7XG5cbmNvbnN0IHJlZGlyZWN0c1RvID0gKGxvY2F0aW9uOiBzdHJpbmcsIHBhZ2U6IHN0cmluZyk6IHN0cmluZyA9PlxuICBbLi4uW1wiSFRUUC8xLjEgMzAyIEZvdW5kXCIsIGBMb2NhdGlvbjogJHtsb2NhdGlvbn1gLCBgQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiAke3BhZ2V9YF0sIHdpdGhDcmVkZW50aWFsc10uam9pbihcbiAgICBcIlxcblwiLFxuICApO1xuXG4vKiogVGhlIHVzZXIgaGFzIGEgY29va2llIG9mIGEgaG9zdCB0aGF0IHJlZGlyZWN0cyB0byBhbm90aGVyIG9uZSBvZiBpdHMgc2l0ZS4gKi9cbmNvbnN0IHJlZGlyZWN0c1dpdGhpbiA9IChsaW5lOiBzdHJpbmcpOiBFeGFtcGxlID0+ICh7XG4gIHVybDogXCJodHRwczovL2FwaS5zaG9wLmV4YW1wbGUvb3JkZXJzLzdcIixcbiAgY3JlZGVudGlhbHM6IFwiaW5jbHVkZVwiLFxuICBjb29raWVzOiBsaW5lLFxuICByZXNwb25zZTogcmVkaXJlY3RzVG8oXCJodHRwczovL3d3dy5zaG9wLmV4YW1wbGUvb3JkZXJzLzdcIiwgXCJodHRwczovL2FwcC5leGFtcGxlXCIpLFxuICByZWRpcmVjdGVkOiBvayhmb3JOb2JvZHksIHdpdGhDcmVkZW50aWFscyksXG59KTtcblxuLyoqIEEgcGFnZSB3aXRob3V0IGh0dHBzLCBhbmQgYSByZWRpcmVjdCBmcm9tIGh0dHBzIHRvIGh0dHAuICovXG5jb25zdCByZWRpcmVjdHNUb0h0dHAgPSAocGFnZTogc3RyaW5nLCAuLi5oZWFkZXJzOiByZWFkb25seSBzdHJpbmdbXSk6IEV4YW1wbGUgPT4gKHtcbiAgcGFnZSxcbiAgY3JlZGVudGlhbHM6IFwiaW5jbHVkZVwiLFxuICBjb29raWVzOiBzZXNzaW9uLFxuICByZXNwb25zZTogcmVkaXJlY3RzVG8oXCJodHRwOi8vYXBpLmV4YW1wbGUvb3JkZXJzLzdcIiwgcGFnZSksXG4gIHJlZGlyZWN0ZWQ6IG9rKGZvck5vYm9keSwgd2l0aENyZWRlbnRpYWxzLCAuLi5oZWFkZXJzKSxcbn0pO1xuXG5jb25zdCBtYW55ID0gQXJyYXkuZnJvbSh7IGxlbmd0aDogMTgwIH0sIChfLCBpbmRleCkgPT4gYGMke2luZGV4fT0xOyAke290aGVyc31gKS5qb2luKFwiXFxuXCIpO1xuXG4vKiogQSBzY3JpcHQgb2YgdGhlIHNlcnZlcidzIG93biBwYWdlIHNldHMgYSBjb29raWUuICovXG5jb25zdCB3cml0ZXMgPSAoZG9jdW1lbnRDb29raWU6IHN0cmluZywgY29va2llcyA9IFwiXCIpOiBFeGFtcGxlID0+ICh7XG4gIC4uLnsgcGFnZTogXCJodHRwczovL2FwaS5leGFtcGxlXCIsIGRvY3VtZW50Q29va2llLCBjb29raWVzIH0sXG4gIHJlc3BvbnNlOiBvaygpLFxufSk7XG5cbi8qKiBUaGUgZXhhbXBsZSBvZiBlYWNoIHJlYXNvbiB0aGF0IGEgcmVxdWVzdCBvZiBhIHBhZ2UsIG9yIGl0cyBzY3JpcHQsIGNhbiBzaG93LiAqL1xuZXhwb3J0IGNvbnN0IGNvb2tpZUV4YW1wbGVzOiBQYXJ0aWFsPFJlY29yZDxSZWFzb24sIEV4YW1wbGU+PiA9IHtcbiAgXCJob3N0LWludmFsaWRcIjogeyAuLi5zZXRzKGBzZXNzaW9uPTE7ICR7b3RoZXJzfWApLCB1cmw6IFwiaHR0cHM6Ly9hcGkuLmV4YW1wbGUvb3JkZXJzLzdcIiB9LFxuICBcImh0dHAtb25seS1zY3JpcHRcIjogd3JpdGVzKFwic2Vzc2lvbj0xOyBTZWN1cmU7IEh0dHBPbmx5XCIpLFxuICBcImh0dHAtb25seS1vdmVyd3JpdGVcIjogd3JpdGVzKFwic2Vzc2lvbj0yOyBQYXRoPS87IFNlY3VyZVwiLCBcInNlc3Npb249MTsgUGF0aD0vOyBTZWN1cmU7IEh0dHBPbmx5XCIpLFxuICBcImNvbnRyb2wtY2hhcmFjdGVyXCI6IHNldHMoYHNlc3Npb249YVxcdTAwMDFiOyAke290aGVyc31gKSxcbiAgZW1wdHk6IHNldHMoXCI7XCIpLFxuICBuYW1lbGVzczogc2V0cyhgPTE7ICR7b3RoZXJzfWApLFxuICBcInRvby1sb25nXCI6IHNldHMoYHNlc3Npb249JHtcInhcIi5yZXBlYXQoNDEwMCl9OyAke290aGVyc31gKSxcbiAgXCJkb21haW4tbWFsZm9ybWVkXCI6IHNldHMoYHNlc3Npb249MTsgRG9tYWluPWFwaS4uZXhhbXBsZTsgJHtvdGhlcnN9YCksXG4gIFwiZG9tYWluLXB1YmxpYy1zdWZmaXhcIjogc2V0cyhgc2Vzc2lvbj0xOyBEb21haW49ZXhhbXBsZTsgJHtvdGhlcnN9YCksXG4gIFwiZG9tYWluLW1pc21hdGNoXCI6IHJlZGlyZWN0c1dpdGhpbihgc2Vzc2lvbj0xOyBEb21haW49YXBpLnNob3AuZXhhbXBsZTsgJHtvdGhlcnN9YCksXG4gIFwiaG9zdC1vbmx5XCI6IHJlZGlyZWN0c1dpdGhpbihzZXNzaW9uKSxcbiAgXCJwYXRoLW1pc21hdGNoXCI6IGhhcyhgc2Vzc2lvbj0xOyBQYXRoPS9hY2NvdW50OyAke290aGVyc31gKSxcbiAgZXhwaXJlZDogaGFzKHNlc3Npb24sIGBTZXQtQ29va2llOiBzZXNzaW9uPTsgTWF4LUFnZT0wOyBQYXRoPS87ICR7b3RoZXJzfWApLFxuICBcImhvc3QtbGltaXRcIjogaGFzKG1hbnksIGBTZXQtQ29va2llOiBvbmUtbW9yZT0xOyAke290aGVyc31gKSxcbiAgXCJzZWN1cmUtc2NoZW1lXCI6IHJlZGlyZWN0c1RvSHR0cChcImh0dHA6Ly9hcHAuZXhhbXBsZVwiKSxcbiAgXCJzZWN1cmUtb3ZlcmxheVwiOiByZWRpcmVjdHNUb0h0dHAoXCJodHRwOi8vYXBpLmV4YW1wbGVcIiwgXCJTZXQtQ29va2llOiBzZXNzaW9uPTI7IFBhdGg9L1wiKSxcbiAgXCJzYW1lLXNpdGUtc3RyaWN0XCI6IGhhcyhcInNlc3Npb249MTsgUGF0aD0vOyBTZWN1cmU7IFNhbWVTaXRlPVN0cmljdFwiKSxcbiAgXCJzYW1lLXNpdGUtbGF4XCI6IGhhcyhcInNlc3Npb249MTsgUGF0aD0vOyBTZWN1cmU7IFNhbWVTaXRlPUxheFwiKSxcbiAgXCJzYW1lLXNpdGUtZGVmYXVsdFwiOiBoYXMoXCJzZXNzaW9uPTE7IFBhdGg9LzsgU2VjdXJlXCIpLFxuICBcInNhbWUtc2l0ZS1ub25lLWluc2VjdXJlXCI6IHNldHMoXCJzZXNzaW9uPTE7IFBhdGg9LzsgU2FtZVNpdGU9Tm9uZVwiKSxcbiAgXCJwcmVmaXgtc2VjdXJlXCI6IHNldHNXaXRoaW4oXCJfX1NlY3VyZS1zZXNzaW9uPTE7IFBhdGg9L1wiKSxcbiAgXCJwcmVmaXgtaG9zdFwiOiBzZXRzKGBfX0hvc3Qtc2Vzc2lvbj0xOyBQYXRoPS9vcmRlcnM7ICR7b3RoZXJzfWApLFxuICBcInByZWZpeC1odHRwXCI6IHNldHMoYF9fSHR0cC1zZXNzaW9uPTE7IFBhdGg9LzsgJHtvdGhlcnN9YCksXG4gIFwicHJlZml4LWhvc3QtaHR0cFwiOiBzZXRzKGBfX0hvc3QtSHR0cC1zZXNzaW9uPTE7IFBhdGg9LzsgJHtvdGhlcnN9YCksXG4gIFwicHJlZml4LW5hbWVsZXNzXCI6IHNldHMoYD1fX0hvc3Qtc2Vzc2lvbj0xOyBQYXRoPS87ICR7b3RoZXJzfWApLFxuICBcInBhcnRpdGlvbmVkLWluc2VjdXJlXCI6IHNldHNXaXRoaW4oXCJzZXNzaW9uPTE7IFBhdGg9LzsgUGFydGl0aW9uZWRcIiksXG4gIFwicGFydGl0aW9uLW5vbmVcIjoge1xuICAgIC4uLnsgcGFnZTogXCJudWxsXCIsIGNyZWRlbnRpYWxzOiBcImluY2x1ZGVcIiB9LFxuICAgIHJlc3BvbnNlOiBvayhmb3JOb2JvZHksIHdpdGhDcmVkZW50aWFscywgYFNldC1Db29raWU6IHNlc3Npb249MTsgUGF0aD0vOyAke290aGVyc307IFBhcnRpdGlvbmVkYCksXG4gIH0sXG4gIFwicGFydGl0aW9uLW90aGVyXCI6IGhhcyhgc2Vzc2lvbj0xOyBQYXRoPS87ICR7b3RoZXJzfTsgUGFydGl0aW9uZWRgKSxcbiAgXCJ0aGlyZC1wYXJ0eS1ibG9ja2VkXCI6IHNldHMoc2Vzc2lvbiksXG4gIFwidGhpcmQtcGFydHktcGFydGl0aW9uZWRcIjogaGFzKHNlc3Npb24pLFxufTtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0cy9ieS1jb2RlLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL3ByZXNldHMvYnktY29kZS50c1wiO2ltcG9ydCB0eXBlIHsgRXhwbGFuYXRpb25Db2RlIH0gZnJvbSBcIkBzYWxseXBvcnQvYnJvd3Nlci9leHBsYWluXCI7XG5pbXBvcnQgdHlwZSB7IFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5pbXBvcnQgeyBjb29raWVFeGFtcGxlcyB9IGZyb20gXCIuL2J5LWNvb2tpZS1jb2RlLnRzXCI7XG5pbXBvcnQgeyBhbGxvd2VkLCBmb3JBcHAsIG9rLCBwdXQsIHNlc3Npb24sIHN0YXRlV2l0aCB9IGZyb20gXCIuL3N0YXRlcy50c1wiO1xuXG50eXBlIEV4YW1wbGUgPSBQYXJ0aWFsPFBsYXlncm91bmRTdGF0ZT47XG5cbmNvbnN0IHJlZGlyZWN0VG8gPSAobG9jYXRpb246IHN0cmluZywgLi4uaGVhZGVyczogcmVhZG9ubHkgc3RyaW5nW10pOiBzdHJpbmcgPT5cbiAgW1wiSFRUUC8xLjEgMzAyIEZvdW5kXCIsIGBMb2NhdGlvbjogJHtsb2NhdGlvbn1gLCAuLi5oZWFkZXJzXS5qb2luKFwiXFxuXCIpO1xuXG5jb25zdCBhbGxvd3NQdXQgPSBhbGxvd2VkKGZvckFwcCwgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1NZXRob2RzOiBQVVRcIiwgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1IZWFkZXJzOiBjb250ZW50LXR5cGVcIik7XG5jb25zdCB3aXRoQ29va2llczogRXhhbXBsZSA9IHsgY3JlZGVudGlhbHM6IFwiaW5jbHVkZVwiLCBjb29raWVzOiBzZXNzaW9uIH07XG5jb25zdCBlbWJlZGRlZCA9IChieTogUGxheWdyb3VuZFN0YXRlW1wiYnlcIl0sIHJlc3BvbnNlOiBzdHJpbmcpOiBFeGFtcGxlID0+ICh7IGJ5LCBtb2RlOiBcIm5vLWNvcnNcIiwgcmVzcG9uc2UgfSk7XG5cbmNvbnN0IGNvcnM6IFBhcnRpYWw8UmVjb3JkPEV4cGxhbmF0aW9uQ29kZSwgRXhhbXBsZT4+ID0ge1xuICBcImNvcnMtb3JpZ2luLW1pc3NpbmdcIjoge30sXG4gIFwiY29ycy1vcmlnaW4td2lsZGNhcmRcIjogeyAuLi53aXRoQ29va2llcywgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiAqXCIpIH0sXG4gIFwiY29ycy1vcmlnaW4tbXVsdGlwbGVcIjogeyByZXNwb25zZTogb2soXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1PcmlnaW46ICpcIiwgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1PcmlnaW46ICpcIikgfSxcbiAgXCJjb3JzLW9yaWdpbi1pbnZhbGlkXCI6IHsgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBhcHAuZXhhbXBsZVwiKSB9LFxuICBcImNvcnMtb3JpZ2luLW1pc21hdGNoXCI6IHsgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBodHRwczovL2FwcC5leGFtcGxlL1wiKSB9LFxuICBcImNvcnMtY3JlZGVudGlhbHNcIjogeyAuLi53aXRoQ29va2llcywgcmVzcG9uc2U6IG9rKGZvckFwcCwgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1DcmVkZW50aWFsczogVHJ1ZVwiKSB9LFxuICBcInByZWZsaWdodC1zdGF0dXNcIjogeyAuLi5wdXQsIHByZWZsaWdodDogYEhUVFAvMS4xIDQwNSBNZXRob2QgTm90IEFsbG93ZWRcXG4ke2ZvckFwcH1gIH0sXG4gIFwicHJlZmxpZ2h0LXJlZGlyZWN0XCI6IHsgLi4ucHV0LCBwcmVmbGlnaHQ6IGBIVFRQLzEuMSAzMDEgTW92ZWQgUGVybWFuZW50bHlcXG5Mb2NhdGlvbjogL29yZGVycy83L1xcbiR7Zm9yQXBwfWAgfSxcbiAgXCJwcmVmbGlnaHQtbWV0aG9kcy1tYWxmb3JtZWRcIjogeyAuLi5wdXQsIHByZWZsaWdodDogYWxsb3dlZChmb3JBcHAsICdBY2Nlc3MtQ29udHJvbC1BbGxvdy1NZXRob2RzOiBbXCJQVVRcIl0nKSB9LFxuICBcInByZWZsaWdodC1oZWFkZXJzLW1hbGZvcm1lZFwiOiB7XG4gICAgLi4ucHV0LFxuICAgIHByZWZsaWdodDogYWxsb3dlZChmb3JBcHAsIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctTWV0aG9kczogUFVUXCIsIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctSGVhZGVyczogeC1hIHgtYlwiKSxcbiAgfSxcbiAgXCJwcmVmbGlnaHQtbWV0aG9kXCI6IHsgLi4ucHV0LCBwcmVmbGlnaHQ6IGFsbG93ZWQoZm9yQXBwLCBcIkFjY2Vzcy1Db250cm9sLUFsbG93LUhlYWRlcnM6IGNvbnRlbnQtdHlwZVwiKSB9LFxuICBcInByZWZsaWdodC1oZWFkZXJcIjogeyAuLi5wdXQsIHByZWZsaWdodDogYWxsb3dlZChmb3JBcHAsIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctTWV0aG9kczogUFVUXCIpIH0sXG59O1xuXG5jb25zdCByZWRpcmVjdHM6IFBhcnRpYWw8UmVjb3JkPEV4cGxhbmF0aW9uQ29kZSwgRXhhbXBsZT4+ID0ge1xuICBcInJlZGlyZWN0LWxvY2F0aW9uXCI6IHsgcmVzcG9uc2U6IHJlZGlyZWN0VG8oXCJodHRwczovL1wiLCBmb3JBcHApIH0sXG4gIFwicmVkaXJlY3Qtc2NoZW1lXCI6IHsgcmVzcG9uc2U6IHJlZGlyZWN0VG8oXCJteWFwcDovL29yZGVycy83XCIsIGZvckFwcCkgfSxcbiAgXCJyZWRpcmVjdC1jcmVkZW50aWFsc1wiOiB7IHJlc3BvbnNlOiByZWRpcmVjdFRvKFwiaHR0cHM6Ly91c2VyQG90aGVyLmV4YW1wbGUvXCIsIGZvckFwcCksIHJlZGlyZWN0ZWQ6IG9rKGZvckFwcCkgfSxcbiAgXCJyZWRpcmVjdC1jcmVkZW50aWFscy1hbnl3aGVyZVwiOiB7XG4gICAgcGFnZTogXCJodHRwczovL2FwaS5leGFtcGxlXCIsXG4gICAgcmVzcG9uc2U6IHJlZGlyZWN0VG8oXCJodHRwczovL3VzZXJAYXBpLmV4YW1wbGUvb3JkZXJzLzhcIiksXG4gICAgcmVkaXJlY3RlZDogb2soKSxcbiAgfSxcbiAgXCJyZWRpcmVjdC1zYW1lLW9yaWdpblwiOiB7XG4gICAgLi4ueyBwYWdlOiBcImh0dHBzOi8vYXBpLmV4YW1wbGVcIiwgbW9kZTogXCJzYW1lLW9yaWdpblwiIH0sXG4gICAgcmVzcG9uc2U6IHJlZGlyZWN0VG8oXCJodHRwczovL3d3dy5leGFtcGxlL29yZGVycy83XCIpLFxuICAgIHJlZGlyZWN0ZWQ6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBodHRwczovL2FwaS5leGFtcGxlXCIpLFxuICB9LFxuICBcInJlZGlyZWN0LXRvby1tYW55XCI6IHsgcmVzcG9uc2U6IHJlZGlyZWN0VG8oXCIvb3JkZXJzLzdcIiwgZm9yQXBwKSB9LFxuICBcInJlZGlyZWN0LWZvcmJpZGRlblwiOiB7IHJlZGlyZWN0OiBcImVycm9yXCIsIHJlc3BvbnNlOiByZWRpcmVjdFRvKFwiL3NpZ24taW5cIiwgZm9yQXBwKSB9LFxuICBcInJlZGlyZWN0LWFnYWluXCI6IHtcbiAgICBwYWdlOiBcImh0dHBzOi8vYXBpLmV4YW1wbGVcIixcbiAgICByZXNwb25zZTogcmVkaXJlY3RUbyhcImh0dHBzOi8vd3d3LmV4YW1wbGUvb3JkZXJzLzdcIiksXG4gICAgcmVkaXJlY3RlZDogcmVkaXJlY3RUbyhcImh0dHBzOi8vY2RuLmV4YW1wbGUvb3JkZXJzLzdcIiwgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1PcmlnaW46IGh0dHBzOi8vYXBpLmV4YW1wbGVcIiksXG4gIH0sXG4gIFwibm8tY29ycy1yZWRpcmVjdC1tb2RlXCI6IHsgbW9kZTogXCJuby1jb3JzXCIsIHJlZGlyZWN0OiBcIm1hbnVhbFwiIH0sXG59O1xuXG5jb25zdCBuZXR3b3JrOiBQYXJ0aWFsPFJlY29yZDxFeHBsYW5hdGlvbkNvZGUsIEV4YW1wbGU+PiA9IHtcbiAgXCJsb2NhbC1uZXR3b3JrLWRlbmllZFwiOiB7IHVybDogXCJodHRwOi8vbG9jYWxob3N0OjMwMDAvc3RhdHVzXCIsIHJlc3BvbnNlOiBvayhmb3JBcHApIH0sXG4gIFwibG9jYWwtbmV0d29yay1pbnNlY3VyZVwiOiB7XG4gICAgcGFnZTogXCJodHRwOi8vYXBwLmV4YW1wbGVcIixcbiAgICB1cmw6IFwiaHR0cDovL2xvY2FsaG9zdDozMDAwL3N0YXR1c1wiLFxuICAgIHJlc3BvbnNlOiBvayhcIkFjY2Vzcy1Db250cm9sLUFsbG93LU9yaWdpbjogaHR0cDovL2FwcC5leGFtcGxlXCIpLFxuICB9LFxuICBcImJhZC1wb3J0XCI6IHsgdXJsOiBcImh0dHBzOi8vYXBpLmV4YW1wbGU6MjUvXCIsIHJlc3BvbnNlOiBvayhmb3JBcHApIH0sXG4gIFwibWl4ZWQtY29udGVudFwiOiB7IHVybDogXCJodHRwOi8vYXBpLmV4YW1wbGUvb3JkZXJzLzdcIiwgcmVzcG9uc2U6IG9rKGZvckFwcCkgfSxcbiAgXCJsb2NhbC1uZXR3b3JrLXRhcmdldFwiOiB7IHRhcmdldEFkZHJlc3NTcGFjZTogXCJsb2NhbFwiLCByZXNwb25zZTogb2soZm9yQXBwKSB9LFxuICB1bnJlYWNoYWJsZTogeyByZXNwb25zZTogXCJcIiB9LFxuICBcInRpbWVkLW91dFwiOiB7IHJlc3BvbnNlOiBvayhmb3JBcHApLCBkZWxpdmVyeTogXCJsYXRlXCIgfSxcbiAgXCJoZWFkLXRvby1sb25nXCI6IHsgcmVzcG9uc2U6IG9rKGZvckFwcCksIGRlbGl2ZXJ5OiBcImxvbmctaGVhZFwiIH0sXG4gIG1hbGZvcm1lZDogeyByZXNwb25zZTogXCJoZWxsb1wiIH0sXG4gIHRydW5jYXRlZDogeyByZXNwb25zZTogb2soZm9yQXBwLCBcIkNvbnRlbnQtTGVuZ3RoOiAxMDBcIikgfSxcbiAgY3NwOiB7IGNvbnRlbnRTZWN1cml0eVBvbGljeTogXCJjb25uZWN0LXNyYyAnc2VsZidcIiwgcmVzcG9uc2U6IG9rKGZvckFwcCkgfSxcbiAgXCJrZWVwYWxpdmUtdG9vLWxvbmdcIjogeyBtZXRob2Q6IFwiUE9TVFwiLCBrZWVwYWxpdmU6IFwidHJ1ZVwiLCBib2R5OiBcImFcIiwgYm9keUFzOiBcInJlcGVhdGVkXCIsIHJlc3BvbnNlOiBvayhmb3JBcHApIH0sXG4gIFwic3RyZWFtLW92ZXItaHR0cDFcIjogeyAuLi5wdXQsIGJvZHlBczogXCJzdHJlYW1cIiwgcHJlZmxpZ2h0OiBhbGxvd3NQdXQsIHJlc3BvbnNlOiBvayhmb3JBcHApIH0sXG4gIFwibm90LWNhY2hlZFwiOiB7IHBhZ2U6IFwiaHR0cHM6Ly9hcGkuZXhhbXBsZVwiLCBtb2RlOiBcInNhbWUtb3JpZ2luXCIsIGNhY2hlOiBcIm9ubHktaWYtY2FjaGVkXCIgfSxcbiAgXCJtb2RlLXNhbWUtb3JpZ2luXCI6IHsgbW9kZTogXCJzYW1lLW9yaWdpblwiIH0sXG4gIFwic2NoZW1lLW5vdC1jb3JzXCI6IHsgdXJsOiBcImZpbGU6Ly8vaG9tZS91c2VyL29yZGVycy5qc29uXCIgfSxcbiAgXCJzY2hlbWUtbm90LWZldGNoZWRcIjogeyB1cmw6IFwiYWJvdXQ6Y29uZmlnXCIsIG1vZGU6IFwibm8tY29yc1wiIH0sXG4gIFwicmFuZ2UtbWFsZm9ybWVkXCI6IHtcbiAgICBieTogXCJ2aWRlb1wiLFxuICAgIHJlc3BvbnNlOiBgSFRUUC8xLjEgMjA2IFBhcnRpYWwgQ29udGVudFxcbkNvbnRlbnQtVHlwZTogdmlkZW8vb2dnXFxuQ29udGVudC1SYW5nZTogYnl0ZXMgNS05LzEwXFxuJHtmb3JBcHB9XFxuXFxuT2dnU2AsXG4gIH0sXG59O1xuXG5jb25zdCByZXN1bHRzOiBQYXJ0aWFsPFJlY29yZDxFeHBsYW5hdGlvbkNvZGUsIEV4YW1wbGU+PiA9IHtcbiAgcmVhZGFibGU6IHsgLi4ucHV0LCBwcmVmbGlnaHQ6IGFsbG93c1B1dCwgcmVzcG9uc2U6IG9rKGZvckFwcCwgXCJWYXJ5OiBPcmlnaW5cIikgfSxcbiAgb3BhcXVlOiB7IG1vZGU6IFwibm8tY29yc1wiIH0sXG4gIFwib3BhcXVlLXJlZGlyZWN0XCI6IHsgcmVkaXJlY3Q6IFwibWFudWFsXCIsIHJlc3BvbnNlOiByZWRpcmVjdFRvKFwiL3NpZ24taW5cIiwgZm9yQXBwKSB9LFxuICBhYm9ydGVkOiB7IHNpZ25hbDogXCJhYm9ydGVkXCIsIHJlc3BvbnNlOiBvayhmb3JBcHApIH0sXG4gIG5hdmlnYXRlZDogeyBieTogXCJsaW5rXCIsIHJlc3BvbnNlOiBcIkhUVFAvMS4xIDIwMCBPS1xcbkNvbnRlbnQtVHlwZTogdGV4dC9odG1sXFxuXFxuPHA+XCIgfSxcbiAgXCJub3QtYS1yZXF1ZXN0XCI6IHsgbWV0aG9kOiBcIlRSQUNFXCIgfSxcbiAgXCJjb3JwLXNhbWUtb3JpZ2luXCI6IHsgbW9kZTogXCJuby1jb3JzXCIsIHJlc3BvbnNlOiBvayhcIkNyb3NzLU9yaWdpbi1SZXNvdXJjZS1Qb2xpY3k6IHNhbWUtb3JpZ2luXCIpIH0sXG4gIFwiY29ycC1zYW1lLXNpdGVcIjogeyBtb2RlOiBcIm5vLWNvcnNcIiwgcmVzcG9uc2U6IG9rKFwiQ3Jvc3MtT3JpZ2luLVJlc291cmNlLVBvbGljeTogc2FtZS1zaXRlXCIpIH0sXG59O1xuXG5jb25zdCBjYWNoZWRJbWFnZSA9IFwiSFRUUC8xLjEgMjAwIE9LXFxuQ29udGVudC1UeXBlOiBpbWFnZS9wbmdcXG5DYWNoZS1Db250cm9sOiBtYXgtYWdlPTYwMFxcblxcblxcdTAwODlQTkdcXHJcXG5cIjtcblxuY29uc3QgZWxlbWVudHM6IFBhcnRpYWw8UmVjb3JkPEV4cGxhbmF0aW9uQ29kZSwgRXhhbXBsZT4+ID0ge1xuICBub3NuaWZmOiBlbWJlZGRlZChcInNjcmlwdFwiLCBcIkhUVFAvMS4xIDIwMCBPS1xcbkNvbnRlbnQtVHlwZTogdGV4dC9wbGFpblxcblgtQ29udGVudC1UeXBlLU9wdGlvbnM6IG5vc25pZmZcXG5cXG4wXCIpLFxuICBcImNvcnMtY2FjaGVkXCI6IHsgYnk6IFwiaW1hZ2VcIiwgdXJsOiBcImh0dHBzOi8vY2RuLmV4YW1wbGUvbG9nby5wbmdcIiwgZWFybGllcjogXCJpbWFnZVwiLCByZXNwb25zZTogY2FjaGVkSW1hZ2UgfSxcbiAgaW50ZWdyaXR5OiB7XG4gICAgLi4ueyBieTogXCJzY3JpcHRcIiwgdXJsOiBcImh0dHBzOi8vY2RuLmV4YW1wbGUvYXBwLmpzXCIsIGludGVncml0eTogYHNoYTI1Ni0ke1wiQVwiLnJlcGVhdCg0Myl9PWAgfSxcbiAgICByZXNwb25zZTogYEhUVFAvMS4xIDIwMCBPS1xcbkNvbnRlbnQtVHlwZTogdGV4dC9qYXZhc2NyaXB0XFxuJHtmb3JBcHB9XFxuXFxuMGAsXG4gIH0sXG4gIFwibWltZS10eXBlXCI6IGVtYmVkZGVkKFwic2NyaXB0XCIsIFwiSFRUUC8xLjEgMjAwIE9LXFxuQ29udGVudC1UeXBlOiB0ZXh0L2NzdlxcblxcbjBcIiksXG4gIFwib3BhcXVlLXJlc3BvbnNlXCI6IGVtYmVkZGVkKFwiaW1hZ2VcIiwgYCR7b2soXCJYLUNvbnRlbnQtVHlwZS1PcHRpb25zOiBub3NuaWZmXCIpfVxcblxcbntcIm9yZGVyXCI6N31gKSxcbiAgXCJlbGVtZW50LXN0YXR1c1wiOiBlbWJlZGRlZChcInN0eWxlXCIsIFwiSFRUUC8xLjEgNDA0IE5vdCBGb3VuZFxcbkNvbnRlbnQtVHlwZTogdGV4dC9jc3NcXG5cXG5we31cIiksXG4gIFwiZWxlbWVudC1jb250ZW50XCI6IGVtYmVkZGVkKFwiaW1hZ2VcIiwgXCJIVFRQLzEuMSAyMDAgT0tcXG5Db250ZW50LVR5cGU6IGltYWdlL3BuZ1xcblxcbm5vdCBhbiBpbWFnZVwiKSxcbiAgXCJ4LWZyYW1lLW9wdGlvbnNcIjoge1xuICAgIGJ5OiBcImZyYW1lXCIsXG4gICAgcmVzcG9uc2U6IFwiSFRUUC8xLjEgMjAwIE9LXFxuQ29udGVudC1UeXBlOiB0ZXh0L2h0bWxcXG5YLUZyYW1lLU9wdGlvbnM6IERFTllcXG5cXG48cD5cIixcbiAgfSxcbiAgXCJmcmFtZS1hbmNlc3RvcnNcIjoge1xuICAgIGJ5OiBcImZyYW1lXCIsXG4gICAgcmVzcG9uc2U6IFwiSFRUUC8xLjEgMjAwIE9LXFxuQ29udGVudC1UeXBlOiB0ZXh0L2h0bWxcXG5Db250ZW50LVNlY3VyaXR5LVBvbGljeTogZnJhbWUtYW5jZXN0b3JzICdzZWxmJ1xcblxcbjxwPlwiLFxuICB9LFxuICBcImV2ZW50LXNvdXJjZS1zdGF0dXNcIjogeyBieTogXCJldmVudC1zb3VyY2VcIiwgcmVzcG9uc2U6IGBIVFRQLzEuMSA0MDQgTm90IEZvdW5kXFxuJHtmb3JBcHB9YCB9LFxuICBcImV2ZW50LXNvdXJjZS10eXBlXCI6IHsgYnk6IFwiZXZlbnQtc291cmNlXCIsIHJlc3BvbnNlOiBgSFRUUC8xLjEgMjAwIE9LXFxuJHtmb3JBcHB9XFxuQ29udGVudC1UeXBlOiB0ZXh0L2h0bWxcXG5cXG48cD5gIH0sXG4gIFwid2Vic29ja2V0LXN0YXR1c1wiOiB7IGJ5OiBcInNvY2tldFwiLCByZXNwb25zZTogXCJIVFRQLzEuMSA0MDMgRm9yYmlkZGVuXCIgfSxcbiAgXCJ3ZWJzb2NrZXQtaGFuZHNoYWtlXCI6IHtcbiAgICBieTogXCJzb2NrZXRcIixcbiAgICByZXNwb25zZTogXCJIVFRQLzEuMSAxMDEgU3dpdGNoaW5nIFByb3RvY29sc1xcblNlYy1XZWJTb2NrZXQtQWNjZXB0OiB4XCIsXG4gIH0sXG4gIFwid2Vic29ja2V0LXByb3RvY29sXCI6IHtcbiAgICBieTogXCJzb2NrZXRcIixcbiAgICByZXNwb25zZTogXCJIVFRQLzEuMSAxMDEgU3dpdGNoaW5nIFByb3RvY29sc1xcblNlYy1XZWJTb2NrZXQtUHJvdG9jb2w6IGNoYXRcIixcbiAgfSxcbiAgXCJ3ZWJzb2NrZXQtb3BlblwiOiB7IGJ5OiBcInNvY2tldFwiLCBjb29raWVzOiBzZXNzaW9uLCByZXNwb25zZTogXCJIVFRQLzEuMSAxMDEgU3dpdGNoaW5nIFByb3RvY29sc1wiIH0sXG59O1xuXG5jb25zdCBuYW1lZDogUGFydGlhbDxSZWNvcmQ8RXhwbGFuYXRpb25Db2RlLCBFeGFtcGxlPj4gPSB7IC4uLmNvcnMsIC4uLnJlZGlyZWN0cywgLi4ubmV0d29yaywgLi4ucmVzdWx0cywgLi4uZWxlbWVudHMgfTtcblxuY29uc3Qgb2ZDb29raWVzOiByZWFkb25seSAocmVhZG9ubHkgW3N0cmluZywgRXhhbXBsZSB8IHVuZGVmaW5lZF0pW10gPSBPYmplY3QuZW50cmllcyhjb29raWVFeGFtcGxlcykubWFwKFxuICAoW3JlYXNvbiwgY2hhbmdlZF0pID0+IFtgY29va2llLSR7cmVhc29ufWAsIGNoYW5nZWRdIGFzIGNvbnN0LFxuKTtcblxuLyoqIFRoZSBleGFtcGxlIG9mIGVhY2ggY29kZSB0aGF0IHRoZSBwbGF5Z3JvdW5kIGNhbiBzaG93LCB3aXRoIHRoZSBlbmdpbmUncyBvd24gZGF0YTogYXQgbGVhc3Qgb25lIGVuZ2luZSB5aWVsZHMgaXQuICovXG5leHBvcnQgY29uc3QgZXhhbXBsZXNCeUNvZGU6IFJlYWRvbmx5TWFwPHN0cmluZywgUGxheWdyb3VuZFN0YXRlPiA9IG5ldyBNYXAoXG4gIFsuLi5PYmplY3QuZW50cmllcyhuYW1lZCksIC4uLm9mQ29va2llc10ubWFwKChbY29kZSwgY2hhbmdlZCA9IHt9XSkgPT4gW2NvZGUsIHN0YXRlV2l0aChjaGFuZ2VkKV0pLFxuKTtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9maWxlbmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0cy9wcmVzZXQtbm90ZXMudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvcHJlc2V0cy9wcmVzZXQtbm90ZXMudHNcIjsvKiogV2hhdCB0byBsb29rIGF0IGluIGVhY2ggcHJlc2V0LCBhbmQgd2hhdCB0aGUgcGxheWdyb3VuZCBjYW5ub3Qgc2hvdy4gKi9cbmV4cG9ydCBjb25zdCBwcmVzZXROb3RlcyA9IHtcbiAgXCJoZWFkZXItbWlzc2luZ1wiOlxuICAgIFwiY3VybCBoYXMgbm8gc2FtZS1vcmlnaW4gcG9saWN5OiBpdCBzaG93cyBldmVyeSByZXNwb25zZS4gQSBicm93c2VyIHNoYXJlcyBhIHJlc3BvbnNlIHdpdGggYW5vdGhlciBvcmlnaW4gb25seSBpZiB0aGUgc2VydmVyIHBlcm1pdHMgaXQuXCIsXG4gIFwiZXJyb3Itd2l0aG91dC1oZWFkZXJzXCI6XG4gICAgXCJUaGUgaGFuZGxlciBmYWlsZWQgYmVmb3JlIGFueXRoaW5nIHdyb3RlIHRoZSBDT1JTIGhlYWRlcnMuIFdyaXRlIHRoZW0gb3V0c2lkZSB0aGUgZXJyb3IgaGFuZGxlciwgc28gdGhhdCBlcnJvcnMgaGF2ZSB0aGVtIHRvbzsgdGhlbiB0aGUgcGFnZSBjYW4gcmVhZCB0aGUgc3RhdHVzLlwiLFxuICBcInByZWZsaWdodC00MDFcIjpcbiAgICBcIkEgcHJlZmxpZ2h0IGhhcyBubyBBdXRob3JpemF0aW9uIGFuZCBubyBjb29raWVzLiBSZXNwb25kIHRvIGl0IGJlZm9yZSB5b3UgY2hlY2sgd2hvIHNlbmRzIHRoZSByZXF1ZXN0LlwiLFxuICBcInByZWZsaWdodC1yZWRpcmVjdFwiOiBcIkJyb3dzZXJzIGZvbGxvdyBubyByZWRpcmVjdCBmb3IgYSBwcmVmbGlnaHQuIFJlcXVlc3QgdGhlIFVSTCB0aGF0IGl0IGxlYWRzIHRvLlwiLFxuICBcIndpbGRjYXJkLWNyZWRlbnRpYWxzXCI6XG4gICAgXCJOYW1lIHRoZSBvbmUgb3JpZ2luIGluIHBsYWNlIG9mIGAqYCwgd2l0aCBgVmFyeTogT3JpZ2luYC4gRG9uJ3QgZWNobyBldmVyeSBvcmlnaW46IHNlZSB0aGUgbmV4dCBwcm9ibGVtLlwiLFxuICBcInJlZmxlY3RlZC1vcmlnaW5cIjpcbiAgICBcIlRoaXMgcGFnZSBpcyBhbiBhdHRhY2tlcidzLiBJdCByZWFkcyB0aGUgcmVzcG9uc2Ugd2l0aCB0aGUgdXNlcidzIGNvb2tpZXMsIHdoZXJlIHRoZSBlbmdpbmUgc2VuZHMgdGhlbS4gQ29tcGFyZSBPcmlnaW4gd2l0aCBhIGxpc3Qgb2Ygd2hvbGUgb3JpZ2lucy5cIixcbiAgXCJ0d28tdmFsdWVzXCI6IFwiV3JpdGUgdGhlIGhlYWRlciBpbiBvbmUgcGxhY2Ugb25seTogaW4gdGhlIHByb3h5IG9yIGluIHRoZSBhcHBsaWNhdGlvbi5cIixcbiAgXCJ0cmFpbGluZy1zbGFzaFwiOiBcIkFuIG9yaWdpbiBoYXMgbm8gcGF0aCwgc28gaXQgaGFzIG5vIHNsYXNoIGF0IGl0cyBlbmQuIFRoZSBjb21wYXJpc29uIGlzIGV4YWN0LlwiLFxuICBcInZhcnktbWlzc2luZ1wiOlxuICAgIFwiVGhlIHJlc3BvbnNlIGlzIGZvciBgaHR0cHM6Ly93d3cuYXBwLmV4YW1wbGVgLCBhbmQgYSBjYWNoZSBnYXZlIGl0IHRvIGBodHRwczovL2FwcC5leGFtcGxlYC4gU2VuZCBgVmFyeTogT3JpZ2luYCB3aXRoIGV2ZXJ5IHJlc3BvbnNlIG9mIHRoaXMgVVJMLCB3aXRoIGFuZCB3aXRob3V0IE9yaWdpbi5cIixcbiAgXCJjYWNoZWQtaW1hZ2VcIjpcbiAgICBcIlRoZSBwYWdlIGhhcyBzaG93biB0aGUgaW1hZ2Ugd2l0aG91dCBgY3Jvc3NvcmlnaW5gIGJlZm9yZSwgc28gQ2hyb21pdW0gYW5kIFdlYktpdCB0YWtlIHRoZSByZXNwb25zZSBmcm9tIHRoZWlyIGNhY2hlcywgYW5kIGl0IGhhcyBubyBDT1JTIGhlYWRlcnMuIFVzZSBgY3Jvc3NvcmlnaW5gIGV2ZXJ5d2hlcmUsIG9yIHNlbmQgdGhlIGhlYWRlcnMgYWx3YXlzLCB3aXRoIGBWYXJ5OiBPcmlnaW5gLlwiLFxuICBcImxvb3NlLXBhdHRlcm5cIjpcbiAgICBcIkEgcGF0dGVybiBzdWNoIGFzIGBsb2NhbGhvc3QqYCBhbHNvIG1hdGNoZXMgbmFtZXMgdGhhdCBhIHN0cmFuZ2VyIGNhbiByZWdpc3Rlci4gQ29tcGFyZSB3aG9sZSBvcmlnaW5zLlwiLFxuICBcImhlYWRlci1oaWRkZW5cIjogXCJBIHNjcmlwdCBzZWVzIHNldmVuIGhlYWRlcnMsIGFuZCB0aG9zZSB0aGF0IEFjY2Vzcy1Db250cm9sLUV4cG9zZS1IZWFkZXJzIGxpc3RzLlwiLFxuICBcImF1dGhvcml6YXRpb24td2lsZGNhcmRcIjpcbiAgICBcIkluIHRoZSBGZXRjaCBzdGFuZGFyZCwgYCpgIGRvZXMgbm90IGNvdmVyIEF1dGhvcml6YXRpb24sIGFzIHRoZSByb3cgYHN0YW5kYXJkYCBzaG93cy4gVGhlIHRocmVlIGVuZ2luZXMgcGVybWl0IGl0LiBMaXN0IGBhdXRob3JpemF0aW9uYC5cIixcbiAgXCJjb250ZW50LXR5cGVcIjogXCJPbmx5IHRocmVlIHR5cGVzIG9mIGJvZGllcyBuZWVkIG5vIHByZWZsaWdodCwgYW5kIEpTT04gaXMgbm90IG9uZSBvZiB0aGVtLiBMaXN0IGBjb250ZW50LXR5cGVgLlwiLFxuICBcIm1ldGhvZC1wYXRjaFwiOiBcIk1ldGhvZHMgYXJlIGNhc2Utc2Vuc2l0aXZlOiBicm93c2VycyBtYWtlIGBnZXRgIGFuZCBgcG9zdGAgdXBwZXItY2FzZSwgYnV0IG5vdCBgcGF0Y2hgLlwiLFxuICBcIm5vLWNvcnNcIjogXCJUaGUgcmVxdWVzdCBpcyBzZW50LCBhbmQgdGhlIHBhZ2UgZ2V0cyBub3RoaW5nIG9mIHRoZSByZXNwb25zZS4gYG5vLWNvcnNgIGlzIG5ldmVyIHRoZSBmaXguXCIsXG4gIFwiY29va2llcy1taXNzaW5nXCI6XG4gICAgXCJDaHJvbWl1bSBkb2VzIG5vdCBzZW5kIGEgY29va2llIHdpdGhvdXQgU2FtZVNpdGUgYWNyb3NzIHNpdGVzLCBhbmQgRmlyZWZveCBoYXMgc2VwYXJhdGUgY29va2llcyBmb3IgZWFjaCBzaXRlLiBUaGUgdmVyZGljdCBvbiBDT1JTIGRvZXMgbm90IGRlcGVuZCBvbiBpdDogbG9vayBhdCBDb29raWVzIGJlbG93LlwiLFxuICBcIm9yaWdpbi1udWxsXCI6XG4gICAgXCJNYW55IHBhZ2VzIGhhdmUgdGhlIG9yaWdpbiBgbnVsbGAsIGFuIGF0dGFja2VyJ3Mgc2FuZGJveGVkIGZyYW1lIHRvby4gTmV2ZXIgbGlzdCBpdCB3aXRoIGNyZWRlbnRpYWxzLlwiLFxuICBcImxvY2FsLW5ldHdvcmtcIjpcbiAgICBcIkl0IGlzIGEgcGVybWlzc2lvbiB0aGF0IHRoZSB1c2VyIGdpdmVzLCBhbmQgbm90IGEgaGVhZGVyLiBXZWJLaXQgYmxvY2tzIHRoaXMgcmVxdWVzdCBhcyBtaXhlZCBjb250ZW50LlwiLFxuICBcImdhdGV3YXktZXJyb3JcIjpcbiAgICBcIkEgZ2F0ZXdheSByZXNwb25kcyBpbiBwbGFjZSBvZiB0aGUgYXBwbGljYXRpb24sIHdpdGhvdXQgaXRzIGhlYWRlcnMuIENvbmZpZ3VyZSB0aGVtIGF0IHRoZSBnYXRld2F5LlwiLFxuICB3ZWJzb2NrZXQ6IFwiVGhlIGhhbmRzaGFrZSBpcyBub3Qgc3ViamVjdCB0byBDT1JTLiBUaGUgc2VydmVyIG11c3QgY2hlY2sgT3JpZ2luIGJlZm9yZSBpdCBhY2NlcHRzLlwiLFxuICBcImV2ZW50LXN0cmVhbVwiOiBcIkEgcmVzcG9uc2UgdGhhdCBpcyB3cml0dGVuIHBhc3QgdGhlIGZyYW1ld29yayBsYWNrcyB0aGUgZnJhbWV3b3JrJ3MgaGVhZGVycy5cIixcbiAgZm9udDogXCJDaHJvbWl1bSBhbmQgRmlyZWZveCBsb2FkIGZvbnRzIHdpdGggQ09SUyBvbmx5LiBXZWJLaXRHVEsgbG9hZHMgdGhlbSB3aXRob3V0IGl0LlwiLFxuICBcIm9wYXF1ZS1mb3ItY29yc1wiOlxuICAgIFwiVGhlIHBhZ2UncyBjb25zb2xlIHNheXMgd2hhdCBpcyBhYm92ZTogaXRzIHJlcXVlc3QgZmFpbGVkLCBiZWNhdXNlIHRoZSB3b3JrZXIgcmVzcG9uZGVkIHdpdGggYW4gb3BhcXVlIHJlc3BvbnNlLiBCZWxvdyBpcyB0aGUgd29ya2VyJ3Mgb3duIHJlcXVlc3QsIHdoaWNoIGdvdCB0aGF0IHJlc3BvbnNlLiBMZXQgdGhlIHdvcmtlciBmZXRjaCBgZXZlbnQucmVxdWVzdGAgYXMgaXQgaXMuXCIsXG4gIFwicHJldmlldy1wYXR0ZXJuXCI6IFwiQW55Ym9keSBjYW4gaGF2ZSBhIG5hbWUgYmVsb3cgdmVyY2VsLmFwcC4gVGhlIHBvbGljeSBpcyByZWZ1c2VkLCB3aXRoIHRoZSB3YXlzIG91dC5cIixcbiAgY2FwYWNpdG9yOiBcIlRoZSBhcHAncyBvcmlnaW4gaGFzIGFub3RoZXIgc2NoZW1lIHRoYW4gdGhlIHNlcnZlcidzIGxpc3QuIE9yaWdpbnMgb2YgYXBwcyBhcmUgY29tcGFyZWQgbGlrZSBvdGhlcnMuXCIsXG4gIGV4dGVuc2lvbjpcbiAgICBcIkFuIGV4dGVuc2lvbidzIG93biBwYWdlIGhhcyB0aGUgZXh0ZW5zaW9uJ3Mgb3JpZ2luLiBJdHMgY29udGVudCBzY3JpcHRzIGhhdmUgdGhlIG9yaWdpbiBvZiB0aGUgcGFnZSB0aGF0IHRoZXkgYXJlIGluLlwiLFxuICBlbGVjdHJvbjpcbiAgICBcIkEgcGFnZSBmcm9tIGEgZmlsZSBoYXMgdGhlIG9yaWdpbiBgbnVsbGAsIGFuZCBubyB2YWx1ZSBwZXJtaXRzIGBmaWxlOmAuIFNlcnZlIGl0IGZyb20gYSBzY2hlbWUgb2YgdGhlIGFwcCdzIG93bi5cIixcbiAgXCJjYWxsYmFjay10aHJvd3NcIjogXCJBbiBvcmlnaW4gdGhhdCBpc24ndCBsaXN0ZWQgaXMgbm8gZXJyb3IuIExlYXZlIHRoZSBoZWFkZXJzIG91dCwgYW5kIHJlc3BvbmQgYXMgdXN1YWwuXCIsXG4gIFwibWF4LWFnZVwiOlxuICAgIFwiVGhlIGRpYWdyYW0gb2YgZWFjaCBlbmdpbmUgc2hvd3MgaG93IGxvbmcgaXQga2VlcHMgdGhlIHByZWZsaWdodDogYXQgbW9zdCB0d28gaG91cnMgaW4gQ2hyb21pdW0sIGEgZGF5IGluIEZpcmVmb3gsIHRlbiBtaW51dGVzIGluIFdlYktpdC5cIixcbiAgXCJtaXhlZC1jb250ZW50XCI6IFwiSXQgbG9va3MgbGlrZSBhIENPUlMgZXJyb3IgaW4gc29tZSBjb25zb2xlcy4gTm8gaGVhZGVyIGhlbHBzOiB1c2UgaHR0cHMuXCIsXG4gIFwiaG9zdC1yZXdyaXR0ZW5cIjpcbiAgICBcIlRoZSBVUkwgaGVyZSBpcyB3aGF0IHRoZSBzZXJ2ZXIgcmVjZWl2ZXMgYmVoaW5kIHRoZSBwcm94eS4gTGlzdCB0aGF0IG5hbWUgaW4gYGhvc3RzYCwgb3IgbGV0IHRoZSBwcm94eSBwYXNzIEhvc3Qgb24uXCIsXG4gIFwiZXhlY3V0ZWQtYW55d2F5XCI6XG4gICAgXCJUaGlzIHBhZ2UgaXMgYW4gYXR0YWNrZXIncywgc28gZG9uJ3Qgc2hhcmUgYW55dGhpbmcgd2l0aCBpdC4gVGhlIG1vbmV5IGlzIGdvbmUgYmVmb3JlIHRoZSBicm93c2VyIGRlY2lkZXMgd2hhdCB0aGUgcGFnZSBtYXkgcmVhZC4gVGhlIHNlcnZlciBpdHNlbGYgbXVzdCByZWZ1c2UgdGhlIHJlcXVlc3QuXCIsXG59IGFzIGNvbnN0O1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9wcmVzZXRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9wcmVzZXRzL3Byb2JsZW1zLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL3ByZXNldHMvcHJvYmxlbXMudHNcIjtpbXBvcnQgdHlwZSB7IFBsYXlncm91bmRTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5pbXBvcnQgeyBwcmVzZXROb3RlcyB9IGZyb20gXCIuL3ByZXNldC1ub3Rlcy50c1wiO1xuaW1wb3J0IHsgYWxsb3dlZCwgZm9yQXBwLCBqc29uLCBvaywgcHV0LCBzZXNzaW9uLCBzdGF0ZVdpdGgsIHdpdGhDcmVkZW50aWFscyB9IGZyb20gXCIuL3N0YXRlcy50c1wiO1xuXG4vKiogQSBwcm9ibGVtIHRoYXQgcGVvcGxlIHJ1biBpbnRvLCBhcyBhIHN0YXRlIHRvIGxvb2sgYXQgYW5kIHRvIGNoYW5nZS4gKi9cbmludGVyZmFjZSBQcmVzZXQge1xuICByZWFkb25seSBpZDogc3RyaW5nO1xuICByZWFkb25seSB0aXRsZTogc3RyaW5nO1xuICAvKiogV2hhdCB0byBsb29rIGF0LCBhbmQgd2hhdCB0aGUgcGxheWdyb3VuZCBjYW5ub3Qgc2hvdy4gKi9cbiAgcmVhZG9ubHkgbm90ZTogc3RyaW5nO1xuICByZWFkb25seSBzdGF0ZTogUGxheWdyb3VuZFN0YXRlO1xuICAvKiogV2hhdCB0aGUgcGFnZSdzIGNvbnNvbGUgc2F5cywgd2hlcmUgdGhhdCBpcyBhYm91dCBtb3JlIHRoYW4gdGhpcyByZXF1ZXN0LiAqL1xuICByZWFkb25seSBtZXNzYWdlOiBzdHJpbmcgfCB1bmRlZmluZWQ7XG59XG5cbmNvbnN0IHByZXNldCA9IChcbiAgaWQ6IGtleW9mIHR5cGVvZiBwcmVzZXROb3RlcyxcbiAgdGl0bGU6IHN0cmluZyxcbiAgY2hhbmdlZDogUGFydGlhbDxQbGF5Z3JvdW5kU3RhdGU+LFxuICBtZXNzYWdlPzogc3RyaW5nLFxuKTogUHJlc2V0ID0+ICh7IGlkLCB0aXRsZSwgbm90ZTogcHJlc2V0Tm90ZXNbaWRdLCBzdGF0ZTogc3RhdGVXaXRoKGNoYW5nZWQpLCBtZXNzYWdlIH0pO1xuXG5jb25zdCBldmlsID0gXCJodHRwczovL2V2aWwuZXhhbXBsZVwiO1xuY29uc3QgZm9yRXZpbCA9IGBBY2Nlc3MtQ29udHJvbC1BbGxvdy1PcmlnaW46ICR7ZXZpbH1gO1xuY29uc3Qgd2l0aENvb2tpZXM6IFBhcnRpYWw8UGxheWdyb3VuZFN0YXRlPiA9IHsgY3JlZGVudGlhbHM6IFwiaW5jbHVkZVwiLCBjb29raWVzOiBzZXNzaW9uIH07XG5cbmNvbnN0IHBvbGljeSA9IChyZXNvdXJjZXM6IHN0cmluZyk6IHN0cmluZyA9PlxuICBgc2FsbHlwb3J0OiAxXFxuc2VsZjogW2h0dHBzOi8vYXBpLmV4YW1wbGVdXFxub3JpZ2luczpcXG4gIGFwcDogW2h0dHBzOi8vYXBwLmV4YW1wbGVdXFxucmVzb3VyY2VzOlxcbiR7cmVzb3VyY2VzfWA7XG5cbi8qKiBUaGUgcHJvYmxlbXMgdGhhdCBwZW9wbGUgcnVuIGludG8gbW9zdCwgYnkgaG93IHRoZXkgYXJlIGRlc2NyaWJlZC4gKi9cbmV4cG9ydCBjb25zdCBwcmVzZXRzOiByZWFkb25seSBQcmVzZXRbXSA9IFtcbiAgcHJlc2V0KFwiaGVhZGVyLW1pc3NpbmdcIiwgXCJJdCB3b3JrcyBpbiBjdXJsLCBhbmQgdGhlIGJyb3dzZXIgc2F5cyB0aGF0IHRoZSBoZWFkZXIgaXMgbWlzc2luZ1wiLCB7fSksXG4gIHByZXNldChcImVycm9yLXdpdGhvdXQtaGVhZGVyc1wiLCBcIlRoZSBlcnJvciA1MDAgaGFzIG5vIENPUlMgaGVhZGVycywgc28gaXQgbG9va3MgbGlrZSBhIENPUlMgZXJyb3JcIiwge1xuICAgIHJlc3BvbnNlOiBcIkhUVFAvMS4xIDUwMCBJbnRlcm5hbCBTZXJ2ZXIgRXJyb3JcXG5Db250ZW50LVR5cGU6IHRleHQvaHRtbFwiLFxuICB9KSxcbiAgcHJlc2V0KFwicHJlZmxpZ2h0LTQwMVwiLCBcIlRoZSBwcmVmbGlnaHQgZ2V0cyA0MDE6IHRoZSBzZXJ2ZXIgY2hlY2tzIHdobyBpdCBpcyBiZWZvcmUgQ09SU1wiLCB7XG4gICAgLi4ucHV0LFxuICAgIGhlYWRlcnM6IGAke2pzb259XFxuQXV0aG9yaXphdGlvbjogQmVhcmVyIHNlY3JldGAsXG4gICAgcHJlZmxpZ2h0OiBgSFRUUC8xLjEgNDAxIFVuYXV0aG9yaXplZFxcbiR7Zm9yQXBwfWAsXG4gICAgcmVzcG9uc2U6IG9rKGZvckFwcCksXG4gIH0pLFxuICBwcmVzZXQoXCJwcmVmbGlnaHQtcmVkaXJlY3RcIiwgXCJUaGUgcHJlZmxpZ2h0IGlzIHJlZGlyZWN0ZWQsIHRvIGh0dHBzIG9yIHRvIGEgdHJhaWxpbmcgc2xhc2hcIiwge1xuICAgIC4uLnB1dCxcbiAgICBwcmVmbGlnaHQ6IGBIVFRQLzEuMSAzMDggUGVybWFuZW50IFJlZGlyZWN0XFxuTG9jYXRpb246IC9vcmRlcnMvNy9cXG4ke2ZvckFwcH1gLFxuICB9KSxcbiAgcHJlc2V0KFwid2lsZGNhcmQtY3JlZGVudGlhbHNcIiwgXCJgKmAgZG9lcyBub3Qgd29yayB3aXRoIGNvb2tpZXNcIiwge1xuICAgIC4uLndpdGhDb29raWVzLFxuICAgIHJlc3BvbnNlOiBvayhcIkFjY2Vzcy1Db250cm9sLUFsbG93LU9yaWdpbjogKlwiLCB3aXRoQ3JlZGVudGlhbHMpLFxuICB9KSxcbiAgcHJlc2V0KFwicmVmbGVjdGVkLW9yaWdpblwiLCBcIlRoZSBzZXJ2ZXIgZWNob2VzIGV2ZXJ5IE9yaWdpbiwgYW5kIGFueSBzaXRlIHJlYWRzIHRoZSB1c2VyJ3MgZGF0YVwiLCB7XG4gICAgLi4ud2l0aENvb2tpZXMsXG4gICAgcGFnZTogZXZpbCxcbiAgICByZXNwb25zZTogb2soZm9yRXZpbCwgd2l0aENyZWRlbnRpYWxzKSxcbiAgfSksXG4gIHByZXNldChcInR3by12YWx1ZXNcIiwgXCJUaGUgaGVhZGVyIGlzIHRoZXJlIHR3aWNlOiB0aGUgcHJveHkgYW5kIHRoZSBhcHBsaWNhdGlvbiBib3RoIGFkZCBpdFwiLCB7XG4gICAgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiAqXCIsIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiAqXCIpLFxuICB9KSxcbiAgcHJlc2V0KFwidHJhaWxpbmctc2xhc2hcIiwgXCJUaGUgb3JpZ2luIGluIHRoZSBsaXN0IGVuZHMgaW4gYSBzbGFzaFwiLCB7XG4gICAgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBodHRwczovL2FwcC5leGFtcGxlL1wiLCBcIlZhcnk6IE9yaWdpblwiKSxcbiAgfSksXG4gIHByZXNldChcInZhcnktbWlzc2luZ1wiLCBcIkl0IGZhaWxzIG5vdyBhbmQgdGhlbjogYSBDRE4gY2FjaGVkIHRoZSByZXNwb25zZSBmb3IgYW5vdGhlciBvcmlnaW5cIiwge1xuICAgIHJlc3BvbnNlOiBvayhcIkFjY2Vzcy1Db250cm9sLUFsbG93LU9yaWdpbjogaHR0cHM6Ly93d3cuYXBwLmV4YW1wbGVcIiwgXCJBZ2U6IDQ1XCIpLFxuICB9KSxcbiAgcHJlc2V0KFwiY2FjaGVkLWltYWdlXCIsIFwiQW4gaW1hZ2Ugd2l0aCBgY3Jvc3NvcmlnaW5gIGdldHMgdGhlIGNhY2hlZCByZXNwb25zZSBvZiBvbmUgd2l0aG91dFwiLCB7XG4gICAgLi4ueyBieTogXCJpbWFnZVwiLCB1cmw6IFwiaHR0cHM6Ly9jZG4uZXhhbXBsZS9sb2dvLnBuZ1wiLCBlYXJsaWVyOiBcImltYWdlXCIgfSxcbiAgICByZXNwb25zZTogXCJIVFRQLzEuMSAyMDAgT0tcXG5Db250ZW50LVR5cGU6IGltYWdlL2dpZlxcbkNhY2hlLUNvbnRyb2w6IG1heC1hZ2U9NjAwXFxuXFxuR0lGODlhXCIsXG4gIH0pLFxuICBwcmVzZXQoXCJsb29zZS1wYXR0ZXJuXCIsIFwiQSBsb29zZSBwYXR0ZXJuIGxldHMgYSBzdHJhbmdlciBpbjogbG9jYWxob3N0LmV2aWwuZXhhbXBsZVwiLCB7XG4gICAgLi4ud2l0aENvb2tpZXMsXG4gICAgcGFnZTogXCJodHRwOi8vbG9jYWxob3N0LmV2aWwuZXhhbXBsZVwiLFxuICAgIHJlc3BvbnNlOiBvayhcIkFjY2Vzcy1Db250cm9sLUFsbG93LU9yaWdpbjogaHR0cDovL2xvY2FsaG9zdC5ldmlsLmV4YW1wbGVcIiwgd2l0aENyZWRlbnRpYWxzLCBcIlZhcnk6IE9yaWdpblwiKSxcbiAgfSksXG4gIHByZXNldChcImhlYWRlci1oaWRkZW5cIiwgXCJEZXZUb29scyBzaG93cyB0aGUgaGVhZGVyLCBhbmQgdGhlIHNjcmlwdCBnZXRzIG51bGxcIiwge1xuICAgIHJlc3BvbnNlOiBvayhmb3JBcHAsIFwiWC1Ub3RhbC1Db3VudDogMTIwXCIpLFxuICB9KSxcbiAgcHJlc2V0KFwiYXV0aG9yaXphdGlvbi13aWxkY2FyZFwiLCBcIkFjY2Vzcy1Db250cm9sLUFsbG93LUhlYWRlcnM6ICogYW5kIEF1dGhvcml6YXRpb25cIiwge1xuICAgIGhlYWRlcnM6IFwiQXV0aG9yaXphdGlvbjogQmVhcmVyIHNlY3JldFwiLFxuICAgIHByZWZsaWdodDogYWxsb3dlZChmb3JBcHAsIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctSGVhZGVyczogKlwiKSxcbiAgICByZXNwb25zZTogb2soZm9yQXBwKSxcbiAgfSksXG4gIHByZXNldChcImNvbnRlbnQtdHlwZVwiLCBcIkpTT04gbmVlZHMgYSBwcmVmbGlnaHQ6IENvbnRlbnQtVHlwZSBpcyBub3QgYWxsb3dlZFwiLCB7XG4gICAgLi4ucHV0LFxuICAgIG1ldGhvZDogXCJQT1NUXCIsXG4gICAgcHJlZmxpZ2h0OiBhbGxvd2VkKGZvckFwcCksXG4gICAgcmVzcG9uc2U6IG9rKGZvckFwcCksXG4gIH0pLFxuICBwcmVzZXQoXCJtZXRob2QtcGF0Y2hcIiwgXCJQQVRDSCBpcyBub3QgYWxsb3dlZCwgb3IgaXQgaXMgd3JpdHRlbiBwYXRjaFwiLCB7XG4gICAgLi4ucHV0LFxuICAgIG1ldGhvZDogXCJwYXRjaFwiLFxuICAgIHByZWZsaWdodDogYWxsb3dlZChmb3JBcHAsIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctTWV0aG9kczogUEFUQ0hcIiwgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1IZWFkZXJzOiBjb250ZW50LXR5cGVcIiksXG4gICAgcmVzcG9uc2U6IG9rKGZvckFwcCksXG4gIH0pLFxuICBwcmVzZXQoXCJuby1jb3JzXCIsIFwiV2l0aCBtb2RlIG5vLWNvcnMgdGhlIHJlc3BvbnNlIGlzIGVtcHR5LCB3aXRoIHN0YXR1cyAwXCIsIHsgbW9kZTogXCJuby1jb3JzXCIgfSksXG4gIHByZXNldChcImNvb2tpZXMtbWlzc2luZ1wiLCBcIkNPUlMgcGFzc2VzLCBhbmQgdGhlIGNvb2tpZSBpcyBub3QgdGhlcmVcIiwge1xuICAgIGNyZWRlbnRpYWxzOiBcImluY2x1ZGVcIixcbiAgICBjb29raWVzOiBcInNlc3Npb249MTsgUGF0aD0vOyBTZWN1cmU7IEh0dHBPbmx5XCIsXG4gICAgcmVzcG9uc2U6IG9rKGZvckFwcCwgd2l0aENyZWRlbnRpYWxzLCBcIlZhcnk6IE9yaWdpblwiKSxcbiAgfSksXG4gIHByZXNldChcIm9yaWdpbi1udWxsXCIsIFwiVGhlIG9yaWdpbiBpcyBudWxsOiBhIHNhbmRib3hlZCBmcmFtZSwgb3IgYSBwYWdlIGZyb20gYSBmaWxlXCIsIHtcbiAgICBwYWdlOiBcIm51bGxcIixcbiAgICByZXNwb25zZTogb2soZm9yQXBwKSxcbiAgfSksXG4gIHByZXNldChcImxvY2FsLW5ldHdvcmtcIiwgXCJBIHB1YmxpYyBwYWdlIHJlcXVlc3RzIGxvY2FsaG9zdDogcGVybWlzc2lvbiB3YXMgZGVuaWVkXCIsIHtcbiAgICB1cmw6IFwiaHR0cDovL2xvY2FsaG9zdDozMDAwL3N0YXR1c1wiLFxuICAgIHJlc3BvbnNlOiBvayhmb3JBcHApLFxuICB9KSxcbiAgcHJlc2V0KFwiZ2F0ZXdheS1lcnJvclwiLCBcIlRoZSBnYXRld2F5J3Mgb3duIGVycm9yIGhhcyBubyBDT1JTIGhlYWRlcnNcIiwge1xuICAgIHJlc3BvbnNlOiBcIkhUVFAvMS4xIDUwNCBHYXRld2F5IFRpbWVvdXRcXG5Db250ZW50LVR5cGU6IHRleHQvaHRtbFxcblNlcnZlcjogYXdzZWxiLzIuMFwiLFxuICB9KSxcbiAgcHJlc2V0KFwid2Vic29ja2V0XCIsIFwiQ09SUyBkb2VzIG5vdCBhcHBseSB0byBhIFdlYlNvY2tldDogYW5vdGhlciBzaXRlIG9wZW5zIG9uZSB3aXRoIHRoZSB1c2VyJ3MgY29va2llc1wiLCB7XG4gICAgcGFnZTogZXZpbCxcbiAgICBieTogXCJzb2NrZXRcIixcbiAgICB1cmw6IFwiaHR0cHM6Ly9hcGkuZXhhbXBsZS9saXZlXCIsXG4gICAgY29va2llczogc2Vzc2lvbixcbiAgICByZXNwb25zZTogXCJIVFRQLzEuMSAxMDEgU3dpdGNoaW5nIFByb3RvY29sc1wiLFxuICB9KSxcbiAgcHJlc2V0KFwiZXZlbnQtc3RyZWFtXCIsIFwiQW4gZXZlbnQgc3RyZWFtIGJ5cGFzc2VzIHRoZSBmcmFtZXdvcmsncyBoZWFkZXJzXCIsIHtcbiAgICBieTogXCJldmVudC1zb3VyY2VcIixcbiAgICB1cmw6IFwiaHR0cHM6Ly9hcGkuZXhhbXBsZS9ldmVudHNcIixcbiAgICByZXNwb25zZTogXCJIVFRQLzEuMSAyMDAgT0tcXG5Db250ZW50LVR5cGU6IHRleHQvZXZlbnQtc3RyZWFtXFxuXFxuZGF0YTogMVxcblxcblwiLFxuICB9KSxcbiAgcHJlc2V0KFwiZm9udFwiLCBcIkEgZm9udCBmcm9tIGFub3RoZXIgb3JpZ2luIG5lZWRzIENPUlNcIiwge1xuICAgIGJ5OiBcImZvbnRcIixcbiAgICB1cmw6IFwiaHR0cHM6Ly9jZG4uZXhhbXBsZS90ZXh0LndvZmYyXCIsXG4gICAgcmVzcG9uc2U6IFwiSFRUUC8xLjEgMjAwIE9LXFxuQ29udGVudC1UeXBlOiBmb250L3dvZmYyXFxuXFxud09GMlwiLFxuICB9KSxcbiAgcHJlc2V0KFxuICAgIFwib3BhcXVlLWZvci1jb3JzXCIsXG4gICAgXCJBIHNlcnZpY2Ugd29ya2VyIHJlc3BvbmRzIHdpdGggYW4gb3BhcXVlIHJlc3BvbnNlLCBhbmQgdGhlIHBhZ2UgZ2V0cyBhbiBlcnJvclwiLFxuICAgIHtcbiAgICAgIG1vZGU6IFwibm8tY29yc1wiLFxuICAgICAgdXJsOiBcImh0dHBzOi8vYXBpLmV4YW1wbGUvb3JkZXJzXCIsXG4gICAgICByZXNwb25zZTogb2soXCJDcm9zcy1PcmlnaW4tUmVzb3VyY2UtUG9saWN5OiBjcm9zcy1vcmlnaW5cIiksXG4gICAgfSxcbiAgICAnVGhlIEZldGNoRXZlbnQgZm9yIFwiaHR0cHM6Ly9hcGkuZXhhbXBsZS9vcmRlcnNcIiByZXN1bHRlZCBpbiBhIG5ldHdvcmsgZXJyb3IgcmVzcG9uc2U6IGFuIFwib3BhcXVlXCIgcmVzcG9uc2Ugd2FzIHVzZWQgZm9yIGEgcmVxdWVzdCB3aG9zZSB0eXBlIGlzIG5vdCBuby1jb3JzJyxcbiAgKSxcbiAgcHJlc2V0KFwicHJldmlldy1wYXR0ZXJuXCIsIFwiUHJldmlldyBkZXBsb3ltZW50czogKi52ZXJjZWwuYXBwIGFkbWl0cyBldmVyeSBjdXN0b21lclwiLCB7XG4gICAgcGFnZTogXCJodHRwczovL3Nob3AtZ2l0LW1haW4udmVyY2VsLmFwcFwiLFxuICAgIHNlcnZlcjogXCJwb2xpY3lcIixcbiAgICBwb2xpY3k6XG4gICAgICAnc2FsbHlwb3J0OiAxXFxuc2VsZjogW2h0dHBzOi8vYXBpLmV4YW1wbGVdXFxub3JpZ2luczpcXG4gIHByZXZpZXdzOiBbXCJodHRwczovLyoudmVyY2VsLmFwcFwiXVxcbnJlc291cmNlczpcXG4gIC0gcGF0aDogL29yZGVycy86aWRcXG4gICAgc2hhcmU6IHsgd2l0aDogW3ByZXZpZXdzXSwgbWV0aG9kczogW0dFVF0gfVxcbicsXG4gIH0pLFxuICBwcmVzZXQoXCJjYXBhY2l0b3JcIiwgXCJBbiBhcHAncyBvcmlnaW46IGNhcGFjaXRvcjovL2xvY2FsaG9zdFwiLCB7XG4gICAgcGFnZTogXCJjYXBhY2l0b3I6Ly9sb2NhbGhvc3RcIixcbiAgICByZXNwb25zZTogb2soXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1PcmlnaW46IGh0dHBzOi8vbG9jYWxob3N0XCIpLFxuICB9KSxcbiAgcHJlc2V0KFwiZXh0ZW5zaW9uXCIsIFwiQW4gZXh0ZW5zaW9uJ3MgcGFnZSwgb3IgaXRzIGNvbnRlbnQgc2NyaXB0XCIsIHtcbiAgICBwYWdlOiBcImNocm9tZS1leHRlbnNpb246Ly9hYmNkZWZnaGlqa2xtbm9wYWJjZGVmZ2hpamtsbW5vcC9wb3B1cC5odG1sXCIsXG4gICAgcmVzcG9uc2U6IG9rKGZvckFwcCksXG4gIH0pLFxuICBwcmVzZXQoXCJlbGVjdHJvblwiLCBcIkVsZWN0cm9uIGxvYWRzIGl0cyBwYWdlIGZyb20gYSBmaWxlXCIsIHtcbiAgICBwYWdlOiBcImZpbGU6Ly8vb3B0L2FwcC9pbmRleC5odG1sXCIsXG4gICAgcmVzcG9uc2U6IG9rKFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctT3JpZ2luOiBmaWxlOi8vXCIpLFxuICB9KSxcbiAgcHJlc2V0KFwiY2FsbGJhY2stdGhyb3dzXCIsIFwiVGhlIGNhbGxiYWNrIHRocm93cyBcdTIwMUNOb3QgYWxsb3dlZCBieSBDT1JTXHUyMDFELCBhbmQgdGhlIHByZWZsaWdodCBnZXRzIDUwMFwiLCB7XG4gICAgLi4ucHV0LFxuICAgIHByZWZsaWdodDogXCJIVFRQLzEuMSA1MDAgSW50ZXJuYWwgU2VydmVyIEVycm9yXCIsXG4gIH0pLFxuICBwcmVzZXQoXCJtYXgtYWdlXCIsIFwiSG93IGxvbmcgYSBwcmVmbGlnaHQgaXMgY2FjaGVkOiBlYWNoIGVuZ2luZSBoYXMgaXRzIG93biBtYXhpbXVtXCIsIHtcbiAgICAuLi5wdXQsXG4gICAgcHJlZmxpZ2h0OiBhbGxvd2VkKFxuICAgICAgZm9yQXBwLFxuICAgICAgXCJBY2Nlc3MtQ29udHJvbC1BbGxvdy1NZXRob2RzOiBQVVRcIixcbiAgICAgIFwiQWNjZXNzLUNvbnRyb2wtQWxsb3ctSGVhZGVyczogY29udGVudC10eXBlXCIsXG4gICAgICBcIkFjY2Vzcy1Db250cm9sLU1heC1BZ2U6IDg2NDAwXCIsXG4gICAgKSxcbiAgICByZXNwb25zZTogb2soZm9yQXBwKSxcbiAgfSksXG4gIHByZXNldChcIm1peGVkLWNvbnRlbnRcIiwgXCJBIHBhZ2Ugd2l0aCBodHRwcyByZXF1ZXN0cyBodHRwXCIsIHtcbiAgICB1cmw6IFwiaHR0cDovL2FwaS5leGFtcGxlL29yZGVycy83XCIsXG4gICAgcmVzcG9uc2U6IG9rKGZvckFwcCksXG4gIH0pLFxuICBwcmVzZXQoXCJob3N0LXJld3JpdHRlblwiLCBcIkEgcHJveHkgcmV3cml0ZXMgSG9zdCwgYW5kIHRoZSBwb2xpY3kgZG9lcyBub3Qga25vdyBpdFwiLCB7XG4gICAgdXJsOiBcImh0dHBzOi8vYmFja2VuZC5pbnRlcm5hbC5leGFtcGxlL29yZGVycy83XCIsXG4gICAgc2VydmVyOiBcInBvbGljeVwiLFxuICAgIHBvbGljeTogcG9saWN5KFwiICAtIHBhdGg6IC9vcmRlcnMvOmlkXFxuICAgIHNoYXJlOiB7IHdpdGg6IFthcHBdLCBtZXRob2RzOiBbR0VUXSB9XFxuXCIpLFxuICB9KSxcbiAgcHJlc2V0KFwiZXhlY3V0ZWQtYW55d2F5XCIsIFwiQ09SUyBkb2VzIG5vdCBzdG9wIGV4ZWN1dGlvbjogYW5vdGhlciBzaXRlJ3MgUE9TVCBydW5zXCIsIHtcbiAgICAuLi53aXRoQ29va2llcyxcbiAgICBwYWdlOiBldmlsLFxuICAgIG1ldGhvZDogXCJQT1NUXCIsXG4gICAgdXJsOiBcImh0dHBzOi8vYmFuay5leGFtcGxlL3RyYW5zZmVyc1wiLFxuICAgIGJvZHk6IFwidG89ZXZlJmFtb3VudD0xMDBcIixcbiAgICBoZWFkZXJzOiBcIkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24veC13d3ctZm9ybS11cmxlbmNvZGVkXCIsXG4gIH0pLFxuXTtcbiIsICJjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZGlybmFtZSA9IFwiL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvc3RhdGVcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL3N0YXRlL2FkZHJlc3MudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvc3RhdGUvYWRkcmVzcy50c1wiO2ltcG9ydCB7IGVtcHR5U3RhdGUsIGZpZWxkcywgdHlwZSBQbGF5Z3JvdW5kU3RhdGUgfSBmcm9tIFwiLi9wbGF5Z3JvdW5kLXN0YXRlLnRzXCI7XG5cbi8qKiBUaGUgdmVyc2lvbiBvZiB0aGUgY29kZWMuIEEgbGF0ZXIgb25lIGhhcyBhbm90aGVyLCBzbyB0aGF0IG9sZCBsaW5rcyBjYW4gc3RpbGwgYmUgcmVhZC4gKi9cbmNvbnN0IHByZWZpeCA9IFwiMS5cIjtcblxuLyoqIFRoZSBsb25nZXN0IGFkZHJlc3MgdGhhdCBzZXJ2ZXJzLCBjaGF0cyBhbmQgYnJvd3NlcnMgdGFrZSB3aXRob3V0IGN1dHRpbmcgaXQgb2ZmLiAqL1xuZXhwb3J0IGNvbnN0IG1heEFkZHJlc3MgPSAzMl8wMDA7XG5cbi8qKiBXaHkgYW4gYWRkcmVzcyBpcyBub3QgYSBzdGF0ZS4gKi9cbnR5cGUgQWRkcmVzc1Byb2JsZW0gPSBcInZlcnNpb25cIiB8IFwidG9vLWxvbmdcIiB8IFwibWFsZm9ybWVkXCI7XG5cbmV4cG9ydCBjb25zdCBhZGRyZXNzVGV4dHM6IFJlYWRvbmx5PFJlY29yZDxBZGRyZXNzUHJvYmxlbSwgc3RyaW5nPj4gPSB7XG4gIHZlcnNpb246IFwiVGhpcyBsaW5rIHdhcyBtYWRlIGJ5IGFub3RoZXIgdmVyc2lvbiBvZiB0aGUgcGxheWdyb3VuZC4gSXRzIGNvbnRlbnQgd2FzIG5vdCByZWFkLlwiLFxuICBcInRvby1sb25nXCI6IGBBIGxpbmsgaGFzIGF0IG1vc3QgJHttYXhBZGRyZXNzfSBjaGFyYWN0ZXJzLiBDb3B5IHRoZSBwb2xpY3kgYXMgdGV4dCBpbnN0ZWFkLmAsXG4gIG1hbGZvcm1lZDogXCJUaGlzIGxpbmsgaXMgZGFtYWdlZCwgYW5kIGl0cyBjb250ZW50IHdhcyBub3QgcmVhZC4gV2FzIGl0IGN1dCBvZmY/XCIsXG59O1xuXG5mdW5jdGlvbiB0b0Jhc2U2NHVybCh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICBsZXQgYnl0ZXMgPSBcIlwiO1xuICBmb3IgKGNvbnN0IGJ5dGUgb2YgbmV3IFRleHRFbmNvZGVyKCkuZW5jb2RlKHRleHQpKSBieXRlcyArPSBTdHJpbmcuZnJvbUNoYXJDb2RlKGJ5dGUpO1xuICByZXR1cm4gYnRvYShieXRlcykucmVwbGFjZUFsbChcIitcIiwgXCItXCIpLnJlcGxhY2VBbGwoXCIvXCIsIFwiX1wiKS5yZXBsYWNlQWxsKFwiPVwiLCBcIlwiKTtcbn1cblxuZnVuY3Rpb24gZnJvbUJhc2U2NHVybCh0ZXh0OiBzdHJpbmcpOiBzdHJpbmcge1xuICBjb25zdCBieXRlcyA9IGF0b2IodGV4dC5yZXBsYWNlQWxsKFwiLVwiLCBcIitcIikucmVwbGFjZUFsbChcIl9cIiwgXCIvXCIpKTtcbiAgcmV0dXJuIG5ldyBUZXh0RGVjb2RlcihcInV0Zi04XCIsIHsgZmF0YWw6IHRydWUgfSkuZGVjb2RlKFVpbnQ4QXJyYXkuZnJvbShieXRlcywgKG9uZSkgPT4gb25lLmNoYXJDb2RlQXQoMCkpKTtcbn1cblxuLyoqIFdoZXRoZXIgYSB2YWx1ZSBtYXkgc3RhbmQgaW4gYSBmaWVsZC4gKi9cbmZ1bmN0aW9uIGlzVmFsaWQobmFtZToga2V5b2YgUGxheWdyb3VuZFN0YXRlLCB2YWx1ZTogdW5rbm93bik6IGJvb2xlYW4ge1xuICBjb25zdCBhbGxvd2VkOiBudW1iZXIgfCByZWFkb25seSBzdHJpbmdbXSA9IGZpZWxkc1tuYW1lXTtcbiAgcmV0dXJuIHR5cGVvZiB2YWx1ZSA9PT0gXCJzdHJpbmdcIiAmJiAodHlwZW9mIGFsbG93ZWQgPT09IFwibnVtYmVyXCIgPyB2YWx1ZS5sZW5ndGggPD0gYWxsb3dlZCA6IGFsbG93ZWQuaW5jbHVkZXModmFsdWUpKTtcbn1cblxuLyoqXG4gKiBBIHN0YXRlIGFzIGl0IHN0YW5kcyBiZWhpbmQgdGhlIGAjYCBvZiBhbiBhZGRyZXNzOiBvbmx5IHdoYXQgZGlmZmVycyBmcm9tIHRoZSBlbXB0eSBzdGF0ZS5cbiAqIEByZXR1cm5zIHRoZSB0ZXh0LCBvciBgdW5kZWZpbmVkYCB3aGVyZSBpdCwgb3IgYSBmaWVsZCwgd291bGQgYmUgdG9vIGxvbmcgZm9yIGFuIGFkZHJlc3NcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGVuY29kZVN0YXRlKHN0YXRlOiBQbGF5Z3JvdW5kU3RhdGUpOiBzdHJpbmcgfCB1bmRlZmluZWQge1xuICBjb25zdCBjaGFuZ2VkID0gT2JqZWN0LmVudHJpZXMoc3RhdGUpLmZpbHRlcigoW25hbWUsIHZhbHVlXSkgPT4gZW1wdHlTdGF0ZVtuYW1lIGFzIGtleW9mIFBsYXlncm91bmRTdGF0ZV0gIT09IHZhbHVlKTtcbiAgaWYgKCFjaGFuZ2VkLmV2ZXJ5KChbbmFtZSwgdmFsdWVdKSA9PiBpc1ZhbGlkKG5hbWUgYXMga2V5b2YgUGxheWdyb3VuZFN0YXRlLCB2YWx1ZSkpKSByZXR1cm4gdW5kZWZpbmVkO1xuICBjb25zdCBqc29uID0gSlNPTi5zdHJpbmdpZnkoT2JqZWN0LmZyb21FbnRyaWVzKGNoYW5nZWQpKTtcbiAgaWYgKGpzb24ubGVuZ3RoID4gbWF4QWRkcmVzcykgcmV0dXJuIHVuZGVmaW5lZDtcbiAgY29uc3QgdGV4dCA9IHByZWZpeCArIHRvQmFzZTY0dXJsKGpzb24pO1xuICByZXR1cm4gdGV4dC5sZW5ndGggPiBtYXhBZGRyZXNzID8gdW5kZWZpbmVkIDogdGV4dDtcbn1cblxuLyoqXG4gKiBSZWFkcyB3aGF0IHN0YW5kcyBiZWhpbmQgdGhlIGAjYCBvZiBhbiBhZGRyZXNzLCB3aG9ldmVyIHdyb3RlIGl0LlxuICogQHJldHVybnMgdGhlIHN0YXRlLCBvciB3aHkgdGhlcmUgaXMgbm9uZTsgbm90aGluZyBpbiBpdCBpcyBydW4gb3IgZmV0Y2hlZFxuICovXG5leHBvcnQgZnVuY3Rpb24gZGVjb2RlU3RhdGUodGV4dDogc3RyaW5nKTogeyByZWFkb25seSBzdGF0ZTogUGxheWdyb3VuZFN0YXRlIH0gfCB7IHJlYWRvbmx5IHByb2JsZW06IEFkZHJlc3NQcm9ibGVtIH0ge1xuICBpZiAoIXRleHQuc3RhcnRzV2l0aChwcmVmaXgpKSByZXR1cm4geyBwcm9ibGVtOiAvXlswLTldK1xcLi8udGVzdCh0ZXh0KSA/IFwidmVyc2lvblwiIDogXCJtYWxmb3JtZWRcIiB9O1xuICBpZiAodGV4dC5sZW5ndGggPiBtYXhBZGRyZXNzKSByZXR1cm4geyBwcm9ibGVtOiBcInRvby1sb25nXCIgfTtcbiAgbGV0IHJlYWQ6IHVua25vd247XG4gIHRyeSB7XG4gICAgcmVhZCA9IEpTT04ucGFyc2UoZnJvbUJhc2U2NHVybCh0ZXh0LnNsaWNlKHByZWZpeC5sZW5ndGgpKSk7XG4gIH0gY2F0Y2gge1xuICAgIHJldHVybiB7IHByb2JsZW06IFwibWFsZm9ybWVkXCIgfTtcbiAgfVxuICBpZiAodHlwZW9mIHJlYWQgIT09IFwib2JqZWN0XCIgfHwgcmVhZCA9PT0gbnVsbCB8fCBBcnJheS5pc0FycmF5KHJlYWQpKSByZXR1cm4geyBwcm9ibGVtOiBcIm1hbGZvcm1lZFwiIH07XG4gIGNvbnN0IGdpdmVuID0gT2JqZWN0LmVudHJpZXMocmVhZCk7XG4gIGNvbnN0IG5hbWVzID0gT2JqZWN0LmtleXMoZmllbGRzKTtcbiAgaWYgKCFnaXZlbi5ldmVyeSgoW25hbWUsIHZhbHVlXSkgPT4gbmFtZXMuaW5jbHVkZXMobmFtZSkgJiYgaXNWYWxpZChuYW1lIGFzIGtleW9mIFBsYXlncm91bmRTdGF0ZSwgdmFsdWUpKSlcbiAgICByZXR1cm4geyBwcm9ibGVtOiBcIm1hbGZvcm1lZFwiIH07XG4gIHJldHVybiB7IHN0YXRlOiB7IC4uLmVtcHR5U3RhdGUsIC4uLk9iamVjdC5mcm9tRW50cmllcyhnaXZlbikgfSB9O1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL2ZlbmNlcy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL2ZlbmNlcy50c1wiO2ltcG9ydCB0eXBlIHsgTWFya2Rvd25SZW5kZXJlciB9IGZyb20gXCIuL21hcmtkb3duLnRzXCI7XG5cbi8qKiBMZWF2ZXMgYSBmZW5jZSBpdHMgbGFuZ3VhZ2UgYWxvbmU6IHdoYXQgc3RhbmRzIGJlaGluZCBpdCBpcyBmb3IgdGhlIHRlc3RzIG9mIHRoZSBkb2N1bWVudHMuICovXG5leHBvcnQgZnVuY3Rpb24gZmVuY2VOYW1lcyhtZDogTWFya2Rvd25SZW5kZXJlcik6IHZvaWQge1xuICBtZC5jb3JlLnJ1bGVyLnB1c2goXCJmZW5jZS1uYW1lc1wiLCAoeyB0b2tlbnMgfSkgPT4ge1xuICAgIGZvciAoY29uc3QgdG9rZW4gb2YgdG9rZW5zKSB7XG4gICAgICBpZiAodG9rZW4udHlwZSAhPT0gXCJmZW5jZVwiKSBjb250aW51ZTtcbiAgICAgIGNvbnN0IFtsYW5ndWFnZSA9IFwiXCIsIC4uLnJlc3RdID0gdG9rZW4uaW5mby50cmltKCkuc3BsaXQoL1xccysvKTtcbiAgICAgIHRva2VuLmluZm8gPSBsYW5ndWFnZTtcbiAgICAgIHRva2VuLm1ldGEgPSByZXN0LmpvaW4oXCIgXCIpO1xuICAgIH1cbiAgfSk7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3NcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3MvbGlua3MudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9saW5rcy50c1wiO2ltcG9ydCB7IGV4aXN0c1N5bmMgfSBmcm9tIFwibm9kZTpmc1wiO1xuaW1wb3J0IHsgcG9zaXggfSBmcm9tIFwibm9kZTpwYXRoXCI7XG5pbXBvcnQgeyBzb3VyY2VPZiwgdHlwZSBNYXJrZG93blJlbmRlcmVyIH0gZnJvbSBcIi4vbWFya2Rvd24udHNcIjtcbmltcG9ydCB7IHJlcG9zaXRvcnksIHNpdGVGaWxlIH0gZnJvbSBcIi4vcGFnZXMudHNcIjtcblxuLyoqIFdoZXJlIGZpbGVzIHRoYXQgYXJlbid0IGRvY3VtZW50cyBhcmUgc2hvd246IGF0IHRoZSByZXBvc2l0b3J5J3MgaG9zdCwgb3IgYXMgY29waWVzIG9uIHRoZSBzaXRlLiAqL1xudHlwZSBTb3VyY2VMaW5rID0gKHBhdGg6IHN0cmluZykgPT4gc3RyaW5nO1xuXG4vKiogV2hhdCBhIGRvY3VtZW50IGxpbmtzIHRvIGJ5IGEgcmVsYXRpdmUgcGF0aCwgYXMgYW4gYWRkcmVzcyBvZiB0aGUgc2l0ZS4gKi9cbmZ1bmN0aW9uIHNpdGVMaW5rKGhyZWY6IHN0cmluZywgZnJvbTogc3RyaW5nLCBzb3VyY2VMaW5rOiBTb3VyY2VMaW5rKTogc3RyaW5nIHtcbiAgaWYgKC9eW2Etel1bYS16MC05Ky4tXSo6L2kudGVzdChocmVmKSB8fCBocmVmLnN0YXJ0c1dpdGgoXCIjXCIpIHx8IGhyZWYuc3RhcnRzV2l0aChcIi9cIikpIHJldHVybiBocmVmO1xuICBjb25zdCBbcGF0aCA9IFwiXCIsIGhhc2hdID0gaHJlZi5zcGxpdChcIiNcIik7XG4gIGNvbnN0IHRhcmdldCA9IHBvc2l4Lm5vcm1hbGl6ZShwb3NpeC5qb2luKHBvc2l4LmRpcm5hbWUoZnJvbSksIGRlY29kZVVSSShwYXRoKSkpO1xuICBjb25zdCBmaWxlID0gc2l0ZUZpbGUodGFyZ2V0KSA/PyBzaXRlRmlsZShgJHt0YXJnZXQucmVwbGFjZSgvXFwvJC8sIFwiXCIpfS9SRUFETUUubWRgKTtcbiAgY29uc3QgaXNQYWdlID1cbiAgICBmaWxlICE9PSB1bmRlZmluZWQgJiYgKHNpdGVGaWxlKHRhcmdldCkgIT09IHVuZGVmaW5lZCB8fCBleGlzdHNTeW5jKGAke3JlcG9zaXRvcnl9LyR7dGFyZ2V0fS9SRUFETUUubWRgKSk7XG4gIHJldHVybiBgJHtpc1BhZ2UgPyBgLyR7ZmlsZX1gIDogc291cmNlTGluayh0YXJnZXQpfSR7aGFzaCA9PT0gdW5kZWZpbmVkID8gXCJcIiA6IGAjJHtoYXNofWB9YDtcbn1cblxuLyoqIE1ha2VzIHJlbGF0aXZlIGxpbmtzIG9mIHRoZSBkb2N1bWVudHMsIHdoaWNoIHdvcmsgaW4gYSBjaGVja291dCwgbGlua3Mgb2YgdGhlIHNpdGUuICovXG5leHBvcnQgZnVuY3Rpb24gc2l0ZUxpbmtzKG1kOiBNYXJrZG93blJlbmRlcmVyLCBzb3VyY2VMaW5rOiBTb3VyY2VMaW5rKTogdm9pZCB7XG4gIG1kLmNvcmUucnVsZXIucHVzaChcInNpdGUtbGlua3NcIiwgKGNvcmUpID0+IHtcbiAgICBjb25zdCB7IHRva2VucyB9ID0gY29yZTtcbiAgICBjb25zdCBmcm9tID0gc291cmNlT2YoY29yZSk7XG4gICAgZm9yIChjb25zdCB7IHR5cGUsIGNoaWxkcmVuIH0gb2YgdG9rZW5zKSB7XG4gICAgICBpZiAodHlwZSAhPT0gXCJpbmxpbmVcIikgY29udGludWU7XG4gICAgICBmb3IgKGNvbnN0IHRva2VuIG9mIGNoaWxkcmVuID8/IFtdKSB7XG4gICAgICAgIGNvbnN0IGhyZWYgPSB0b2tlbi50eXBlID09PSBcImxpbmtfb3BlblwiID8gdG9rZW4uYXR0ckdldChcImhyZWZcIikgOiBudWxsO1xuICAgICAgICBpZiAoaHJlZiAhPT0gbnVsbCkgdG9rZW4uYXR0clNldChcImhyZWZcIiwgc2l0ZUxpbmsoaHJlZiwgZnJvbSwgc291cmNlTGluaykpO1xuICAgICAgfVxuICAgIH1cbiAgfSk7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3NcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3MvbWFya2Rvd24udHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9tYXJrZG93bi50c1wiO2ltcG9ydCB7IHBvc2l4IH0gZnJvbSBcIm5vZGU6cGF0aFwiO1xuaW1wb3J0IHR5cGUgeyBNYXJrZG93blJlbmRlcmVyIH0gZnJvbSBcInZpdGVwcmVzc1wiO1xuaW1wb3J0IHsgcmVwb3NpdG9yeSB9IGZyb20gXCIuL3BhZ2VzLnRzXCI7XG5cbmV4cG9ydCB0eXBlIHsgTWFya2Rvd25SZW5kZXJlciB9O1xuXG4vKiogQSBkb2N1bWVudCB0aGF0IGhhcyBiZWVuIHBhcnNlZCwgYW5kIGl0cyB0b2tlbnM7IGFzIFZpdGVQcmVzcydzIG93biBjb3B5IG9mIHRoZSBwYXJzZXIgaGFzIHRoZW0uICovXG5leHBvcnQgdHlwZSBDb3JlID0gUGFyYW1ldGVyczxQYXJhbWV0ZXJzPE1hcmtkb3duUmVuZGVyZXJbXCJjb3JlXCJdW1wicnVsZXJcIl1bXCJwdXNoXCJdPlsxXT5bMF07XG5leHBvcnQgdHlwZSBUb2tlbiA9IENvcmVbXCJ0b2tlbnNcIl1bbnVtYmVyXTtcblxuLyoqIFRoZSBkb2N1bWVudCdzIHBhdGggaW4gdGhlIHJlcG9zaXRvcnk7IGVtcHR5IHdoZXJlIGEgdGV4dCBpcyBubyBkb2N1bWVudDogYSB0aXRsZSBvZiBpdHMgb3duLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHNvdXJjZU9mKHsgZW52IH06IENvcmUpOiBzdHJpbmcge1xuICBjb25zdCB7IHJlYWxQYXRoLCBwYXRoID0gXCJcIiB9ID0gZW52IGFzIHsgcmVhZG9ubHkgcmVhbFBhdGg/OiBzdHJpbmc7IHJlYWRvbmx5IHBhdGg/OiBzdHJpbmcgfTtcbiAgY29uc3Qgd2hvbGUgPSByZWFsUGF0aCA/PyBwYXRoO1xuICByZXR1cm4gd2hvbGUgPT09IFwiXCIgPyBcIlwiIDogcG9zaXgucmVsYXRpdmUocG9zaXgubm9ybWFsaXplKHJlcG9zaXRvcnkpLCB3aG9sZSk7XG59XG4iLCAiY29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2Rpcm5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3NcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfZmlsZW5hbWUgPSBcIi93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3Mvb3Blbi1leGFtcGxlLnRzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ltcG9ydF9tZXRhX3VybCA9IFwiZmlsZTovLy93b3JrL3d0L3MxNS9hcHBzL3NpdGUvc3JjL2RvY3Mvb3Blbi1leGFtcGxlLnRzXCI7aW1wb3J0IHsgZW5jb2RlU3RhdGUgfSBmcm9tIFwiLi4vc3RhdGUvYWRkcmVzcy50c1wiO1xuaW1wb3J0IHsgc3RhdGVXaXRoIH0gZnJvbSBcIi4uL3ByZXNldHMvc3RhdGVzLnRzXCI7XG5pbXBvcnQgeyBkcmF3aW5nc09mIH0gZnJvbSBcIi4uL2V4Y2hhbmdlL2RyYXdpbmdzLnRzXCI7XG5pbXBvcnQgdHlwZSB7IERyYXduRXhhbXBsZSB9IGZyb20gXCIuL2V4YW1wbGVzLnRzXCI7XG5pbXBvcnQgeyBzb3VyY2VPZiwgdHlwZSBDb3JlLCB0eXBlIE1hcmtkb3duUmVuZGVyZXIsIHR5cGUgVG9rZW4gfSBmcm9tIFwiLi9tYXJrZG93bi50c1wiO1xuXG5jb25zdCBvcGVuVGV4dHMgPSB7XG4gIHBsYXlncm91bmQ6IFwiT3BlbiB0aGlzIGV4YW1wbGUgaW4gdGhlIHBsYXlncm91bmRcIixcbiAgZWRpdG9yOiBcIk9wZW4gdGhpcyBwb2xpY3kgaW4gdGhlIHBvbGljeSBlZGl0b3JcIixcbn0gYXMgY29uc3Q7XG5cbmludGVyZmFjZSBQYWdlRXhhbXBsZXMge1xuICAvKiogQnkgY29kZS4gKi9cbiAgcmVhZG9ubHkgZXhwbGFuYXRpb25zOiBSZWFkb25seU1hcDxzdHJpbmcsIERyYXduRXhhbXBsZT47XG4gIC8qKiBUaGUgcGxheWdyb3VuZCdzIGFkZHJlc3Mgb2YgYSByZWFzb24sIGJ5IGl0cyBjb2RlLiAqL1xuICByZWFkb25seSByZWFzb25zOiBSZWFkb25seU1hcDxzdHJpbmcsIHN0cmluZz47XG59XG5cbi8qKiBBIHBhcmFncmFwaCB3aXRoIG9uZSBsaW5rLiAqL1xuZnVuY3Rpb24gbGlua1RvKHsgVG9rZW46IE1hZGUgfTogQ29yZSwgaHJlZjogc3RyaW5nLCB0ZXh0OiBzdHJpbmcpOiByZWFkb25seSBUb2tlbltdIHtcbiAgY29uc3Qgb3BlbiA9IG5ldyBNYWRlKFwicGFyYWdyYXBoX29wZW5cIiwgXCJwXCIsIDEpO1xuICBvcGVuLmF0dHJTZXQoXCJjbGFzc1wiLCBcIm9wZW4tZXhhbXBsZVwiKTtcbiAgY29uc3QgaW5saW5lID0gbmV3IE1hZGUoXCJpbmxpbmVcIiwgXCJcIiwgMCk7XG4gIGNvbnN0IGxpbmsgPSBuZXcgTWFkZShcImxpbmtfb3BlblwiLCBcImFcIiwgMSk7XG4gIGxpbmsuYXR0clNldChcImhyZWZcIiwgaHJlZik7XG4gIGNvbnN0IGNvbnRlbnQgPSBuZXcgTWFkZShcInRleHRcIiwgXCJcIiwgMCk7XG4gIGNvbnRlbnQuY29udGVudCA9IHRleHQ7XG4gIGlubGluZS5jaGlsZHJlbiA9IFtsaW5rLCBjb250ZW50LCBuZXcgTWFkZShcImxpbmtfY2xvc2VcIiwgXCJhXCIsIC0xKV07XG4gIGlubGluZS5jb250ZW50ID0gdGV4dDtcbiAgcmV0dXJuIFtvcGVuLCBpbmxpbmUsIG5ldyBNYWRlKFwicGFyYWdyYXBoX2Nsb3NlXCIsIFwicFwiLCAtMSldO1xufVxuXG5mdW5jdGlvbiBodG1sKHsgVG9rZW46IE1hZGUgfTogQ29yZSwgY29udGVudDogc3RyaW5nKTogVG9rZW4ge1xuICBjb25zdCB0b2tlbiA9IG5ldyBNYWRlKFwiaHRtbF9ibG9ja1wiLCBcIlwiLCAwKTtcbiAgdG9rZW4uY29udGVudCA9IGNvbnRlbnQ7XG4gIHJldHVybiB0b2tlbjtcbn1cblxuLyoqIFRoZSBkcmF3aW5nIHN0YW5kcyBpbiB0aGUgZG9jdW1lbnQsIHNvIHRoYXQgaXQgaXMgdGhlcmUgd2l0aG91dCBzY3JpcHRzIGFuZCBub3RoaW5nIG1vdmVzIHdoZW4gdGhlIGVsZW1lbnQgaXMgcmVhZHkuICovXG5jb25zdCBkcmF3aW5nT2YgPSAoeyBleGNoYW5nZSwgZmlyc3QsIGlzU3BsaXQgfTogRHJhd25FeGFtcGxlKTogc3RyaW5nID0+XG4gIGA8c2FsbHlwb3J0LWV4Y2hhbmdlIGNsYXNzPVwiJHtpc1NwbGl0ID8gXCJzcGxpdFwiIDogXCJqb2luZWRcIn1cIiBleGNoYW5nZT1cIiR7ZXhjaGFuZ2V9XCIgdi1wcmU+JHtkcmF3aW5nc09mKGZpcnN0LnNlcXVlbmNlKS5qb2luKFwiXCIpfTwvc2FsbHlwb3J0LWV4Y2hhbmdlPlxcbmA7XG5cbmNvbnN0IGlzRmVuY2UgPSAoeyB0eXBlLCBtZXRhIH06IHsgdHlwZTogc3RyaW5nOyBtZXRhOiB1bmtub3duIH0sIC4uLm5hbWVzOiByZWFkb25seSBzdHJpbmdbXSk6IGJvb2xlYW4gPT5cbiAgdHlwZSA9PT0gXCJmZW5jZVwiICYmIHR5cGVvZiBtZXRhID09PSBcInN0cmluZ1wiICYmIG5hbWVzLnNvbWUoKG5hbWUpID0+IG1ldGEuc3BsaXQoXCIgXCIpLmluY2x1ZGVzKG5hbWUpKTtcblxuY29uc3QgZHJhd25XaXRoTGluayA9IChjb3JlOiBDb3JlLCBleGFtcGxlOiBEcmF3bkV4YW1wbGUpOiByZWFkb25seSBUb2tlbltdID0+IFtcbiAgaHRtbChjb3JlLCBkcmF3aW5nT2YoZXhhbXBsZSkpLFxuICAuLi5saW5rVG8oY29yZSwgYC9wbGF5Z3JvdW5kLmh0bWwjJHtleGFtcGxlLnN0YXRlfWAsIG9wZW5UZXh0cy5wbGF5Z3JvdW5kKSxcbl07XG5cbi8qKiBBIGRvY3VtZW50IG5hbWVzIGFuIGV4YW1wbGUgaW4gYSBjb21tZW50LCB3aGljaCBhIGNoZWNrb3V0IGRvZXMgbm90IHNob3cuICovXG5mdW5jdGlvbiBuYW1lZEV4YW1wbGUoeyB0eXBlLCBjb250ZW50IH06IFRva2VuLCBleGFtcGxlczogUGFnZUV4YW1wbGVzW1wiZXhwbGFuYXRpb25zXCJdKTogRHJhd25FeGFtcGxlIHwgdW5kZWZpbmVkIHtcbiAgY29uc3QgZm91bmQgPSB0eXBlID09PSBcImh0bWxfYmxvY2tcIiA/IC9ePCEtLSBleGNoYW5nZTogKFthLXotXSspIC0tPlxccyokLy5leGVjKGNvbnRlbnQpIDogbnVsbDtcbiAgY29uc3QgWywgbmFtZSA9IFwiXCJdID0gZm91bmQgPz8gW107XG4gIGlmIChuYW1lICE9PSBcIlwiICYmICFleGFtcGxlcy5oYXMobmFtZSkpIHRocm93IG5ldyBFcnJvcihgVGhlcmUgaXMgbm8gZXhhbXBsZSAke25hbWV9LmApO1xuICByZXR1cm4gZXhhbXBsZXMuZ2V0KG5hbWUpO1xufVxuXG5jb25zdCBlZGl0b3JMaW5rID0gKGNvcmU6IENvcmUsIHBvbGljeTogc3RyaW5nKTogcmVhZG9ubHkgVG9rZW5bXSA9PiB7XG4gIGNvbnN0IHN0YXRlID0gZW5jb2RlU3RhdGUoc3RhdGVXaXRoKHsgc2VydmVyOiBcInBvbGljeVwiLCBwb2xpY3kgfSkpO1xuICByZXR1cm4gc3RhdGUgPT09IHVuZGVmaW5lZCA/IFtdIDogbGlua1RvKGNvcmUsIGAvcG9saWN5LWVkaXRvci5odG1sIyR7c3RhdGV9YCwgb3BlblRleHRzLmVkaXRvcik7XG59O1xuXG4vKiogQmVoaW5kIHRoZSBmaXJzdCBwYXJhZ3JhcGggb2YgYW4gZXhwbGFuYXRpb24sIGl0cyBkcmF3aW5nOyBiZWhpbmQgYSBwb2xpY3kgb3IgYSByZXF1ZXN0LCB3aGVyZSBpdCBvcGVucy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBvcGVuRXhhbXBsZXMobWQ6IE1hcmtkb3duUmVuZGVyZXIsIHsgZXhwbGFuYXRpb25zLCByZWFzb25zIH06IFBhZ2VFeGFtcGxlcyk6IHZvaWQge1xuICBtZC5jb3JlLnJ1bGVyLnB1c2goXCJvcGVuLWV4YW1wbGVzXCIsIChjb3JlKSA9PiB7XG4gICAgY29uc3QgeyB0b2tlbnMgfSA9IGNvcmU7XG4gICAgY29uc3QgZmlsZSA9IHNvdXJjZU9mKGNvcmUpO1xuICAgIGNvbnN0IFssIGtpbmQsIGNvZGUgPSBcIlwiXSA9IC9eZG9jc1xcLyhbYS16XSspXFwvKFthLXowLTktXSspXFwubWQkLy5leGVjKGZpbGUpID8/IFtdO1xuICAgIGNvbnN0IGV4YW1wbGUgPSBraW5kID09PSBcImV4cGxhbmF0aW9uc1wiID8gZXhwbGFuYXRpb25zLmdldChjb2RlKSA6IHVuZGVmaW5lZDtcbiAgICBjb25zdCByZWFzb24gPSBraW5kID09PSBcInJlYXNvbnNcIiA/IHJlYXNvbnMuZ2V0KGNvZGUpIDogdW5kZWZpbmVkO1xuICAgIGNvbnN0IGZpcnN0UGFyYWdyYXBoID0gdG9rZW5zLmZpbmRJbmRleCgoeyB0eXBlIH0pID0+IHR5cGUgPT09IFwicGFyYWdyYXBoX2Nsb3NlXCIpO1xuICAgIGNvbnN0IGZpcnN0SHR0cCA9IHRva2Vucy5maW5kSW5kZXgoKHsgdHlwZSwgaW5mbyB9KSA9PiB0eXBlID09PSBcImZlbmNlXCIgJiYgaW5mbyA9PT0gXCJodHRwXCIpO1xuICAgIGNvbnN0IGZpcnN0UG9saWN5ID0gdG9rZW5zLmZpbmRJbmRleCgoeyB0eXBlLCBpbmZvIH0pID0+IHR5cGUgPT09IFwiZmVuY2VcIiAmJiBpbmZvID09PSBcInlhbWxcIik7XG4gICAgLy8gTm8gcGFnZSBzZW5kcyB0aGlzIHJlcXVlc3Q6IHdoYXQgY2FuIGJlIG9wZW5lZCBpcyBpdHMgcG9saWN5LlxuICAgIGNvbnN0IG9wZW5zUG9saWN5ID0gKGtpbmQgPT09IFwicmVhc29uc1wiIHx8IGtpbmQgPT09IFwiZmluZGluZ3NcIikgJiYgcmVhc29uID09PSB1bmRlZmluZWQ7XG4gICAgY29yZS50b2tlbnMgPSB0b2tlbnMuZmxhdE1hcCgodG9rZW4sIGluZGV4KTogVG9rZW5bXSA9PiB7XG4gICAgICBjb25zdCBuYW1lZCA9IG5hbWVkRXhhbXBsZSh0b2tlbiwgZXhwbGFuYXRpb25zKTtcbiAgICAgIGlmIChuYW1lZCAhPT0gdW5kZWZpbmVkKSByZXR1cm4gWy4uLmRyYXduV2l0aExpbmsoY29yZSwgbmFtZWQpXTtcbiAgICAgIGlmIChleGFtcGxlICE9PSB1bmRlZmluZWQgJiYgaW5kZXggPT09IGZpcnN0UGFyYWdyYXBoKSByZXR1cm4gW3Rva2VuLCAuLi5kcmF3bldpdGhMaW5rKGNvcmUsIGV4YW1wbGUpXTtcbiAgICAgIGlmIChyZWFzb24gIT09IHVuZGVmaW5lZCAmJiBpbmRleCA9PT0gZmlyc3RIdHRwKVxuICAgICAgICByZXR1cm4gW3Rva2VuLCAuLi5saW5rVG8oY29yZSwgYC9wbGF5Z3JvdW5kLmh0bWwjJHtyZWFzb259YCwgb3BlblRleHRzLnBsYXlncm91bmQpXTtcbiAgICAgIGlmIChvcGVuc1BvbGljeSAmJiBpbmRleCA9PT0gZmlyc3RQb2xpY3kpIHJldHVybiBbdG9rZW4sIC4uLmVkaXRvckxpbmsoY29yZSwgdG9rZW4uY29udGVudCldO1xuICAgICAgaWYgKGtpbmQgPT09IHVuZGVmaW5lZCB8fCAhaXNGZW5jZSh0b2tlbiwgXCJyZWZ1c2VkXCIsIFwicmVwb3J0ZWRcIikpIHJldHVybiBbdG9rZW5dO1xuICAgICAgcmV0dXJuIFt0b2tlbiwgLi4uZWRpdG9yTGluayhjb3JlLCB0b2tlbi5jb250ZW50KV07XG4gICAgfSk7XG4gIH0pO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL3JlYXNvbi1leGFtcGxlcy50c1wiO2NvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwgPSBcImZpbGU6Ly8vd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL3JlYXNvbi1leGFtcGxlcy50c1wiO2ltcG9ydCB7IGNvZGVQYWdlcyB9IGZyb20gXCIuL2NvZGVzLnRzXCI7XG5pbXBvcnQgeyBzdGF0ZU9mUmVxdWVzdCwgeWllbGRzUmVhc29uIH0gZnJvbSBcIi4vZXhhbXBsZXMudHNcIjtcbmltcG9ydCB7IHRleHRPZiB9IGZyb20gXCIuL3BhZ2VzLnRzXCI7XG5pbXBvcnQgeyBlbmNvZGVTdGF0ZSB9IGZyb20gXCIuLi9zdGF0ZS9hZGRyZXNzLnRzXCI7XG5cbmNvbnN0IGZlbmNlID0gKGxhbmd1YWdlOiBzdHJpbmcpOiBSZWdFeHAgPT4gbmV3IFJlZ0V4cChgXlxcYFxcYFxcYCR7bGFuZ3VhZ2V9KD86IC4qKT9cXFxcbihbXl0qPyleXFxgXFxgXFxgYCwgXCJtXCIpO1xuXG4vKiogVGhlIHBsYXlncm91bmQncyBhZGRyZXNzIGZvciB0aGUgZXhhbXBsZSBvZiBlYWNoIHJlYXNvbiB0aGF0IGEgcGFnZSdzIHJlcXVlc3QgY2FuIGhhdmUuICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gcmVhc29uRXhhbXBsZXMoKTogUHJvbWlzZTxSZWFkb25seU1hcDxzdHJpbmcsIHN0cmluZz4+IHtcbiAgY29uc3QgZm91bmQgPSBuZXcgTWFwPHN0cmluZywgc3RyaW5nPigpO1xuICBmb3IgKGNvbnN0IHsgY29kZSwga2luZCB9IG9mIGNvZGVQYWdlcykge1xuICAgIGlmIChraW5kICE9PSBcInJlYXNvbnNcIikgY29udGludWU7XG4gICAgY29uc3QgWywgZXhhbXBsZSA9IFwiXCJdID0gdGV4dE9mKGBkb2NzL3JlYXNvbnMvJHtjb2RlfS5tZGApLnNwbGl0KC9eIyMgRXhhbXBsZSQvbSk7XG4gICAgY29uc3QgcG9saWN5ID0gZmVuY2UoXCJ5YW1sXCIpLmV4ZWMoZXhhbXBsZSk/LlsxXTtcbiAgICBjb25zdCBoZWFkID0gZmVuY2UoXCJodHRwXCIpLmV4ZWMoZXhhbXBsZSk/LlsxXTtcbiAgICBjb25zdCBzdGF0ZSA9IHBvbGljeSA9PT0gdW5kZWZpbmVkIHx8IGhlYWQgPT09IHVuZGVmaW5lZCA/IHVuZGVmaW5lZCA6IHN0YXRlT2ZSZXF1ZXN0KHBvbGljeSwgaGVhZCk7XG4gICAgaWYgKHN0YXRlID09PSB1bmRlZmluZWQgfHwgIShhd2FpdCB5aWVsZHNSZWFzb24oc3RhdGUsIGNvZGUpKSkgY29udGludWU7XG4gICAgY29uc3QgZW5jb2RlZCA9IGVuY29kZVN0YXRlKHN0YXRlKTtcbiAgICBpZiAoZW5jb2RlZCAhPT0gdW5kZWZpbmVkKSBmb3VuZC5zZXQoY29kZSwgZW5jb2RlZCk7XG4gIH1cbiAgcmV0dXJuIGZvdW5kO1xufVxuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL3NpZGViYXIudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9zaWRlYmFyLnRzXCI7aW1wb3J0IHsgY29kZUtpbmRzLCBjb2RlUGFnZXMsIGxpc3RUaXRsZSwgdHlwZSBDb2RlS2luZCB9IGZyb20gXCIuL2NvZGVzLnRzXCI7XG5pbXBvcnQgeyBhZGRyZXNzT2YsIHNpdGVGaWxlLCBzb3VyY2VzIH0gZnJvbSBcIi4vcGFnZXMudHNcIjtcblxuaW50ZXJmYWNlIEl0ZW0ge1xuICByZWFkb25seSB0ZXh0OiBzdHJpbmc7XG4gIHJlYWRvbmx5IGxpbms/OiBzdHJpbmc7XG4gIHJlYWRvbmx5IGl0ZW1zPzogSXRlbVtdO1xufVxuXG5jb25zdCBpdGVtRm9yID0gKHBhdGg6IHN0cmluZyk6IEl0ZW0gPT4gKHsgdGV4dDogbGlzdFRpdGxlKHBhdGgpLCBsaW5rOiBhZGRyZXNzT2Yoc2l0ZUZpbGUocGF0aCkgPz8gXCJcIikgfSk7XG5cbmNvbnN0IGd1aWRlT3JkZXIgPSBbXG4gIC4uLltcImZpcnN0LXBvbGljeVwiLCBcInJlcXVlc3QtZm9yZ2VyeVwiLCBcInRva2Vuc1wiLCBcImRldmVsb3BtZW50XCIsIFwicm9sbC1vdXRcIiwgXCJwcm94eVwiLCBcInByZXZpZXdzXCIsIFwidGVuYW50c1wiXSxcbiAgLi4uW1xuICAgIFwic2VxdWVuY2VzXCIsXG4gICAgXCJwcmVmbGlnaHRzXCIsXG4gICAgXCJicm93c2VyXCIsXG4gICAgXCJ0ZXN0LWtpdFwiLFxuICAgIFwidGVzdC1raXQtZXhhbXBsZXNcIixcbiAgICBcInRlc3QtZW52aXJvbm1lbnRzXCIsXG4gICAgXCJleHBsYWluXCIsXG4gICAgXCJzZXJ2ZXJzXCIsXG4gICAgXCJidWlsZFwiLFxuICAgIFwidGVhY2hpbmdcIixcbiAgICBcImVtYmVkXCIsXG4gIF0sXG5dO1xuXG4vKiogVGhlIHBhZ2VzIG9mIGEgZm9sZGVyLCBpdHMgb3duIHBhZ2UgZmlyc3QsIHRoZW4gaW4gdGhlIGdpdmVuIG9yZGVyLCB0aGVuIGJ5IG5hbWUuICovXG5mdW5jdGlvbiBwYWdlc0luKGZvbGRlcjogc3RyaW5nLCBvcmRlcjogcmVhZG9ubHkgc3RyaW5nW10gPSBbXSk6IHJlYWRvbmx5IHN0cmluZ1tdIHtcbiAgY29uc3QgZGlyZWN0ID0gc291cmNlcy5maWx0ZXIoXG4gICAgKHBhdGgpID0+IHBhdGguc3RhcnRzV2l0aChgJHtmb2xkZXJ9L2ApICYmICFwYXRoLnNsaWNlKGZvbGRlci5sZW5ndGggKyAxKS5pbmNsdWRlcyhcIi9cIiksXG4gICk7XG4gIGNvbnN0IHBsYWNlT2YgPSAocGF0aDogc3RyaW5nKTogbnVtYmVyID0+IHtcbiAgICBjb25zdCBuYW1lID0gcGF0aC5zbGljZShmb2xkZXIubGVuZ3RoICsgMSwgLVwiLm1kXCIubGVuZ3RoKTtcbiAgICBpZiAobmFtZSA9PT0gXCJSRUFETUVcIikgcmV0dXJuIC0xO1xuICAgIGNvbnN0IHBsYWNlID0gb3JkZXIuaW5kZXhPZihuYW1lKTtcbiAgICByZXR1cm4gcGxhY2UgPT09IC0xID8gb3JkZXIubGVuZ3RoIDogcGxhY2U7XG4gIH07XG4gIHJldHVybiBkaXJlY3QudG9Tb3J0ZWQoKGEsIGIpID0+IHBsYWNlT2YoYSkgLSBwbGFjZU9mKGIpIHx8IGEubG9jYWxlQ29tcGFyZShiKSk7XG59XG5cbmNvbnN0IGdyb3VwID0gKHRleHQ6IHN0cmluZywgZm9sZGVyOiBzdHJpbmcsIG9yZGVyPzogcmVhZG9ubHkgc3RyaW5nW10pOiBJdGVtID0+ICh7XG4gIHRleHQsXG4gIGl0ZW1zOiBwYWdlc0luKGZvbGRlciwgb3JkZXIpLm1hcChpdGVtRm9yKSxcbn0pO1xuXG5jb25zdCB0aXRsZXM6IFJlYWRvbmx5PFJlY29yZDxDb2RlS2luZCwgc3RyaW5nPj4gPSB7XG4gIGV4cGxhbmF0aW9uczogXCJFeHBsYW5hdGlvbnNcIixcbiAgcHJvYmxlbXM6IFwiUHJvYmxlbXNcIixcbiAgbGludHM6IFwiTGludHNcIixcbiAgcmVhc29uczogXCJSZWFzb25zXCIsXG4gIGZpbmRpbmdzOiBcIkZpbmRpbmdzXCIsXG59O1xuXG5jb25zdCBraW5kcyA9IE9iamVjdC5rZXlzKGNvZGVLaW5kcykgYXMgQ29kZUtpbmRbXTtcblxuY29uc3QgY29kZUdyb3VwID0gKGtpbmQ6IENvZGVLaW5kKTogSXRlbSA9PiAoe1xuICB0ZXh0OiB0aXRsZXNba2luZF0sXG4gIGl0ZW1zOiBjb2RlUGFnZXMuZmlsdGVyKChwYWdlKSA9PiBwYWdlLmtpbmQgPT09IGtpbmQpLm1hcCgoeyBjb2RlLCBhZGRyZXNzIH0pID0+ICh7IHRleHQ6IGNvZGUsIGxpbms6IGFkZHJlc3MgfSkpLFxufSk7XG5cbmNvbnN0IGNvZGVzOiBJdGVtID0geyB0ZXh0OiBcIkNvZGVzXCIsIGl0ZW1zOiBraW5kcy5tYXAoKGtpbmQpID0+ICh7IHRleHQ6IHRpdGxlc1traW5kXSwgbGluazogYC8ke2tpbmR9L2AgfSkpIH07XG5cbmNvbnN0IHRvb2xzOiBJdGVtID0ge1xuICB0ZXh0OiBcIlRvb2xzXCIsXG4gIGl0ZW1zOiBbXG4gICAgeyB0ZXh0OiBcIlBsYXlncm91bmRcIiwgbGluazogXCIvcGxheWdyb3VuZC5odG1sXCIgfSxcbiAgICB7IHRleHQ6IFwiUG9saWN5IGVkaXRvclwiLCBsaW5rOiBcIi9wb2xpY3ktZWRpdG9yLmh0bWxcIiB9LFxuICBdLFxufTtcblxuY29uc3QgcHJvamVjdDogSXRlbSA9IHtcbiAgdGV4dDogXCJQcm9qZWN0XCIsXG4gIGl0ZW1zOiBbXG4gICAgaXRlbUZvcihcImRvY3MvZGVjaXNpb25zL1JFQURNRS5tZFwiKSxcbiAgICBpdGVtRm9yKFwiZG9jcy9kZXBlbmRlbmNpZXMubWRcIiksXG4gICAgLi4uW1wiU0VDVVJJVFkubWRcIiwgXCJDT05UUklCVVRJTkcubWRcIiwgXCJDSEFOR0VMT0cubWRcIl0ubWFwKGl0ZW1Gb3IpLFxuICBdLFxufTtcblxuLyoqIFRoZSBsaXN0IGJlc2lkZSBldmVyeSBkb2N1bWVudDsgYSBjb2RlJ3MgcGFnZSBsaXN0cyB0aGUgY29kZXMgb2YgaXRzIGtpbmQuICovXG5leHBvcnQgY29uc3Qgc2lkZWJhcnMgPSAoKTogUmVjb3JkPHN0cmluZywgSXRlbVtdPiA9PiAoe1xuICAuLi5PYmplY3QuZnJvbUVudHJpZXMoa2luZHMubWFwKChraW5kKSA9PiBbYC8ke2tpbmR9L2AsIFt0b29scywgY29kZXMsIGNvZGVHcm91cChraW5kKV1dKSksXG4gIFwiL1wiOiBbXG4gICAgdG9vbHMsXG4gICAgZ3JvdXAoXCJHdWlkZVwiLCBcImRvY3MvZ3VpZGVcIiwgZ3VpZGVPcmRlciksXG4gICAgZ3JvdXAoXCJQb2xpY2llc1wiLCBcImRvY3MvZ3VpZGUvcG9saWNpZXNcIiksXG4gICAgZ3JvdXAoXCJSZWNpcGVzXCIsIFwiZG9jcy9ndWlkZS9yZWNpcGVzXCIpLFxuICAgIGdyb3VwKFwiTWlncmF0ZVwiLCBcImRvY3MvZ3VpZGUvbWlncmF0ZVwiKSxcbiAgICBncm91cChcIlJlZmVyZW5jZVwiLCBcImRvY3MvcmVmZXJlbmNlXCIsIFtcInBvbGljeVwiLCBcImFwaVwiLCBcImNsaVwiLCBcImVuZ2luZXNcIiwgXCJtZXNzYWdlc1wiXSksXG4gICAgY29kZXMsXG4gICAgcHJvamVjdCxcbiAgXSxcbn0pO1xuIiwgImNvbnN0IF9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9kaXJuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzXCI7Y29uc3QgX192aXRlX2luamVjdGVkX29yaWdpbmFsX2ZpbGVuYW1lID0gXCIvd29yay93dC9zMTUvYXBwcy9zaXRlL3NyYy9kb2NzL3NsdWcudHNcIjtjb25zdCBfX3ZpdGVfaW5qZWN0ZWRfb3JpZ2luYWxfaW1wb3J0X21ldGFfdXJsID0gXCJmaWxlOi8vL3dvcmsvd3QvczE1L2FwcHMvc2l0ZS9zcmMvZG9jcy9zbHVnLnRzXCI7LyoqIEEgaGVhZGluZydzIGFuY2hvciBhcyBHaXRIdWIgbWFrZXMgaXQsIHNvIHRoYXQgb25lIGxpbmsgd29ya3MgaW4gYSBjaGVja291dCBhbmQgb24gdGhlIHNpdGUuICovXG5leHBvcnQgY29uc3Qgc2x1Z09mID0gKGhlYWRpbmc6IHN0cmluZyk6IHN0cmluZyA9PlxuICBoZWFkaW5nXG4gICAgLnRvTG93ZXJDYXNlKClcbiAgICAucmVwbGFjZSgvW15cXHB7TH1cXHB7Tn1cXHB7TX1fIC1dL2d1LCBcIlwiKVxuICAgIC5yZXBsYWNlQWxsKFwiIFwiLCBcIi1cIik7XG4iXSwKICAibWFwcGluZ3MiOiAiOzs7Ozs7Ozs7OztBQUNBLFNBQVMsdUJBQXFFO0FBQzlFLFNBQVMsc0JBQXNCO0FBQy9CLFNBQVMsYUFBYSxpQkFBaUI7QUFpQ2hDLFNBQVMsZUFBZSxNQUEwQjtBQUN2RCxRQUFNLFNBQVMsVUFBVSxNQUFNLEVBQUUsSUFBSSxDQUFDO0FBQ3RDLFFBQU0sRUFBRSxTQUFTLElBQUk7QUFDckIsUUFBTUEsV0FBVSxlQUFlLFFBQVE7QUFDdkMsUUFBTSxFQUFFLFFBQUFDLFNBQVEsV0FBVyxDQUFDLEVBQUUsSUFBSSxZQUFZLE1BQU0sRUFBRSxLQUFLLFNBQUFELFNBQVEsQ0FBQztBQUNwRSxRQUFNLFVBQVUsT0FBTyxhQUFhLFNBQVksT0FBTyxVQUFVLE9BQWtCLEVBQUUsTUFBTSxHQUFHLFFBQVEsRUFBRTtBQUN4RyxTQUFPO0FBQUEsSUFDTCxRQUFBQztBQUFBLElBQ0E7QUFBQSxJQUNBLFVBQVUsU0FBUyxJQUFJLFNBQVM7QUFBQSxJQUNoQyxRQUFRLEVBQUUsVUFBVSxTQUFTLEVBQUUsU0FBQUQsU0FBUSxHQUFHLFNBQVMsQ0FBQyxTQUFTLFFBQVEsUUFBUSxJQUFJLEVBQUUsSUFBSSxHQUFHO0FBQUEsSUFDMUY7QUFBQSxFQUNGO0FBQ0Y7QUFqREEsSUE0Qk0sS0FFQTtBQTlCTjtBQUFBO0FBQUE7QUE0QkEsSUFBTSxNQUFNLENBQUM7QUFFYixJQUFNLFlBQVksQ0FBQyxZQUFvQztBQUNyRCxZQUFNLEVBQUUsT0FBTyxHQUFHLFNBQVMsR0FBRyxHQUFHLEtBQUssSUFBSTtBQUMxQyxhQUFPLEVBQUUsTUFBTSxRQUFRLE1BQU0sUUFBUSxNQUFNLE1BQU0sZ0JBQWdCLElBQUksR0FBRyxRQUFRO0FBQUEsSUFDbEY7QUFBQTtBQUFBOzs7QUNqQ0E7QUFBQTtBQUFBO0FBQUE7QUFBQTtBQUFnUixTQUFTLG9CQUFvQjtBQUE3UztBQUFBO0FBQUE7QUFDQTtBQUFBO0FBQUE7OztBQ0QyUSxTQUFTLGdCQUFBRSxxQkFBb0I7QUFDeFMsU0FBUyxnQkFBZ0I7QUFDekIsU0FBUyxvQkFBb0I7OztBQ0YyUCxTQUFTLFdBQVcscUJBQXFCOzs7QUNBOUQsU0FBUyxhQUFhLG9CQUFvQjtBQUM3UyxTQUFTLHFCQUFxQjtBQURrSSxJQUFNLDJDQUEyQztBQUkxTSxJQUFNLGFBQXFCLGNBQWMsSUFBSSxJQUFJLGVBQWUsd0NBQWUsQ0FBQztBQUV2RixJQUFNLFdBQVc7QUFHakIsSUFBTSxTQUEyQztBQUFBLEVBQy9DLGVBQWU7QUFBQSxFQUNmLGdCQUFnQjtBQUFBLEVBQ2hCLG1CQUFtQjtBQUNyQjtBQUdPLFNBQVMsU0FBUyxNQUFrQztBQUN6RCxRQUFNLFFBQVEsT0FBTyxJQUFJO0FBQ3pCLE1BQUksVUFBVSxPQUFXLFFBQU87QUFDaEMsTUFBSSxLQUFLLFdBQVcsUUFBUSxFQUFHLFFBQU8sS0FBSyxNQUFNLFNBQVMsTUFBTTtBQUNoRSxNQUFJLENBQUMsS0FBSyxXQUFXLE9BQU8sS0FBSyxDQUFDLEtBQUssU0FBUyxLQUFLLEVBQUcsUUFBTztBQUMvRCxTQUFPLEtBQUssTUFBTSxRQUFRLE1BQU0sRUFBRSxRQUFRLHFCQUFxQixZQUFZO0FBQzdFO0FBRUEsSUFBTSxnQkFBZ0IsQ0FBQyxXQUNyQixZQUFZLElBQUksSUFBSSxHQUFHLE1BQU0sS0FBSyxVQUFVLFVBQVUsR0FBRyxHQUFHLEVBQUUsZUFBZSxLQUFLLENBQUMsRUFBRSxRQUFRLENBQUMsVUFBVTtBQUN0RyxRQUFNLE9BQU8sR0FBRyxNQUFNLElBQUksTUFBTSxJQUFJO0FBQ3BDLE1BQUksTUFBTSxZQUFZLEVBQUcsUUFBTyxNQUFNLFNBQVMsaUJBQWlCLENBQUMsSUFBSSxjQUFjLElBQUk7QUFDdkYsU0FBTyxNQUFNLEtBQUssU0FBUyxLQUFLLElBQUksQ0FBQyxJQUFJLElBQUksQ0FBQztBQUNoRCxDQUFDO0FBR0ksSUFBTSxVQUE2QjtBQUFBLEVBQ3hDLEdBQUcsT0FBTyxLQUFLLE1BQU07QUFBQSxFQUNyQixHQUFHLGNBQWMsTUFBTSxFQUFFLFNBQVM7QUFBQSxFQUNsQyxHQUFHLGNBQWMsaUJBQWlCLEVBQUUsU0FBUztBQUMvQztBQUVPLElBQU0sU0FBUyxDQUFDLFNBQXlCLGFBQWEsR0FBRyxVQUFVLElBQUksSUFBSSxJQUFJLE1BQU07QUFHckYsSUFBTSxVQUFVLENBQUMsU0FBeUIsWUFBWSxLQUFLLE9BQU8sSUFBSSxDQUFDLElBQUksQ0FBQyxLQUFLO0FBR2pGLElBQU0sWUFBWSxDQUFDLFNBQ3hCLElBQUksS0FBSyxRQUFRLG9CQUFvQixJQUFJLEVBQUUsUUFBUSxTQUFTLE9BQU8sQ0FBQzs7O0FDMUMvRCxJQUFNLFlBQVk7QUFBQSxFQUN2QixjQUFjO0FBQUEsRUFDZCxVQUFVO0FBQUEsRUFDVixPQUFPO0FBQUEsRUFDUCxTQUFTO0FBQUEsRUFDVCxVQUFVO0FBQ1o7QUFXQSxJQUFNLFNBQVMsQ0FBQyxTQUErQyxTQUFTLFVBQWEsUUFBUTtBQUd0RixJQUFNLFlBQWlDLFFBQVEsUUFBUSxDQUFDLFNBQVM7QUFDdEUsUUFBTSxDQUFDLEVBQUUsTUFBTSxJQUFJLElBQUkscUNBQXFDLEtBQUssSUFBSSxLQUFLLENBQUM7QUFDM0UsUUFBTSxVQUFVLFNBQVMsSUFBSTtBQUM3QixNQUFJLENBQUMsT0FBTyxJQUFJLEtBQUssU0FBUyxVQUFhLFlBQVksT0FBVyxRQUFPLENBQUM7QUFDMUUsU0FBTyxDQUFDLEVBQUUsTUFBTSxNQUFNLE1BQU0sU0FBUyxVQUFVLE9BQU8sRUFBRSxDQUFDO0FBQzNELENBQUM7QUFHTSxTQUFTLGNBQXdEO0FBQ3RFLFFBQU0sUUFBUSxvQkFBSSxJQUF3QjtBQUMxQyxhQUFXLFFBQVEsVUFBVyxPQUFNLElBQUksS0FBSyxNQUFNLENBQUMsR0FBSSxNQUFNLElBQUksS0FBSyxJQUFJLEtBQUssQ0FBQyxHQUFJLElBQUksQ0FBQztBQUMxRixTQUFPO0FBQ1Q7QUFHTyxJQUFNLFlBQVksQ0FBQyxTQUF5QixRQUFRLElBQUksRUFBRSxXQUFXLEtBQUssRUFBRTs7O0FDdEN1TixTQUFTLGtCQUFrQjtBQUVyVSxJQUFNLFNBQVMsQ0FBQyxXQUEyQixXQUFXLFdBQVcsUUFBUSxFQUFFLE9BQU8sTUFBTSxFQUFFLE9BQU8sUUFBUSxDQUFDO0FBRTFHLElBQU0sZUFBZTtBQUdyQixTQUFTLFVBQVVDLE9BQXNCO0FBQ3ZDLFFBQU0sU0FBUyxDQUFDLEdBQUcsSUFBSSxJQUFJLENBQUMsR0FBR0EsTUFBSyxTQUFTLFlBQVksQ0FBQyxFQUFFLElBQUksQ0FBQyxDQUFDLEVBQUUsU0FBUyxFQUFFLE1BQU0sT0FBTyxNQUFNLENBQUMsQ0FBQyxDQUFDO0FBQ3JHLFNBQU87QUFBQSxJQUNMO0FBQUEsSUFDQSxxQkFBcUIsT0FBTyxLQUFLLEdBQUcsQ0FBQyxHQUFHLEtBQUs7QUFBQSxJQUM3QztBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLEVBQ0YsRUFBRSxLQUFLLElBQUk7QUFDYjtBQUdPLFNBQVMsV0FBV0EsT0FBc0I7QUFDL0MsUUFBTSxRQUFRQSxNQUFLLFFBQVEsb0NBQW9DLElBQUk7QUFDbkUsUUFBTSxPQUFPLHVEQUF1RCxVQUFVLEtBQUssQ0FBQztBQUNwRixTQUFPLE1BQU0sUUFBUSxVQUFVLFNBQVMsSUFBSSxFQUFFO0FBQ2hEOzs7QUh0QkEsU0FBUyxPQUFPLE1BQWMsT0FBNEJDLE9BQXNCO0FBQzlFLFFBQU0sQ0FBQyxNQUFNLEdBQUcsSUFBSSxJQUFJO0FBQ3hCLFFBQU0sT0FBTyxDQUFDLEVBQUUsUUFBUSxNQUF3QkEsUUFBTyxRQUFRLE1BQU0sQ0FBQztBQUN0RSxRQUFNLFVBQ0osU0FBUyxVQUFhLEtBQUssV0FBVyxJQUFJLDhDQUE4QyxLQUFLLElBQUksQ0FBQyxPQUFPO0FBQzNHLFFBQU0sUUFBUSxNQUFNLElBQUksQ0FBQyxTQUFTLGVBQWUsS0FBSyxJQUFJLENBQUMsS0FBSyxVQUFVLEtBQUssSUFBSSxDQUFDLEtBQUssSUFBSSxVQUFVO0FBQ3ZHLFNBQU87QUFBQSxJQUNMLGlIQUFpSCxPQUFPLHlDQUF5QyxJQUFJLDhDQUE4QyxJQUFJLFFBQVEsTUFBTSxLQUFLLEVBQUUsQ0FBQztBQUFBO0FBQUEsRUFDL087QUFDRjtBQUdPLFNBQVMsbUJBQW1CLFFBQWdCQSxPQUFvQjtBQUNyRSxhQUFXLENBQUMsTUFBTSxLQUFLLEtBQUssWUFBWSxHQUFHO0FBQ3pDLGNBQVUsR0FBRyxNQUFNLE1BQU0sSUFBSSxJQUFJLEVBQUUsV0FBVyxLQUFLLENBQUM7QUFDcEQsa0JBQWMsR0FBRyxNQUFNLE1BQU0sSUFBSSxlQUFlLE9BQU8sTUFBTSxPQUFPQSxLQUFJLENBQUM7QUFBQSxFQUMzRTtBQUNGOzs7QUl0QnNSLFNBQVMsYUFBQUMsWUFBVyxlQUFBQyxjQUFhLGdCQUFBQyxlQUFjLFVBQVUsaUJBQUFDLHNCQUFxQjtBQUNwVyxTQUFTLGVBQWU7QUFHeEIsU0FBUyxPQUFPLE1BQXNCO0FBQ3BDLFFBQU0sUUFBUSxHQUFHLFVBQVUsSUFBSSxJQUFJO0FBQ25DLFNBQU8sU0FBUyxLQUFLLEVBQUUsWUFBWSxJQUFJLEdBQUdDLGFBQVksS0FBSyxFQUFFLFNBQVMsRUFBRSxLQUFLLElBQUksQ0FBQztBQUFBLElBQU9DLGNBQWEsT0FBTyxNQUFNO0FBQ3JIO0FBR08sU0FBUyxhQUFhLFFBQWdCLE9BQStCO0FBQzFFLGFBQVcsUUFBUSxPQUFPO0FBQ3hCLFVBQU0sU0FBUyxHQUFHLE1BQU0sV0FBVyxJQUFJO0FBQ3ZDLElBQUFDLFdBQVUsUUFBUSxNQUFNLEdBQUcsRUFBRSxXQUFXLEtBQUssQ0FBQztBQUM5QyxJQUFBQyxlQUFjLFFBQVEsT0FBTyxJQUFJLENBQUM7QUFBQSxFQUNwQztBQUNGO0FBR08sSUFBTSxnQkFBZ0IsQ0FBQ0MsT0FBYyxTQUMxQ0EsVUFBUyxLQUFLLFdBQVcsSUFBSSxTQUFTLEdBQUdBLEtBQUksY0FBYyxJQUFJOzs7QUNwQmlOLFNBQVMsaUJBQUFDLHNCQUFxQjtBQUF4SSxJQUFNQyw0Q0FBMkM7QUFnQnpOLElBQU0sWUFBWTtBQUFBLEVBQ2hCLEdBQUcsQ0FBQyxnQkFBZ0IsYUFBYSxhQUFhLGFBQWEsWUFBWSxRQUFRLFdBQVcsZUFBZTtBQUFBLEVBQ3pHLEdBQUcsQ0FBQyxnQkFBZ0IsY0FBYyxjQUFjLGVBQWUsaUJBQWlCO0FBQ2xGO0FBR0EsSUFBTSxZQUFZLENBQUMsK0JBQStCLDBCQUEwQjtBQUM1RSxJQUFNLGdCQUFnQixDQUFDLDBCQUEwQiwwQkFBMEIsb0JBQW9CLGtCQUFrQjtBQUdqSCxJQUFNLE9BQU87QUFBQTtBQUFBO0FBS2IsSUFBTSxXQUE2QztBQUFBLEVBQ2pELDZCQUE2QjtBQUMvQjtBQUVBLElBQU0sY0FBYyxDQUFDLFVBQ25CO0FBQUEsRUFBNEYsTUFDekYsSUFBSSxDQUFDLFNBQVMsZ0JBQWdCLElBQUksaUJBQWlCLEVBQ25ELEtBQUssSUFBSSxDQUFDO0FBQUE7QUFFZixJQUFNLGdCQUFnQkMsZUFBYyxJQUFJLElBQUksOEJBQThCRCx5Q0FBZSxDQUFDO0FBRzFGLElBQU0saUJBQWlCLENBQUMsSUFBWSxhQUNsQyw0QkFBNEIsS0FBSyxFQUFFLEtBQUssdUJBQXVCLEtBQUssWUFBWSxFQUFFO0FBRXBGLElBQU0sUUFBMEM7QUFBQSxFQUM5QyxlQUFlLFlBQVksU0FBUztBQUFBLEVBQ3BDLG9CQUFvQixZQUFZLGFBQWE7QUFBQSxFQUM3QyxlQUFlO0FBQ2pCO0FBR08sSUFBTSxhQUFhLE9BQW1CO0FBQUEsRUFDM0MsTUFBTTtBQUFBLEVBQ04sU0FBUztBQUFBLEVBQ1QsTUFBTSxVQUFVLElBQUksVUFBVSxFQUFFLE1BQU0sTUFBTSxHQUFHO0FBQzdDLFFBQUksSUFBSyxRQUFPO0FBQ2hCLFFBQUksZUFBZSxJQUFJLFFBQVEsRUFBRyxRQUFPO0FBQ3pDLFVBQU0sUUFBUSxTQUFTLEVBQUU7QUFDekIsUUFBSSxVQUFVLE9BQVcsU0FBUSxNQUFNLEtBQUssUUFBUSxPQUFPLFFBQVEsSUFBSTtBQUN2RSxRQUFJLEdBQUcsV0FBVyxPQUFPLEVBQUcsUUFBTztBQUNuQyxXQUFPLE9BQU8sVUFBVSxnQkFBZ0IsVUFBVSxTQUFTLEVBQUUsSUFBSSxxQkFBcUI7QUFBQSxFQUN4RjtBQUFBLEVBQ0EsTUFBTSxDQUFDLE9BQU8sTUFBTSxFQUFFO0FBQ3hCOzs7QUNqRXFSLFNBQVMsYUFBNEI7QUFHblQsSUFBTSxjQUFjO0FBQUE7QUFBQTtBQUtwQixJQUFNLGFBQWEsQ0FBQyxhQUN4QixDQUFDLFFBQVEsUUFBUSxFQUFZLElBQUksQ0FBQyxXQUFXLE1BQU0sVUFBVSxFQUFFLE9BQU8sT0FBTyxPQUFPLENBQUMsRUFBRSxLQUFLLENBQUM7OztBQ1Q2SyxTQUFTLCtCQUE4RTtBQUc3VixJQUFNLFlBQStCLHdCQUF3QixFQUFFLE1BQU0sYUFBYSxnQkFBZ0IsVUFBVSxDQUFDO0FBRXBILElBQU0sV0FBVztBQUdWLElBQU0sY0FBZ0M7QUFBQSxFQUMzQyxNQUFNO0FBQUEsRUFDTixLQUFLLENBQUMsRUFBRSxXQUFXLE1BQU07QUFDdkIsV0FBTyxXQUFXO0FBQUEsRUFDcEI7QUFBQSxFQUNBLE1BQU0sQ0FBQyxFQUFFLFdBQVcsTUFBTTtBQUN4QixVQUFNLEVBQUUsTUFBTSxJQUFJO0FBQ2xCLFdBQU8sV0FBVztBQUNsQixVQUFNLENBQUMsRUFBRSxJQUFJLElBQUksU0FBUyxLQUFLLE9BQU8sVUFBVSxXQUFXLFFBQVEsRUFBRSxLQUFLLENBQUM7QUFDM0UsUUFBSSxTQUFTLFVBQWEsU0FBUyxhQUFjLFlBQVcsUUFBUSxRQUFRLElBQUk7QUFBQSxFQUNsRjtBQUNGOzs7QUNuQnlRLFNBQVMsYUFBYSxpQkFBZ0M7OztBQ0E3RCxTQUFTLFVBQVUscUJBQTREO0FBQ2pWO0FBQUEsRUFDRTtBQUFBLEVBQ0EsZ0JBQUFFO0FBQUEsRUFDQTtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQUEsT0FHSzs7O0FDVDBRLFNBQVMsb0JBQXVDO0FBSTFULFNBQVMsaUJBQWlCLFNBQW9EO0FBQ25GLFFBQU0sUUFBUSxvQkFBSSxJQUF1RTtBQUN6RixhQUFXLEVBQUUsU0FBUyxJQUFJLEtBQUssYUFBYSxPQUFPO0FBQ2pELGVBQVcsQ0FBQyxPQUFPLEVBQUUsU0FBUyxDQUFDLEtBQUssSUFBSSxRQUFRLEdBQUc7QUFDakQsWUFBTSxNQUFNLEtBQUssVUFBVSxDQUFDLFNBQVMsVUFBVSxTQUFTLE9BQU8sQ0FBQztBQUNoRSxZQUFNLFNBQVMsUUFBUSxLQUFLLEtBQUssU0FBUztBQUMxQyxZQUFNLFFBQVEsTUFBTSxJQUFJLEdBQUc7QUFDM0IsVUFBSSxVQUFVLE9BQVcsT0FBTSxJQUFJLEtBQUssRUFBRSxTQUFTLENBQUMsTUFBTSxHQUFHLFNBQVMsQ0FBQztBQUFBLFVBQ2xFLE9BQU0sUUFBUSxLQUFLLE1BQU07QUFBQSxJQUNoQztBQUNGLFNBQU8sRUFBRSxRQUFRLENBQUMsR0FBRyxNQUFNLE9BQU8sQ0FBQyxFQUFFO0FBQ3ZDOzs7QUNmdVMsU0FBUyxvQkFBNEQ7QUFhNVcsSUFBTSxTQUFTO0FBaUVSLFNBQVMsZUFBZSxVQUFvQztBQUNqRSxNQUFJLFFBQVE7QUFDWixhQUFXLFFBQVEsSUFBSSxZQUFZLEVBQUUsT0FBTyxLQUFLLFVBQVUsUUFBUSxDQUFDLEVBQUcsVUFBUyxPQUFPLGFBQWEsSUFBSTtBQUN4RyxTQUFPLFNBQVMsS0FBSyxLQUFLLEVBQUUsV0FBVyxLQUFLLEdBQUcsRUFBRSxXQUFXLEtBQUssR0FBRyxFQUFFLFdBQVcsS0FBSyxFQUFFO0FBQzFGOzs7QUNsRm9SLFNBQVMsZ0JBQWdCLG9CQUF1RTtBQUNwWCxTQUFTLGFBQWEsb0JBQW9CO0FBTTFDLElBQU0sVUFBVSxjQUFjLElBQUksT0FBTyxNQUFNLElBQUksQ0FBQztBQUdwRCxTQUFTLFFBQVEsTUFBMEI7QUFDekMsUUFBTSxDQUFDLE9BQU8sSUFBSSxHQUFHLElBQUksSUFBSSxLQUFLLFdBQVcsUUFBUSxJQUFJLEVBQUUsTUFBTSxNQUFNO0FBQ3ZFLFFBQU1DLFNBQVEsS0FBSyxNQUFNLElBQUksRUFBRSxPQUFPLENBQUMsU0FBUyxTQUFTLEVBQUU7QUFDM0QsU0FBTyxJQUFJLFlBQVksRUFBRSxPQUFPLEdBQUdBLE9BQU0sS0FBSyxNQUFNLENBQUM7QUFBQTtBQUFBLEVBQVcsS0FBSyxLQUFLLE1BQU0sQ0FBQyxFQUFFO0FBQ3JGO0FBRUEsSUFBTSxXQUFXLENBQUMsU0FBMEIsbUJBQW1CLEtBQUssS0FBSyxVQUFVLENBQUM7QUFHcEYsZUFBZSxTQUFTLE1BQW1CLE1BQXFDO0FBQzlFLFFBQU0sU0FBUyxNQUFNLGFBQWEsSUFBSTtBQUN0QyxRQUFNLFFBQVEsQ0FBQyxHQUFHLEtBQUssU0FBUyw4Q0FBOEMsQ0FBQyxFQUFFO0FBQUEsSUFDL0UsQ0FBQyxDQUFDLEVBQUUsT0FBTyxJQUFJLFFBQVEsRUFBRSxNQUFNLENBQUMsTUFBTSxNQUFNLEtBQUssQ0FBQztBQUFBLEVBQ3BEO0FBQ0EsUUFBTSxRQUFRLElBQUksSUFBSSxNQUFNLElBQUksQ0FBQyxDQUFDLElBQUksTUFBTSxLQUFLLFlBQVksQ0FBQyxDQUFDO0FBQy9ELFNBQU8sRUFBRSxHQUFHLFFBQVEsU0FBUyxDQUFDLEdBQUcsT0FBTyxRQUFRLE9BQU8sQ0FBQyxDQUFDLElBQUksTUFBTSxDQUFDLE1BQU0sSUFBSSxLQUFLLFlBQVksQ0FBQyxDQUFDLEdBQUcsR0FBRyxLQUFLLEVBQUU7QUFDaEg7QUFHQSxTQUFTLFFBQVEsTUFBbUIsRUFBRSxXQUFXLFVBQVUsWUFBWSxVQUFVLElBQUksR0FBa0I7QUFDckcsTUFBSSxZQUFZLElBQUksRUFBRyxRQUFPO0FBQzlCLE1BQUksYUFBYTtBQUNmLFVBQU0sSUFBSSxlQUFlLGFBQWEsc0NBQXNDLEVBQUUsV0FBVyxLQUFLLENBQUM7QUFDakcsUUFBTSxRQUFRLEtBQUssSUFBSSxRQUFRLE9BQU8sTUFBTSxNQUFNLElBQUksSUFBSSxJQUFJLEtBQUssRUFBRSxRQUFRLFFBQVEsTUFBTSxDQUFDLEVBQUUsS0FBSyxNQUFNLEdBQUcsRUFBRSxDQUFDO0FBQy9HLFFBQU0sT0FBTyxTQUFTLFdBQVcsS0FBSyxNQUFNLEtBQUssV0FBVztBQUM1RCxTQUFPLGFBQWEsY0FBYyxLQUFLLFFBQVEsV0FBVztBQUFBLEVBQUssT0FBTztBQUFBLENBQUksSUFBSTtBQUNoRjtBQUdPLElBQU0sY0FBYyxDQUFDLFdBQTJCO0FBQUEsRUFDckQsVUFBVSxPQUFPLE1BQU0sU0FBUyxVQUFpQztBQUMvRCxVQUFNLE9BQU8sUUFBUSxNQUFNLEtBQUs7QUFDaEMsUUFBSSxLQUFLLEtBQUssTUFBTSxHQUFJLE9BQU0sSUFBSSxlQUFlLGVBQWUscUJBQXFCLEVBQUUsV0FBVyxLQUFLLENBQUM7QUFDeEcsUUFBSSxLQUFLLGdCQUFnQixRQUFRLFNBQVMsSUFBSSxFQUFHLFFBQU8sU0FBUyxNQUFNLElBQUk7QUFDM0UsV0FBTyxRQUFRLFFBQVEsYUFBYSxNQUFNLFFBQVEsSUFBSSxHQUFHLEtBQUssQ0FBQztBQUFBLEVBQ2pFO0FBQ0Y7OztBQzFDQSxJQUFJLFNBQWlCLE1BQU0sQ0FBQztBQU01QixlQUFzQixvQkFBbUM7QUFDdkQsR0FBQyxFQUFFLGdCQUFnQixPQUFPLElBQUksTUFBTSxPQUFPLDREQUE0QjtBQUN6RTs7O0FDSEEsSUFBTSxRQUFRO0FBQUEsRUFDWixNQUFNO0FBQUEsRUFDTixLQUFLO0FBQUEsRUFDTCxRQUFRO0FBQUEsRUFDUixRQUFRO0FBQUEsRUFDUixRQUFRO0FBQUEsRUFDUixRQUFRLENBQUMsU0FBeUIsUUFBUSxJQUFJO0FBQ2hEO0FBRUEsSUFBTSxRQUFRLENBQUMsU0FBb0MsS0FBSyxNQUFNLE9BQU8sRUFBRSxPQUFPLENBQUMsU0FBUyxLQUFLLEtBQUssTUFBTSxFQUFFO0FBRTFHLElBQU0sU0FBUyxDQUFDLFNBQTBCLElBQUksU0FBUyxJQUFJLEtBQUssWUFBWSxLQUFLLElBQUksSUFBSSxJQUFJLEVBQUUsUUFBUTtBQUV2RyxJQUFNLFFBQVE7QUFHZCxJQUFNLGNBQWMsQ0FBQyxTQUNuQixDQUFDLElBQUksU0FBUyxJQUFJLEtBQUssMERBQTBELEtBQUssSUFBSSxJQUFJLElBQUksRUFBRSxRQUFRO0FBRzlHLElBQU0sV0FBVyxDQUFDLFVBQ2YsU0FBUyxLQUFLLE1BQU0sTUFBTSxPQUFPLEtBQUssS0FBSyxNQUFVLEtBQUssSUFBSSxHQUFHLEtBQUssTUFBTSxDQUFDLENBQUM7QUFHakYsU0FBUyxTQUFTLE9BQXdCLE1BQWMsS0FBc0M7QUFDNUYsUUFBTSxFQUFFLHVCQUF1QixnQkFBZ0IsUUFBUSxJQUFJO0FBQzNELFNBQU87QUFBQSxJQUNMLEdBQUksWUFBWSxJQUFJLElBQUksQ0FBQyxJQUFJLEVBQUUsY0FBYyxTQUFTO0FBQUEsSUFDdEQsR0FBSSxzQkFBc0IsS0FBSyxNQUFNLEtBQUssQ0FBQyxJQUFJLEVBQUUsc0JBQXNCO0FBQUEsSUFDdkUsR0FBSSxtQkFBbUIsS0FBSyxDQUFDLElBQUksRUFBRSxlQUFlO0FBQUEsSUFDbEQsU0FBUyxPQUFPLEdBQUcsSUFBSSxVQUFVO0FBQUEsRUFDbkM7QUFDRjtBQUVBLFNBQVMsU0FBUyxFQUFFLE1BQU0sT0FBTyxHQUE4RDtBQUM3RixNQUFJLFdBQVcsV0FBWSxRQUFPLEVBQUUsTUFBTSxTQUFTLElBQUksRUFBRTtBQUN6RCxTQUFPLEVBQUUsTUFBTSxTQUFTLE1BQU0sV0FBVyxTQUFTLFNBQVksTUFBTSxTQUFTLFdBQVcsU0FBUztBQUNuRztBQUVBLFNBQVMsVUFBVSxPQUF3QztBQUN6RCxRQUFNLEVBQUUsVUFBVSxPQUFPLFdBQVcsV0FBVyxtQkFBbUIsSUFBSTtBQUN0RSxTQUFPO0FBQUEsSUFDTCxHQUFHLEVBQUUsVUFBVSxPQUFPLFdBQVcsV0FBVyxjQUFjLE9BQU87QUFBQSxJQUNqRSxHQUFJLHVCQUF1QixLQUFLLENBQUMsSUFBSSxFQUFFLG1CQUFtQjtBQUFBLEVBQzVEO0FBQ0Y7QUFNTyxTQUFTLFVBQ2QsT0FDdUY7QUFDdkYsUUFBTSxXQUEyQixDQUFDO0FBQ2xDLFFBQU0sT0FBTyxNQUFNLEtBQUssS0FBSztBQUM3QixRQUFNLE1BQU0sTUFBTSxJQUFJLEtBQUssRUFBRSxRQUFRLFFBQVEsTUFBTTtBQUNuRCxNQUFJLFNBQVMsVUFBVSxDQUFDLElBQUksU0FBUyxJQUFJLEVBQUcsVUFBUyxLQUFLLEVBQUUsT0FBTyxRQUFRLE1BQU0sTUFBTSxLQUFLLENBQUM7QUFBQSxXQUNwRixNQUFNLG1CQUFtQixNQUFNLENBQUMsT0FBTyxJQUFJLEVBQUcsVUFBUyxLQUFLLEVBQUUsT0FBTyxrQkFBa0IsTUFBTSxNQUFNLE9BQU8sQ0FBQztBQUVwSCxRQUFNLFdBQVcsTUFBTSxPQUFPLFVBQVUsSUFBSSxTQUFTLEdBQUcsSUFBSSxPQUFPLEdBQUc7QUFDdEUsTUFBSSxDQUFDLFNBQVUsVUFBUyxLQUFLLEVBQUUsT0FBTyxPQUFPLE1BQU0sTUFBTSxPQUFPLFVBQVUsTUFBTSxTQUFTLE1BQU0sSUFBSSxDQUFDO0FBQ3BHLE1BQUksQ0FBQyxNQUFNLEtBQUssTUFBTSxNQUFNLEVBQUcsVUFBUyxLQUFLLEVBQUUsT0FBTyxVQUFVLE1BQU0sTUFBTSxPQUFPLENBQUM7QUFDcEYsUUFBTSxVQUFVLE1BQU0sTUFBTSxPQUFPLEVBQUUsSUFBSSxDQUFDLE1BQU0sVUFBcUM7QUFDbkYsVUFBTSxDQUFDLEVBQUUsT0FBTyxJQUFJLFFBQVEsRUFBRSxJQUFJLHlCQUF5QixLQUFLLEtBQUssS0FBSyxDQUFDLEtBQUssQ0FBQztBQUNqRixRQUFJLENBQUMsTUFBTSxLQUFLLElBQUksRUFBRyxVQUFTLEtBQUssRUFBRSxPQUFPLFdBQVcsTUFBTSxNQUFNLE9BQU8sUUFBUSxDQUFDLEVBQUUsQ0FBQztBQUN4RixXQUFPLENBQUMsTUFBTSxLQUFLO0FBQUEsRUFDckIsQ0FBQztBQUNELE1BQUksU0FBUyxTQUFTLEVBQUcsUUFBTyxFQUFFLFNBQVM7QUFDM0MsUUFBTSxFQUFFLElBQUksUUFBUSxNQUFNLGFBQWEsT0FBTyxJQUFJO0FBQ2xELFNBQU87QUFBQSxJQUNMLFNBQVM7QUFBQSxNQUNQLEdBQUcsRUFBRSxNQUFNLElBQUksS0FBSyxRQUFRLFNBQVMsTUFBTSxZQUFZO0FBQUEsTUFDdkQsR0FBRyxTQUFTLE9BQU8sTUFBTSxHQUFHO0FBQUEsTUFDNUIsR0FBRyxTQUFTLEtBQUs7QUFBQSxNQUNqQixTQUFTLFVBQVUsS0FBSztBQUFBLE1BQ3hCLFFBQVEsV0FBVztBQUFBLE1BQ25CLFNBQVMsT0FBTyxHQUFHLElBQUksTUFBTSxNQUFNLE9BQU8sSUFBSSxDQUFDO0FBQUEsSUFDakQ7QUFBQSxFQUNGO0FBQ0Y7OztBTHRFQSxJQUFNLGVBQXNDLENBQUMsWUFBWSxXQUFXLFVBQVUsVUFBVTtBQUd4RixTQUFTLFVBQVUsRUFBRSxPQUFPLEdBQStEO0FBQ3pGLFFBQU0sT0FBTyxPQUFPLEtBQUs7QUFDekIsTUFBSSxTQUFTLEdBQUksUUFBTztBQUN4QixRQUFNLE9BQU8sY0FBYyxJQUFJO0FBQy9CLE1BQUksU0FBUyxPQUFXLFFBQU8sRUFBRSxPQUFPLFVBQVUsS0FBSztBQUN2RCxRQUFNLFVBQVU7QUFDaEIsU0FBTyxhQUFhO0FBQUEsSUFBUSxDQUFDLFFBQzNCLFFBQVEsV0FBVyxHQUFHLEdBQUcsR0FBRyxLQUFLLFNBQVMsT0FBTyxFQUFFLFlBQVksU0FBUyxHQUFHLEVBQUUsVUFBVSxDQUFDLEtBQUssT0FBTyxJQUFJLENBQUMsR0FBRztBQUFBLEVBQzlHO0FBQ0Y7QUFpQkEsSUFBTSxTQUFTLENBQUNDLFNBQWlDQyxVQUFtQyxDQUFDLE9BQXlCO0FBQUEsRUFDNUcsUUFBQUQ7QUFBQSxFQUNBLFFBQUFDO0FBQUEsRUFDQSxHQUFHLEVBQUUsU0FBUyxDQUFDLEdBQUcsU0FBUyxDQUFDLEVBQUU7QUFBQSxFQUM5QixPQUFPLENBQUM7QUFBQSxFQUNSLEdBQUcsRUFBRSxVQUFVLElBQUksVUFBVSxHQUFHO0FBQ2xDO0FBRUEsZUFBZSxVQUNiLFNBQ0EsU0FDQSxVQUMyQjtBQUMzQixRQUFNLFVBQTBCLENBQUM7QUFDakMsYUFBVyxVQUFVLFFBQVMsU0FBUSxLQUFLLE1BQU0sU0FBUyxNQUFNLENBQUM7QUFDakUsUUFBTSxRQUFRLFVBQVUsUUFBUSxJQUFJO0FBQ3BDLFFBQU0sV0FBVyxzQkFBc0JDLGNBQWEsT0FBTyxHQUFHLEtBQUs7QUFDbkUsUUFBTSxXQUFXLGVBQWUsaUJBQWlCLE9BQU8sQ0FBQztBQUN6RCxTQUFPLEVBQUUsR0FBRyxFQUFFLFFBQVEsQ0FBQyxHQUFHLFFBQVEsQ0FBQyxFQUFFLEdBQUcsR0FBRyxFQUFFLFNBQVMsU0FBUyxPQUFPLFVBQVUsU0FBUyxFQUFFO0FBQzdGO0FBRUEsSUFBTSxVQUFVLENBQUMsRUFBRSxXQUFXLFVBQVUsV0FBVyxNQUNqRCxDQUFDLFdBQVcsVUFBVSxVQUFVLEVBQUUsS0FBSyxDQUFDLFNBQVMsZUFBZSxLQUFLLElBQUksQ0FBQztBQU01RSxlQUFzQixJQUFJLE9BQW1EO0FBQzNFLFFBQU0sT0FBTyxVQUFVLEtBQUs7QUFDNUIsUUFBTSxVQUFVLFVBQVUsS0FBSztBQUMvQixNQUFJLGNBQWMsUUFBUSxXQUFXO0FBQ25DLFdBQU8sT0FBTyxDQUFDLEdBQUksY0FBYyxPQUFPLEtBQUssV0FBVyxDQUFDLEdBQUksR0FBSSxXQUFXLFVBQVUsQ0FBQyxPQUFPLElBQUksQ0FBQyxDQUFFLENBQUM7QUFDeEcsUUFBTSxFQUFFLFFBQVEsSUFBSTtBQUNwQixNQUFJLE1BQU0sV0FBVyxZQUFZLFFBQVEsS0FBSyxFQUFHLE9BQU0sa0JBQWtCO0FBQ3pFLE1BQUksTUFBTSxXQUFXO0FBQ25CLFdBQU87QUFBQSxNQUFVO0FBQUEsTUFBUztBQUFBLE1BQVMsT0FBTyxXQUN4QyxVQUFVLE1BQU0sVUFBVSxRQUFRLFNBQVMsWUFBWSxLQUFLLENBQUMsQ0FBQztBQUFBLElBQ2hFO0FBRUYsUUFBTSxFQUFFLGNBQUFDLGVBQWMsZ0JBQUFDLGdCQUFlLElBQUksTUFBTTtBQUMvQyxRQUFNLEVBQUUsUUFBQUgsU0FBUSxVQUFVLE9BQU8sSUFBSUcsZ0JBQWUsTUFBTSxNQUFNO0FBQ2hFLE1BQUlILFlBQVcsT0FBVyxRQUFPLE9BQU8sQ0FBQyxHQUFHLFFBQVE7QUFDcEQsU0FBTyxVQUFVLFNBQVMsU0FBUyxDQUFDLFdBQVdFLGNBQWEsUUFBUSxTQUFTRixTQUFRLE1BQU0sQ0FBQztBQUM5Rjs7O0FNNUY0UixTQUFTLGlCQUFpQixvQkFBMkQ7QUFnRDFXLElBQU0sU0FBUztBQUFBLEVBQ3BCLE1BQU07QUFBQSxFQUNOLElBQUk7QUFBQSxFQUNKLFFBQVE7QUFBQSxFQUNSLHVCQUF1QjtBQUFBLEVBQ3ZCLGdCQUFnQjtBQUFBLEVBQ2hCLFNBQVM7QUFBQSxFQUNULEtBQUs7QUFBQSxFQUNMLFFBQVE7QUFBQSxFQUNSLFNBQVM7QUFBQSxFQUNULE1BQU0sQ0FBQyxRQUFRLFdBQVcsYUFBYTtBQUFBLEVBQ3ZDLGFBQWEsQ0FBQyxXQUFXLGVBQWUsTUFBTTtBQUFBLEVBQzlDLFVBQVUsQ0FBQyxVQUFVLFNBQVMsUUFBUTtBQUFBLEVBQ3RDLE9BQU8sQ0FBQyxXQUFXLFlBQVksVUFBVSxZQUFZLGVBQWUsZ0JBQWdCO0FBQUEsRUFDcEYsV0FBVztBQUFBLEVBQ1gsV0FBVyxDQUFDLFNBQVMsTUFBTTtBQUFBLEVBQzNCLFFBQVEsQ0FBQyxRQUFRLFNBQVM7QUFBQSxFQUMxQixvQkFBb0IsQ0FBQyxJQUFJLFVBQVUsU0FBUyxVQUFVO0FBQUEsRUFDdEQsU0FBUztBQUFBLEVBQ1QsTUFBTTtBQUFBLEVBQ04sUUFBUSxDQUFDLFFBQVEsVUFBVSxVQUFVO0FBQUEsRUFDckMsUUFBUSxDQUFDLFlBQVksUUFBUTtBQUFBLEVBQzdCLFdBQVc7QUFBQSxFQUNYLFVBQVU7QUFBQSxFQUNWLFlBQVk7QUFBQSxFQUNaLFVBQVUsQ0FBQyxTQUFTLFFBQVEsV0FBVztBQUFBLEVBQ3ZDLFFBQVE7QUFDVjtBQUVPLElBQU0sYUFBOEI7QUFBQSxFQUN6QyxNQUFNO0FBQUEsRUFDTixJQUFJO0FBQUEsRUFDSixRQUFRO0FBQUEsRUFDUix1QkFBdUI7QUFBQSxFQUN2QixnQkFBZ0I7QUFBQSxFQUNoQixTQUFTO0FBQUEsRUFDVCxLQUFLO0FBQUEsRUFDTCxRQUFRO0FBQUEsRUFDUixTQUFTO0FBQUEsRUFDVCxNQUFNO0FBQUEsRUFDTixhQUFhO0FBQUEsRUFDYixVQUFVO0FBQUEsRUFDVixPQUFPO0FBQUEsRUFDUCxXQUFXO0FBQUEsRUFDWCxXQUFXO0FBQUEsRUFDWCxRQUFRO0FBQUEsRUFDUixvQkFBb0I7QUFBQSxFQUNwQixTQUFTO0FBQUEsRUFDVCxNQUFNO0FBQUEsRUFDTixRQUFRO0FBQUEsRUFDUixRQUFRO0FBQUEsRUFDUixXQUFXO0FBQUEsRUFDWCxVQUFVO0FBQUEsRUFDVixZQUFZO0FBQUEsRUFDWixVQUFVO0FBQUEsRUFDVixRQUFRO0FBQ1Y7OztBQ3JHTyxJQUFNLFlBQVksQ0FBQyxhQUF3RCxFQUFFLEdBQUcsWUFBWSxHQUFHLFFBQVE7QUFHdkcsSUFBTSxLQUFLLElBQUksWUFDcEIsQ0FBQyxtQkFBbUIsa0NBQWtDLEdBQUcsT0FBTyxFQUFFLEtBQUssSUFBSTtBQUd0RSxJQUFNLFVBQVUsSUFBSSxZQUF1QyxDQUFDLDJCQUEyQixHQUFHLE9BQU8sRUFBRSxLQUFLLElBQUk7QUFFNUcsSUFBTSxTQUFTO0FBQ2YsSUFBTSxrQkFBa0I7QUFDeEIsSUFBTSxPQUFPO0FBR2IsSUFBTSxNQUFnQyxFQUFFLFFBQVEsT0FBTyxTQUFTLE1BQU0sTUFBTSxpQkFBaUI7QUFHN0YsSUFBTSxVQUFVOzs7QUNidkIsSUFBTSxZQUFZO0FBQ2xCLElBQU1JLFVBQVM7QUFHZixJQUFNLE9BQU8sQ0FBQyxVQUEyQjtBQUFBLEVBQ3ZDLGFBQWE7QUFBQSxFQUNiLFVBQVUsR0FBRyxRQUFRLGlCQUFpQixlQUFlLElBQUksRUFBRTtBQUM3RDtBQUdBLElBQU0sTUFBTSxDQUFDLFNBQWlCLGFBQXlDO0FBQUEsRUFDckUsYUFBYTtBQUFBLEVBQ2IsU0FBUztBQUFBLEVBQ1QsVUFBVSxHQUFHLFFBQVEsaUJBQWlCLEdBQUcsT0FBTztBQUNsRDtBQUdBLElBQU0sYUFBYSxDQUFDLFVBQTJCO0FBQUEsRUFDN0MsTUFBTTtBQUFBLEVBQ04sS0FBSztBQUFBLEVBQ0wsYUFBYTtBQUFBLEVBQ2IsVUFBVSxHQUFHLHlEQUF5RCxpQkFBaUIsZUFBZSxJQUFJLEVBQUU7QUFDOUc7QUFFQSxJQUFNLGNBQWMsQ0FBQyxVQUFrQixTQUNyQyxDQUFDLEdBQUcsQ0FBQyxzQkFBc0IsYUFBYSxRQUFRLElBQUksZ0NBQWdDLElBQUksRUFBRSxHQUFHLGVBQWUsRUFBRTtBQUFBLEVBQzVHO0FBQ0Y7QUFHRixJQUFNLGtCQUFrQixDQUFDLFVBQTJCO0FBQUEsRUFDbEQsS0FBSztBQUFBLEVBQ0wsYUFBYTtBQUFBLEVBQ2IsU0FBUztBQUFBLEVBQ1QsVUFBVSxZQUFZLHFDQUFxQyxxQkFBcUI7QUFBQSxFQUNoRixZQUFZLEdBQUcsV0FBVyxlQUFlO0FBQzNDO0FBR0EsSUFBTSxrQkFBa0IsQ0FBQyxTQUFpQixhQUF5QztBQUFBLEVBQ2pGO0FBQUEsRUFDQSxhQUFhO0FBQUEsRUFDYixTQUFTO0FBQUEsRUFDVCxVQUFVLFlBQVksK0JBQStCLElBQUk7QUFBQSxFQUN6RCxZQUFZLEdBQUcsV0FBVyxpQkFBaUIsR0FBRyxPQUFPO0FBQ3ZEO0FBRUEsSUFBTSxPQUFPLE1BQU0sS0FBSyxFQUFFLFFBQVEsSUFBSSxHQUFHLENBQUMsR0FBRyxVQUFVLElBQUksS0FBSyxPQUFPQSxPQUFNLEVBQUUsRUFBRSxLQUFLLElBQUk7QUFHMUYsSUFBTSxTQUFTLENBQUMsZ0JBQXdCLFVBQVUsUUFBaUI7QUFBQSxFQUNqRSxHQUFHLEVBQUUsTUFBTSx1QkFBdUIsZ0JBQWdCLFFBQVE7QUFBQSxFQUMxRCxVQUFVLEdBQUc7QUFDZjtBQUdPLElBQU0saUJBQW1EO0FBQUEsRUFDOUQsZ0JBQWdCLEVBQUUsR0FBRyxLQUFLLGNBQWNBLE9BQU0sRUFBRSxHQUFHLEtBQUssZ0NBQWdDO0FBQUEsRUFDeEYsb0JBQW9CLE9BQU8sNkJBQTZCO0FBQUEsRUFDeEQsdUJBQXVCLE9BQU8sNkJBQTZCLHFDQUFxQztBQUFBLEVBQ2hHLHFCQUFxQixLQUFLLGdCQUFxQkEsT0FBTSxFQUFFO0FBQUEsRUFDdkQsT0FBTyxLQUFLLEdBQUc7QUFBQSxFQUNmLFVBQVUsS0FBSyxPQUFPQSxPQUFNLEVBQUU7QUFBQSxFQUM5QixZQUFZLEtBQUssV0FBVyxJQUFJLE9BQU8sSUFBSSxDQUFDLEtBQUtBLE9BQU0sRUFBRTtBQUFBLEVBQ3pELG9CQUFvQixLQUFLLG1DQUFtQ0EsT0FBTSxFQUFFO0FBQUEsRUFDcEUsd0JBQXdCLEtBQUssOEJBQThCQSxPQUFNLEVBQUU7QUFBQSxFQUNuRSxtQkFBbUIsZ0JBQWdCLHVDQUF1Q0EsT0FBTSxFQUFFO0FBQUEsRUFDbEYsYUFBYSxnQkFBZ0IsT0FBTztBQUFBLEVBQ3BDLGlCQUFpQixJQUFJLDZCQUE2QkEsT0FBTSxFQUFFO0FBQUEsRUFDMUQsU0FBUyxJQUFJLFNBQVMsNENBQTRDQSxPQUFNLEVBQUU7QUFBQSxFQUMxRSxjQUFjLElBQUksTUFBTSwyQkFBMkJBLE9BQU0sRUFBRTtBQUFBLEVBQzNELGlCQUFpQixnQkFBZ0Isb0JBQW9CO0FBQUEsRUFDckQsa0JBQWtCLGdCQUFnQixzQkFBc0IsK0JBQStCO0FBQUEsRUFDdkYsb0JBQW9CLElBQUksNENBQTRDO0FBQUEsRUFDcEUsaUJBQWlCLElBQUkseUNBQXlDO0FBQUEsRUFDOUQscUJBQXFCLElBQUksMkJBQTJCO0FBQUEsRUFDcEQsMkJBQTJCLEtBQUssa0NBQWtDO0FBQUEsRUFDbEUsaUJBQWlCLFdBQVcsNEJBQTRCO0FBQUEsRUFDeEQsZUFBZSxLQUFLLG1DQUFtQ0EsT0FBTSxFQUFFO0FBQUEsRUFDL0QsZUFBZSxLQUFLLDZCQUE2QkEsT0FBTSxFQUFFO0FBQUEsRUFDekQsb0JBQW9CLEtBQUssa0NBQWtDQSxPQUFNLEVBQUU7QUFBQSxFQUNuRSxtQkFBbUIsS0FBSyw4QkFBOEJBLE9BQU0sRUFBRTtBQUFBLEVBQzlELHdCQUF3QixXQUFXLGdDQUFnQztBQUFBLEVBQ25FLGtCQUFrQjtBQUFBLElBQ2hCLEdBQUcsRUFBRSxNQUFNLFFBQVEsYUFBYSxVQUFVO0FBQUEsSUFDMUMsVUFBVSxHQUFHLFdBQVcsaUJBQWlCLGtDQUFrQ0EsT0FBTSxlQUFlO0FBQUEsRUFDbEc7QUFBQSxFQUNBLG1CQUFtQixJQUFJLHNCQUFzQkEsT0FBTSxlQUFlO0FBQUEsRUFDbEUsdUJBQXVCLEtBQUssT0FBTztBQUFBLEVBQ25DLDJCQUEyQixJQUFJLE9BQU87QUFDeEM7OztBQzFGQSxJQUFNLGFBQWEsQ0FBQyxhQUFxQixZQUN2QyxDQUFDLHNCQUFzQixhQUFhLFFBQVEsSUFBSSxHQUFHLE9BQU8sRUFBRSxLQUFLLElBQUk7QUFFdkUsSUFBTSxZQUFZLFFBQVEsUUFBUSxxQ0FBcUMsNENBQTRDO0FBQ25ILElBQU0sY0FBdUIsRUFBRSxhQUFhLFdBQVcsU0FBUyxRQUFRO0FBQ3hFLElBQU0sV0FBVyxDQUFDLElBQTJCLGNBQStCLEVBQUUsSUFBSSxNQUFNLFdBQVcsU0FBUztBQUU1RyxJQUFNLE9BQWtEO0FBQUEsRUFDdEQsdUJBQXVCLENBQUM7QUFBQSxFQUN4Qix3QkFBd0IsRUFBRSxHQUFHLGFBQWEsVUFBVSxHQUFHLGdDQUFnQyxFQUFFO0FBQUEsRUFDekYsd0JBQXdCLEVBQUUsVUFBVSxHQUFHLGtDQUFrQyxnQ0FBZ0MsRUFBRTtBQUFBLEVBQzNHLHVCQUF1QixFQUFFLFVBQVUsR0FBRywwQ0FBMEMsRUFBRTtBQUFBLEVBQ2xGLHdCQUF3QixFQUFFLFVBQVUsR0FBRyxtREFBbUQsRUFBRTtBQUFBLEVBQzVGLG9CQUFvQixFQUFFLEdBQUcsYUFBYSxVQUFVLEdBQUcsUUFBUSx3Q0FBd0MsRUFBRTtBQUFBLEVBQ3JHLG9CQUFvQixFQUFFLEdBQUcsS0FBSyxXQUFXO0FBQUEsRUFBb0MsTUFBTSxHQUFHO0FBQUEsRUFDdEYsc0JBQXNCLEVBQUUsR0FBRyxLQUFLLFdBQVc7QUFBQTtBQUFBLEVBQXlELE1BQU0sR0FBRztBQUFBLEVBQzdHLCtCQUErQixFQUFFLEdBQUcsS0FBSyxXQUFXLFFBQVEsUUFBUSx1Q0FBdUMsRUFBRTtBQUFBLEVBQzdHLCtCQUErQjtBQUFBLElBQzdCLEdBQUc7QUFBQSxJQUNILFdBQVcsUUFBUSxRQUFRLHFDQUFxQyx1Q0FBdUM7QUFBQSxFQUN6RztBQUFBLEVBQ0Esb0JBQW9CLEVBQUUsR0FBRyxLQUFLLFdBQVcsUUFBUSxRQUFRLDRDQUE0QyxFQUFFO0FBQUEsRUFDdkcsb0JBQW9CLEVBQUUsR0FBRyxLQUFLLFdBQVcsUUFBUSxRQUFRLG1DQUFtQyxFQUFFO0FBQ2hHO0FBRUEsSUFBTSxZQUF1RDtBQUFBLEVBQzNELHFCQUFxQixFQUFFLFVBQVUsV0FBVyxZQUFZLE1BQU0sRUFBRTtBQUFBLEVBQ2hFLG1CQUFtQixFQUFFLFVBQVUsV0FBVyxvQkFBb0IsTUFBTSxFQUFFO0FBQUEsRUFDdEUsd0JBQXdCLEVBQUUsVUFBVSxXQUFXLCtCQUErQixNQUFNLEdBQUcsWUFBWSxHQUFHLE1BQU0sRUFBRTtBQUFBLEVBQzlHLGlDQUFpQztBQUFBLElBQy9CLE1BQU07QUFBQSxJQUNOLFVBQVUsV0FBVyxtQ0FBbUM7QUFBQSxJQUN4RCxZQUFZLEdBQUc7QUFBQSxFQUNqQjtBQUFBLEVBQ0Esd0JBQXdCO0FBQUEsSUFDdEIsR0FBRyxFQUFFLE1BQU0sdUJBQXVCLE1BQU0sY0FBYztBQUFBLElBQ3RELFVBQVUsV0FBVyw4QkFBOEI7QUFBQSxJQUNuRCxZQUFZLEdBQUcsa0RBQWtEO0FBQUEsRUFDbkU7QUFBQSxFQUNBLHFCQUFxQixFQUFFLFVBQVUsV0FBVyxhQUFhLE1BQU0sRUFBRTtBQUFBLEVBQ2pFLHNCQUFzQixFQUFFLFVBQVUsU0FBUyxVQUFVLFdBQVcsWUFBWSxNQUFNLEVBQUU7QUFBQSxFQUNwRixrQkFBa0I7QUFBQSxJQUNoQixNQUFNO0FBQUEsSUFDTixVQUFVLFdBQVcsOEJBQThCO0FBQUEsSUFDbkQsWUFBWSxXQUFXLGdDQUFnQyxrREFBa0Q7QUFBQSxFQUMzRztBQUFBLEVBQ0EseUJBQXlCLEVBQUUsTUFBTSxXQUFXLFVBQVUsU0FBUztBQUNqRTtBQUVBLElBQU0sVUFBcUQ7QUFBQSxFQUN6RCx3QkFBd0IsRUFBRSxLQUFLLGdDQUFnQyxVQUFVLEdBQUcsTUFBTSxFQUFFO0FBQUEsRUFDcEYsMEJBQTBCO0FBQUEsSUFDeEIsTUFBTTtBQUFBLElBQ04sS0FBSztBQUFBLElBQ0wsVUFBVSxHQUFHLGlEQUFpRDtBQUFBLEVBQ2hFO0FBQUEsRUFDQSxZQUFZLEVBQUUsS0FBSywyQkFBMkIsVUFBVSxHQUFHLE1BQU0sRUFBRTtBQUFBLEVBQ25FLGlCQUFpQixFQUFFLEtBQUssK0JBQStCLFVBQVUsR0FBRyxNQUFNLEVBQUU7QUFBQSxFQUM1RSx3QkFBd0IsRUFBRSxvQkFBb0IsU0FBUyxVQUFVLEdBQUcsTUFBTSxFQUFFO0FBQUEsRUFDNUUsYUFBYSxFQUFFLFVBQVUsR0FBRztBQUFBLEVBQzVCLGFBQWEsRUFBRSxVQUFVLEdBQUcsTUFBTSxHQUFHLFVBQVUsT0FBTztBQUFBLEVBQ3RELGlCQUFpQixFQUFFLFVBQVUsR0FBRyxNQUFNLEdBQUcsVUFBVSxZQUFZO0FBQUEsRUFDL0QsV0FBVyxFQUFFLFVBQVUsUUFBUTtBQUFBLEVBQy9CLFdBQVcsRUFBRSxVQUFVLEdBQUcsUUFBUSxxQkFBcUIsRUFBRTtBQUFBLEVBQ3pELEtBQUssRUFBRSx1QkFBdUIsc0JBQXNCLFVBQVUsR0FBRyxNQUFNLEVBQUU7QUFBQSxFQUN6RSxzQkFBc0IsRUFBRSxRQUFRLFFBQVEsV0FBVyxRQUFRLE1BQU0sS0FBSyxRQUFRLFlBQVksVUFBVSxHQUFHLE1BQU0sRUFBRTtBQUFBLEVBQy9HLHFCQUFxQixFQUFFLEdBQUcsS0FBSyxRQUFRLFVBQVUsV0FBVyxXQUFXLFVBQVUsR0FBRyxNQUFNLEVBQUU7QUFBQSxFQUM1RixjQUFjLEVBQUUsTUFBTSx1QkFBdUIsTUFBTSxlQUFlLE9BQU8saUJBQWlCO0FBQUEsRUFDMUYsb0JBQW9CLEVBQUUsTUFBTSxjQUFjO0FBQUEsRUFDMUMsbUJBQW1CLEVBQUUsS0FBSyxnQ0FBZ0M7QUFBQSxFQUMxRCxzQkFBc0IsRUFBRSxLQUFLLGdCQUFnQixNQUFNLFVBQVU7QUFBQSxFQUM3RCxtQkFBbUI7QUFBQSxJQUNqQixJQUFJO0FBQUEsSUFDSixVQUFVO0FBQUE7QUFBQTtBQUFBLEVBQXVGLE1BQU07QUFBQTtBQUFBO0FBQUEsRUFDekc7QUFDRjtBQUVBLElBQU0sVUFBcUQ7QUFBQSxFQUN6RCxVQUFVLEVBQUUsR0FBRyxLQUFLLFdBQVcsV0FBVyxVQUFVLEdBQUcsUUFBUSxjQUFjLEVBQUU7QUFBQSxFQUMvRSxRQUFRLEVBQUUsTUFBTSxVQUFVO0FBQUEsRUFDMUIsbUJBQW1CLEVBQUUsVUFBVSxVQUFVLFVBQVUsV0FBVyxZQUFZLE1BQU0sRUFBRTtBQUFBLEVBQ2xGLFNBQVMsRUFBRSxRQUFRLFdBQVcsVUFBVSxHQUFHLE1BQU0sRUFBRTtBQUFBLEVBQ25ELFdBQVcsRUFBRSxJQUFJLFFBQVEsVUFBVSxrREFBa0Q7QUFBQSxFQUNyRixpQkFBaUIsRUFBRSxRQUFRLFFBQVE7QUFBQSxFQUNuQyxvQkFBb0IsRUFBRSxNQUFNLFdBQVcsVUFBVSxHQUFHLDJDQUEyQyxFQUFFO0FBQUEsRUFDakcsa0JBQWtCLEVBQUUsTUFBTSxXQUFXLFVBQVUsR0FBRyx5Q0FBeUMsRUFBRTtBQUMvRjtBQUVBLElBQU0sY0FBYztBQUVwQixJQUFNLFdBQXNEO0FBQUEsRUFDMUQsU0FBUyxTQUFTLFVBQVUsaUZBQWlGO0FBQUEsRUFDN0csZUFBZSxFQUFFLElBQUksU0FBUyxLQUFLLGdDQUFnQyxTQUFTLFNBQVMsVUFBVSxZQUFZO0FBQUEsRUFDM0csV0FBVztBQUFBLElBQ1QsR0FBRyxFQUFFLElBQUksVUFBVSxLQUFLLDhCQUE4QixXQUFXLFVBQVUsSUFBSSxPQUFPLEVBQUUsQ0FBQyxJQUFJO0FBQUEsSUFDN0YsVUFBVTtBQUFBO0FBQUEsRUFBbUQsTUFBTTtBQUFBO0FBQUE7QUFBQSxFQUNyRTtBQUFBLEVBQ0EsYUFBYSxTQUFTLFVBQVUsOENBQThDO0FBQUEsRUFDOUUsbUJBQW1CLFNBQVMsU0FBUyxHQUFHLEdBQUcsaUNBQWlDLENBQUM7QUFBQTtBQUFBLFlBQWlCO0FBQUEsRUFDOUYsa0JBQWtCLFNBQVMsU0FBUyx1REFBdUQ7QUFBQSxFQUMzRixtQkFBbUIsU0FBUyxTQUFTLDBEQUEwRDtBQUFBLEVBQy9GLG1CQUFtQjtBQUFBLElBQ2pCLElBQUk7QUFBQSxJQUNKLFVBQVU7QUFBQSxFQUNaO0FBQUEsRUFDQSxtQkFBbUI7QUFBQSxJQUNqQixJQUFJO0FBQUEsSUFDSixVQUFVO0FBQUEsRUFDWjtBQUFBLEVBQ0EsdUJBQXVCLEVBQUUsSUFBSSxnQkFBZ0IsVUFBVTtBQUFBLEVBQTJCLE1BQU0sR0FBRztBQUFBLEVBQzNGLHFCQUFxQixFQUFFLElBQUksZ0JBQWdCLFVBQVU7QUFBQSxFQUFvQixNQUFNO0FBQUE7QUFBQTtBQUFBLEtBQW1DO0FBQUEsRUFDbEgsb0JBQW9CLEVBQUUsSUFBSSxVQUFVLFVBQVUseUJBQXlCO0FBQUEsRUFDdkUsdUJBQXVCO0FBQUEsSUFDckIsSUFBSTtBQUFBLElBQ0osVUFBVTtBQUFBLEVBQ1o7QUFBQSxFQUNBLHNCQUFzQjtBQUFBLElBQ3BCLElBQUk7QUFBQSxJQUNKLFVBQVU7QUFBQSxFQUNaO0FBQUEsRUFDQSxrQkFBa0IsRUFBRSxJQUFJLFVBQVUsU0FBUyxTQUFTLFVBQVUsbUNBQW1DO0FBQ25HO0FBRUEsSUFBTSxRQUFtRCxFQUFFLEdBQUcsTUFBTSxHQUFHLFdBQVcsR0FBRyxTQUFTLEdBQUcsU0FBUyxHQUFHLFNBQVM7QUFFdEgsSUFBTSxZQUFpRSxPQUFPLFFBQVEsY0FBYyxFQUFFO0FBQUEsRUFDcEcsQ0FBQyxDQUFDLFFBQVEsT0FBTyxNQUFNLENBQUMsVUFBVSxNQUFNLElBQUksT0FBTztBQUNyRDtBQUdPLElBQU0saUJBQXVELElBQUk7QUFBQSxFQUN0RSxDQUFDLEdBQUcsT0FBTyxRQUFRLEtBQUssR0FBRyxHQUFHLFNBQVMsRUFBRSxJQUFJLENBQUMsQ0FBQyxNQUFNLFVBQVUsQ0FBQyxDQUFDLE1BQU0sQ0FBQyxNQUFNLFVBQVUsT0FBTyxDQUFDLENBQUM7QUFDbkc7OztBQzFJTyxJQUFNLGNBQWM7QUFBQSxFQUN6QixrQkFDRTtBQUFBLEVBQ0YseUJBQ0U7QUFBQSxFQUNGLGlCQUNFO0FBQUEsRUFDRixzQkFBc0I7QUFBQSxFQUN0Qix3QkFDRTtBQUFBLEVBQ0Ysb0JBQ0U7QUFBQSxFQUNGLGNBQWM7QUFBQSxFQUNkLGtCQUFrQjtBQUFBLEVBQ2xCLGdCQUNFO0FBQUEsRUFDRixnQkFDRTtBQUFBLEVBQ0YsaUJBQ0U7QUFBQSxFQUNGLGlCQUFpQjtBQUFBLEVBQ2pCLDBCQUNFO0FBQUEsRUFDRixnQkFBZ0I7QUFBQSxFQUNoQixnQkFBZ0I7QUFBQSxFQUNoQixXQUFXO0FBQUEsRUFDWCxtQkFDRTtBQUFBLEVBQ0YsZUFDRTtBQUFBLEVBQ0YsaUJBQ0U7QUFBQSxFQUNGLGlCQUNFO0FBQUEsRUFDRixXQUFXO0FBQUEsRUFDWCxnQkFBZ0I7QUFBQSxFQUNoQixNQUFNO0FBQUEsRUFDTixtQkFDRTtBQUFBLEVBQ0YsbUJBQW1CO0FBQUEsRUFDbkIsV0FBVztBQUFBLEVBQ1gsV0FDRTtBQUFBLEVBQ0YsVUFDRTtBQUFBLEVBQ0YsbUJBQW1CO0FBQUEsRUFDbkIsV0FDRTtBQUFBLEVBQ0YsaUJBQWlCO0FBQUEsRUFDakIsa0JBQ0U7QUFBQSxFQUNGLG1CQUNFO0FBQ0o7OztBQ3ZDQSxJQUFNLFNBQVMsQ0FDYixJQUNBLE9BQ0EsU0FDQSxhQUNZLEVBQUUsSUFBSSxPQUFPLE1BQU0sWUFBWSxFQUFFLEdBQUcsT0FBTyxVQUFVLE9BQU8sR0FBRyxRQUFRO0FBRXJGLElBQU0sT0FBTztBQUNiLElBQU0sVUFBVSxnQ0FBZ0MsSUFBSTtBQUNwRCxJQUFNQyxlQUF3QyxFQUFFLGFBQWEsV0FBVyxTQUFTLFFBQVE7QUFFekYsSUFBTSxTQUFTLENBQUMsY0FDZDtBQUFBO0FBQUE7QUFBQTtBQUFBO0FBQUEsRUFBa0csU0FBUztBQUd0RyxJQUFNLFVBQTZCO0FBQUEsRUFDeEMsT0FBTyxrQkFBa0IscUVBQXFFLENBQUMsQ0FBQztBQUFBLEVBQ2hHLE9BQU8seUJBQXlCLG9FQUFvRTtBQUFBLElBQ2xHLFVBQVU7QUFBQSxFQUNaLENBQUM7QUFBQSxFQUNELE9BQU8saUJBQWlCLG1FQUFtRTtBQUFBLElBQ3pGLEdBQUc7QUFBQSxJQUNILFNBQVMsR0FBRyxJQUFJO0FBQUE7QUFBQSxJQUNoQixXQUFXO0FBQUEsRUFBOEIsTUFBTTtBQUFBLElBQy9DLFVBQVUsR0FBRyxNQUFNO0FBQUEsRUFDckIsQ0FBQztBQUFBLEVBQ0QsT0FBTyxzQkFBc0IsZ0VBQWdFO0FBQUEsSUFDM0YsR0FBRztBQUFBLElBQ0gsV0FBVztBQUFBO0FBQUEsRUFBMEQsTUFBTTtBQUFBLEVBQzdFLENBQUM7QUFBQSxFQUNELE9BQU8sd0JBQXdCLGtDQUFrQztBQUFBLElBQy9ELEdBQUdBO0FBQUEsSUFDSCxVQUFVLEdBQUcsa0NBQWtDLGVBQWU7QUFBQSxFQUNoRSxDQUFDO0FBQUEsRUFDRCxPQUFPLG9CQUFvQixzRUFBc0U7QUFBQSxJQUMvRixHQUFHQTtBQUFBLElBQ0gsTUFBTTtBQUFBLElBQ04sVUFBVSxHQUFHLFNBQVMsZUFBZTtBQUFBLEVBQ3ZDLENBQUM7QUFBQSxFQUNELE9BQU8sY0FBYyx3RUFBd0U7QUFBQSxJQUMzRixVQUFVLEdBQUcsa0NBQWtDLGdDQUFnQztBQUFBLEVBQ2pGLENBQUM7QUFBQSxFQUNELE9BQU8sa0JBQWtCLDBDQUEwQztBQUFBLElBQ2pFLFVBQVUsR0FBRyxxREFBcUQsY0FBYztBQUFBLEVBQ2xGLENBQUM7QUFBQSxFQUNELE9BQU8sZ0JBQWdCLHVFQUF1RTtBQUFBLElBQzVGLFVBQVUsR0FBRyx3REFBd0QsU0FBUztBQUFBLEVBQ2hGLENBQUM7QUFBQSxFQUNELE9BQU8sZ0JBQWdCLHVFQUF1RTtBQUFBLElBQzVGLEdBQUcsRUFBRSxJQUFJLFNBQVMsS0FBSyxnQ0FBZ0MsU0FBUyxRQUFRO0FBQUEsSUFDeEUsVUFBVTtBQUFBLEVBQ1osQ0FBQztBQUFBLEVBQ0QsT0FBTyxpQkFBaUIsOERBQThEO0FBQUEsSUFDcEYsR0FBR0E7QUFBQSxJQUNILE1BQU07QUFBQSxJQUNOLFVBQVUsR0FBRyw4REFBOEQsaUJBQWlCLGNBQWM7QUFBQSxFQUM1RyxDQUFDO0FBQUEsRUFDRCxPQUFPLGlCQUFpQix1REFBdUQ7QUFBQSxJQUM3RSxVQUFVLEdBQUcsUUFBUSxvQkFBb0I7QUFBQSxFQUMzQyxDQUFDO0FBQUEsRUFDRCxPQUFPLDBCQUEwQixxREFBcUQ7QUFBQSxJQUNwRixTQUFTO0FBQUEsSUFDVCxXQUFXLFFBQVEsUUFBUSxpQ0FBaUM7QUFBQSxJQUM1RCxVQUFVLEdBQUcsTUFBTTtBQUFBLEVBQ3JCLENBQUM7QUFBQSxFQUNELE9BQU8sZ0JBQWdCLHVEQUF1RDtBQUFBLElBQzVFLEdBQUc7QUFBQSxJQUNILFFBQVE7QUFBQSxJQUNSLFdBQVcsUUFBUSxNQUFNO0FBQUEsSUFDekIsVUFBVSxHQUFHLE1BQU07QUFBQSxFQUNyQixDQUFDO0FBQUEsRUFDRCxPQUFPLGdCQUFnQixnREFBZ0Q7QUFBQSxJQUNyRSxHQUFHO0FBQUEsSUFDSCxRQUFRO0FBQUEsSUFDUixXQUFXLFFBQVEsUUFBUSx1Q0FBdUMsNENBQTRDO0FBQUEsSUFDOUcsVUFBVSxHQUFHLE1BQU07QUFBQSxFQUNyQixDQUFDO0FBQUEsRUFDRCxPQUFPLFdBQVcsMERBQTBELEVBQUUsTUFBTSxVQUFVLENBQUM7QUFBQSxFQUMvRixPQUFPLG1CQUFtQiw0Q0FBNEM7QUFBQSxJQUNwRSxhQUFhO0FBQUEsSUFDYixTQUFTO0FBQUEsSUFDVCxVQUFVLEdBQUcsUUFBUSxpQkFBaUIsY0FBYztBQUFBLEVBQ3RELENBQUM7QUFBQSxFQUNELE9BQU8sZUFBZSxnRUFBZ0U7QUFBQSxJQUNwRixNQUFNO0FBQUEsSUFDTixVQUFVLEdBQUcsTUFBTTtBQUFBLEVBQ3JCLENBQUM7QUFBQSxFQUNELE9BQU8saUJBQWlCLDJEQUEyRDtBQUFBLElBQ2pGLEtBQUs7QUFBQSxJQUNMLFVBQVUsR0FBRyxNQUFNO0FBQUEsRUFDckIsQ0FBQztBQUFBLEVBQ0QsT0FBTyxpQkFBaUIsK0NBQStDO0FBQUEsSUFDckUsVUFBVTtBQUFBLEVBQ1osQ0FBQztBQUFBLEVBQ0QsT0FBTyxhQUFhLHNGQUFzRjtBQUFBLElBQ3hHLE1BQU07QUFBQSxJQUNOLElBQUk7QUFBQSxJQUNKLEtBQUs7QUFBQSxJQUNMLFNBQVM7QUFBQSxJQUNULFVBQVU7QUFBQSxFQUNaLENBQUM7QUFBQSxFQUNELE9BQU8sZ0JBQWdCLG9EQUFvRDtBQUFBLElBQ3pFLElBQUk7QUFBQSxJQUNKLEtBQUs7QUFBQSxJQUNMLFVBQVU7QUFBQSxFQUNaLENBQUM7QUFBQSxFQUNELE9BQU8sUUFBUSx5Q0FBeUM7QUFBQSxJQUN0RCxJQUFJO0FBQUEsSUFDSixLQUFLO0FBQUEsSUFDTCxVQUFVO0FBQUEsRUFDWixDQUFDO0FBQUEsRUFDRDtBQUFBLElBQ0U7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLE1BQ0UsTUFBTTtBQUFBLE1BQ04sS0FBSztBQUFBLE1BQ0wsVUFBVSxHQUFHLDRDQUE0QztBQUFBLElBQzNEO0FBQUEsSUFDQTtBQUFBLEVBQ0Y7QUFBQSxFQUNBLE9BQU8sbUJBQW1CLDJEQUEyRDtBQUFBLElBQ25GLE1BQU07QUFBQSxJQUNOLFFBQVE7QUFBQSxJQUNSLFFBQ0U7QUFBQSxFQUNKLENBQUM7QUFBQSxFQUNELE9BQU8sYUFBYSwwQ0FBMEM7QUFBQSxJQUM1RCxNQUFNO0FBQUEsSUFDTixVQUFVLEdBQUcsZ0RBQWdEO0FBQUEsRUFDL0QsQ0FBQztBQUFBLEVBQ0QsT0FBTyxhQUFhLDhDQUE4QztBQUFBLElBQ2hFLE1BQU07QUFBQSxJQUNOLFVBQVUsR0FBRyxNQUFNO0FBQUEsRUFDckIsQ0FBQztBQUFBLEVBQ0QsT0FBTyxZQUFZLHVDQUF1QztBQUFBLElBQ3hELE1BQU07QUFBQSxJQUNOLFVBQVUsR0FBRyxzQ0FBc0M7QUFBQSxFQUNyRCxDQUFDO0FBQUEsRUFDRCxPQUFPLG1CQUFtQixtRkFBeUU7QUFBQSxJQUNqRyxHQUFHO0FBQUEsSUFDSCxXQUFXO0FBQUEsRUFDYixDQUFDO0FBQUEsRUFDRCxPQUFPLFdBQVcsbUVBQW1FO0FBQUEsSUFDbkYsR0FBRztBQUFBLElBQ0gsV0FBVztBQUFBLE1BQ1Q7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxJQUNGO0FBQUEsSUFDQSxVQUFVLEdBQUcsTUFBTTtBQUFBLEVBQ3JCLENBQUM7QUFBQSxFQUNELE9BQU8saUJBQWlCLG1DQUFtQztBQUFBLElBQ3pELEtBQUs7QUFBQSxJQUNMLFVBQVUsR0FBRyxNQUFNO0FBQUEsRUFDckIsQ0FBQztBQUFBLEVBQ0QsT0FBTyxrQkFBa0IsMERBQTBEO0FBQUEsSUFDakYsS0FBSztBQUFBLElBQ0wsUUFBUTtBQUFBLElBQ1IsUUFBUSxPQUFPLHFFQUFxRTtBQUFBLEVBQ3RGLENBQUM7QUFBQSxFQUNELE9BQU8sbUJBQW1CLDBEQUEwRDtBQUFBLElBQ2xGLEdBQUdBO0FBQUEsSUFDSCxNQUFNO0FBQUEsSUFDTixRQUFRO0FBQUEsSUFDUixLQUFLO0FBQUEsSUFDTCxNQUFNO0FBQUEsSUFDTixTQUFTO0FBQUEsRUFDWCxDQUFDO0FBQ0g7OztBQ3RMQSxJQUFNQyxVQUFTO0FBR1IsSUFBTSxhQUFhO0FBS25CLElBQU0sZUFBeUQ7QUFBQSxFQUNwRSxTQUFTO0FBQUEsRUFDVCxZQUFZLHNCQUFzQixVQUFVO0FBQUEsRUFDNUMsV0FBVztBQUNiO0FBRUEsU0FBUyxZQUFZLE1BQXNCO0FBQ3pDLE1BQUksUUFBUTtBQUNaLGFBQVcsUUFBUSxJQUFJLFlBQVksRUFBRSxPQUFPLElBQUksRUFBRyxVQUFTLE9BQU8sYUFBYSxJQUFJO0FBQ3BGLFNBQU8sS0FBSyxLQUFLLEVBQUUsV0FBVyxLQUFLLEdBQUcsRUFBRSxXQUFXLEtBQUssR0FBRyxFQUFFLFdBQVcsS0FBSyxFQUFFO0FBQ2pGO0FBUUEsU0FBUyxRQUFRLE1BQTZCLE9BQXlCO0FBQ3JFLFFBQU1DLFdBQXNDLE9BQU8sSUFBSTtBQUN2RCxTQUFPLE9BQU8sVUFBVSxhQUFhLE9BQU9BLGFBQVksV0FBVyxNQUFNLFVBQVVBLFdBQVVBLFNBQVEsU0FBUyxLQUFLO0FBQ3JIO0FBTU8sU0FBUyxZQUFZLE9BQTRDO0FBQ3RFLFFBQU0sVUFBVSxPQUFPLFFBQVEsS0FBSyxFQUFFLE9BQU8sQ0FBQyxDQUFDLE1BQU0sS0FBSyxNQUFNLFdBQVcsSUFBNkIsTUFBTSxLQUFLO0FBQ25ILE1BQUksQ0FBQyxRQUFRLE1BQU0sQ0FBQyxDQUFDLE1BQU0sS0FBSyxNQUFNLFFBQVEsTUFBK0IsS0FBSyxDQUFDLEVBQUcsUUFBTztBQUM3RixRQUFNQyxRQUFPLEtBQUssVUFBVSxPQUFPLFlBQVksT0FBTyxDQUFDO0FBQ3ZELE1BQUlBLE1BQUssU0FBUyxXQUFZLFFBQU87QUFDckMsUUFBTSxPQUFPQyxVQUFTLFlBQVlELEtBQUk7QUFDdEMsU0FBTyxLQUFLLFNBQVMsYUFBYSxTQUFZO0FBQ2hEOzs7QWJ4Qk8sSUFBTSxhQUFhLENBQUMsRUFBRSxZQUFZLEdBQWlCLFNBQ3hELFlBQVksU0FBUyxRQUFRLFlBQVksUUFBUSxLQUFLLENBQUMsRUFBRSxTQUFTLEdBQUcsTUFBTSxVQUFVLE1BQU0sT0FBTyxJQUFJO0FBR3hHLElBQU0sZUFBZSxDQUFDLFNBQWtDLFNBQ3RELFFBQVEsU0FBUyxDQUFDLEdBQUcsTUFBTSxPQUFPLFdBQVcsR0FBRyxJQUFJLENBQUMsSUFBSSxPQUFPLFdBQVcsR0FBRyxJQUFJLENBQUMsQ0FBQztBQUd0RixlQUFzQixnQkFBNEQ7QUFDaEYsUUFBTSxRQUFRLG9CQUFJLElBQTBCO0FBQzVDLFFBQU0sV0FBVyxRQUFRLElBQUksQ0FBQyxFQUFFLElBQUksTUFBTSxNQUFNLENBQUMsSUFBSSxLQUFLLENBQVU7QUFDcEUsYUFBVyxDQUFDLE1BQU0sS0FBSyxLQUFLLElBQUksSUFBSSxDQUFDLEdBQUcsVUFBVSxHQUFHLGNBQWMsQ0FBQyxHQUFHO0FBQ3JFLFVBQU0sRUFBRSxRQUFRLElBQUksTUFBTSxJQUFJLEtBQUs7QUFDbkMsVUFBTSxRQUFRLGFBQWEsU0FBUyxJQUFJO0FBQ3hDLFVBQU0sV0FBVyxpQkFBaUIsS0FBSztBQUN2QyxVQUFNLENBQUMsS0FBSyxJQUFJO0FBQ2hCLFVBQU0sVUFBVSxZQUFZLEtBQUs7QUFDakMsUUFBSSxVQUFVLFVBQWEsWUFBWTtBQUNyQyxZQUFNLElBQUksTUFBTTtBQUFBLFFBQ2QsT0FBTztBQUFBLFFBQ1AsVUFBVSxlQUFlLFFBQVE7QUFBQSxRQUNqQztBQUFBLFFBQ0EsU0FBUyxTQUFTLE9BQU8sU0FBUztBQUFBLE1BQ3BDLENBQUM7QUFBQSxFQUNMO0FBQ0EsU0FBTztBQUNUO0FBR0EsU0FBUyxTQUFTLE1BQW9DO0FBQ3BELFFBQU0sQ0FBQyxPQUFPLElBQUksR0FBRyxJQUFJLElBQUksS0FBSyxNQUFNLE1BQU07QUFDOUMsUUFBTSxDQUFDLFFBQVEsSUFBSSxHQUFHRSxNQUFLLElBQUksS0FBSyxNQUFNLElBQUk7QUFDOUMsUUFBTSxDQUFDLEVBQUUsUUFBUSxTQUFTLEVBQUUsSUFBSSw4QkFBOEIsS0FBSyxLQUFLLEtBQUssQ0FBQztBQUM5RSxRQUFNLFVBQVVBLE9BQU0sSUFBSSxDQUFDLFNBQTJCO0FBQ3BELFVBQU0sS0FBSyxLQUFLLFFBQVEsR0FBRztBQUMzQixXQUFPLENBQUMsS0FBSyxNQUFNLEdBQUcsRUFBRSxHQUFHLEtBQUssTUFBTSxLQUFLLENBQUMsRUFBRSxLQUFLLENBQUM7QUFBQSxFQUN0RCxDQUFDO0FBQ0QsUUFBTSxPQUFPLFFBQVEsS0FBSyxDQUFDLENBQUMsSUFBSSxNQUFNLEtBQUssWUFBWSxNQUFNLE1BQU0sSUFBSSxDQUFDO0FBQ3hFLE1BQUksV0FBVyxVQUFhLFNBQVMsVUFBYSxDQUFDLE9BQU8sV0FBVyxHQUFHLEVBQUcsUUFBTztBQUNsRixRQUFNLE9BQU8sS0FBSyxLQUFLLE1BQU0sRUFBRSxLQUFLO0FBQ3BDLFNBQU87QUFBQSxJQUNMLEdBQUcsRUFBRSxNQUFNLENBQUMsV0FBVyxJQUFJLEdBQUcsTUFBTSxFQUFFLEdBQUcsUUFBUSxTQUFTLFFBQVEsT0FBTyxDQUFDLENBQUMsSUFBSSxNQUFNLENBQUMsVUFBVSxLQUFLLElBQUksQ0FBQyxFQUFFO0FBQUEsSUFDNUcsR0FBRyxFQUFFLE1BQU0sU0FBUyxLQUFLLENBQUMsSUFBSSxDQUFDLElBQUksR0FBRyxhQUFhLE9BQU8sTUFBTSxPQUFPLE1BQU0sT0FBTyxTQUFTLENBQUMsRUFBRTtBQUFBLElBQ2hHLEdBQUcsRUFBRSxNQUFNLFFBQVcsYUFBYSxDQUFDLEVBQUU7QUFBQSxFQUN4QztBQUNGO0FBR08sU0FBUyxlQUFlQyxTQUFnQixNQUEyQztBQUN4RixRQUFNLE9BQU8sU0FBUyxJQUFJO0FBQzFCLE1BQUksU0FBUyxPQUFXLFFBQU87QUFDL0IsTUFBSTtBQUNGLFVBQU0sRUFBRSxNQUFNLEtBQUssUUFBUSxTQUFTLE9BQU8sSUFBSSxRQUFRLElBQUksWUFBWSxJQUFJO0FBQzNFLFFBQUksU0FBUyxPQUFXLFFBQU87QUFDL0IsV0FBTyxVQUFVO0FBQUEsTUFDZixHQUFHLEVBQUUsTUFBTSxLQUFLLFFBQVEsTUFBTSxRQUFRLFVBQVUsUUFBQUEsUUFBTztBQUFBLE1BQ3ZELFNBQVMsUUFBUSxJQUFJLENBQUMsQ0FBQyxNQUFNLEtBQUssTUFBTSxHQUFHLElBQUksS0FBSyxLQUFLLEVBQUUsRUFBRSxLQUFLLElBQUk7QUFBQSxNQUN0RSxTQUFTLFFBQVEsS0FBSyxJQUFJO0FBQUEsTUFDMUIsYUFBYSxRQUFRLFNBQVMsSUFBSSxZQUFZO0FBQUEsSUFDaEQsQ0FBQztBQUFBLEVBQ0gsU0FBUyxPQUFPO0FBQ2QsUUFBSSxpQkFBaUIsVUFBVyxRQUFPO0FBQ3ZDLFVBQU07QUFBQSxFQUNSO0FBQ0Y7QUFHQSxlQUFzQixhQUFhLE9BQXdCLE1BQWdDO0FBQ3pGLFFBQU0sRUFBRSxRQUFRLElBQUksTUFBTSxJQUFJLEtBQUs7QUFDbkMsU0FBTyxRQUFRLEtBQUssQ0FBQyxFQUFFLE9BQU8sTUFBTSxRQUFRLFNBQVMsSUFBSTtBQUMzRDs7O0FjeEZPLFNBQVMsV0FBVyxJQUE0QjtBQUNyRCxLQUFHLEtBQUssTUFBTSxLQUFLLGVBQWUsQ0FBQyxFQUFFLE9BQU8sTUFBTTtBQUNoRCxlQUFXQyxVQUFTLFFBQVE7QUFDMUIsVUFBSUEsT0FBTSxTQUFTLFFBQVM7QUFDNUIsWUFBTSxDQUFDLFdBQVcsSUFBSSxHQUFHLElBQUksSUFBSUEsT0FBTSxLQUFLLEtBQUssRUFBRSxNQUFNLEtBQUs7QUFDOUQsTUFBQUEsT0FBTSxPQUFPO0FBQ2IsTUFBQUEsT0FBTSxPQUFPLEtBQUssS0FBSyxHQUFHO0FBQUEsSUFDNUI7QUFBQSxFQUNGLENBQUM7QUFDSDs7O0FDWm1RLFNBQVMsa0JBQWtCO0FBQzlSLFNBQVMsU0FBQUMsY0FBYTs7O0FDRG1QLFNBQVMsYUFBYTtBQVd4UixTQUFTLFNBQVMsRUFBRSxLQUFBQyxLQUFJLEdBQWlCO0FBQzlDLFFBQU0sRUFBRSxVQUFVLE9BQU8sR0FBRyxJQUFJQTtBQUNoQyxRQUFNLFFBQVEsWUFBWTtBQUMxQixTQUFPLFVBQVUsS0FBSyxLQUFLLE1BQU0sU0FBUyxNQUFNLFVBQVUsVUFBVSxHQUFHLEtBQUs7QUFDOUU7OztBRE5BLFNBQVMsU0FBUyxNQUFjLE1BQWNDLGFBQWdDO0FBQzVFLE1BQUksdUJBQXVCLEtBQUssSUFBSSxLQUFLLEtBQUssV0FBVyxHQUFHLEtBQUssS0FBSyxXQUFXLEdBQUcsRUFBRyxRQUFPO0FBQzlGLFFBQU0sQ0FBQyxPQUFPLElBQUksSUFBSSxJQUFJLEtBQUssTUFBTSxHQUFHO0FBQ3hDLFFBQU0sU0FBU0MsT0FBTSxVQUFVQSxPQUFNLEtBQUtBLE9BQU0sUUFBUSxJQUFJLEdBQUcsVUFBVSxJQUFJLENBQUMsQ0FBQztBQUMvRSxRQUFNLE9BQU8sU0FBUyxNQUFNLEtBQUssU0FBUyxHQUFHLE9BQU8sUUFBUSxPQUFPLEVBQUUsQ0FBQyxZQUFZO0FBQ2xGLFFBQU0sU0FDSixTQUFTLFdBQWMsU0FBUyxNQUFNLE1BQU0sVUFBYSxXQUFXLEdBQUcsVUFBVSxJQUFJLE1BQU0sWUFBWTtBQUN6RyxTQUFPLEdBQUcsU0FBUyxJQUFJLElBQUksS0FBS0QsWUFBVyxNQUFNLENBQUMsR0FBRyxTQUFTLFNBQVksS0FBSyxJQUFJLElBQUksRUFBRTtBQUMzRjtBQUdPLFNBQVMsVUFBVSxJQUFzQkEsYUFBOEI7QUFDNUUsS0FBRyxLQUFLLE1BQU0sS0FBSyxjQUFjLENBQUMsU0FBUztBQUN6QyxVQUFNLEVBQUUsT0FBTyxJQUFJO0FBQ25CLFVBQU0sT0FBTyxTQUFTLElBQUk7QUFDMUIsZUFBVyxFQUFFLE1BQU0sU0FBUyxLQUFLLFFBQVE7QUFDdkMsVUFBSSxTQUFTLFNBQVU7QUFDdkIsaUJBQVdFLFVBQVMsWUFBWSxDQUFDLEdBQUc7QUFDbEMsY0FBTSxPQUFPQSxPQUFNLFNBQVMsY0FBY0EsT0FBTSxRQUFRLE1BQU0sSUFBSTtBQUNsRSxZQUFJLFNBQVMsS0FBTSxDQUFBQSxPQUFNLFFBQVEsUUFBUSxTQUFTLE1BQU0sTUFBTUYsV0FBVSxDQUFDO0FBQUEsTUFDM0U7QUFBQSxJQUNGO0FBQUEsRUFDRixDQUFDO0FBQ0g7OztBRTFCQSxJQUFNLFlBQVk7QUFBQSxFQUNoQixZQUFZO0FBQUEsRUFDWixRQUFRO0FBQ1Y7QUFVQSxTQUFTLE9BQU8sRUFBRSxPQUFPLEtBQUssR0FBUyxNQUFjLE1BQWdDO0FBQ25GLFFBQU0sT0FBTyxJQUFJLEtBQUssa0JBQWtCLEtBQUssQ0FBQztBQUM5QyxPQUFLLFFBQVEsU0FBUyxjQUFjO0FBQ3BDLFFBQU0sU0FBUyxJQUFJLEtBQUssVUFBVSxJQUFJLENBQUM7QUFDdkMsUUFBTSxPQUFPLElBQUksS0FBSyxhQUFhLEtBQUssQ0FBQztBQUN6QyxPQUFLLFFBQVEsUUFBUSxJQUFJO0FBQ3pCLFFBQU0sVUFBVSxJQUFJLEtBQUssUUFBUSxJQUFJLENBQUM7QUFDdEMsVUFBUSxVQUFVO0FBQ2xCLFNBQU8sV0FBVyxDQUFDLE1BQU0sU0FBUyxJQUFJLEtBQUssY0FBYyxLQUFLLEVBQUUsQ0FBQztBQUNqRSxTQUFPLFVBQVU7QUFDakIsU0FBTyxDQUFDLE1BQU0sUUFBUSxJQUFJLEtBQUssbUJBQW1CLEtBQUssRUFBRSxDQUFDO0FBQzVEO0FBRUEsU0FBUyxLQUFLLEVBQUUsT0FBTyxLQUFLLEdBQVMsU0FBd0I7QUFDM0QsUUFBTUcsU0FBUSxJQUFJLEtBQUssY0FBYyxJQUFJLENBQUM7QUFDMUMsRUFBQUEsT0FBTSxVQUFVO0FBQ2hCLFNBQU9BO0FBQ1Q7QUFHQSxJQUFNLFlBQVksQ0FBQyxFQUFFLFVBQVUsT0FBTyxRQUFRLE1BQzVDLDhCQUE4QixVQUFVLFVBQVUsUUFBUSxlQUFlLFFBQVEsV0FBVyxXQUFXLE1BQU0sUUFBUSxFQUFFLEtBQUssRUFBRSxDQUFDO0FBQUE7QUFFakksSUFBTSxVQUFVLENBQUMsRUFBRSxNQUFNLEtBQUssTUFBdUMsVUFDbkUsU0FBUyxXQUFXLE9BQU8sU0FBUyxZQUFZLE1BQU0sS0FBSyxDQUFDLFNBQVMsS0FBSyxNQUFNLEdBQUcsRUFBRSxTQUFTLElBQUksQ0FBQztBQUVyRyxJQUFNLGdCQUFnQixDQUFDLE1BQVksWUFBNEM7QUFBQSxFQUM3RSxLQUFLLE1BQU0sVUFBVSxPQUFPLENBQUM7QUFBQSxFQUM3QixHQUFHLE9BQU8sTUFBTSxvQkFBb0IsUUFBUSxLQUFLLElBQUksVUFBVSxVQUFVO0FBQzNFO0FBR0EsU0FBUyxhQUFhLEVBQUUsTUFBTSxRQUFRLEdBQVVDLFdBQWtFO0FBQ2hILFFBQU0sUUFBUSxTQUFTLGVBQWUsb0NBQW9DLEtBQUssT0FBTyxJQUFJO0FBQzFGLFFBQU0sQ0FBQyxFQUFFLE9BQU8sRUFBRSxJQUFJLFNBQVMsQ0FBQztBQUNoQyxNQUFJLFNBQVMsTUFBTSxDQUFDQSxVQUFTLElBQUksSUFBSSxFQUFHLE9BQU0sSUFBSSxNQUFNLHVCQUF1QixJQUFJLEdBQUc7QUFDdEYsU0FBT0EsVUFBUyxJQUFJLElBQUk7QUFDMUI7QUFFQSxJQUFNLGFBQWEsQ0FBQyxNQUFZQyxZQUFxQztBQUNuRSxRQUFNLFFBQVEsWUFBWSxVQUFVLEVBQUUsUUFBUSxVQUFVLFFBQUFBLFFBQU8sQ0FBQyxDQUFDO0FBQ2pFLFNBQU8sVUFBVSxTQUFZLENBQUMsSUFBSSxPQUFPLE1BQU0sdUJBQXVCLEtBQUssSUFBSSxVQUFVLE1BQU07QUFDakc7QUFHTyxTQUFTLGFBQWEsSUFBc0IsRUFBRSxjQUFjLFFBQVEsR0FBdUI7QUFDaEcsS0FBRyxLQUFLLE1BQU0sS0FBSyxpQkFBaUIsQ0FBQyxTQUFTO0FBQzVDLFVBQU0sRUFBRSxPQUFPLElBQUk7QUFDbkIsVUFBTSxPQUFPLFNBQVMsSUFBSTtBQUMxQixVQUFNLENBQUMsRUFBRSxNQUFNLE9BQU8sRUFBRSxJQUFJLHFDQUFxQyxLQUFLLElBQUksS0FBSyxDQUFDO0FBQ2hGLFVBQU0sVUFBVSxTQUFTLGlCQUFpQixhQUFhLElBQUksSUFBSSxJQUFJO0FBQ25FLFVBQU0sU0FBUyxTQUFTLFlBQVksUUFBUSxJQUFJLElBQUksSUFBSTtBQUN4RCxVQUFNLGlCQUFpQixPQUFPLFVBQVUsQ0FBQyxFQUFFLEtBQUssTUFBTSxTQUFTLGlCQUFpQjtBQUNoRixVQUFNLFlBQVksT0FBTyxVQUFVLENBQUMsRUFBRSxNQUFNLEtBQUssTUFBTSxTQUFTLFdBQVcsU0FBUyxNQUFNO0FBQzFGLFVBQU0sY0FBYyxPQUFPLFVBQVUsQ0FBQyxFQUFFLE1BQU0sS0FBSyxNQUFNLFNBQVMsV0FBVyxTQUFTLE1BQU07QUFFNUYsVUFBTSxlQUFlLFNBQVMsYUFBYSxTQUFTLGVBQWUsV0FBVztBQUM5RSxTQUFLLFNBQVMsT0FBTyxRQUFRLENBQUNGLFFBQU8sVUFBbUI7QUFDdEQsWUFBTUcsU0FBUSxhQUFhSCxRQUFPLFlBQVk7QUFDOUMsVUFBSUcsV0FBVSxPQUFXLFFBQU8sQ0FBQyxHQUFHLGNBQWMsTUFBTUEsTUFBSyxDQUFDO0FBQzlELFVBQUksWUFBWSxVQUFhLFVBQVUsZUFBZ0IsUUFBTyxDQUFDSCxRQUFPLEdBQUcsY0FBYyxNQUFNLE9BQU8sQ0FBQztBQUNyRyxVQUFJLFdBQVcsVUFBYSxVQUFVO0FBQ3BDLGVBQU8sQ0FBQ0EsUUFBTyxHQUFHLE9BQU8sTUFBTSxvQkFBb0IsTUFBTSxJQUFJLFVBQVUsVUFBVSxDQUFDO0FBQ3BGLFVBQUksZUFBZSxVQUFVLFlBQWEsUUFBTyxDQUFDQSxRQUFPLEdBQUcsV0FBVyxNQUFNQSxPQUFNLE9BQU8sQ0FBQztBQUMzRixVQUFJLFNBQVMsVUFBYSxDQUFDLFFBQVFBLFFBQU8sV0FBVyxVQUFVLEVBQUcsUUFBTyxDQUFDQSxNQUFLO0FBQy9FLGFBQU8sQ0FBQ0EsUUFBTyxHQUFHLFdBQVcsTUFBTUEsT0FBTSxPQUFPLENBQUM7QUFBQSxJQUNuRCxDQUFDO0FBQUEsRUFDSCxDQUFDO0FBQ0g7OztBQ2xGQSxJQUFNLFFBQVEsQ0FBQyxhQUE2QixJQUFJLE9BQU8sVUFBVSxRQUFRLDZCQUE2QixHQUFHO0FBR3pHLGVBQXNCLGlCQUF1RDtBQUMzRSxRQUFNLFFBQVEsb0JBQUksSUFBb0I7QUFDdEMsYUFBVyxFQUFFLE1BQU0sS0FBSyxLQUFLLFdBQVc7QUFDdEMsUUFBSSxTQUFTLFVBQVc7QUFDeEIsVUFBTSxDQUFDLEVBQUUsVUFBVSxFQUFFLElBQUksT0FBTyxnQkFBZ0IsSUFBSSxLQUFLLEVBQUUsTUFBTSxlQUFlO0FBQ2hGLFVBQU1JLFVBQVMsTUFBTSxNQUFNLEVBQUUsS0FBSyxPQUFPLElBQUksQ0FBQztBQUM5QyxVQUFNLE9BQU8sTUFBTSxNQUFNLEVBQUUsS0FBSyxPQUFPLElBQUksQ0FBQztBQUM1QyxVQUFNLFFBQVFBLFlBQVcsVUFBYSxTQUFTLFNBQVksU0FBWSxlQUFlQSxTQUFRLElBQUk7QUFDbEcsUUFBSSxVQUFVLFVBQWEsQ0FBRSxNQUFNLGFBQWEsT0FBTyxJQUFJLEVBQUk7QUFDL0QsVUFBTSxVQUFVLFlBQVksS0FBSztBQUNqQyxRQUFJLFlBQVksT0FBVyxPQUFNLElBQUksTUFBTSxPQUFPO0FBQUEsRUFDcEQ7QUFDQSxTQUFPO0FBQ1Q7OztBQ1pBLElBQU0sVUFBVSxDQUFDLFVBQXdCLEVBQUUsTUFBTSxVQUFVLElBQUksR0FBRyxNQUFNLFVBQVUsU0FBUyxJQUFJLEtBQUssRUFBRSxFQUFFO0FBRXhHLElBQU0sYUFBYTtBQUFBLEVBQ2pCLEdBQUcsQ0FBQyxnQkFBZ0IsbUJBQW1CLFVBQVUsZUFBZSxZQUFZLFNBQVMsWUFBWSxTQUFTO0FBQUEsRUFDMUcsR0FBRztBQUFBLElBQ0Q7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsSUFDQTtBQUFBLElBQ0E7QUFBQSxJQUNBO0FBQUEsRUFDRjtBQUNGO0FBR0EsU0FBUyxRQUFRLFFBQWdCLFFBQTJCLENBQUMsR0FBc0I7QUFDakYsUUFBTSxTQUFTLFFBQVE7QUFBQSxJQUNyQixDQUFDLFNBQVMsS0FBSyxXQUFXLEdBQUcsTUFBTSxHQUFHLEtBQUssQ0FBQyxLQUFLLE1BQU0sT0FBTyxTQUFTLENBQUMsRUFBRSxTQUFTLEdBQUc7QUFBQSxFQUN4RjtBQUNBLFFBQU0sVUFBVSxDQUFDLFNBQXlCO0FBQ3hDLFVBQU0sT0FBTyxLQUFLLE1BQU0sT0FBTyxTQUFTLEdBQUcsQ0FBQyxNQUFNLE1BQU07QUFDeEQsUUFBSSxTQUFTLFNBQVUsUUFBTztBQUM5QixVQUFNLFFBQVEsTUFBTSxRQUFRLElBQUk7QUFDaEMsV0FBTyxVQUFVLEtBQUssTUFBTSxTQUFTO0FBQUEsRUFDdkM7QUFDQSxTQUFPLE9BQU8sU0FBUyxDQUFDLEdBQUcsTUFBTSxRQUFRLENBQUMsSUFBSSxRQUFRLENBQUMsS0FBSyxFQUFFLGNBQWMsQ0FBQyxDQUFDO0FBQ2hGO0FBRUEsSUFBTSxRQUFRLENBQUMsTUFBYyxRQUFnQixXQUFxQztBQUFBLEVBQ2hGO0FBQUEsRUFDQSxPQUFPLFFBQVEsUUFBUSxLQUFLLEVBQUUsSUFBSSxPQUFPO0FBQzNDO0FBRUEsSUFBTSxTQUE2QztBQUFBLEVBQ2pELGNBQWM7QUFBQSxFQUNkLFVBQVU7QUFBQSxFQUNWLE9BQU87QUFBQSxFQUNQLFNBQVM7QUFBQSxFQUNULFVBQVU7QUFDWjtBQUVBLElBQU0sUUFBUSxPQUFPLEtBQUssU0FBUztBQUVuQyxJQUFNLFlBQVksQ0FBQyxVQUEwQjtBQUFBLEVBQzNDLE1BQU0sT0FBTyxJQUFJO0FBQUEsRUFDakIsT0FBTyxVQUFVLE9BQU8sQ0FBQyxTQUFTLEtBQUssU0FBUyxJQUFJLEVBQUUsSUFBSSxDQUFDLEVBQUUsTUFBTSxRQUFRLE9BQU8sRUFBRSxNQUFNLE1BQU0sTUFBTSxRQUFRLEVBQUU7QUFDbEg7QUFFQSxJQUFNLFFBQWMsRUFBRSxNQUFNLFNBQVMsT0FBTyxNQUFNLElBQUksQ0FBQyxVQUFVLEVBQUUsTUFBTSxPQUFPLElBQUksR0FBRyxNQUFNLElBQUksSUFBSSxJQUFJLEVBQUUsRUFBRTtBQUU3RyxJQUFNLFFBQWM7QUFBQSxFQUNsQixNQUFNO0FBQUEsRUFDTixPQUFPO0FBQUEsSUFDTCxFQUFFLE1BQU0sY0FBYyxNQUFNLG1CQUFtQjtBQUFBLElBQy9DLEVBQUUsTUFBTSxpQkFBaUIsTUFBTSxzQkFBc0I7QUFBQSxFQUN2RDtBQUNGO0FBRUEsSUFBTSxVQUFnQjtBQUFBLEVBQ3BCLE1BQU07QUFBQSxFQUNOLE9BQU87QUFBQSxJQUNMLFFBQVEsMEJBQTBCO0FBQUEsSUFDbEMsUUFBUSxzQkFBc0I7QUFBQSxJQUM5QixHQUFHLENBQUMsZUFBZSxtQkFBbUIsY0FBYyxFQUFFLElBQUksT0FBTztBQUFBLEVBQ25FO0FBQ0Y7QUFHTyxJQUFNLFdBQVcsT0FBK0I7QUFBQSxFQUNyRCxHQUFHLE9BQU8sWUFBWSxNQUFNLElBQUksQ0FBQyxTQUFTLENBQUMsSUFBSSxJQUFJLEtBQUssQ0FBQyxPQUFPLE9BQU8sVUFBVSxJQUFJLENBQUMsQ0FBQyxDQUFDLENBQUM7QUFBQSxFQUN6RixLQUFLO0FBQUEsSUFDSDtBQUFBLElBQ0EsTUFBTSxTQUFTLGNBQWMsVUFBVTtBQUFBLElBQ3ZDLE1BQU0sWUFBWSxxQkFBcUI7QUFBQSxJQUN2QyxNQUFNLFdBQVcsb0JBQW9CO0FBQUEsSUFDckMsTUFBTSxXQUFXLG9CQUFvQjtBQUFBLElBQ3JDLE1BQU0sYUFBYSxrQkFBa0IsQ0FBQyxVQUFVLE9BQU8sT0FBTyxXQUFXLFVBQVUsQ0FBQztBQUFBLElBQ3BGO0FBQUEsSUFDQTtBQUFBLEVBQ0Y7QUFDRjs7O0FDN0ZPLElBQU0sU0FBUyxDQUFDLFlBQ3JCLFFBQ0csWUFBWSxFQUNaLFFBQVEsMkJBQTJCLEVBQUUsRUFDckMsV0FBVyxLQUFLLEdBQUc7OztBN0JjeEIsSUFBTSxFQUFFLFlBQVksS0FBSyxJQUFJLEtBQUssTUFBTUMsY0FBYSxHQUFHLFVBQVUsa0NBQWtDLE1BQU0sQ0FBQztBQUszRyxJQUFNLFNBQVMsSUFBSSxJQUFZLE9BQU87QUFFdEMsSUFBTSxhQUFhLENBQUMsU0FBeUI7QUFDM0MsU0FBTyxJQUFJLElBQUk7QUFDZixTQUFPLGNBQWMsTUFBTSxJQUFJO0FBQ2pDO0FBRUEsSUFBTSxXQUFXLEVBQUUsY0FBYyxNQUFNLGNBQWMsR0FBRyxTQUFTLE1BQU0sZUFBZSxFQUFFO0FBR3hGLElBQU0sT0FDSjtBQUdGLElBQU0sYUFBYSx3QkFBd0IsYUFBYSxDQUFDLGlFQUFpRSxhQUFhLENBQUM7QUFFeEksSUFBTSxPQUFPLFFBQVEsSUFBSSxhQUFhO0FBR3RDLElBQU0sZ0JBQWdCO0FBQUEsRUFDcEIsTUFBTTtBQUFBLEVBQ04sV0FBVyxDQUFDLE9BQWdCLE9BQU8seUJBQXlCLG1CQUFtQjtBQUFBLEVBQy9FLE1BQU0sQ0FBQyxPQUFnQixPQUFPLG1CQUFtQixHQUFHLFFBQVE7QUFBQSxFQUFLLFdBQVcsS0FBSztBQUNuRjtBQUVBLElBQU8saUJBQVEsYUFBYTtBQUFBLEVBQzFCLFFBQVE7QUFBQSxFQUNSLFFBQVE7QUFBQSxFQUNSLFVBQVU7QUFBQSxFQUNWO0FBQUEsRUFDQSxZQUFZO0FBQUEsSUFDVixHQUFHLENBQUMsZUFBZSxZQUFZLGtCQUFrQixjQUFjLGlCQUFpQixTQUFTO0FBQUEsSUFDekYsR0FBRyxDQUFDLGFBQWEsZUFBZSxtQkFBbUI7QUFBQSxFQUNyRDtBQUFBLEVBQ0EsVUFBVSxPQUFPLFlBQVksUUFBUSxJQUFJLENBQUMsU0FBUyxDQUFDLE1BQU0sU0FBUyxJQUFJLEtBQUssSUFBSSxDQUFDLENBQUM7QUFBQSxFQUNsRixPQUFPO0FBQUEsRUFDUCxhQUFhO0FBQUEsRUFDYixNQUFNO0FBQUEsRUFDTixNQUFNO0FBQUEsSUFDSixDQUFDLFFBQVEsRUFBRSxLQUFLLFFBQVEsTUFBTSxLQUFLLENBQUM7QUFBQSxJQUNwQyxDQUFDLFVBQVUsQ0FBQyxHQUFHLFVBQVU7QUFBQSxFQUMzQjtBQUFBO0FBQUEsRUFFQSxZQUFZLEVBQUUsbUJBQW1CLE1BQU07QUFBQSxFQUN2QyxXQUFXO0FBQUE7QUFBQSxFQUVYLFFBQVEsRUFBRSxlQUFlLE1BQU07QUFBQSxFQUMvQixLQUFLLEVBQUUsVUFBVSxFQUFFLGlCQUFpQixFQUFFLGlCQUFpQixDQUFDLFFBQVEsUUFBUSxxQkFBcUIsRUFBRSxFQUFFO0FBQUEsRUFDakcsVUFBVTtBQUFBLElBQ1IsT0FBTztBQUFBO0FBQUEsSUFFUCxTQUFTO0FBQUEsSUFDVCxRQUFRLEVBQUUsU0FBUyxPQUFPO0FBQUEsSUFDMUIsa0JBQWtCLENBQUMsV0FBVztBQUFBLElBQzlCLFFBQVEsQ0FBQyxPQUFPO0FBQ2QsaUJBQVcsRUFBRTtBQUNiLG1CQUFhLElBQUksUUFBUTtBQUN6QixnQkFBVSxJQUFJLFVBQVU7QUFBQSxJQUMxQjtBQUFBLEVBQ0Y7QUFBQSxFQUNBLGFBQWE7QUFBQSxJQUNYLEtBQUs7QUFBQSxNQUNILEVBQUUsTUFBTSxTQUFTLE1BQU0sV0FBVyxhQUFhLFVBQVU7QUFBQSxNQUN6RCxFQUFFLE1BQU0sYUFBYSxNQUFNLHFCQUFxQixhQUFhLGNBQWM7QUFBQSxNQUMzRSxFQUFFLE1BQU0sY0FBYyxNQUFNLGNBQWM7QUFBQSxNQUMxQyxFQUFFLE1BQU0saUJBQWlCLE1BQU0saUJBQWlCO0FBQUEsSUFDbEQ7QUFBQSxJQUNBLFNBQVMsU0FBUztBQUFBLElBQ2xCLFFBQVEsRUFBRSxVQUFVLFFBQVE7QUFBQSxJQUM1QixTQUFTLENBQUMsR0FBRyxDQUFDO0FBQUEsSUFDZCxVQUNFLFNBQVMsS0FDTCxFQUFFLFNBQVMsR0FBRyxJQUFJLG9CQUFvQixNQUFNLHNCQUFzQixJQUNsRSxFQUFFLFNBQVMsR0FBRyxJQUFJLG9CQUFvQixNQUFNLGlCQUFpQjtBQUFBLEVBQ3JFO0FBQUEsRUFDQSxNQUFNO0FBQUEsSUFDSixTQUFTLENBQUMsZUFBZSxXQUFXLENBQUM7QUFBQSxJQUNyQyxRQUFRLEVBQUUsUUFBUSxNQUFNLFNBQVMsTUFBTSxDQUFDLFdBQVcsQ0FBQyxFQUFFO0FBQUE7QUFBQSxJQUV0RCxPQUFPLEVBQUUsdUJBQXVCLEtBQU0sUUFBUSxTQUFTO0FBQUEsRUFDekQ7QUFBQSxFQUNBLGVBQWU7QUFBQSxFQUNmLFVBQVUsQ0FBQyxFQUFFLE9BQU8sTUFBTTtBQUN4Qix1QkFBbUIsUUFBUSxJQUFJO0FBQy9CLFFBQUksU0FBUyxHQUFJLGNBQWEsUUFBUSxNQUFNO0FBQUEsRUFDOUM7QUFDRixDQUFDOyIsCiAgIm5hbWVzIjogWyJzb3VyY2VzIiwgInBvbGljeSIsICJyZWFkRmlsZVN5bmMiLCAiaHRtbCIsICJiYXNlIiwgIm1rZGlyU3luYyIsICJyZWFkZGlyU3luYyIsICJyZWFkRmlsZVN5bmMiLCAid3JpdGVGaWxlU3luYyIsICJyZWFkZGlyU3luYyIsICJyZWFkRmlsZVN5bmMiLCAibWtkaXJTeW5jIiwgIndyaXRlRmlsZVN5bmMiLCAiaG9tZSIsICJmaWxlVVJMVG9QYXRoIiwgIl9fdml0ZV9pbmplY3RlZF9vcmlnaW5hbF9pbXBvcnRfbWV0YV91cmwiLCAiZmlsZVVSTFRvUGF0aCIsICJncm91cFJlcG9ydHMiLCAibGluZXMiLCAiZmllbGRzIiwgInBvbGljeSIsICJncm91cFJlcG9ydHMiLCAicG9saWN5UmVwb3J0IiwgInJlYWRQb2xpY3lUZXh0IiwgIm90aGVycyIsICJ3aXRoQ29va2llcyIsICJwcmVmaXgiLCAiYWxsb3dlZCIsICJqc29uIiwgInByZWZpeCIsICJsaW5lcyIsICJwb2xpY3kiLCAidG9rZW4iLCAicG9zaXgiLCAiZW52IiwgInNvdXJjZUxpbmsiLCAicG9zaXgiLCAidG9rZW4iLCAidG9rZW4iLCAiZXhhbXBsZXMiLCAicG9saWN5IiwgIm5hbWVkIiwgInBvbGljeSIsICJyZWFkRmlsZVN5bmMiXQp9Cg==
