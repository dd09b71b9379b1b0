import { code, sentence } from "../words.ts";
import { firstOf, type HeaderText } from "./header-text.ts";

export type ResponseHeadCode =
  | "preflight-failed"
  | "preflight-redirected"
  | "error-unshared"
  | "orphans"
  | "vary-missing"
  | "corp-unknown"
  | "cookie-refused"
  | "cookie-cross-site"
  | "corp-restricts"
  | "redirects"
  | "not-shared"
  | "private-network"
  | "unreadable";

/** The rest of a response's head. */
export const responseHeadTexts: Readonly<Record<ResponseHeadCode, HeaderText>> = {
  "preflight-failed": {
    severity: "error",
    text: (status = "") =>
      `A preflight must be answered with 200 to 299; this is ${status}. The request itself is never sent.`,
    fixes: ["preflight-first"],
    dangers: ["all-allowed"],
  },
  "preflight-redirected": {
    severity: "error",
    text: (status = "") => `A preflight must not be redirected; this is ${status}. The request itself is never sent.`,
    fixes: ["canonical-url", "preflight-first"],
    dangers: [],
  },
  "error-unshared": {
    severity: "error",
    text: (status = "") =>
      `It is an error (${status}) without CORS headers: a page sees no status and a console blames CORS. It was made outside of what adds the headers.`,
    fixes: ["outermost", "gateway"],
    dangers: ["reflect", "wildcard"],
  },
  orphans: {
    severity: "warning",
    text: (...names) =>
      `${names.join(", ")} without Access-Control-Allow-Origin: the response is shared with nobody, and they do nothing.`,
    fixes: ["share"],
    dangers: ["wildcard"],
  },
  "vary-missing": {
    severity: "warning",
    text: (...values) =>
      `The response is for ${firstOf(values)} alone, and \`Vary\` does not name Origin: a cache gives it to pages of other origins, and theirs to this one. It then fails now and then.`,
    fixes: ["vary"],
    dangers: ["wildcard"],
  },
  "corp-unknown": {
    severity: "warning",
    text: (...values) =>
      `Cross-Origin-Resource-Policy is ${firstOf(values)}, which browsers ignore. Values are \`same-origin\`, \`same-site\` and \`cross-origin\`.`,
    fixes: ["corp-same-site"],
    dangers: [],
  },
  "cookie-refused": {
    severity: "error",
    text: (name = "", names = "", why = "") => `The cookie ${code(name)} is not stored (${names}). ${why}`,
    fixes: [],
    dangers: [],
  },
  "cookie-cross-site": {
    severity: "note",
    text: (name = "", names = "", why = "") =>
      `The cookie ${code(name)} is not sent when a page of another site sends the request (${names}). ${why}`,
    fixes: [],
    dangers: ["same-site-none"],
  },
  "corp-restricts": {
    severity: "note",
    text: (...values) =>
      `${sentence(firstOf(values))}: pages elsewhere cannot embed it without CORS (images, scripts, media).`,
    fixes: [],
    dangers: ["corp-off"],
  },
  redirects: {
    severity: "note",
    text: (...values) =>
      `It redirects to ${firstOf(values)}. A preflight of this URL would fail, and a redirect from one other origin to another makes the Origin \`null\`.`,
    fixes: ["canonical-url", "no-redirect"],
    dangers: [],
  },
  "not-shared": {
    severity: "note",
    text: () =>
      "The response is not shared: no page of another origin reads it. Requests that need no preflight are executed all the same.",
    fixes: ["share"],
    dangers: ["wildcard", "reflect"],
  },
  "private-network": {
    severity: "note",
    text: () =>
      "Access-Control-Allow-Private-Network is of an older draft. Access to the local network is a permission of the user now.",
    fixes: [],
    dangers: [],
  },
  unreadable: {
    severity: "warning",
    text: (...values) => `${firstOf(values)} is no header, and was left out.`,
    fixes: [],
    dangers: [],
  },
};
