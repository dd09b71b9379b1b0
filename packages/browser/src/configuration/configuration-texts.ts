import { codeSpan } from "../text/code-span.ts";
import type { ConfigurationKind, ReaderFault } from "./configuration.ts";
import type { ExpressionFault } from "./expression-faults.ts";

/** What a configuration can do wrong. */
export type ConfigurationCode =
  | ReaderFault
  | "origin-absent"
  | "origin-unknown"
  | "expression-unknown"
  | "method-absent"
  | "header-absent"
  | "credentials-absent"
  | "wildcard-credentials"
  | "wildcard"
  | "origin-list"
  | "origin-scheme"
  | "origin-slash"
  | "origin-path"
  | "origin-null"
  | "origin-http"
  | "origin-wildcard"
  | "origin-expression"
  | "reflection"
  | "vary-absent"
  | "path-absent"
  | "host-absent"
  | "method-apart"
  | "nothing-configured"
  | "open-quote"
  | "unread"
  | "included"
  | "cut";

interface ConfigurationText {
  /** `error`: the request fails for it; `danger`: others get more than was meant; `warning`: it fails in other cases. */
  readonly severity: "error" | "danger" | "warning";
  readonly text: (value: string, asked: string) => string;
  readonly fix: string;
}

const expressionTexts: Readonly<Record<ExpressionFault, string>> = {
  "no-start": "it does not begin with `^`",
  "no-end": "it does not end with `$`",
  dot: "a dot without a backslash stands for any character",
  "any-before": "`.*` directly before a name also matches names that only end like it",
  "any-after": "`.*` at its end also matches names that only begin like it",
};

/** Why an expression admits look-alikes, in a sentence. */
export const expressionText = (faults: readonly ExpressionFault[]): string =>
  faults.map((one) => expressionTexts[one]).join(", ");

