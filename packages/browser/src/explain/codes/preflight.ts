import type { Facts } from "../attempt-facts.ts";
import { valueOf } from "../attempt-phrases.ts";
import { codeSpan } from "../../text/code-span.ts";
import type { CodeText } from "./code-text.ts";

/** What the console's line may leave out. */
const malformed = (facts: Facts): string =>
  facts.value === undefined ? "cannot be read as" : `is ${valueOf(facts)}, which is not`;

/** What the preflight allows. */
export const preflightTexts: Readonly<
  Record<
    | "preflight-status"
    | "preflight-redirect"
    | "preflight-methods-malformed"
    | "preflight-headers-malformed"
    | "preflight-method"
    | "preflight-header",
    CodeText
  >
> = {
  "preflight-status": {
    title: "the preflight did not succeed",
    why: (facts) =>
      `The browser sent a preflight (OPTIONS), and the status of the response was ${facts.value === undefined ? "not a success" : codeSpan(facts.value)}. It must be from 200 to 299.`,
    causes: ["auth-first", "no-options-route", "preflight-elsewhere", "error-outside"],
    fixes: ["preflight-first", "outermost", "gateway"],
    dangers: ["all-allowed", "evade-preflight", "security-off", "public-proxy"],
    protects: "read",
  },
  "preflight-redirect": {
    title: "the preflight was redirected",
    why: (facts) =>
      `The browser sent a preflight (OPTIONS) and got a redirect${facts.value === undefined ? "" : ` (${codeSpan(facts.value)})`}. Browsers do not follow redirects of preflights.`,
    causes: ["slash-redirect", "login-redirect", "auth-first", "hsts"],
    fixes: ["https-url", "know-scheme", "canonical-url", "preflight-first", "no-redirect"],
    dangers: ["evade-preflight", "security-off", "public-proxy"],
    protects: "read",
  },
  "preflight-methods-malformed": {
    title: "Access-Control-Allow-Methods cannot be read",
    why: (facts) =>
      `Access-Control-Allow-Methods in the response to the preflight ${malformed(facts)} a list of methods.`,
    causes: ["bad-token"],
    fixes: ["valid-list", "allow-method"],
    dangers: ["all-allowed", "security-off"],
    protects: "read",
  },
  "preflight-headers-malformed": {
    title: "Access-Control-Allow-Headers cannot be read",
    why: (facts) =>
      `Access-Control-Allow-Headers in the response to the preflight ${malformed(facts)} a list of names.`,
    causes: ["bad-token"],
    fixes: ["valid-list", "allow-header"],
    dangers: ["all-allowed", "security-off"],
    protects: "read",
  },
  "preflight-method": {
    title: "the preflight does not allow the method",
    why: (facts) =>
      `The server responded to the preflight, but Access-Control-Allow-Methods does not list ${facts.value === undefined ? "the method" : codeSpan(facts.value)}.`,
    causes: ["method-list", "method-case", "wildcard-literal", "cached-preflight"],
    fixes: ["canonical-method", "allow-method"],
    dangers: ["all-allowed", "evade-preflight", "security-off"],
    protects: "read",
  },
  "preflight-header": {
    title: "the preflight does not allow a header",
    why: (facts) =>
      `The server responded to the preflight, but Access-Control-Allow-Headers does not list ${facts.value === undefined ? "a header that the page sends" : codeSpan(facts.value)}.`,
    causes: ["json", "library-header", "wildcard-literal", "authorization-wildcard", "cached-preflight"],
    fixes: ["fewer-headers", "allow-header"],
    dangers: ["all-allowed", "evade-preflight", "security-off"],
    protects: "read",
  },
};
