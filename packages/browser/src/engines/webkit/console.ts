import type { ConsoleLine } from "../console-line.ts";
import { fill } from "../fill-template.ts";
import type { FailedFetch } from "../shipped-engine.ts";
import { webkitMeaning } from "./codes.ts";
import { webkitRules } from "./rules.ts";

/** WebKit's lines as they are printed, by the words that stand for their codes. */
export const webkitTexts: Readonly<Record<string, string>> = {
  "Origin is not allowed by Access-Control-Allow-Origin.":
    "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}",
  "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.":
    "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
  "Access-Control-Allow-Origin cannot contain more than one origin.":
    "Access-Control-Allow-Origin cannot contain more than one origin.",
  'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".':
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  "Preflight response is not successful.": "Preflight response is not successful. Status code: {status}",
  "Method is not allowed by Access-Control-Allow-Methods.":
    "Method {value} is not allowed by Access-Control-Allow-Methods.",
  "Request header field is not allowed by Access-Control-Allow-Headers.":
    "Request header field {value} is not allowed by Access-Control-Allow-Headers.",
};

/** The line in which WebKit's console says why; another, which does not, follows it. */
export function webkitMessage({ failure, engineCode = "", origin, status }: FailedFetch): string | undefined {
  const text = webkitTexts[engineCode];
  if (text === undefined) return undefined;
  return fill(text, { origin, status: String(status ?? ""), value: failure.value ?? "" });
}

/** Every line of WebKit's console that can be recognized. */
export const webkitLines: readonly ConsoleLine[] = [
  ...Object.entries(webkitTexts).map(([name, text]) => ({ text, engineCode: name, ...webkitMeaning(name) })),
  { text: "not allowed to follow a cross-origin CORS redirection with non CORS scheme", code: "redirect-scheme" },
  { text: "redirection URL {value} has credentials", code: "redirect-credentials" },
  { text: "Cross origin requests are only supported for HTTP", code: "scheme-not-cors" },
  {
    text: "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header",
    code: "corp-same-origin",
  },
  { text: "cannot load {url} due to access control checks", topic: "access-control-checks" },
  { text: webkitRules.errorMessage, topic: "vague" },
];
