/** Whether a URL is a host and a port without a scheme, of which a parser makes a scheme: `localhost:8080/api`. */
export const hasNoScheme = (url: string | undefined): boolean =>
  url !== undefined && /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?=:\d)):\d{1,5}(?:[/?#]|$)/i.test(url);

/** The scheme of a URL to which no server responds: `file`, `data`, `blob`, an app's or an extension's. */
export function localScheme(url = ""): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || hasNoScheme(url) || /^(?:https?|wss?|ftp)$/.test(scheme)) return undefined;
  return /^(?:data|blob):|^[^:]+:\/\//i.test(url) ? scheme : undefined;
}
