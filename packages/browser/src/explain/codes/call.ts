import type { Facts } from "../attempt-facts.ts";
import { shownURL, valueOf } from "../attempt-phrases.ts";
import { localScheme } from "../evidence/url.ts";
import { codeSpan } from "../../text/code-span.ts";
import { always, type CodeText } from "./code-text.ts";

const requested = ({ value, url }: Facts): string => {
  if (localScheme(url) !== undefined) return shownURL(url ?? "");
  return value === undefined ? "another scheme" : `the scheme ${codeSpan(value)}`;
};

/** What the page's own call does not allow. */
export const callTexts: Readonly<
  Record<
    | "mode-same-origin"
    | "no-cors-redirect-mode"
    | "scheme-not-cors"
    | "scheme-not-fetched"
    | "embedded-credentials"
    | "integrity"
    | "range-not-asked"
    | "range-malformed"
    | "not-cached"
    | "keepalive-too-long"
    | "aborted"
    | "not-a-request",
    CodeText
  >
> = {
  "embedded-credentials": {
    title: "a user name or password in the URL of a subresource",
    why: always(
      "The URL has a user name or a password, and Chromium does not request such URLs for what a page embeds: images, scripts, style sheets, frames, event sources and beacons. It sent nothing. This is not CORS.",
    ),
    causes: [],
    fixes: ["userinfo-away", "session-instead"],
    dangers: ["security-off"],
    protects: "embedded-credentials",
  },
  "mode-same-origin": {
    title: "another origin in same-origin mode",
    why: always('The page used `mode: "same-origin"` for another origin, so the browser sent nothing.'),
    causes: [],
    fixes: ["wrong-mode", "share"],
    dangers: ["no-cors"],
    protects: "page",
  },
  "no-cors-redirect-mode": {
    title: "a no-cors request that must not follow redirects",
    why: always('A `no-cors` request must follow redirects, but the page set `redirect: "manual"` or `"error"`.'),
    causes: ["no-cors"],
    fixes: ["redirect-mode", "cors-mode"],
    dangers: ["security-off"],
    protects: "page",
  },
  "scheme-not-cors": {
    title: "a URL whose scheme CORS does not support",
    why: (facts) => `CORS supports only http and https, and the page requested ${requested(facts)}.`,
    causes: ["page-null", "url-no-scheme", "blob-gone", "local-scheme", "electron", "app-scheme"],
    fixes: ["with-scheme", "read-blob", "http-url", "named-page"],
    dangers: ["security-off", "allow-null"],
    protects: "page",
  },
  "scheme-not-fetched": {
    title: "a URL that cannot be fetched",
    why: (facts) =>
      `Nothing can be fetched from this URL${facts.value === undefined ? "" : ` (${codeSpan(facts.value)})`}.`,
    causes: [],
    fixes: ["http-url"],
    dangers: ["security-off"],
    protects: "page",
  },
  integrity: {
    title: "the file does not match the hash",
    why: always("The page named a hash (`integrity`), and the response does not match it."),
    causes: [],
    fixes: ["integrity"],
    dangers: ["no-integrity"],
    protects: "integrity",
  },
  "range-not-asked": {
    title: "a partial response that was not requested",
    why: always("The server sent a partial response (206 or 416) to a request without Range."),
    causes: [],
    fixes: ["range"],
    dangers: ["no-cors"],
    protects: "read",
  },
  "range-malformed": {
    title: "a range that does not exist",
    why: (facts) => `The range is ${valueOf(facts)}, which this resource does not have.`,
    causes: [],
    fixes: ["range"],
    dangers: [],
    protects: "nothing",
  },
  "not-cached": {
    title: "not in the cache",
    why: always("The page asked for a cached response only (`only-if-cached`), and there is none."),
    causes: [],
    fixes: ["cache-mode"],
    dangers: [],
    protects: "nothing",
  },
  "keepalive-too-long": {
    title: "a body that is too long for keepalive",
    why: always(
      "Requests that may outlive the page (`keepalive`, beacons) share 64 KiB: that much their bodies may have together until their responses have come.",
    ),
    causes: [],
    fixes: ["smaller-keepalive"],
    dangers: [],
    protects: "nothing",
  },
  aborted: {
    title: "an aborted request",
    why: always(
      "The page aborted the request, or was left before the response came. The server may already have executed it.",
    ),
    causes: [],
    fixes: ["outlive-page"],
    dangers: [],
    protects: "nothing",
  },
  "not-a-request": {
    title: "a call that the browser refused",
    why: always(
      "The browser refused the call itself, so it sent nothing. Reasons are a forbidden method, a URL with a password, or an invalid header name. A navigation requests nothing where a sandbox lacks `allow-forms`, `allow-popups` or `allow-top-navigation`, or where only the fragment of the URL changes.",
    ),
    causes: [],
    fixes: ["valid-call"],
    dangers: [],
    protects: "nothing",
  },
};
