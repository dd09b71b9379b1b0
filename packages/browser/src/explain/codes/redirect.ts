import { withoutUserinfo } from "../../text/url.ts";
import { codeSpan } from "../../text/code-span.ts";
import { always, type CodeText } from "./code-text.ts";

/** Redirects that the browser does not follow. */
export const redirectTexts: Readonly<
  Record<
    | "redirect-forbidden"
    | "redirect-same-origin"
    | "redirect-location"
    | "redirect-scheme"
    | "redirect-too-many"
    | "redirect-credentials"
    | "redirect-credentials-anywhere"
    | "redirect-again"
    | "redirect-stream"
    | "hsts-redirect",
    CodeText
  >
> = {
  "redirect-forbidden": {
    title: "a redirect that the page did not allow",
    why: (facts) =>
      `The response was a redirect${facts.value === undefined ? "" : ` (${codeSpan(facts.value)})`}, and the page used \`redirect: "error"\`.`,
    causes: ["login-redirect", "slash-redirect"],
    fixes: ["canonical-url", "redirect-mode", "no-redirect"],
    dangers: ["no-cors"],
    protects: "page",
  },
  "redirect-same-origin": {
    title: "a redirect away from the page's own origin",
    why: always('The page used `mode: "same-origin"`, and its server redirected to another origin.'),
    causes: ["login-redirect", "slash-redirect"],
    fixes: ["no-redirect", "wrong-mode"],
    dangers: ["no-cors"],
    protects: "page",
  },
  "redirect-location": {
    title: "a redirect without a valid URL",
    why: always("The redirect's `Location` is not a URL, or there are two."),
    causes: [],
    fixes: ["fix-location"],
    dangers: [],
    protects: "nothing",
  },
  "redirect-scheme": {
    title: "a redirect to something that is not http",
    why: (facts) =>
      `The server redirects to ${facts.value === undefined ? "another scheme" : `the scheme ${codeSpan(facts.value)}`}. Browsers follow redirects only to http and https.`,
    causes: ["login-redirect"],
    fixes: ["http-redirect", "canonical-url"],
    dangers: ["security-off"],
    protects: "redirect",
  },
  "redirect-too-many": {
    title: "too many redirects",
    why: always("The server redirected more than twenty times, and browsers stop then."),
    causes: ["slash-redirect", "login-redirect"],
    fixes: ["shorter-chain"],
    dangers: [],
    protects: "nothing",
  },
  "redirect-credentials": {
    title: "a redirect to a URL with a user name or password",
    why: (facts) =>
      `The server redirects to another origin with a user name or password in the URL${facts.value === undefined ? "" : ` (${codeSpan(withoutUserinfo(facts.value))})`}.`,
    causes: [],
    fixes: ["no-userinfo", "canonical-url"],
    dangers: ["security-off"],
    protects: "redirect",
  },
  "redirect-credentials-anywhere": {
    title: "a redirect to a URL with a user name or password, which this engine never follows",
    why: (facts) =>
      `The server redirects to a URL with a user name or password${facts.value === undefined ? "" : ` (${codeSpan(withoutUserinfo(facts.value))})`}. This engine never follows such a redirect, even within one origin.`,
    causes: [],
    fixes: ["no-userinfo"],
    dangers: ["security-off"],
    protects: "redirect",
  },
  "redirect-again": {
    title: "a second redirect, by a server that does not allow credentials",
    why: always(
      "The page's own origin redirected the request, which had credentials, to another server. That server redirected it again, without allowing credentials, and this engine stops there.",
    ),
    causes: ["redirect-null"],
    fixes: ["canonical-url", "without-credentials"],
    dangers: ["reflect"],
    protects: "redirect",
  },
  "redirect-stream": {
    title: "a redirect for a body that cannot be sent again",
    why: always(
      "The body was a stream, which can be read only once, but after the redirect the browser would have to send it again.",
    ),
    causes: [],
    fixes: ["canonical-url", "redirect-status"],
    dangers: [],
    protects: "nothing",
  },
  "hsts-redirect": {
    title: "plain http, to a host that the browser requests over https alone",
    why: (facts) =>
      `The host has sent \`Strict-Transport-Security\` earlier (HSTS), so the browser redirects this request to https itself, before anything is sent. ${facts.preflight ? "It needs a preflight, and browsers do not follow redirects of preflights." : 'The page used `redirect: "error"`.'}`,
    causes: ["http-written"],
    fixes: ["https-url"],
    dangers: ["http", "evade-preflight"],
    protects: "wire",
  },
};
