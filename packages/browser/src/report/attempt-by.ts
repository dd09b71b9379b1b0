import type { EmbedKind } from "../embed/embed-options.ts";
import type { Header } from "../fetch/header-list.ts";
import type { Outcome } from "../page/outcome.ts";
import type { Page } from "../page/page.ts";
import type { PageEventSource } from "../page/sockets/event-source.ts";
import { Blob, DOMException, ReadableStream, TextEncoder, URLSearchParams } from "../platform.ts";
import type { AttemptRequest } from "./attempt-request.ts";
import type { RequestKind } from "./request-kind.ts";
import { headerIn } from "./script-headers.ts";

type Attempt = (page: Page, request: AttemptRequest, signal: AbortSignal | undefined) => Promise<Outcome>;

const streamOf = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });

const byFetch: Attempt = (page, { url, method, headers, body, streams, mode, credentials, options }, signal) =>
  page.attempt(url, {
    ...options,
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    mode,
    credentials,
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined ? {} : streams === true ? { body: streamOf(body), duplex: "half" } : { body }),
  });

/** A form has no other methods, and no headers but the type of its body. */
const byForm: Attempt = async (page, { url, method, headers, body = "" }) => {
  const enctype = (headerIn(headers, "content-type") ?? "").split(";", 1)[0] ?? "";
  const form = {
    action: url,
    method: method.toUpperCase() === "POST" ? "post" : "get",
    enctype,
    fields: new URLSearchParams(body),
  };
  const navigation = await page.submit(form, { userActivated: true });
  if (navigation === undefined) throw new TypeError("A form of the method dialog sends nothing.");
  return navigation;
};

const byBeacon: Attempt = (page, { url, headers, body }) => {
  const type = headerIn(headers, "content-type");
  const data = body !== undefined && type !== undefined ? new Blob([body], { type }) : body;
  return page.sendBeacon(url, data ?? null);
};

/** An event stream; `undefined` where the constructor throws, because the page's policy blocks it. */
function openEventSource(page: Page, { url, credentials }: AttemptRequest): PageEventSource | undefined {
  try {
    return new page.globals.EventSource(url, { withCredentials: credentials === "include" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "SecurityError") return undefined;
    throw error;
  }
}

const byEventSource: Attempt = async (page, request) => {
  const source = openEventSource(page, request);
  // The policy blocks the same request of a script.
  if (source === undefined) return page.attempt(request.url, { credentials: request.credentials });
  const heard = (type: string): Promise<unknown> =>
    new Promise((resolve) => source.addEventListener(type, resolve, { once: true }));
  await Promise.race([heard("open"), heard("error")]);
  source.close();
  const { outcome } = source;
  if (outcome === undefined) throw new TypeError("An event stream that has opened or failed has an outcome.");
  return outcome;
};

/** In an element, the mode and the credentials are the attribute `crossorigin`. */
const byElement =
  (as: EmbedKind): Attempt =>
  (page, { url, mode, credentials, options }) =>
    page.embed({
      as,
      url,
      integrity: options?.integrity,
      ...(mode === "cors" ? { crossorigin: credentials === "include" ? "use-credentials" : "anonymous" } : {}),
    });

const attempts: Readonly<Record<RequestKind, Attempt>> = {
  fetch: byFetch,
  form: byForm,
  link: (page, { url }) => page.navigate(url, { userActivated: true }),
  frame: (page, { url }) => page.navigate(url, { by: "frame" }),
  beacon: byBeacon,
  socket: (page, { url }) => page.openSocket(url.replace(/^http/i, "ws")),
  "event-source": byEventSource,
  image: byElement("image"),
  script: byElement("script"),
  module: byElement("module"),
  style: byElement("style"),
  font: byElement("font"),
  video: byElement("video"),
};

/** Makes the request in its way; `fetch` where none is named, which alone has a signal. */
export const attemptBy = (page: Page, request: AttemptRequest, signal?: AbortSignal): Promise<Outcome> =>
  attempts[request.by ?? "fetch"](page, request, signal);

/** Makes the request before a request, if there is one. */
export async function attemptEarlier(page: Page, request: AttemptRequest): Promise<void> {
  if (request.earlier === "image") await attempts.image(page, { ...request, mode: "no-cors" }, undefined);
  if (request.earlier === "same") await attemptBy(page, request);
}

interface Content {
  readonly headers: readonly Header[];
  readonly body: string;
}

const content = (type: string, body: string): Content => ({ headers: [["Content-Type", type]], body });

const script = content("text/javascript", "0");

const contents: Readonly<Partial<Record<RequestKind, Content>>> = {
  image: content("image/gif", "GIF89a"),
  script,
  module: script,
  style: content("text/css", "p{}"),
  font: content("font/woff2", "wOF2"),
  video: content("video/ogg", "OggS\0"),
  "event-source": content("text/event-stream", "data: x\n\n"),
  link: content("text/html", "<p>"),
  frame: content("text/html", "<p>"),
  form: content("text/html", "<p>"),
};

/** What a handler responds with, of a type that the page can use. */
export const contentFor = (kind: RequestKind = "fetch"): Content => contents[kind] ?? content("text/plain", "data");
