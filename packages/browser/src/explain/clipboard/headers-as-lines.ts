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
  const section = (direction: RegExp): unknown =>
    isRecord(value) ? Object.entries(value).find(([name]) => direction.test(name))?.[1] : undefined;
  const chosen = section(/^response headers/i) ?? section(/^request headers/i) ?? value;
  const lines = linesOf(isRecord(chosen) && "headers" in chosen ? chosen.headers : chosen);
  // The body of an error has names and texts too.
  return lines.some(([name]) => known.test(name)) ? asText(lines) : undefined;
}

/** `$response.Headers` of PowerShell: `Vary {Origin}`. */
function fromTable(text: string): string | undefined {
  if (!/^-{3,}\s+-{3,}\s*$/m.test(text)) return undefined;
  const lines = [...text.matchAll(/^([^\s:]+)[ \t]+\{?([^\r\n}]*)\}?\s*$/gm)]
    .map(([, name = "", value = ""]): Line => [name, value])
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

/** The same pane of earlier years, with colons. */
function fromGeneral(text: string): string | undefined {
  if (!/^request url:/im.test(text) || !/^status code:/im.test(text)) return undefined;
  const lines = text.split(/\r?\n/).flatMap((line): Line[] => {
    const [, name, value] = /^\s*(:?[A-Za-z][A-Za-z0-9 -]*):\s*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return paneOf(lines.filter(([name]) => isToken(name.replace(/^:/, "")) || general.test(name)));
}

/** Headers in another form than lines, as lines; any other text as it is. */
export function headersAsLines(text: string): string {
  if (text.length > maxCharacters || /^\W{0,4}provisional headers/im.test(text)) return text;
  return fromJSON(text) ?? fromTable(text) ?? fromGeneral(text) ?? fromPairs(text) ?? text;
}
