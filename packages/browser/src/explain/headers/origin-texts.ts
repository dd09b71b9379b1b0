import { upperFirst } from "../../text/first-letter.ts";
import { codeSpan } from "../../text/code-span.ts";
import { firstOf, type HeaderText } from "./header-text.ts";

export type OriginHeadCode =
  | "reflected-credentials"
  | "reflected"
  | "origin-prefix-credentials"
  | "origin-prefix"
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
      `The server allowed ${firstOf(values)}, an origin that it cannot know, with credentials. So it echoes every Origin, and every site that a user visits can read and change the user's data.`,
    fixes: ["exact-origin", "list-origins"],
    dangers: ["reflect"],
  },
  reflected: {
    severity: "warning",
    text: (...values) =>
      `The server allowed ${firstOf(values)}, an origin that it cannot know. So it echoes every Origin. For public data, \`*\` means the same and can be cached; for other data, compare Origin with a list.`,
    fixes: ["share-public"],
    dangers: ["reflect"],
  },
  "origin-prefix-credentials": {
    severity: "danger",
    text: (...values) =>
      `The server allowed ${firstOf(values)}, with credentials: it compares only the beginning of an origin. Anyone can have a name that begins so, and can then read and change the user's data.`,
    fixes: ["exact-origin"],
    dangers: ["loose-pattern"],
  },
  "origin-prefix": {
    severity: "warning",
    text: (...values) =>
      `The server allowed ${firstOf(values)}: it compares only the beginning of an origin. Anyone can have a name that begins so, and can then read the response.`,
    fixes: ["exact-origin"],
    dangers: ["loose-pattern"],
  },
  "reflection-possible": {
    severity: "note",
    text: (...values) =>
      `${upperFirst(firstOf(values))} is allowed with credentials. The server may have a list, or may echo every Origin. To find out, send a request with another one: \`Origin: https://unrelated.example\`.`,
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
      "The origin `null` is allowed. Any site can send requests with that origin, so this allows everyone. For public data, send `*`.",
    fixes: ["share-public"],
    dangers: ["allow-null"],
  },
  "origin-insecure": {
    severity: "danger",
    text: (...values) =>
      `${firstOf(values)} is plain http and is allowed with credentials: anyone on the network can impersonate that origin.`,
    fixes: ["https-page"],
    dangers: ["http"],
  },
  "wildcard-personal": {
    severity: "danger",
    text: () =>
      "Any origin can read the response, but it sets a cookie or is marked `private`, so it looks like one user's data.",
    fixes: ["exact-origin"],
    dangers: ["wildcard"],
  },
  "wildcard-credentials": {
    severity: "error",
    text: () =>
      "`*` does not work with credentials: if a request includes credentials, no browser lets the page read the response.",
    fixes: ["without-credentials", "name-origin"],
    dangers: ["reflect"],
  },
  wildcard: {
    severity: "note",
    text: () =>
      "Any origin can read the response, without credentials. That is right for data that is public and the same for everyone.",
    fixes: [],
    dangers: [],
  },
  "origin-multiple": {
    severity: "error",
    text: (...values) =>
      `${firstOf(values)} is more than one value, which matches nothing. The header can have only one origin, or \`*\`.`,
    fixes: ["one-owner", "exact-origin"],
    dangers: ["reflect", "wildcard"],
  },
  "origin-not-serialized": {
    severity: "error",
    text: (value = "", suggestion?: string) =>
      `${codeSpan(value)} is not written as browsers send an origin, so it matches nothing.${suggestion === undefined ? " Patterns are not supported here." : ` Did you mean ${codeSpan(suggestion)}?`}`,
    fixes: ["exact-origin"],
    dangers: ["loose-pattern", "reflect"],
  },
  "origin-other": {
    severity: "error",
    text: (value = "", page = "") => `The response is for ${codeSpan(value)}, not for ${codeSpan(page)}.`,
    fixes: ["exact-origin", "vary"],
    dangers: ["reflect", "wildcard"],
  },
  "credentials-not-true": {
    severity: "error",
    text: (...values) =>
      `Access-Control-Allow-Credentials is ${firstOf(values)}. Only \`true\`, in lower case and once, allows credentials. To allow no credentials, leave the header out.`,
    fixes: ["allow-credentials"],
    dangers: [],
  },
  "credentials-false": {
    severity: "note",
    text: (...values) =>
      `Access-Control-Allow-Credentials is ${firstOf(values)}, which means the same as no header. Leave the header out.`,
    fixes: [],
    dangers: [],
  },
  "credentials-missing": {
    severity: "error",
    text: () => "The request includes credentials, but the response does not allow them, so the page cannot read it.",
    fixes: ["without-credentials", "allow-credentials"],
    dangers: ["reflect"],
  },
};
