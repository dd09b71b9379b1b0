/** A request target (RFC 9112, section 3.2). */
export interface Target {
  /** As sent, without query; `undefined` for `*`. */
  readonly path: string | undefined;
  /** Of the absolute form, in lower case. */
  readonly scheme: string | undefined;
  /** Of the absolute form. */
  readonly authority: string | undefined;
}

const absolute = /^([A-Za-z][A-Za-z0-9+.-]{0,63}):\/\/([^/?#\\]*)([^?]*)/;

/**
 * Takes a request target apart.
 * @returns `undefined` where it has none of the forms that a handler can meet
 */
export function parseTarget(target: string): Target | undefined {
  if (target.startsWith("/")) {
    const query = target.indexOf("?");
    return { path: query < 0 ? target : target.slice(0, query), scheme: undefined, authority: undefined };
  }
  if (target === "*") return { path: undefined, scheme: undefined, authority: undefined };
  return parseAbsolute(target);
}

function parseAbsolute(target: string): Target | undefined {
  const [, scheme, authority = "", path = ""] = absolute.exec(target) ?? [];
  if (scheme === undefined) return undefined;
  return { path: path.startsWith("/") ? path : `/${path}`, scheme: scheme.toLowerCase(), authority };
}