export const configurationTexts: Readonly<Record<ConfigurationCode, ConfigurationText>> = {
  "origin-absent": {
    severity: "error",
    text: (value, asked) => `The origin ${codeSpan(asked)} is not listed${value === "" ? "" : `: ${value}`}.`,
    fix: "Add the origin as the browser sends it, if this page should read the response.",
  },
  "origin-unknown": {
    severity: "warning",
    text: (value, asked) =>
      `Whether ${/\n|^.{60}/.test(value) ? "this" : codeSpan(value)} admits ${codeSpan(asked)} depends on what it is when the server runs.`,
    fix: "Check that it admits the origin as the browser sends it: scheme, host and port, without a slash.",
  },
  "expression-unknown": {
    severity: "warning",
    text: (value, asked) => `The expression ${codeSpan(value)} isn't run here. It has to match ${codeSpan(asked)}.`,
    fix: "If it does not, add the origin by name.",
  },
  "method-absent": {
    severity: "error",
    text: (value, asked) => `The method ${codeSpan(asked)} is not allowed, only ${codeSpan(value)}.`,
    fix: "Add the method.",
  },
  "header-absent": {
    severity: "error",
    text: (value, asked) =>
      `The header ${codeSpan(asked)} is not allowed${value === "" ? "" : `, only ${codeSpan(value)}`}.`,
    fix: "Add the header, or do not send it.",
  },
  "credentials-absent": {
    severity: "error",
    text: () => "The request has credentials, and this does not allow them.",
    fix: "Allow credentials for named origins, or send the request without them.",
  },
  "wildcard-credentials": {
    severity: "error",
    text: () => "`*` with credentials: browsers refuse the response of every request with credentials.",
    fix: "Name the origins, or do not allow credentials.",
  },
  wildcard: {
    severity: "danger",
    text: () => "Every site can read these responses.",
    fix: "Name the origins, unless the data is public and the same for everyone.",
  },
  "origin-list": {
    severity: "error",
    text: (value) => `${codeSpan(value)} is a list in one value. Browsers accept only one origin, or \`*\`.`,
    fix: "Write each origin as a separate entry, and let the server send the one that the request has.",
  },
  "origin-scheme": {
    severity: "error",
    text: (value) => `${codeSpan(value)} has no scheme. An origin begins with one, so this matches nothing.`,
    fix: "Write the scheme, such as `https://`.",
  },
  "origin-slash": {
    severity: "error",
    text: (value) =>
      `${codeSpan(value)} has a slash at the end. Browsers send origins without one, so this matches nothing.`,
    fix: "Remove the slash.",
  },
  "origin-path": {
    severity: "error",
    text: (value) => `${codeSpan(value)} is not written as browsers send an origin, so it matches nothing.`,
    fix: "Write the scheme, the host in lower case, and the port if it is not the default.",
  },
  "origin-null": {
    severity: "danger",
    text: () => "`null` is the origin of every sandboxed frame, and any site can make one.",
    fix: "Remove `null`, and serve the page from an origin that can be named.",
  },
  "origin-http": {
    severity: "danger",
    text: (value) => `${codeSpan(value)} gets credentials over http: anyone on the network can speak for this origin.`,
    fix: "Serve the page over https, and remove the http origin.",
  },
  "origin-wildcard": {
    severity: "danger",
    text: (value) =>
      `${codeSpan(value)} admits every name below it, with credentials: one taken-over subdomain is enough.`,
    fix: "Name the origins.",
  },
  "origin-expression": {
    severity: "danger",
    text: (value, why) => `The expression ${codeSpan(value)} admits look-alikes: ${why}.`,
    fix: "Compare with a list of exact origins, or begin with `^https://`, escape each dot, and end with `$`.",
  },
  reflection: {
    severity: "danger",
    text: (value) => `${codeSpan(value)} allows whichever origin asks, which is every site.`,
    fix: "Compare the origin with a list.",
  },
  "vary-absent": {
    severity: "warning",
    text: () =>
      "The response depends on Origin, and has no `Vary: Origin`: a cache can send one page's response to another.",
    fix: "Send `Vary: Origin` with every response, even if the request has no Origin.",
  },
  "missing-always": {
    severity: "warning",
    text: (value) =>
      `${codeSpan(value)} without \`always\`: errors and some redirects do not have the header, so the page cannot see their status.`,
    fix: "Add `always`.",
  },
  "inheritance-lost": {
    severity: "error",
    text: (value) =>
      `A block with an \`add_header\` (here ${codeSpan(value)}) inherits none from outside, so the Access-Control-Allow-Origin from outside is lost here.`,
    fix: "Repeat every `add_header` from outside in this block.",
  },
  "options-only": {
    severity: "error",
    text: () =>
      "Only the response to the preflight has Access-Control-Allow-Origin. The response to the request itself lacks it.",
    fix: "Set Access-Control-Allow-Origin outside the condition on OPTIONS too.",
  },
  "if-without-return": {
    severity: "warning",
    text: () =>
      "The condition on OPTIONS does not end the request: the application gets the preflight, and its status counts.",
    fix: "End the block with `return 204;`.",
  },
  "two-writers": {
    severity: "warning",
    text: (value) =>
      `Behind ${codeSpan(value)} the application can send Access-Control-Allow-Origin too. With two values, browsers refuse the response.`,
    fix: "Let one of the two write the headers.",
  },
  "header-twice": {
    severity: "error",
    text: (value) => `${codeSpan(value)} is set twice in one place. Browsers refuse a response with two values.`,
    fix: "Set it once.",
  },
  "callback-throws": {
    severity: "warning",
    text: () => "For an unknown origin the callback gets an error, so the response is a 500 without CORS headers.",
    fix: "Call it with `(null, false)` instead.",
  },
  "loose-comparison": {
    severity: "danger",
    text: (value) =>
      `${codeSpan(value)} compares a part of the origin: look-alikes such as \`https://evil-app.example\` can match.`,
    fix: "Compare with a list of exact origins.",
  },
  "not-enabled": {
    severity: "error",
    text: (value) => `${codeSpan(value)} is not \`true\` here, so these properties have no effect.`,
    fix: "Set it to `true`, unless it is set elsewhere.",
  },
  "property-unknown": {
    severity: "warning",
    text: (value) =>
      `${codeSpan(value)} is a property of the application, and not one that Spring, Quarkus or Micronaut read. What it does depends on the application's code.`,
    fix: "Look where the code reads it. If it is a list of origins, each must be as browsers send it.",
  },
  "property-ignored": {
    severity: "warning",
    text: (value) =>
      `${codeSpan(value)} is not known as a property that configures CORS. A framework ignores a property that it does not know.`,
    fix: "Compare its name with the framework's documentation.",
  },
  "path-absent": {
    severity: "error",
    text: (value, asked) => `Nothing here is for the path ${codeSpan(asked)}, only for ${codeSpan(value)}.`,
    fix: "Look where this path is served.",
  },
  "host-absent": {
    severity: "error",
    text: (value, asked) => `Nothing here is for the host ${codeSpan(asked)}, only for ${codeSpan(value)}.`,
    fix: "Look where this host is served.",
  },
  "method-apart": {
    severity: "error",
    text: (value, asked) => `The headers here are only for ${codeSpan(value)}, and not for ${codeSpan(asked)}.`,
    fix: "Set them for this method too.",
  },
  "nothing-configured": {
    severity: "error",
    text: () => "Nothing here allows requests of other origins.",
    fix: "Look for CORS in the application behind it, or add here what the request needs.",
  },
  "open-quote": {
    severity: "error",
    text: () =>
      "A quoted text begins here, and the quotation mark at its end is missing. The server refuses this file.",
    fix: "Close it, and explain the file again.",
  },
  unread: {
    severity: "warning",
    text: (value) => `${codeSpan(value)} is about CORS, but this command can't read what it does here.`,
    fix: "Compare it with what the request needs: `--server` writes that.",
  },
  included: {
    severity: "warning",
    text: (value) => `${codeSpan(value)} is another file, which wasn't read.`,
    fix: "Check that file too.",
  },
  cut: {
    severity: "warning",
    text: () => "A part of the file was not read: it is nested too deeply, or there is too much of it.",
    fix: "Explain the part that is about CORS by itself.",
  },
};

