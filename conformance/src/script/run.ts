import type {
  Place,
  Action,
  BeaconAction,
  Body,
  CookieAction,
  FetchAction,
  SourceAction,
  XhrAction,
} from "../cases/case.ts";
import { embedParts } from "./embed.ts";
import { frameParts } from "./frames.ts";
import { serviceWorkerParts } from "./service-workers.ts";
import { windowParts } from "./windows.ts";
import { workerParts, workerScript } from "./workers.ts";
import type { ActionResult, ScriptOutcome } from "./result.ts";
import type { PageResponse, PageWindow, PageXhr } from "./window.ts";

/**
 * The script of a case. It runs in this process for the model, and as text in the page of an engine: these functions may
 * use each other and what a page has, and nothing else.
 */
export async function runScript(window: PageWindow, actions: readonly Action[]): Promise<ScriptOutcome> {
  const results: ActionResult[] = [];
  for (const action of actions) {
    const waits = action.kind === "window" || action.kind === "service-worker" ? 9000 : 4000;
    const late = new Promise<ActionResult>((resolve) => setTimeout(resolve, waits, { outcome: "pending" }));
    results.push(await Promise.race([runAction(window, action), late]));
  }
  return { results, cookie: cookieOf(window) };
}

/** The name of the error where the document may not have cookies. */
function cookieOf(window: PageWindow): string {
  try {
    return window.document.cookie;
  } catch (error) {
    return (error as Error).name;
  }
}

/**
 * Several cases side by side. A browser has six connections to a server, and Chromium holds one for a redirect while it
 * waits for another for the preflight of the next hop: six cases at once can wait for each other for ever.
 */
async function runCases(window: PageWindow, cases: readonly (readonly Action[])[]): Promise<ScriptOutcome[]> {
  const outcomes: ScriptOutcome[] = [];
  const left = [...cases.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      outcomes[next[0]] = await runScript(window, next[1]);
  };
  await Promise.all(Array.from({ length: 5 }, lane));
  return outcomes;
}

async function runAction(window: PageWindow, action: Action): Promise<ActionResult> {
  if (action.kind === "fetch") return runFetch(window, action);
  if (action.kind === "xhr") return runXhr(window, action);
  if (action.kind === "source") return runSource(window, action);
  if (action.kind === "cookie") return setCookie(window, action);
  if (action.kind === "beacon") return sendBeacon(window, action);
  if (action.kind === "embed") return window.embed(action);
  if (action.kind === "window") return window.openWindow(action);
  if (action.kind === "frame") return window.addFrame(action);
  if (action.kind === "worker") return window.startWorker(action);
  if (action.kind === "service-worker") return window.registerServiceWorker(action);
  return { outcome: "done" };
}

async function runSource(window: PageWindow, { to, source }: SourceAction): Promise<ActionResult> {
  const names = [
    "Request",
    "Response",
    "Headers",
    "AbortController",
    "AbortSignal",
    "FormData",
    "Blob",
    "ProgressEvent",
  ];
  names.push(
    "URLSearchParams",
    "ReadableStream",
    "XMLHttpRequest",
    "XMLHttpRequestUpload",
    "XMLHttpRequestEventTarget",
  );
  names.push("fetch", "navigator", "EventTarget", "EventSource", "WebSocket", "MessageEvent", "CloseEvent");
  const found = window as unknown as Record<string, unknown>;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what it calls are the globals of an engine, or of its model
  const run = new Function("to", ...names, `return (async () => { ${source} })()`) as (
    ...given: readonly unknown[]
  ) => Promise<unknown>;
  try {
    const value = await run(to, ...names.map((name) => (name === "fetch" ? window.fetch.bind(window) : found[name])));
    return { outcome: "done", value: value === undefined ? "undefined" : JSON.stringify(value) };
  } catch (error) {
    return { outcome: "threw", name: (error as Error).name };
  }
}

async function runFetch(
  window: PageWindow,
  { to, headers, body, request, ...init }: FetchAction,
): Promise<ActionResult> {
  const given = {
    ...init,
    ...(headers && { headers: headers.map(([name, value]) => [name, value]) }),
    ...(body && { body: bodyOf(body) }),
    ...(body && "stream" in body && { duplex: "half" }),
  };
  try {
    const url = to === "blob:" ? newBlobUrl() : to;
    if (request === undefined) return await fetchResult(await window.fetch(url, given));
    const made = new window.Request(url as never, given as never);
    return await fetchResult(await window.fetch(request === "object" ? made : new window.Request(made as never)));
  } catch (error) {
    return { outcome: "rejected", name: (error as Error).name };
  }
}

async function fetchResult(response: PageResponse): Promise<ActionResult> {
  const { type, status, url, redirected } = response;
  const headers = visible([...response.headers].map(([name = "", value = ""]) => `${name}: ${value}`));
  const body = await response.text().catch(() => null);
  return { outcome: "resolved", type, status, url, redirected, headers, body };
}

function visible(lines: string[]): string[] {
  return lines.filter((line) => line !== "" && !line.toLowerCase().startsWith("date:")).sort();
}

