import type { MessageSource } from "../explanation.ts";

/** A request as a console or a server's log has it in a line of its own. */
export interface RequestLine {
  readonly source: Extract<MessageSource, "chromium" | "firefox" | "server">;
  readonly method: string;
  /** In a server's log a path, and in a row of a panel the last part of one. */
  readonly url: string;
  readonly status: string | undefined;
  /** What stands in the place of the status, where there is none. */
  readonly notice: string | undefined;
  /** Whether an error of the network stands in it, which is a message by itself. */
  readonly hasError: boolean;
  readonly start: number;
  readonly end: number;
}

const maxLines = 50;

const method = "(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)";

/** `GET https://api.example/ net::ERR_FAILED 403 (Forbidden)`, `XHRPOST https://api.example/ [HTTP/2 200 OK 12ms]`. */
const inConsole = new RegExp(
  `(?:(?<xhr>XHR) ?|\\b)${method} ?(?<url>(?:https?|file):\\/\\/[^\\s'"‘’“”<>[\\]]{1,2048})(?<error> net::ERR_\\w+)?` +
    "(?: \\[HTTP\\/[\\d.]{1,3} (?<inBrackets>[1-5]\\d\\d)\\b[^\\][]{0,80}\\]?| (?<bare>[1-5]\\d\\d)\\b(?: \\([^)]{0,60}\\))?| (?<notice>CORS Failed|CORS disabled|Mixed Block|CSP|Tracking)\\b" +
    "| (?<outcome>\\(failed\\)(?! ?net::)|\\(canceled\\)|0(?: \\(\\))?(?= ?$| [A-Za-z(])(?! m?s\\b)))?",
  "g",
);

const path = "(?<url>\\/[^\\s'\"<>]{0,2048})";

/** A row of Chromium's network panel has only the last part of the URL: `orders 403 preflight Preflight`. */
const inPanel = /(?:^| )(?<url>[^\s"']{1,300}) (?<bare>[1-5]\d\d) (?<preflight>preflight)\b/g;

/** A row of Firefox' network panel: `403 OPTIONS api.example orders xhr`. */
const inColumns = new RegExp(
  `(?:^| )(?:(?<bare>[1-5]\\d\\d)|Blocked) ${method} [\\w.-]{1,255}(?::\\d{1,5})? (?<url>[^\\s"']{1,300}) [a-z]`,
  "g",
);

/** `"OPTIONS /login HTTP/1.1" 405`, as most servers log, and `OPTIONS /login 405 3 ms`, as Node's loggers do. */
const inServers = [
  new RegExp(`["']${method} ${path} HTTP\\/[\\d.]{1,3}["'],? (?<bare>[1-5]\\d\\d)\\b`, "g"),
  new RegExp(`(?:^| )${method} ${path} (?<bare>[1-5]\\d\\d) (?:in )?[\\d.]{1,12} ?m?s\\b`, "g"),
];

function lineOf({ 0: text, index, groups = {} }: RegExpExecArray, isOfServer: boolean): RequestLine {
  const { xhr, preflight, url = "", error, inBrackets, bare, outcome } = groups;
  const { method: name = preflight === undefined ? "" : "OPTIONS", notice = outcome } = groups;
  const isOfFirefox = (xhr ?? inBrackets ?? groups.notice) !== undefined;
  return {
    source: isOfServer ? "server" : isOfFirefox ? "firefox" : "chromium",
    method: name,
    url,
    status: inBrackets ?? bare,
    notice,
    hasError: error !== undefined,
    start: index,
    end: index + text.length,
  };
}

/** Every request that stands in a line of its own. */
export const requestLinesIn = (flat: string): readonly RequestLine[] =>
  [
    ...[inConsole, inPanel, inColumns].flatMap((form) => [...flat.matchAll(form)].map((one) => lineOf(one, false))),
    ...inServers.flatMap((form) => [...flat.matchAll(form)].map((one) => lineOf(one, true))),
  ]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, maxLines);

const isPreflight = ({ method: name }: RequestLine): boolean => name === "OPTIONS";

interface Of {
  readonly url: string | undefined;
  readonly status: string | undefined;
  readonly preflight: boolean;
}

/** What the lines about the same request add to a message: its method, and the status that it got. */
function ofURL(lines: readonly RequestLine[], { url, preflight }: Of): Readonly<Record<string, string>> {
  const same = lines.filter((one) => one.url === url);
  const request = same.find((one) => !isPreflight(one));
  const answered = same.find((one) => one.status !== undefined && isPreflight(one) === preflight);
  return {
    ...(request === undefined ? {} : { method: request.method }),
    ...(answered?.status === undefined ? {} : { status: answered.status }),
  };
}

/** The same of a message that doesn't name its URL, where all lines are about one. */
export function requestOf(lines: readonly RequestLine[], of: Of): Readonly<Record<string, string>> {
  if (of.url !== undefined) return ofURL(lines, of);
  const possible = lines.filter(({ status }) => of.status === undefined || status === of.status);
  const [first, ...more] = possible;
  if (first === undefined || first.source === "server" || more.some(({ url }) => url !== first.url)) return {};
  return {
    ...(URL.canParse(first.url) ? { url: first.url } : {}),
    ...ofURL(possible, { ...of, url: first.url }),
  };
}
