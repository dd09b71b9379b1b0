import { gateRefusalTexts } from "../gate-refusal-texts.ts";
import { upperFirst } from "../../text/first-letter.ts";
import { codeSpan } from "../../text/code-span.ts";
import { firstOf, type HeaderText } from "./header-text.ts";

export type ResponseHeadCode =
  | "gate-refused"
  | "preflight-failed"
  | "preflight-redirected"
  | "error-unshared"
  | "orphans"
  | "vary-missing"
  | "vary-missing-without-origin"
  | "corp-unknown"
  | "cookie-refused"
  | "cookie-cross-site"
  | "cookie-third-party"
  | "session-missing"
  | "corp-restricts"
  | "redirects"
  | "redirected"
  | "sign-in-redirect"
  | "not-shared"
  | "private-network"
  | "unreadable"
  | "head-cut";

/** Findings about the status and the other headers. */
export const responseHeadTexts: Readonly<Record<ResponseHeadCode, HeaderText>> = {
  "gate-refused": {
    severity: "error",
    text: (reason = "", description = "") => gateRefusalTexts.why(reason, description),
    fixes: [],
    dangers: [],
  },
  "preflight-failed": {
    severity: "error",
    text: (status = "", cause?: string) =>
      `The response to a preflight must have a status from 200 to 299, and this is ${status}. ${cause ?? "The browser does not send the request itself."}`,
    fixes: ["preflight-first"],
    dangers: ["all-allowed"],
  },
  "preflight-redirected": {
    severity: "error",
    text: (status = "") =>
      `Browsers don't follow redirects of preflights, and this is ${status}. The browser does not send the request itself.`,
    fixes: ["canonical-url", "preflight-first"],
    dangers: [],
  },
  "error-unshared": {
    severity: "error",
    text: (status = "", cause?: string) =>
      `This is an error (${status}) without CORS headers, so a page cannot see the status, and the console blames CORS. ${cause ?? "If successful responses have them, it comes from outside the layer that adds them."}`,
    fixes: ["outermost", "gateway"],
    dangers: ["reflect", "wildcard"],
  },
  orphans: {
    severity: "warning",
    text: (...names) =>
      `Without Access-Control-Allow-Origin, ${names.join(", ")} ${names.length === 1 ? "has" : "have"} no effect: no other origin can read the response.`,
    fixes: ["share"],
    dangers: ["wildcard"],
  },
  "vary-missing": {
    severity: "warning",
    text: (...values) =>
      `The response is for ${firstOf(values)} only, and \`Vary\` does not name Origin. A cache can return it to pages of other origins, and their responses to this one, so requests fail now and then.`,
    fixes: ["vary"],
    dangers: ["wildcard"],
  },
  "vary-missing-without-origin": {
    severity: "warning",
    text: () =>
      "The response to a request without Origin (an image, a link, another server) has no CORS headers, and its `Vary` does not name Origin. A cache can return it to the page, whose requests then fail now and then.",
    fixes: ["vary"],
    dangers: ["wildcard"],
  },
  "corp-unknown": {
    severity: "warning",
    text: (...values) =>
      `Cross-Origin-Resource-Policy is ${firstOf(values)}, which browsers ignore. The values are \`same-origin\`, \`same-site\` and \`cross-origin\`.`,
    fixes: ["corp-same-site"],
    dangers: [],
  },
  "cookie-refused": {
    severity: "error",
    text: (name = "", names = "", why = "") => `The cookie ${codeSpan(name)} is not stored (${names}). ${why}`,
    fixes: [],
    dangers: [],
  },
  "cookie-cross-site": {
    severity: "note",
    text: (name = "", names = "", why = "") =>
      `The cookie ${codeSpan(name)} is not sent when a page of another site sends the request (${names}). ${why}`,
    fixes: [],
    dangers: ["same-site-none"],
  },
  "cookie-third-party": {
    severity: "note",
    text: (name = "", engines = "") =>
      `For a page of another site, ${codeSpan(name)} is a third-party cookie. ${engines}`,
    brief: (...[name = "", , short = ""]) =>
      `For a page of another site, ${codeSpan(name)} is a third-party cookie: ${short}.`,
    fixes: [],
    dangers: [],
  },
  "session-missing": {
    severity: "warning",
    text: (...[status = "", engines = "", , seen = ""]) =>
      `The page can read that the server doesn't know the user (${status}). ${seen} If a cookie of another site says who the user is, the browser may not have sent it. ${engines}`,
    brief: (...[status = "", , short = ""]) => `The server sees no user (${status}). Third-party cookies: ${short}.`,
    fixes: [],
    dangers: [],
  },
  "corp-restricts": {
    severity: "note",
    text: (...values) =>
      `${upperFirst(firstOf(values))}: pages of other origins cannot embed it without CORS (images, scripts, media).`,
    fixes: [],
    dangers: ["corp-off"],
  },
  redirects: {
    severity: "note",
    text: (to = "", cause?: string) =>
      `The response redirects to ${to}. ${cause === undefined ? "" : `${cause} `}A preflight of this URL would fail, and a redirect from one other origin to another makes the Origin \`null\`.`,
    fixes: ["canonical-url", "no-redirect"],
    dangers: [],
  },
  redirected: {
    severity: "note",
    text: (to = "", cause?: string) =>
      `The response came after a redirect to ${to}. ${cause === undefined ? "" : `${cause} `}The redirect needs the CORS headers too, and one from one other origin to another makes the Origin \`null\`.`,
    fixes: ["canonical-url", "no-redirect"],
    dangers: [],
  },
  "sign-in-redirect": {
    severity: "error",
    text: (to = "", cause = "") => `The server redirects to a page where users sign in (${to}). ${cause}`,
    fixes: [],
    dangers: ["share-sign-in"],
  },
  "not-shared": {
    severity: "note",
    text: () =>
      "The response is not shared: no page of another origin can read it. The server still executes requests that need no preflight.",
    fixes: ["share"],
    dangers: ["wildcard", "reflect"],
  },
  "private-network": {
    severity: "note",
    text: () =>
      "Access-Control-Allow-Private-Network is from an older draft. Browsers now ask the user for permission to access the local network.",
    fixes: [],
    dangers: [],
  },
  "head-cut": {
    severity: "error",
    text: () =>
      "The headers have more than 65,536 characters, and the rest was not read: whether the CORS headers are there isn't known.",
    fixes: ["smaller-head"],
    dangers: [],
  },
  unreadable: {
    severity: "warning",
    text: (...values) => `${firstOf(values)} is not a header, and was ignored.`,
    fixes: [],
    dangers: [],
  },
};