/** How a proxy removes the application's header. */
const removal = (line: string): Partial<ConfigurationText> => ({
  fix: `Let one of the two write the headers. This removes the application's: ${line}.`,
});

/** Where one kind of configuration cannot do what others can, or does it in its own way. */
const ofKind: Partial<Record<ConfigurationKind, Partial<Record<ConfigurationCode, Partial<ConfigurationText>>>>> = {
  nginx: {
    "two-writers": removal("`proxy_hide_header Access-Control-Allow-Origin;`"),
    included: { fix: "Check what `nginx -T` prints: it has every file." },
  },
  apache: { "two-writers": removal("`Header unset Access-Control-Allow-Origin`") },
  caddy: { "two-writers": removal("`header_down -Access-Control-Allow-Origin` in `reverse_proxy`") },
  gcs: {
    "credentials-absent": {
      text: () =>
        "The request has credentials, and a bucket's CORS configuration has no setting for them: the response has no `Access-Control-Allow-Credentials`.",
      fix: 'Send the request without credentials (`credentials: "omit"`). A signed URL, or a token in an `Authorization` header that the script sets, works without them; list `authorization` in `responseHeader` for it.',
    },
  },
  spring: {
    "wildcard-credentials": {
      text: () => "`*` with credentials: Spring refuses it with an exception (`When allowCredentials is true …`).",
    },
    reflection: {
      text: () => "The pattern `*` admits every site: Spring sends back whichever origin asks.",
    },
  },
};

/** The texts of a code for one kind of configuration. */
export const textsFor = (code: ConfigurationCode, kind: ConfigurationKind): ConfigurationText => ({
  ...configurationTexts[code],
  ...ofKind[kind]?.[code],
});
