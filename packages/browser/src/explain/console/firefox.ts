import { isToken } from "sallyport/standard";
import type { Outcome } from "../../page/outcome.ts";
import { factsOf } from "../facts.ts";
import { fill } from "./fill.ts";

export const firefoxStart =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ";

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

/** Reasons behind which a status stands. */
export const firefoxWithStatus: readonly string[] = [
  "CORSDidNotSucceed",
  "CORSMissingAllowOrigin",
  "CORSPreflightDidNotSucceed",
];

export const firefoxMixedContent = "Blocked loading mixed active content “{url}”";

/** The one member of a list that is no name. */
const invalidToken = (value: string): string =>
  value
    .split(",")
    .map((one) => one.trim())
    .find((one) => one !== "" && !isToken(one)) ?? value;

/** A redirect to a blocked port is told of where it came from. */
function toldURL(outcome: Outcome): string {
  const { url = "" } = factsOf(outcome);
  if (outcome.failure?.code !== "bad-port") return url;
  return outcome.trace.filter((event) => event.kind === "main-fetch").at(-2)?.url ?? url;
}

/** The first line that Firefox prints for a failed request. */
export function firefoxMessage(outcome: Outcome): string | undefined {
  const { failure } = outcome;
  const { value = "", status } = factsOf(outcome);
  const url = toldURL(outcome);
  if (failure?.code === "mixed-content") return fill(firefoxMixedContent, { url });
  const name = failure?.firefox ?? "";
  const reason = firefoxReasons[name];
  if (reason === undefined) return undefined;
  const isInvalid = name.startsWith("CORSInvalid");
  const told = fill(`(Reason: ${reason}).`, { value: isInvalid ? invalidToken(value) : value });
  // One of the fifteen has its URL in quotes.
  const where = name === "CORSNotSupportingCredentials" ? `‘${url}’` : url;
  const withStatus = firefoxWithStatus.includes(name);
  const code = status === undefined || name === "CORSDidNotSucceed" ? "(null)" : String(status);
  return `${firefoxStart}${where}. ${told}${withStatus ? ` Status code: ${code}.` : ""}`;
}
