// Writes docs/explanations/ from the texts of packages/browser/src/explain/: a page for each code, and the index.
// With --check it writes nothing and exits with 1 where something is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "docs/explanations";

const page = "https://app.example";
const url = "https://api.example/orders/7";

/** The values in the example of a code. */
const values = {
  "cors-origin-multiple": "*, *",
  "cors-origin-invalid": "app.example",
  "cors-origin-mismatch": "https://app.example/",
  "cors-credentials": "True",
  "preflight-status": "405",
  "preflight-redirect": "301",
  "preflight-methods-malformed": '["PUT"]',
  "preflight-headers-malformed": "x-a x-b",
  "preflight-method": "PUT",
  "preflight-header": "content-type",
  "scheme-not-cors": "file",
  "scheme-not-fetched": "about:blank",
  "bad-port": "25",
  "event-source-status": "404",
  "event-source-type": "text/html",
  "websocket-status": "403",
  "websocket-handshake": "Sec-WebSocket-Accept: x",
  "websocket-protocol": "chat",
  "redirect-forbidden": "302",
  "redirect-scheme": "myapp",
  "redirect-credentials": "https://user@other.example/",
  nosniff: "text/plain",
  "mime-type": "text/html",
  "opaque-response": "application/json",
  "element-status": "404",
  csp: "connect-src 'self'",
  "permissions-policy": "sync-xhr",
  "x-frame-options": "DENY",
  "frame-ancestors": "frame-ancestors 'self'",
  "corp-missing": "Cross-Origin-Embedder-Policy: require-corp",
  "embedder-policy-missing": "Cross-Origin-Embedder-Policy: require-corp",
  "worker-embedder-policy": "Cross-Origin-Embedder-Policy: require-corp",
  "service-worker-scope": "/scripts/",
  "service-worker-response": "opaque",
  "redirect-credentials-anywhere": "https://user@app.example/",
  "local-network-insecure": "loopback",
  "local-network-denied": "loopback",
};

const withCredentials = ["cors-origin-wildcard", "cors-credentials"];

/** An attempt as an example of a code. */
function factsOf(code, { nothingKnown, codeTexts }) {
  const isPlain = code === "mixed-content" || code === "hsts-redirect";
  // A secure page's request is mixed content first.
  const from = code === "hsts-redirect" ? page.replace("https:", "http:") : page;
  const preflight = code.startsWith("preflight-") || code === "hsts-redirect" || code === "client-certificate";
  const executed = !preflight && ["read", "embed", "redirect"].includes(codeTexts[code].protects);
  return {
    ...nothingKnown,
    code,
    page: from,
    origin: from,
    url: isPlain ? url.replace("https:", "http:") : url,
    method: preflight ? "PUT" : "GET",
    headers: preflight ? ["content-type"] : [],
    credentials: withCredentials.includes(code),
    preflight,
    value: values[code],
    status: code === "preflight-status" || code === "preflight-redirect" ? Number(values[code]) : 200,
    executed,
    hidden: code === "readable" ? ["etag"] : [],
    cookies: code === "websocket-open" ? ["session"] : [],
  };
}

const engineNames = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

/** What each engine prints for the example. */
function consoleLines(facts, { consoleMessage, engineCodes, failureCodes }) {
  if (!failureCodes.includes(facts.code)) return [];
  const { code, preflight, value, status, method } = facts;
  const failure = { code, preflight, ...(value === undefined ? {} : { value }) };
  const codes = engineCodes(failure, { tainting: "cors", keepalive: false });
  const request = { method, url: facts.url, mode: "cors", credentials: facts.credentials ? "include" : "same-origin" };
  const trace = [
    { kind: "main-fetch", url: facts.url, mode: "cors", credentials: request.credentials },
    { kind: "response", preflight, status, headers: [] },
  ];
  return Object.entries(engineNames).flatMap(([engine, name]) => {
    const line = consoleMessage({
      engine,
      page: { url: `${facts.page}/`, origin: facts.page },
      request,
      trace,
      failure: { ...failure, ...codes },
    });
    return line === undefined ? [] : [`${name}:\n\n\`\`\`text\n${line}\n\`\`\``];
  });
}

const silent = "The console does not name the cause, and the page's script gets a `TypeError` without a reason.";

/** An object of the script tells that it failed, and not why. */
const silentEvent = "The page's script gets an `error` event without a reason.";

