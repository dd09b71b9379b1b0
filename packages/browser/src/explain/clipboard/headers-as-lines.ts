import { isToken } from "sallyport/standard";

const maxCharacters = 65_536;

type Line = readonly [name: string, value: string];

const asText = (lines: readonly Line[]): string =>
  lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, " ")}`).join("\n");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `[{ "name": "vary", "value": "Origin" }]`, or `{ "vary": "Origin" }`. */
function linesOf(value: unknown): readonly Line[] {
  const all: unknown[] = Array.isArray(value) ? value : isRecord(value) ? Object.entries(value) : [];
  return all.flatMap((one): Line[] => {
    const [name, text] = isRecord(one) ? [one.name, one.value] : Array.isArray(one) ? (one as unknown[]) : [];
    return typeof name === "string" && typeof text === "string" && isToken(name) ? [[name, text]] : [];
  });
}

/** Firefox's "Copy All" has a section for each direction. */
function fromJSON(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const summary = summaryIn(value);
  if (summary !== undefined) return summary;
  const lines = responseIn(value) ?? linesOf(value);
  // The body of an error has names and texts too, a status among them.
  return lines.some(([name]) => known.test(name) && !/^status$/i.test(name)) ? asText(lines) : undefined;
}

/** The status of an entry of a log. */
const statusLine = (status: unknown): readonly Line[] =>
  typeof status === "number" && status >= 100 && status <= 599 ? [[":status", String(status)]] : [];

const ofRequest = /^(?:host|user-agent|origin|referer|accept-language)$/i;

/** The response's section of two, whose titles are in the browser's language. */
function responseIn(value: unknown): readonly Line[] | undefined {
  const sections = isRecord(value) ? Object.values(value).filter(isRecord) : [];
  const all = sections
    .filter((one) => Array.isArray(one.headers))
    .map(({ headers, status }) => [...statusLine(status), ...linesOf(headers)]);
  return all.find((lines) => !lines.some(([name]) => ofRequest.test(name))) ?? all[0];
}

/** Firefox's summary: `{ "GET": { "scheme": "https", "host": … }, "Status": "200OK" }`. */
function summaryIn(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const [method, target] =
    Object.entries(value).find(([name, one]) => /^[A-Z]{3,7}$/.test(name) && isRecord(one)) ?? [];
  if (method === undefined || !isRecord(target)) return undefined;
  const { scheme, host, filename } = target;
  if (typeof scheme !== "string" || typeof host !== "string") return undefined;
  const status = Object.values(value).find((one) => typeof one === "string" && /^[1-5][0-9]{2}(?![0-9])/.test(one));
  const url = `${scheme}://${host}${typeof filename === "string" ? filename : "/"}`;
  return `${method} ${url}${typeof status === "string" ? ` ${status.slice(0, 3)}` : ""}`;
}

/** `$response.Headers` of PowerShell: `Vary {Origin}`. */
function fromTable(text: string): string | undefined {
  if (!/^-{3,}\s+-{3,}\s*$/m.test(text)) return undefined;
  const lines = [...text.matchAll(/^([^\s:]+)[ \t]+(.*)/gm)]
    .map(([, name = "", value = ""]): Line => [name, value.trim().replace(/^\{|\}$/g, "")])
    .filter(([name]) => isToken(name) && !name.startsWith("-") && name !== "Key" && name !== "Name");
  return lines.length === 0 ? undefined : asText(lines);
}

/** The names of Chromium's "General" section, and of its headings. */
const general = /^(?:request url|request method|status code|remote address|referrer policy)$/i;
const heading = /^(?:general|response headers|request headers|raw|parsed|view source|view parsed|learn more)$/i;

const headerName = /^:?[a-z][a-z0-9-]*$/i;

const known =
  /^:?(?:access-control-[a-z-]+|content-type|content-length|cache-control|date|server|vary|set-cookie|accept|accept-[a-z]+|origin|referer|user-agent|host|cookie|authority|method|path|scheme|status)$/i;

