import type { Header } from "../fetch/header-list.ts";
import { labels } from "./labels.ts";
import { URL } from "../platform.ts";

/** The most lines of headers, and of cookies, that one message shows. */
const maxLines = 10;

/** A URL as it is shown: a query may hold a secret, and a user name before the host does. */
export function shownURL(url: string, from?: string): string {
  if (!URL.canParse(url)) return url.replace(/\?.*/s, "?…");
  const { origin, protocol, host, pathname, search, username, password } = new URL(url);
  const query = search === "" ? "" : "?…";
  if (origin === from) return `${pathname}${query}`;
  if (!/^(?:https?|wss?):$/.test(protocol)) return `${protocol}…`;
  const user = username === "" && password === "" ? "" : "…@";
  return `${protocol}//${user}${host}${pathname}${query}`;
}

/** The names of `a=1; b=2`, or of Set-Cookie's `a=1; Path=/`. */
const cookieNames = (line: string): string =>
  line
    .split(";")
    .map((pair) => pair.slice(0, Math.max(0, pair.indexOf("="))).trim())
    .join(", ");

type Shown = (value: string) => string;

const asIs: Shown = (value) => value;
const hidden: Shown = () => labels.valueHidden;
const names: Shown = cookieNames;
const firstName: Shown = (value) => cookieNames(value.split(";", 1)[0] ?? "");

/** Which headers matter to which message, in what order, and what of their values is shown. */
const shownHeaders: Readonly<
  Record<"preflight" | "preflightResponse" | "request" | "response", Readonly<Record<string, Shown>>>
> = {
  preflight: { origin: asIs, "access-control-request-method": asIs, "access-control-request-headers": asIs },
  preflightResponse: {
    "access-control-allow-origin": asIs,
    "access-control-allow-credentials": asIs,
    "access-control-allow-methods": asIs,
    "access-control-allow-headers": asIs,
    "access-control-max-age": asIs,
    location: shownURL,
  },
  request: { origin: asIs, cookie: names, authorization: hidden },
  response: {
    "access-control-allow-origin": asIs,
    "access-control-allow-credentials": asIs,
    "access-control-expose-headers": asIs,
    "cross-origin-resource-policy": asIs,
    location: shownURL,
    "set-cookie": firstName,
  },
};

/** A header's name as it is read most easily: `access-control-allow-origin` as `Access-Control-Allow-Origin`. */
const written = (lower: string): string => lower.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());

/** The first lines, and how many more there are. */
export function bounded(lines: readonly string[]): readonly string[] {
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), labels.more(lines.length - maxLines + 1)];
}

/** The headers that a message of a cross-origin exchange turns on, a line each. */
export function headerLines(message: keyof typeof shownHeaders, headers: readonly Header[]): readonly string[] {
  const lines = Object.entries(shownHeaders[message]).flatMap(([lower, show]) =>
    headers.filter(([name]) => name.toLowerCase() === lower).map(([, value]) => `${written(lower)}: ${show(value)}`),
  );
  return bounded(lines);
}
