/** A request as a console or a network panel logs it in a line of its own. */
export interface RequestLine {
  readonly method: string;
  readonly url: string;
  readonly status: string | undefined;
  readonly at: number;
}

const maxLines = 50;

const line =
  /(?:XHR ?|\b)(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) ((?:https?|file):\/\/[^\s'"‘’“”<>[\]]{1,2048})(?: net::ERR_\w+)?(?: \[?(?:HTTP\/[\d.]+ )?([1-5]\d\d)\b)?/g;

/** `GET https://api.example/ net::ERR_FAILED 403 (Forbidden)`, `XHRPOST https://api.example/ [HTTP/2 200 …`. */
export const requestLinesIn = (flat: string): readonly RequestLine[] =>
  [...flat.matchAll(line)].slice(0, maxLines).map(({ 1: method = "", 2: url = "", 3: status, index }) => ({
    method,
    url,
    status,
    at: index,
  }));

interface Of {
  readonly url: string | undefined;
  readonly preflight: boolean;
}

/** What the lines about the same request add to a message: its method, and the status that it got. */
export function requestOf(lines: readonly RequestLine[], { url, preflight }: Of): Readonly<Record<string, string>> {
  if (url === undefined) return {};
  const same = lines.filter((one) => one.url === url);
  const request = same.find(({ method }) => method !== "OPTIONS");
  const answered = same.find(({ method, status }) => status !== undefined && (method === "OPTIONS") === preflight);
  return {
    ...(request === undefined ? {} : { method: request.method }),
    ...(answered?.status === undefined ? {} : { status: answered.status }),
  };
}
