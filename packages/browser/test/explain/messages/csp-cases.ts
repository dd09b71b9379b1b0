import type { MessageCase } from "./case.ts";

const stays = "leave `default-src` as it is";

type Row = readonly [action: string, decided: string, unset: string, fix: string];

/** Chromium names the directive that is missing. */
const fallbacks: readonly MessageCase[] = (
  [
    ["connect to", "default-src 'self'", "connect-src", "Add the directive `connect-src 'self' https://cdn.test`"],
    ["load the image", "default-src 'none'", "img-src", "Add the directive `img-src https://cdn.test`"],
    ["load the script", "default-src 'self'", "script-src-elem", "`script-src-elem 'self' https://cdn.test`"],
    ["load the stylesheet", "default-src 'self'", "style-src-elem", "`style-src-elem 'self' https://cdn.test`"],
    ["load the font", "default-src 'self'", "font-src", "`font-src 'self' https://cdn.test`"],
    ["load media from", "default-src 'self'", "media-src", "`media-src 'self' https://cdn.test`"],
    ["load manifest from", "default-src 'self'", "manifest-src", "`manifest-src 'self' https://cdn.test`"],
    ["load plugin data from", "default-src 'self'", "object-src", "`object-src 'self' https://cdn.test`"],
    ["frame", "default-src 'self'", "frame-src", "`frame-src 'self' https://cdn.test`"],
    ["frame", "child-src 'self'", "frame-src", "`frame-src 'self' https://cdn.test`"],
    ["create a worker from", "script-src 'self'", "worker-src", "`worker-src 'self' https://cdn.test`"],
    // A part of the directive that decided.
    ["load the script", "script-src 'self'", "script-src-elem", "Add `https://cdn.test` to `script-src`"],
  ] satisfies readonly Row[]
).map(([action, decided, unset, fix]) => ({
  desc: `${action}: ${decided} for ${unset}`,
  text: `Refused to ${action} 'https://cdn.test/x' because it violates the following Content Security Policy directive: "${decided}". Note that '${unset}' was not explicitly set, so '${decided.split(" ")[0] ?? ""}' is used as a fallback.`,
  reads: ["chromium", "csp"],
  values: { url: "https://cdn.test/x", unset },
  says: [fix],
  not: ["Add `https://cdn.test` to `default-src`"],
}));

const url = "https://api.test/x";

/** The same in other words, and what doesn't block. */
const others: readonly MessageCase[] = [
  {
    desc: "Chromium of today",
    text: `Connecting to '${url}' violates the following Content Security Policy directive: "default-src 'self' https://a.test". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback. The action has been blocked.`,
    reads: ["chromium", "csp"],
    values: { url, directive: "default-src", sources: "'self' https://a.test", unset: "connect-src" },
    says: ["`connect-src 'self' https://a.test https://api.test`", stays],
  },
  {
    desc: "without the note, what was loaded says it",
    text: `Refused to load the font 'https://cdn.test/a.woff2' because it violates the following Content Security Policy directive: "default-src 'self'".`,
    reads: ["chromium", "csp"],
    says: ["`font-src 'self' https://cdn.test`", stays],
  },
  {
    desc: "WebKit",
    text: `[Error] Refused to connect to ${url} because it appears in neither the connect-src directive nor the default-src directive of the Content Security Policy.`,
    reads: ["webkit", "csp"],
    values: { url, unset: "connect-src", directive: "default-src" },
    says: ["`connect-src`, with `https://api.test`", stays],
  },
  {
    desc: "Firefox",
    text: `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${url} because it violates the following directive: “default-src 'self'”`,
    reads: ["firefox", "csp"],
    values: { url, unset: "connect-src", directive: "default-src" },
    says: ["`connect-src 'self' https://api.test`", stays],
  },
  {
    desc: "Firefox: the directive is there",
    text: `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${url} because it violates the following directive: “connect-src 'self'”`,
    reads: ["firefox", "csp"],
    values: { url, directive: "connect-src" },
    says: ["Add `https://api.test` to `connect-src`"],
    not: [stays],
  },
  {
    desc: "a nonce is of one response",
    text: `Refused to load the script 'https://cdn.test/a.js' because it violates the following Content Security Policy directive: "script-src 'self' 'nonce-c2VjcmV0'".`,
    reads: ["chromium", "csp"],
    says: ["Add `https://cdn.test` to `script-src`"],
    not: ["`script-src 'self' 'nonce"],
  },
  {
    desc: "an image in the page itself",
    text: `Refused to load the image 'data:image/png;base64,AAAA' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'img-src' was not explicitly set, so 'default-src' is used as a fallback.`,
    reads: ["chromium", "csp"],
    says: ["`img-src 'self' data:`", stays],
  },
  {
    desc: "a script in the page itself is not allowed by its scheme",
    text: `Refused to load the script 'data:text/javascript,f()' because it violates the following Content Security Policy directive: "script-src 'self'".`,
    reads: ["chromium", "csp"],
    says: ["a file of the page's own origin"],
    not: ["Add `data:`", "script-src 'self' data:"],
  },
  ...[
    `[Report Only] Refused to connect to '${url}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
    `Connecting to '${url}' violates the following Content Security Policy directive: "connect-src 'self'". The policy is report-only, so the violation has been logged but no further action has been taken.`,
  ].map((text): MessageCase => ({
    desc: "Chromium: a policy that only reports",
    text,
    reads: ["chromium", "csp"],
    values: { url },
    says: ["only reports", "before you enforce"],
    not: ["doesn't allow"],
  })),
  ...[
    `Content-Security-Policy: (Report-Only policy) The page’s settings would block the loading of a resource (connect-src) at ${url} because it violates the following directive: “connect-src 'self'”`,
    `Content Security Policy: The page’s settings observed the loading of a resource at ${url} (“connect-src”). A CSP report is being sent.`,
  ].map((text): MessageCase => ({
    desc: "Firefox: a policy that only reports",
    text,
    reads: ["firefox", "csp"],
    values: { url },
    says: ["only reports", "before you enforce"],
  })),
];

/** Which directive of a policy is to be changed, or added. */
export const cspCases: readonly MessageCase[] = [...fallbacks, ...others];
