import type { Outcome } from "../../page/outcome.ts";
import { factsOf } from "../facts.ts";
import { fill } from "./fill.ts";

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
export function webkitMessage(outcome: Outcome): string | undefined {
  const text = webkitTexts[outcome.failure?.webkit ?? ""];
  if (text === undefined) return undefined;
  const { origin = "", status = "", value = "" } = factsOf(outcome);
  return fill(text, { origin, status: String(status), value });
}