function bodyOf(body: Body): unknown {
  if ("text" in body) return body.text;
  if ("bytes" in body) return new Uint8Array(body.bytes);
  if ("blob" in body) return new Blob([body.blob], { type: body.type });
  if ("params" in body) return new URLSearchParams(body.params.map(([name, value]): [string, string] => [name, value]));
  if ("stream" in body) return new Blob([body.stream]).stream();
  const form = new FormData();
  for (const [name, value] of body.form) form.append(name, value);
  return form;
}

function newBlobUrl(): string {
  return URL.createObjectURL(new Blob(["blob"], { type: "text/plain" }));
}

function runXhr(window: PageWindow, action: XhrAction): Promise<ActionResult> {
  const xhr = new window.XMLHttpRequest();
  const events: string[] = [];
  return new Promise((resolve) => {
    for (const type of ["loadstart", "load", "error", "abort", "timeout"]) {
      xhr.addEventListener(type, () => events.push(type));
    }
    xhr.addEventListener("readystatechange", () => {
      const event = `readystate ${xhr.readyState}`;
      if (events.at(-1) !== event) events.push(event);
    });
    xhr.addEventListener("loadend", () => resolve(xhrResult(xhr, [...events, "loadend"])));
    try {
      startXhr(xhr, action, events);
    } catch (error) {
      resolve({ outcome: "threw", name: (error as Error).name, events });
    }
  });
}

function startXhr(xhr: PageXhr, action: XhrAction, events: string[]): void {
  const { to, method = "GET", headers = [], body, uploadListener } = action;
  xhr.open(method, to);
  if (action.withCredentials !== undefined) xhr.withCredentials = action.withCredentials;
  if (action.responseType !== undefined) xhr.responseType = action.responseType;
  if (action.timeout !== undefined) xhr.timeout = action.timeout;
  if (uploadListener !== undefined) {
    xhr.upload.addEventListener(uploadListener, () => events.push(`upload ${uploadListener}`));
  }
  for (const [name, value] of headers) xhr.setRequestHeader(name, value);
  xhr.send(body && bodyOf(body));
  if (action.abort) xhr.abort();
}

function xhrResult(xhr: PageXhr, events: string[]): ActionResult {
  const ends = ["load", "error", "abort", "timeout"] as const;
  const outcome = ends.find((end) => events.includes(end)) ?? "pending";
  const headers = visible(xhr.getAllResponseHeaders().split("\r\n"));
  const body = typeof xhr.response === "string" ? xhr.response : JSON.stringify(xhr.response);
  return { outcome, status: xhr.status, url: xhr.responseURL, headers, body, events };
}

/** The page hears nothing of a beacon, so that its request gets some time. */
async function sendBeacon(window: PageWindow, { to, body }: BeaconAction): Promise<ActionResult> {
  const queued = window.navigator.sendBeacon(to, body && bodyOf(body));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { outcome: queued ? "done" : "rejected" };
}

function setCookie(window: PageWindow, { set }: CookieAction): ActionResult {
  window.document.cookie = set;
  return { outcome: "done" };
}

interface FramedWindow {
  readonly document: {
    createElement(name: string): {
      src: string;
      srcdoc: string;
      allow: string;
      onload: () => void;
      readonly contentWindow: unknown;
    };
    readonly body: { append(child: object): void };
  };
}

/** A frame of the page. */
async function addFrame(window: FramedWindow, kind: string, allow: string): Promise<unknown> {
  const frame = window.document.createElement("iframe");
  if (allow !== "") frame.allow = allow;
  const loaded = new Promise<void>((resolve) => (frame.onload = resolve));
  if (kind === "srcdoc") frame.srcdoc = "framed";
  if (kind === "blob") frame.src = URL.createObjectURL(new Blob(["framed"], { type: "text/html" }));
  window.document.body.append(frame);
  await loaded;
  return frame.contentWindow;
}

const parts = [
  addFrame,
  runCases,
  runScript,
  cookieOf,
  runAction,
  runSource,
  runFetch,
  fetchResult,
  visible,
  bodyOf,
  newBlobUrl,
  runXhr,
  startXhr,
  xhrResult,
  sendBeacon,
  setCookie,
];

/** The body of a function that runs several cases side by side in an engine's page, or in a frame of it. */
export function scriptOf(
  cases: readonly (readonly Action[])[],
  { frame, allow = "" }: Pick<Place, "frame" | "allow"> = {},
): string {
  const text = [...parts, ...embedParts, ...windowParts, ...frameParts, ...workerParts, ...serviceWorkerParts]
    .map((part) => part.toString().replace(/^export /, ""))
    .join("\n");
  const window =
    frame === undefined ? "globalThis" : `await addFrame(globalThis, "${frame}", ${JSON.stringify(allow)})`;
  return `${text}
const window = ${window};
window.embed = (action) => embedInPage(window, action);
window.openWindow = (action) => openInPage(window, action);
window.addFrame = (action) => addFrameInPage(window, action);
window.startWorker = (action) => startInPage(window, action, ${JSON.stringify(workerScript)});
window.registerServiceWorker = (action) => registerInPage(window, action);
return await runCases(window, ${JSON.stringify(cases)});`;
}
