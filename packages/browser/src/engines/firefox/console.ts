import { isToken } from "sallyport/standard";
import type { ConsoleLine } from "../console-line.ts";
import { essenceOf, fill } from "../fill-template.ts";
import type { FailedFetch } from "../shipped-engine.ts";
import { firefoxElementMessage } from "./element-console.ts";
import { firefoxFrameMessage } from "./frame-console.ts";
import { firefoxSocketMessage } from "./socket-console.ts";
import { firefoxMeaning } from "./codes.ts";
import { firefoxRules } from "./rules.ts";

const firefoxStart = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ";

/** Firefox's reasons, by the page of MDN that its console links to. */
export const firefoxReasons: Readonly<Record<string, string>> = {
  CORSDisabled: "CORS disabled",
  CORSDidNotSucceed: "CORS request did not succeed",
  CORSOriginHeaderNotAdded: "CORS header ‘Origin’ cannot be added",
  CORSExternalRedirectNotAllowed: "CORS request external redirect not allowed",
  CORSRequestNotHttp: "CORS request not http",
  CORSMissingAllowOrigin: "CORS header ‘Access-Control-Allow-Origin’ missing",
  CORSMultipleAllowOriginNotAllowed: "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed",
  CORSAllowOriginNotMatchingOrigin: "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’",
  CORSNotSupportingCredentials: "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’",
  CORSMethodNotFound: "Did not find method in CORS header ‘Access-Control-Allow-Methods’",
  CORSMissingAllowCredentials: "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’",
  CORSPreflightDidNotSucceed: "CORS preflight response did not succeed",
  CORSInvalidAllowMethod: "invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Methods’",
  CORSInvalidAllowHeader: "invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Headers’",
  CORSMissingAllowHeaderFromPreflight:
    "header ‘{value}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response",
};

/** Reasons that a status follows. */
const withStatus: readonly string[] = ["CORSDidNotSucceed", "CORSMissingAllowOrigin", "CORSPreflightDidNotSucceed"];

const mixedContent = "Blocked loading mixed active content “{url}”";

/** The one member of a list that isn't a token. */
const invalidToken = (value: string): string =>
  value
    .split(",")
    .map((one) => one.trim())
    .find((one) => one !== "" && !isToken(one)) ?? value;

/** For a redirect to a blocked port Firefox names the URL before it. */
const blamedURL = ({ failure, urls }: FailedFetch): string =>
  (failure.code === "bad-port" ? urls.at(-2) : undefined) ?? urls.at(-1) ?? "";

/** The first line that Firefox prints for a failed request. */
export function firefoxMessage(failed: FailedFetch): string | undefined {
  const { failure, engineCode: name = "", status } = failed;
  const { code, value = "" } = failure;
  const url = blamedURL(failed);
  if (code === "mixed-content") return fill(mixedContent, { url });
  const ofOthers = firefoxSocketMessage(failed, url) ?? firefoxFrameMessage(failed, url);
  if (ofOthers !== undefined) return ofOthers;
  const { element, page } = failed;
  const ofElement = element && firefoxElementMessage(code, element, { url, page: page.url, value: essenceOf(value) });
  if (ofElement !== undefined) return ofElement;
  const reason = firefoxReasons[name];
  if (reason === undefined) return undefined;
  const isInvalid = name.startsWith("CORSInvalid");
  const why = fill(`(Reason: ${reason}).`, { value: isInvalid ? invalidToken(value) : value });
  // One of the fifteen has its URL in quotes.
  const where = name === "CORSNotSupportingCredentials" ? `‘${url}’` : url;
  const shownStatus = status === undefined || name === "CORSDidNotSucceed" ? "(null)" : String(status);
  return `${firefoxStart}${where}. ${why}${withStatus.includes(name) ? ` Status code: ${shownStatus}.` : ""}`;
}

/** Every line of Firefox's console that can be recognized. */
export const firefoxLines: readonly ConsoleLine[] = [
  ...Object.entries(firefoxReasons).map(([name, text]) => ({
    text: `(Reason: ${text})`,
    engineCode: name,
    ...firefoxMeaning(name),
  })),
  { text: mixedContent, code: "mixed-content" },
  {
    text: "The resource at '{url}' was blocked due to its Cross-Origin-Resource-Policy header",
    code: "corp-same-origin",
  },
  { text: "None of the '{value}' hashes in the integrity attribute match the content", code: "integrity" },
  {
    text: "Cookie '{value}' has been rejected because it has the 'SameSite=None' attribute but is missing the 'secure' attribute",
    cookie: "same-site-none-insecure",
  },
  {
    text: "Cookie '{value}' has been rejected because it is in a cross-site context and its 'SameSite' is 'Lax' or 'Strict'",
    cookie: "same-site-lax",
  },
  { text: "Cookie '{value}' has been rejected for invalid domain", cookie: "domain-mismatch" },
  { text: firefoxRules.errorMessage.replace(/\.$/, ""), topic: "vague" },
];
