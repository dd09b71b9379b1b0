import { PageHeaders } from "./page-headers.ts";

/**
 * The text of getAllResponseHeaders(): a line each.
 *
 * https://xhr.spec.whatwg.org/#the-getallresponseheaders()-method
 *
 * @param asWritten whether names and order are those of the response, without Content-Length, as an engine has it for data:
 */
export function allResponseHeaders(headers: PageHeaders | undefined, asWritten: boolean): string {
  const written = headers && PageHeaders.listOf(headers).filter((name) => name !== "content-length");
  const listed = [...((asWritten ? written : headers) ?? [])];
  // By the names in upper case, which puts `_` after letters.
  if (!asWritten) listed.sort(([one], [other]) => (one.toUpperCase() < other.toUpperCase() ? -1 : 1));
  return listed.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}
