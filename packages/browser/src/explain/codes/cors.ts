import type { DangerName } from "../danger-texts.ts";
import type { Facts } from "../attempt-facts.ts";
import { responseOf, nullOriginNote, originOf, valueOf, errorStatusOf } from "../attempt-phrases.ts";
import { upperFirst } from "../../text/first-letter.ts";
import { codeSpan } from "../../text/code-span.ts";
import type { CodeText } from "./code-text.ts";

const corsDangers: readonly DangerName[] = ["reflect", "no-cors", "security-off", "public-proxy"];

const isError = ({ status = 0 }: Facts): boolean => status >= 400;

/** The CORS check of a response. */
export const corsTexts: Readonly<
  Record<
    | "cors-origin-missing"
    | "cors-origin-wildcard"
    | "cors-origin-multiple"
    | "cors-origin-invalid"
    | "cors-origin-mismatch"
    | "cors-credentials"
    | "cors-cached",
    CodeText
  >
> = {
  "cors-origin-missing": {
    title: "the response does not say who may read it",
    why: (facts) =>
      `${upperFirst(responseOf(facts))} ${isError(facts) ? `is an error (status ${String(facts.status)}) and has` : "has"} no Access-Control-Allow-Origin header, so it isn't shared with ${originOf(facts)}.${nullOriginNote(facts)}`,
    causes: [
      "no-opt-in",
      "needless-crossorigin",
      "error-outside",
      "list-misses",
      "gateway",
      "callback-throws",
      "vary",
      "image-cache",
      "hijacked",
      "redirect-null",
      "page-null",
      "preview",
      "app-scheme",
      "extension",
      "content-script",
      "electron",
      "font",
      "proxy",
      "loose-pattern",
    ],
    fixes: [
      "share",
      "extension-worker",
      "named-page",
      "know-scheme",
      "canonical-url",
      "outermost",
      "gateway",
      "vary",
      "crossorigin",
      "without-crossorigin",
      "share-public",
      "same-origin",
    ],
    dangers: ["wildcard", ...corsDangers],
    protects: "read",
  },
  "cors-origin-wildcard": {
    title: "`*` does not cover requests with credentials",
    why: (facts) =>
      `${upperFirst(responseOf(facts))} is shared with any origin, but only for requests without credentials, and the page's request includes credentials. To share a user's own data, the server must name the origin.`,
    causes: ["default-wildcard", "needless-include"],
    fixes: ["without-credentials", "name-origin", "vary"],
    dangers: ["reflect", "no-cors", "security-off", "public-proxy"],
    protects: "read",
  },
  "cors-origin-multiple": {
    title: "more than one value in Access-Control-Allow-Origin",
    why: (facts) =>
      `Access-Control-Allow-Origin in ${responseOf(facts)} ${facts.value === undefined ? "has more than one value" : `is ${valueOf(facts)}`}. It can have only one origin, or \`*\`. Several values match nothing, even if the right one is among them.`,
    causes: ["two-owners", "list-in-header"],
    fixes: ["one-owner", "exact-origin"],
    dangers: ["reflect", "wildcard", "security-off"],
    protects: "read",
  },
  "cors-origin-invalid": {
    title: "Access-Control-Allow-Origin is not an origin",
    why: (facts) =>
      `Access-Control-Allow-Origin in ${responseOf(facts)} is ${facts.value === undefined ? "" : `${valueOf(facts)}, which is `}not an origin. It must be ${originOf(facts)}.`,
    causes: ["not-serialized", "list-in-header", "loose-pattern"],
    fixes: ["exact-origin"],
    dangers: ["reflect", "wildcard", "security-off"],
    protects: "read",
  },
  "cors-origin-mismatch": {
    title: "the response is for another origin",
    why: (facts) =>
      `Access-Control-Allow-Origin in ${responseOf(facts)} is ${facts.value === undefined ? "another origin" : valueOf(facts)}, and the request's Origin is ${originOf(facts)}. Browsers compare them byte by byte.${nullOriginNote(facts)}`,
    causes: [
      "list-misses",
      "two-owners",
      "list-in-header",
      "not-serialized",
      "vary",
      "redirect-null",
      "page-null",
      "proxy",
      "loose-pattern",
      "preview",
    ],
    fixes: ["exact-origin", "one-owner", "named-page", "canonical-url", "vary"],
    dangers: ["reflect", "wildcard", "allow-null", "loose-pattern", "security-off"],
    protects: "read",
  },
  "cors-credentials": {
    title: "the response does not allow credentials",
    why: (facts) =>
      `The page's request includes credentials, but Access-Control-Allow-Credentials in ${responseOf(facts)} is ${facts.value === undefined || facts.value === "" ? "missing" : codeSpan(facts.value)}. The page can read the response only if it is \`true\`. The browser sends and stores cookies independently of this header.`,
    causes: ["no-credentials-header", "needless-include", "credentials-spelling"],
    fixes: ["without-credentials", "allow-credentials"],
    dangers: ["reflect", "no-cors", "security-off"],
    protects: "read",
  },
  "cors-cached": {
    title: "the response came from the HTTP cache, and was stored without Access-Control-Allow-Origin for this page",
    why: (facts) =>
      `The browser took the response from its HTTP cache and asked no server. ${facts.value === undefined ? "It was stored for a request without CORS, such as that of an `<img>`, and has no Access-Control-Allow-Origin header" : `It was stored for another page, and Access-Control-Allow-Origin is ${valueOf(facts)}`}, so it isn't shared with ${originOf(facts)}. Without \`Vary: Origin\` the cache uses it for every origin.`,
    causes: ["image-cache", "cached-without-vary"],
    fixes: ["vary", "crossorigin", "cache-reload", "share-public"],
    dangers: ["wildcard", ...corsDangers],
    protects: "read",
  },
};

/** What one line for two failures leaves open: WebKit's, and an error with nothing but a status. */
export const openOriginWhy = (facts: Facts): string =>
  `${upperFirst(responseOf(facts))}${errorStatusOf(facts)} isn't shared with ${originOf(facts)}: Access-Control-Allow-Origin is missing, or has another value.`;

/** What a line leaves open that doesn't say the value. */
export const openCredentialsWhy = (facts: Facts): string =>
  `The page's request includes credentials, but Access-Control-Allow-Credentials in ${responseOf(facts)} is missing, or is not \`true\`.`;
