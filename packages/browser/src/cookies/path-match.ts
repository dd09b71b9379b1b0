/**
 * The path of a cookie that names none: that of the URL's, up to its last slash and without it.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-paths-and-path-match
 */
export function defaultPath(path: string): string {
  // 2. and 3. No path, or one slash in it.
  const last = path.lastIndexOf("/");
  if (!path.startsWith("/") || last === 0) return "/";
  // 4. Up to the last slash.
  return path.slice(0, last);
}

/**
 * Whether a request for `requestPath` is at or below `cookiePath`. Bytes are compared: `/%66oo` is not `/foo`.
 *
 * As in rfc6265bis: in layered-cookies `/fo` would match `/foo`, which no engine does.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-paths-and-path-match
 */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (!requestPath.startsWith(cookiePath)) return false;
  return (
    requestPath.length === cookiePath.length ||
    cookiePath.endsWith("/") ||
    requestPath.charAt(cookiePath.length) === "/"
  );
}