/** What tells a page that its worker does not run. */
const silentWorkers = {
  "worker-origin":
    "The `Worker` has an `error` event without a reason. Where its URL is of another origin, Chromium's and Safari's constructors throw a `SecurityError` instead; Chromium's says `Script at '…' cannot be accessed from origin '…'`.",
  "worker-embedder-policy": "The `Worker` has an `error` event without a reason.",
  "service-worker-scope": "`register` rejects with a `SecurityError`.",
};

/** What the console says in each engine's own words. */
const named = "The console names the directive. The page's script gets a `TypeError` without a reason.";

const hasEvent = (code) => /^(?:event-source|websocket)-/.test(code);

const noError = ["readable", "opaque", "opaque-redirect", "navigated", "websocket-open"];

/** The script gets an error that says what happened. */
const explained = ["aborted", "not-a-request"];

const section = (title, body) => (body === "" ? [] : [`## ${title}`, body]);

const back = "[All codes](README.md)";

const capitalized = (text) => `${text[0].toUpperCase()}${text.slice(1)}`;

function codePage(code, texts) {
  const { codeTexts, causeTexts, protectsTexts, fixesFor, dangersFor, inMarkdown, engineCodes } = texts;
  const facts = factsOf(code, texts);
  const text = codeTexts[code];
  const lines = consoleLines(facts, texts);
  const failure = { code, preflight: facts.preflight, value: facts.value };
  const chromium = engineCodes(failure, { tainting: "cors", keepalive: false }).chromium;
  const symptom = [
    ...lines,
    ...(lines.length === 0 && ![...noError, ...explained].includes(code)
      ? [code === "csp" ? named : hasEvent(code) ? silentEvent : (silentWorkers[code] ?? silent)]
      : []),
    ...(chromium === undefined || noError.includes(code)
      ? []
      : [`DevTools calls it \`${chromium}\` (\`Network.CorsError\`).`]),
  ];
  return [
    `# ${code}`,
    `${capitalized(text.title)}.`,
    ...section("What the console shows", symptom.join("\n\n")),
    ...section("What happened", text.why(facts)),
    ...section("Most likely causes", inMarkdown.list(text.causes.map((name) => causeTexts[name]))),
    ...section("Who is protected", protectsTexts[text.protects](facts)),
    ...section("What to do, narrowest first", inMarkdown.fixes(fixesFor(facts))),
    ...section("What not to do", inMarkdown.dangers(dangersFor(facts))),
    back,
  ].join("\n\n");
}

const cookieName = (reason) => `cookie-${reason}`;

/** The text of a reason where no sentence before it names the cookie. */
const aboutTheCookie = (text) => text.replace(/^It /, "The cookie ").replace(/^Its /, "The cookie's ");

const cookieLimits = [
  "expired",
  "control-character",
  "empty",
  "nameless",
  "too-long",
  "host-invalid",
  "domain-malformed",
  "host-limit",
  "total-limit",
];

function cookieProtects(reason, ofSite) {
  if (ofSite || reason.startsWith("third-party") || reason.startsWith("partition-"))
    return "The user: other sites' pages cannot use the session or track the user. The server itself must still refuse forged changes.";
  return cookieLimits.includes(reason)
    ? "Nobody: this is a limit or a syntax rule of cookies."
    : "The user, and the host that set the cookie: the cookie is used only as its name and attributes say.";
}

function cookiePage(
  reason,
  {
    blockedCookieTexts,
    refusedCookieTexts,
    evictedCookieTexts,
    cookieFixes,
    fixesNamed,
    nothingKnown,
    inMarkdown,
    dangerTexts,
  },
) {
  const facts = { ...nothingKnown, page, url };
  const ofSite = reason.startsWith("same-site-") && reason !== "same-site-none-insecure";
  const blocked = blockedCookieTexts[reason];
  const refused = refusedCookieTexts[reason];
  const evicted = evictedCookieTexts[reason];
  return [
    `# ${cookieName(reason)}`,
    aboutTheCookie(blocked ?? refused ?? evicted),
    ...section(
      "Not sent",
      blocked === undefined ? "" : `The browser has the cookie, but does not send it with the request. ${blocked}`,
    ),
    ...section("Not stored", refused === undefined ? "" : `The browser does not store the cookie. ${refused}`),
    ...section("Removed", evicted === undefined ? "" : `The browser removes a stored cookie. ${evicted}`),
    ...section("Who is protected", cookieProtects(reason, ofSite)),
    ...section("What to do, narrowest first", inMarkdown.fixes(fixesNamed(cookieFixes[reason] ?? [], facts))),
    ...section("What not to do", ofSite ? inMarkdown.dangers([dangerTexts["same-site-none"]]) : ""),
    back,
  ].join("\n\n");
}

