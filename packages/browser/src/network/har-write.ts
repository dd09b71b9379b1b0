import type { Header } from "../fetch/header-list.ts";
import type { Outcome } from "../page/outcome.ts";
import type { TraceEvent } from "../trace/event.ts";
import type { Har, HarContent, HarEntry, HarField, HarRequest, HarResponse } from "./har-log.ts";
import { TextDecoder, URL } from "../platform.ts";

type EventOf<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;

/** A request with its response or failure. */
interface Hop {
  readonly request: EventOf<"request">;
  response?: EventOf<"response">;
  failure?: EventOf<"network-error">["failure"];
}

const httpVersion = "HTTP/1.1";

function hopsOf(trace: readonly TraceEvent[]): readonly Hop[] {
  const hops: Hop[] = [];
  for (const event of trace) {
    const last = hops.at(-1);
    if (event.kind === "request") hops.push({ request: event });
    else if (event.kind === "response" && last !== undefined) last.response = event;
    else if (event.kind === "network-error" && last !== undefined) last.failure = event.failure;
  }
  return hops;
}

const fields = (headers: readonly Header[]): HarField[] => headers.map(([name, value]) => ({ name, value }));

const first = (headers: readonly Header[], wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";

const requestOf = ({ method, url, headers }: Hop["request"]): HarRequest => ({
  method,
  url,
  httpVersion,
  cookies: [],
  headers: fields(headers),
  queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
  headersSize: -1,
  bodySize: -1,
});

function responseOf({ response, failure }: Hop, content: HarContent, statusText: string): HarResponse {
  const headers = response?.headers ?? [];
  const why = response === undefined ? failure : undefined;
  return {
    status: response?.status ?? 0,
    statusText,
    httpVersion,
    cookies: [],
    headers: fields(headers),
    content,
    redirectURL: first(headers, "location"),
    headersSize: -1,
    bodySize: -1,
    ...(why === undefined ? {} : { _error: why.code }),
    ...(why?.value === undefined ? {} : { comment: why.value }),
  };
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // In parts: a call has only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function contentOf(bytes: Uint8Array, mimeType: string): HarContent {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { size: bytes.length, mimeType, text };
  } catch {
    return { size: bytes.length, mimeType, text: base64(bytes), encoding: "base64" };
  }
}

/** The last response's body, where the page may see it, has not read it yet, and all of it comes. */
async function bodyOf(response: Outcome["response"]): Promise<Uint8Array | undefined> {
  if (response === undefined || response.type.startsWith("opaque")) return undefined;
  try {
    return await response.clone().bytes();
  } catch {
    return undefined;
  }
}

/**
 * A HAR 1.2 log of an attempt, for `recording` and for other tools. It has what the trace has: no request bodies, and of
 * the responses' bodies the one that the page can still read. Cookies and `Authorization` are in it as they were sent.
 *
 * @param startedDateTime the time that its entries bear; a trace has none. Default: now
 */
export async function harOf(outcome: Outcome, startedDateTime: Date = new Date()): Promise<Har> {
  const hops = hopsOf(outcome.trace);
  const body = await bodyOf(outcome.response);
  const entries = hops.map((hop, index): HarEntry => {
    const isLast = index === hops.length - 1;
    const mimeType = first(hop.response?.headers ?? [], "content-type");
    const bytes = isLast ? body : undefined;
    const content =
      bytes === undefined ? { size: hop.response === undefined ? 0 : -1, mimeType } : contentOf(bytes, mimeType);
    return {
      startedDateTime: startedDateTime.toISOString(),
      time: 0,
      request: requestOf(hop.request),
      response: responseOf(hop, content, isLast ? (outcome.response?.statusText ?? "") : ""),
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    };
  });
  return { log: { version: "1.2", creator: { name: "@sallyport/browser", version: "0.1.0" }, entries } };
}
