import {
  cleanPaste,
  clipboardKind,
  explainHeaders,
  explainMessage,
  type ClipboardKind,
  type HeaderFinding,
  type MessageReading,
} from "@sallyport/browser/explain";
import {
  CurlError,
  curlRequest,
  readAxiosCall,
  readCurlLine,
  readFetchCall,
  readHTTPieLine,
  readJQueryCall,
  readPowerShell,
  readWgetLine,
} from "@sallyport/browser/report";
import { examplesByCode } from "../presets/by-code.ts";
import { maxPaste, tooLongPaste } from "./paste-limit.ts";
import { emptyState, fields, type PlaygroundState } from "../state/playground-state.ts";

/** What a pasted text was taken for, what it says, and what it fills in. */
export interface PasteResult {
  readonly kind: ClipboardKind;
  /** What it was taken for, or why it cannot be used. */
  readonly text: string;
  readonly isProblem: boolean;
  /** The fields that it fills in. */
  readonly state: Partial<PlaygroundState>;
  readonly notes: readonly string[];
  readonly readings: readonly MessageReading[];
  readonly findings: readonly HeaderFinding[];
}

const taken: Readonly<Record<ClipboardKind, string>> = {
  har: "This is a HAR file. Drop the file itself here.",
  curl: "Read as a curl line.",
  wget: "Read as a wget line.",
  httpie: "Read as a line of HTTPie.",
  fetch: "Read as a fetch call.",
  axios: "Read as an axios call.",
  jquery: "Read as a jQuery call.",
  powershell: "Read as a PowerShell command.",
  response: "Read as the head of a response.",
  message: "Read as a console message. The example below fails in the same way.",
  url: "Read as a URL.",
  request:
    "These are the headers of a request, and CORS is decided by those of the response. Copy the response's headers, or the whole request with Copy as cURL.",
  provisional:
    "The browser shows only provisional headers: the request came from a cache, or was never sent. Turn on Disable cache, reload, and copy the response's headers or the console's message.",
  unknown:
    "This is not a curl, wget or HTTPie line, a fetch or axios call, a PowerShell command, headers or a known message. Copy the whole line.",
};

const unusable: readonly ClipboardKind[] = ["har", "request", "provisional", "unknown"];

const tooLongFor = (name: keyof PlaygroundState): string =>
  `This has a ${name} of more than ${String(fields[name])} characters, for which the form has no room. Shorten it.`;

const withoutBody =
  "Content-Length, Content-Encoding and Transfer-Encoding were left out, because they are about a body that is not here.";

const ofBodyLine = /^(?:content-encoding|content-length|transfer-encoding)[ \t]*:.*(?:\r?\n|$)/gim;

const result = (kind: ClipboardKind, more: Partial<PasteResult> = {}): PasteResult => ({
  ...{ kind, text: taken[kind], isProblem: unusable.includes(kind), state: {}, notes: [], readings: [], findings: [] },
  ...more,
});

const readers = {
  curl: readCurlLine,
  wget: readWgetLine,
  httpie: readHTTPieLine,
  fetch: readFetchCall,
  axios: readAxiosCall,
  jquery: readJQueryCall,
  powershell: readPowerShell,
} as const;

const isRequest = (kind: ClipboardKind): kind is keyof typeof readers => Object.hasOwn(readers, kind);

const { contentSecurityPolicy, embedderPolicy, documentCookie, earlier } = emptyState;
const { redirect, cache, integrity, keepalive, signal, targetAddressSpace, bodyAs } = emptyState;

/** What a pasted request says nothing of, so that it isn't left from another one. */
const unsaid: Partial<PlaygroundState> = {
  ...{ contentSecurityPolicy, embedderPolicy, documentCookie, earlier },
  ...{ redirect, cache, integrity, keepalive, signal, targetAddressSpace, bodyAs },
};

/** The page of an app, an extension or a file is what was sent. */
const isHttp = (page: string): boolean => URL.canParse(page) && /^https?:/i.test(page);

function fromRequest(kind: keyof typeof readers, text: string): PasteResult {
  const [first = ""] = text.trim().split(/[ \t]*[;&]{1,3}[ \t]*\r?\n(?=\s*(?:curl|fetch\(|await fetch\(|Invoke-))/i);
  try {
    const {
      url,
      method,
      headers,
      body = "",
      cookies,
      page,
      credentials,
      mode = "cors",
      notes,
    } = curlRequest(readers[kind](first));
    const state: Partial<PlaygroundState> = {
      ...unsaid,
      ...{ by: "fetch", mode, url, method, body, cookies: cookies.join("\n") },
      headers: headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
      credentials: credentials ? "include" : "same-origin",
      ...(page === undefined ? {} : { page: isHttp(page) ? new URL(page).origin : page }),
    };
    return result(kind, { state, notes });
  } catch (error) {
    if (error instanceof CurlError) return result(kind, { text: error.message, isProblem: true });
    throw error;
  }
}

function fromMessage(text: string): PasteResult {
  const readings = explainMessage(text).slice(0, 5);
  const { code = "", values = {} } = readings.find((one) => examplesByCode.has(one.code ?? "")) ?? {};
  const example = examplesByCode.get(code) ?? {};
  const { url, origin } = values;
  const state = {
    ...example,
    ...(url !== undefined && URL.canParse(url) ? { url } : {}),
    ...(origin !== undefined && (origin === "null" || URL.canParse(origin)) ? { page: origin } : {}),
  };
  return result("message", { readings, state });
}

/** A head that was copied without its body, without what it says of the body's length and coding. */
function fromHead(text: string): PasteResult {
  const whole = /^\s*(?:< )?HTTP\//.test(text) ? text.replace(/^< ?/gm, "") : `HTTP/1.1 200 OK\n${text}`;
  // Tools write the head of HTTP/2 and HTTP/3 so, which no server sends.
  const trimmed = whole.trim().replace(/^HTTP\/[23](?:\.0)?(?=[ \t])/, "HTTP/1.1");
  const head = /\n\r?\n/.test(trimmed) ? trimmed : trimmed.replace(ofBodyLine, "").trim();
  const state = { server: "response", delivery: emptyState.delivery, response: head } as const;
  const notes = head === trimmed ? [] : [withoutBody];
  return result("response", { state, notes, findings: explainHeaders(text).slice(0, 20) });
}

/** Nothing is cut off without a word. */
function withinFields(read: PasteResult): PasteResult {
  const names = Object.keys(read.state) as (keyof PlaygroundState)[];
  const long = names.find((name) => {
    const max = fields[name];
    return typeof max === "number" && (read.state[name]?.length ?? 0) > max;
  });
  return long === undefined ? read : { ...read, text: tooLongFor(long), isProblem: true, state: {} };
}

function read(text: string): PasteResult {
  const kind = clipboardKind(text);
  if (isRequest(kind)) return fromRequest(kind, text);
  if (kind === "message") return fromMessage(text);
  if (kind === "url") return result(kind, { state: { url: text.trim() } });
  return kind === "response" ? fromHead(text) : result(kind);
}

/** Reads whatever was pasted; never throws for what is in it. */
export const readPaste = (pasted: string): Promise<PasteResult> =>
  Promise.resolve(
    pasted.length > maxPaste ? result("unknown", { text: tooLongPaste }) : withinFields(read(cleanPaste(pasted))),
  );