/** A pane whose names have no colon: each on a line, and its value on the next. */
function fromPairs(text: string): string | undefined {
  const all = text.split(/\r?\n/).map((line) => line.trim());
  const lines = all.filter((line) => line !== "" && !heading.test(line));
  if (lines.length < 4 || lines.some((line) => /^HTTP\/\d/.test(line))) return undefined;
  const names = lines.filter((_, at) => at % 2 === 0);
  const isName = (line: string): boolean => headerName.test(line) || general.test(line);
  if (!names.every(isName) || names.filter((one) => known.test(one)).length < 2) return undefined;
  return paneOf(names.map((name, at): Line => [name, lines[2 * at + 1] ?? ""]));
}

/** Chromium's whole pane: the response's headers stand between the general section and the request's. */
function paneOf(lines: readonly Line[]): string {
  const end = lines.findIndex(([name]) => /^:(?:authority|method)$/i.test(name));
  const status = lines.find(([name]) => /^status code$/i.test(name))?.[1];
  const kept = (status === undefined || end === -1 ? lines : lines.slice(0, end)).filter(
    ([name]) => !general.test(name),
  );
  const code = /^[1-5][0-9]{2}/.exec(status ?? "")?.[0];
  return asText(code === undefined ? kept : [[":status", code], ...kept]);
}

/** A field of the general section, with a colon or without one, on the same line or the next. */
const generalField = (text: string, name: string): string | undefined =>
  new RegExp(`^[ \\t]*${name}(?::[ \\t]*|[ \\t]*\\t|[ \\t]*(?=\\r?\\n))(?:\\r?\\n)?[ \\t]*(\\S[^\\r\\n]*)`, "im").exec(
    text,
  )?.[1];

/** The general section alone says nothing of headers: what it shows is a line of the console. */
function fromSummary(text: string): string | undefined {
  const [url, method, status] = ["request url", "request method", "status code"].map((one) => generalField(text, one));
  if (url === undefined || status === undefined || !/^https?:/i.test(url)) return undefined;
  const rest = text.split(/\r?\n/).map((line) => line.trim().replace(/[:\t].*/, ""));
  return rest.some((name) => headerName.test(name) && !heading.test(name) && !general.test(name) && known.test(name))
    ? undefined
    : `${method ?? "GET"} ${url} ${/^[1-5][0-9]{2}/.exec(status)?.[0] ?? status}`;
}

/** The same pane of earlier years, with colons. */
function fromGeneral(text: string): string | undefined {
  if (!/^request url:/im.test(text) || !/^status code:/im.test(text)) return undefined;
  const lines = text.split(/\r?\n/).flatMap((line): Line[] => {
    const [, name, value] = /^\s*(:?[A-Za-z][A-Za-z0-9 -]*):\s*(.*)/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return paneOf(lines.filter(([name]) => isToken(name.replace(/^:/, "")) || general.test(name)));
}

/** Safari's pane: a summary, the request's headers, the response's, and what else it knows, each below its name. */
function fromSafari(text: string): string | undefined {
  const [, response] = /^Request[ \t]*\r?\n[^]*?^Response[ \t]*\r?\n([^]*)$/m.exec(text) ?? [];
  return response?.split(/^(?:Query String Parameters|Request Data|Redirect \w+|Timing)[ \t]*$/m)[0];
}

/** What only a response has. */
const hasResponse = /^:?(?:access-control-allow-[a-z]+|set-cookie|status)\s*(?::|\t|$)/im;

/** Whether the browser shows what it meant to send, and there is no response beside it. */
export const isProvisional = (text: string): boolean =>
  /^\W{0,4}provisional headers are shown/im.test(text) && !hasResponse.test(text);

/** Headers in another form than lines, as lines; any other text as it is. */
export function headersAsLines(text: string): string {
  if (text.length > maxCharacters || isProvisional(text)) return text;
  return (
    fromJSON(text) ??
    fromTable(text) ??
    fromSafari(text) ??
    fromSummary(text) ??
    fromGeneral(text) ??
    fromPairs(text) ??
    text
  );
}
