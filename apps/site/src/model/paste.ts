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
import { emptyState, type PlaygroundState } from "../state/playground-state.ts";

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

/** Longer texts are logs, which are dropped as files. */
const maxPaste = 1024 * 1024;

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

const tooLong = "This is longer than 1 MB. Drop a HAR file here as a file.";

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

const { contentSecurityPolicy, documentCookie, earlier } = emptyState;
const { redirect, cache, integrity, keepalive, signal, targetAddressSpace, bodyAs } = emptyState;

/** What a pasted request says nothing of, so that it isn't left from another one. */
const unsaid: Partial<PlaygroundState> = {
  ...{ contentSecurityPolicy, documentCookie, earlier },
  ...{ redirect, cache, integrity, keepalive, signal, targetAddressSpace, bodyAs },
};

function fromRequest(kind: keyof typeof readers, text: string): PasteResult {
  const [first = ""] = text.trim().split(/[ \t]*[;&]{1,3}[ \t]*\r?\n(?=\s*(?:curl|fetch\(|await fetch\(|Invoke-))/i);
  try {
    const { url, method, headers, body = "", cookies, page, credentials, notes } = curlRequest(readers[kind](first));
    const state: Partial<PlaygroundState> = {
      ...unsaid,
      ...{ by: "fetch", mode: "cors", url, method, body, cookies: cookies.join("\n") },
      headers: headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
      credentials: credentials ? "include" : "same-origin",
      ...(page === undefined ? {} : { page: page === "null" || !URL.canParse(page) ? page : new URL(page).origin }),
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

/** Reads whatever was pasted; never throws for what is in it. */
export function readPaste(pasted: string): Promise<PasteResult> {
  if (pasted.length > maxPaste) return Promise.resolve(result("unknown", { text: tooLong }));
  const text = cleanPaste(pasted);
  const kind = clipboardKind(text);
  if (isRequest(kind)) return Promise.resolve(fromRequest(kind, text));
  if (kind === "message") return Promise.resolve(fromMessage(text));
  if (kind === "url") return Promise.resolve(result(kind, { state: { url: text.trim() } }));
  if (kind !== "response") return Promise.resolve(result(kind));
  const head = /^\s*(?:< )?HTTP\//.test(text) ? text.replace(/^< ?/gm, "") : `HTTP/1.1 200 OK\n${text}`;
  const state = { server: "response", delivery: emptyState.delivery, response: head.trim().slice(0, 16_000) } as const;
  return Promise.resolve(result(kind, { state, findings: explainHeaders(text).slice(0, 20) }));
}
