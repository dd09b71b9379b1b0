import { code, withoutUserinfo } from "../words.ts";
import { always, type CodeText } from "./code-text.ts";

/** Where a redirect ends it. */
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
    | "redirect-stream",
    CodeText
  >
> = {
  "redirect-forbidden": {
    title: "a redirect that the page did not allow",
    why: (facts) =>
      `The response was a redirect${facts.value === undefined ? "" : ` (${code(facts.value)})`}, and the page used \`redirect: "error"\`.`,
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
    why: always("The redirect has no `Location` that is a URL, or has two."),
    causes: [],
    fixes: ["fix-location"],
    dangers: [],
    protects: "nothing",
  },
  "redirect-scheme": {
    title: "a redirect to something that is not http",
    why: (facts) =>
      `The server redirects to ${facts.value === undefined ? "another scheme" : `the scheme ${code(facts.value)}`}; only http and https are followed.`,
    causes: ["login-redirect"],
    fixes: ["http-redirect", "canonical-url"],
    dangers: ["security-off"],
    protects: "redirect",
  },
  "redirect-too-many": {
    title: "too many redirects",
    why: always("Browsers stop after twenty redirects."),
    causes: ["slash-redirect", "login-redirect"],
    fixes: ["shorter-chain"],
    dangers: [],
    protects: "nothing",
  },
  "redirect-credentials": {
    title: "a redirect to a URL with user name or password",
    why: (facts) =>
      `The server redirects to another origin with a user name or password in the URL${facts.value === undefined ? "" : ` (${code(withoutUserinfo(facts.value))})`}.`,
    causes: [],
    fixes: ["no-userinfo", "canonical-url"],
    dangers: ["security-off"],
    protects: "redirect",
  },
  "redirect-credentials-anywhere": {
    title: "a redirect to a URL with user name or password, refused everywhere",
    why: (facts) =>
      `The server redirects to a URL with a user name or password in it${facts.value === undefined ? "" : ` (${code(withoutUserinfo(facts.value))})`}, which this engine never follows.`,
    causes: [],
    fixes: ["no-userinfo"],
    dangers: ["security-off"],
    protects: "redirect",
  },
  "redirect-again": {
    title: "redirected again by a server that does not allow credentials",
    why: always(
      "The request began at the page's own origin, with credentials, and another server redirected it again without allowing credentials. This engine stops there.",
    ),
    causes: ["redirect-null"],
    fixes: ["canonical-url", "without-credentials"],
    dangers: ["reflect"],
    protects: "redirect",
  },
  "redirect-stream": {
    title: "a redirect of a body that cannot be sent again",
    why: always("The body was a stream, which can be read only once, and the redirect needs it again."),
    causes: [],
    fixes: ["canonical-url", "redirect-status"],
    dangers: [],
    protects: "nothing",
  },
};
