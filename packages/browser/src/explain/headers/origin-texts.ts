import { code, sentence } from "../words.ts";
import { firstOf, type HeaderText } from "./header-text.ts";

export type OriginHeadCode =
  | "reflected-credentials"
  | "reflected"
  | "reflection-possible"
  | "origin-null-credentials"
  | "origin-null"
  | "origin-insecure"
  | "wildcard-personal"
  | "wildcard-credentials"
  | "wildcard"
  | "origin-multiple"
  | "origin-not-serialized"
  | "origin-other"
  | "credentials-not-true"
  | "credentials-false"
  | "credentials-missing";

/** Whom the response is shared with. */
export const originHeadTexts: Readonly<Record<OriginHeadCode, HeaderText>> = {
  "reflected-credentials": {
    severity: "danger",
    text: (...values) =>
      `The server allowed ${firstOf(values)}, an origin that it cannot know, with credentials: it reflects any origin. Every site that a user visits can read and change what is theirs.`,
    fixes: ["exact-origin"],
    dangers: ["reflect"],
  },
  reflected: {
    severity: "warning",
    text: (...values) =>
      `The server allowed ${firstOf(values)}, an origin that it cannot know: it reflects any origin. For public data \`*\` says the same and can be cached; else a list is missing.`,
    fixes: ["share-public"],
    dangers: ["reflect"],
  },
  "reflection-possible": {
    severity: "note",
    text: (...values) =>
      `${sentence(firstOf(values))} is allowed with credentials. Whether it stands on a list or is only reflected shows when another origin asks: try \`Origin: https://unrelated.example\`.`,
    fixes: [],
    dangers: ["reflect"],
  },
  "origin-null-credentials": {
    severity: "danger",
    text: () =>
      "The origin `null` is allowed with credentials. A sandboxed frame, a `data:` URL or a redirect gives any site that origin.",
    fixes: ["exact-origin"],
    dangers: ["allow-null"],
  },
  "origin-null": {
    severity: "warning",
    text: () =>
      "The origin `null` is allowed. Any site can have that origin, so this is no list; for public data send `*`.",
    fixes: ["share-public"],
    dangers: ["allow-null"],
  },
  "origin-insecure": {
    severity: "danger",
    text: (...values) =>
      `${firstOf(values)} is plain http and is allowed with credentials: anybody on the wire speaks for that origin.`,
    fixes: ["https-page"],
    dangers: ["http"],
  },
  "wildcard-personal": {
    severity: "danger",
    text: () =>
      "Any origin may read the response, and it sets a cookie or is marked `private`: it looks like one user's own.",
    fixes: ["exact-origin"],
    dangers: ["wildcard"],
  },
  "wildcard-credentials": {
    severity: "error",
    text: () =>
      "`*` and credentials exclude each other: no browser lets a page read the response to a request with credentials.",
    fixes: ["without-credentials", "name-origin"],
    dangers: ["reflect"],
  },
  wildcard: {
    severity: "note",
    text: () =>
      "Any origin may read the response, without credentials. That is right for data which is public and the same for all.",
    fixes: [],
    dangers: [],
  },
  "origin-multiple": {
    severity: "error",
    text: (...values) =>
      `${firstOf(values)} is more than one value. The header holds one origin or \`*\`; this matches nothing.`,
    fixes: ["one-owner", "exact-origin"],
    dangers: ["reflect", "wildcard"],
  },
  "origin-not-serialized": {
    severity: "error",
    text: (value = "", suggestion?: string) =>
      `${code(value)} is not written as browsers write an origin, and matches nothing.${suggestion === undefined ? " A pattern is none either." : ` Did you mean ${code(suggestion)}?`}`,
    fixes: ["exact-origin"],
    dangers: ["loose-pattern", "reflect"],
  },
  "origin-other": {
    severity: "error",
    text: (value = "", page = "") => `The response is for ${code(value)} and not for ${code(page)}.`,
    fixes: ["exact-origin", "vary"],
    dangers: ["reflect", "wildcard"],
  },
  "credentials-not-true": {
    severity: "error",
    text: (...values) =>
      `Access-Control-Allow-Credentials is ${firstOf(values)}. Only \`true\`, in lower case and once, allows credentials; to allow none, leave it out.`,
    fixes: ["allow-credentials"],
    dangers: [],
  },
  "credentials-false": {
    severity: "note",
    text: (...values) =>
      `Access-Control-Allow-Credentials is ${firstOf(values)}, which says the same as no header: leave it out.`,
    fixes: [],
    dangers: [],
  },
  "credentials-missing": {
    severity: "error",
    text: () => "The page asks with credentials, and the response does not allow them, so the page cannot read it.",
    fixes: ["without-credentials", "allow-credentials"],
    dangers: ["reflect"],
  },
};
