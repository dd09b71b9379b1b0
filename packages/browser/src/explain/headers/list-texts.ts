import { sanitizeText } from "sallyport/standard";
import { codeSpan, codeSpans } from "../../text/code-span.ts";
import { firstOf, type HeaderText } from "./header-text.ts";

export type ListHeadCode =
  | "list-wildcard-credentials"
  | "list-malformed"
  | "authorization-wildcard"
  | "method-case"
  | "method-unlisted"
  | "header-unlisted"
  | "expose-forbidden"
  | "max-age-malformed"
  | "max-age-capped"
  | "not-exposed";

/** The lists in CORS headers. */
export const listHeadTexts: Readonly<Record<ListHeadCode, HeaderText>> = {
  "list-wildcard-credentials": {
    severity: "error",
    text: (name = "") => `With credentials, \`*\` in ${name} is an ordinary name, not a wildcard.`,
    fixes: ["name-headers"],
    dangers: ["all-allowed"],
  },
  "list-malformed": {
    severity: "error",
    text: (name = "", value = "") => `${name} is ${codeSpan(value)}, which is not a list of names.`,
    fixes: ["valid-list"],
    dangers: [],
  },
  "authorization-wildcard": {
    severity: "warning",
    text: () =>
      "In the standard, `*` does not cover Authorization. Engines still accept it, but may stop. If pages send Authorization, list it by name.",
    fixes: ["name-headers"],
    dangers: [],
  },
  "method-case": {
    severity: "warning",
    text: (method = "", upper = "") => `Methods are case-sensitive: ${codeSpan(method)} is not ${codeSpan(upper)}.`,
    fixes: ["allow-method"],
    dangers: [],
  },
  "method-unlisted": {
    severity: "error",
    text: (method = "") =>
      `The preflight asks for ${codeSpan(method)}, and Access-Control-Allow-Methods does not list it: the browser does not send the request.`,
    fixes: ["allow-method"],
    dangers: ["all-allowed"],
  },
  "header-unlisted": {
    severity: "error",
    text: (...names) =>
      `The preflight asks for ${codeSpans(names)}, and Access-Control-Allow-Headers does not list ${names.length === 1 ? "it" : "them"}: the browser does not send the request.`,
    fixes: ["allow-header"],
    dangers: ["all-allowed"],
  },
  "expose-forbidden": {
    severity: "warning",
    text: (...values) => `No page can read ${firstOf(values)}, even if it is exposed.`,
    fixes: [],
    dangers: [],
  },
  "max-age-malformed": {
    severity: "warning",
    text: (...values) =>
      `Access-Control-Max-Age is ${firstOf(values)}, which is not a number of seconds. Engines cache the response for five seconds or not at all.`,
    fixes: [],
    dangers: [],
  },
  "max-age-capped": {
    severity: "note",
    text: (value = "", ...caps) =>
      `Browsers cache the response to the preflight for less than ${sanitizeText(value)} s: ${caps.join("; ")}.`,
    fixes: [],
    dangers: [],
  },
  "not-exposed": {
    severity: "note",
    text: (...names) =>
      `A page of another origin cannot read these headers, although DevTools shows them: ${codeSpans(names)}.`,
    fixes: ["expose"],
    dangers: [],
  },
};
