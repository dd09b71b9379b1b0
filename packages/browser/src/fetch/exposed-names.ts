import { isToken } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { extractTokens } from "./extract-header-list-values.ts";
import type { HeaderList } from "./header-list.ts";
import type { FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";

const header = "Access-Control-Expose-Headers";

/** Whether `*` stands before the first member that isn't a token. */
function hasWildcardBeforeMalformed(list: HeaderList): boolean {
  const members = (list.get(header) ?? "").split(",").map((member) => member.trim());
  const malformed = members.findIndex((member) => member !== "" && !isToken(member));
  return members.slice(0, malformed).includes("*");
}

/**
 * The names of the headers that a response to a CORS request shows the page beside the safelisted ones.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch, step 14.1
 */
export function exposedNames(
  { credentialsMode, initiatorType }: FetchRequest,
  { headerList }: FetchResponse,
  { responseHeaders }: Engine,
): readonly string[] {
  const names = extractTokens(header, headerList);
  const isLenient = responseHeaders.exposesBeforeMalformed && initiatorType !== "xmlhttprequest";
  const hasWildcard = names === "failure" ? isLenient && hasWildcardBeforeMalformed(headerList) : names?.includes("*");
  if (hasWildcard === true && credentialsMode !== "include")
    return [...new Set(headerList.toArray().map(([name]) => name))];
  return names === "failure" || names === null ? [] : names;
}
