import { sanitizeText } from "../../text/sanitize.ts";
import { code, listed } from "../words.ts";
import { firstOf, type HeaderText } from "./header-text.ts";

export type ListHeadCode =
  | "list-wildcard-credentials"
  | "list-malformed"
  | "authorization-wildcard"
  | "method-case"
  | "expose-forbidden"
  | "max-age-malformed"
  | "max-age-capped"
  | "not-exposed";

/** The lists that CORS headers hold. */
export const listHeadTexts: Readonly<Record<ListHeadCode, HeaderText>> = {
  "list-wildcard-credentials": {
    severity: "error",
    text: (name = "") => `With credentials \`*\` in ${name} is a name like any other and no wildcard.`,
    fixes: ["name-headers"],
    dangers: ["all-allowed"],
  },
  "list-malformed": {
    severity: "error",
    text: (name = "", value = "") => `${name} is ${code(value)}, which is not a list of names.`,
    fixes: ["valid-list"],
    dangers: [],
  },
  "authorization-wildcard": {
    severity: "warning",
    text: () =>
      "`*` does not cover Authorization by the standard. The engines still let it; name it where pages send it.",
    fixes: ["name-headers"],
    dangers: [],
  },
  "method-case": {
    severity: "warning",
    text: (method = "", upper = "") => `Methods are case-sensitive: ${code(method)} is not ${code(upper)}.`,
    fixes: ["allow-method"],
    dangers: [],
  },
  "expose-forbidden": {
    severity: "warning",
    text: (...values) => `${firstOf(values)} is read by no page, whatever is exposed.`,
    fixes: [],
    dangers: [],
  },
  "max-age-malformed": {
    severity: "warning",
    text: (...values) =>
      `Access-Control-Max-Age is ${firstOf(values)}, which is no number of seconds: engines keep the response for five seconds or not at all.`,
    fixes: [],
    dangers: [],
  },
  "max-age-capped": {
    severity: "note",
    text: (value = "", ...caps) =>
      `The response to the preflight is kept for less than ${sanitizeText(value)} s: ${caps.join("; ")}.`,
    fixes: [],
    dangers: [],
  },
  "not-exposed": {
    severity: "note",
    text: (...names) => `DevTools shows them, and a page of another origin does not read them: ${listed(names)}.`,
    fixes: ["expose"],
    dangers: [],
  },
};