function indexPage(codes, reasons, { codeTexts, blockedCookieTexts, refusedCookieTexts, evictedCookieTexts }) {
  const rows = codes.map((code) => `| [${code}](${code}.md) | ${capitalized(codeTexts[code].title)} |`);
  const cookies = reasons.map(
    (reason) =>
      `| [${cookieName(reason)}](${cookieName(reason)}.md) | ${aboutTheCookie(blockedCookieTexts[reason] ?? refusedCookieTexts[reason] ?? evictedCookieTexts[reason])} |`,
  );
  return [
    "# What a browser does with a request, and why",
    "`explain` from `@sallyport/browser/explain` and the command `sallyport explain` describe the result of a cross-origin request with one of these codes. Each page shows what the console prints, what happened, who is protected, what to do, and what not to do.",
    ["| Code | Meaning |", "| --- | --- |", ...rows].join("\n"),
    "## Cookies",
    "These are the reasons why a cookie was not sent, not stored, or removed.",
    ["| Reason | Meaning |", "| --- | --- |", ...cookies].join("\n"),
  ].join("\n\n");
}

/**
 * Every page, by path from the repository's root.
 * @param texts what the modules of packages/browser/src/explain export, as `load` gathers it
 */
export async function generateExplanations(texts) {
  const codes = Object.keys(texts.codeTexts);
  const reasons = [...new Set([...texts.blockedReasons, ...texts.refusedReasons, ...texts.evictedReasons])].sort();
  const pages = new Map([[`${folder}/README.md`, indexPage(codes, reasons, texts)]]);
  for (const code of codes) pages.set(`${folder}/${code}.md`, codePage(code, texts));
  for (const reason of reasons) pages.set(`${folder}/${cookieName(reason)}.md`, cookiePage(reason, texts));
  const options = { ...(await resolveConfig(`${root}${folder}/README.md`)), parser: "markdown" };
  for (const [path, text] of pages) pages.set(path, await format(text, options));
  return pages;
}

function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Pages that are not as they would be written, and those that nothing writes. */
export function staleAmong(pages) {
  const stale = [...pages].filter(([path, text]) => readOrNothing(`${root}${path}`) !== text).map(([path]) => path);
  let there = [];
  try {
    there = readdirSync(`${root}${folder}`).map((file) => `${folder}/${file}`);
  } catch {
    // No folder yet.
  }
  return { stale, left: there.filter((path) => !pages.has(path)) };
}

/**
 * What the pages are made from.
 * @param load imports a module of packages/browser by its path without extension
 */
export async function gather(load) {
  const modules = await Promise.all(
    [
      "explain/codes/index",
      "explain/cause-texts",
      "explain/cookie-texts",
      "explain/danger-texts",
      "explain/protects-texts",
      "explain/attempt-facts",
      "explain/fixes-for",
      "explain/fixes",
      "explain/console-message",
      "engines/index",
      "fetch/failure",
      "cookies/reasons",
    ].map(load),
  );
  const { fixesInMarkdown, listInMarkdown, dangersInMarkdown } = await load("explain/render/explanation-markdown");
  const inMarkdown = { fixes: fixesInMarkdown, list: listInMarkdown, dangers: dangersInMarkdown };
  return Object.assign({ inMarkdown }, ...modules);
}

async function main(parameters) {
  const unknown = parameters.filter((one) => one !== "--check");
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(" ")}. Usage: node scripts/generate-explanations.mjs [--check]`);
    return 2;
  }
  const built = `${root}packages/browser/dist/`;
  if (readOrNothing(`${built}explain/codes/index.js`) === undefined) {
    console.error("packages/browser is not built. Run npx tsc -b packages/browser first.");
    return 2;
  }
  const pages = await generateExplanations(await gather((path) => import(`../packages/browser/dist/${path}.js`)));
  const { stale, left } = staleAmong(pages);
  if (parameters.includes("--check")) {
    for (const path of [...stale, ...left])
      console.error(`${path} is stale. Run node scripts/generate-explanations.mjs.`);
    return stale.length + left.length === 0 ? 0 : 1;
  }
  mkdirSync(`${root}${folder}`, { recursive: true });
  for (const path of left) rmSync(`${root}${path}`);
  for (const path of stale) writeFileSync(`${root}${path}`, pages.get(path));
  console.log(`${String(stale.length)} written, ${String(left.length)} removed`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
