import type { WindowAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** As much of a window, its own or another's, as the script of a case uses. */
export interface TriedWindow {
  readonly closed: boolean;
  readonly location: { href: string; readonly replace: unknown };
  postMessage(message: unknown, ...rest: readonly unknown[]): void;
  close(): void;
  readonly [name: string]: unknown;
}

interface TryingWindow {
  readonly document: {
    createElement(name: "iframe"): FrameElement;
    readonly body: { append(child: FrameElement): void };
  };
  readonly location: { readonly origin: string };
  open(url: string, target: string, features: string): TriedWindow | null;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

interface FrameElement {
  src: string;
  readonly contentWindow: TriedWindow;
  setAttribute(name: string, value: string): void;
  remove(): void;
}

/** What a page may do with the window, by the name of what it tries: an error's name where it may not. */
export function tryAll(window: TriedWindow): Record<string, unknown> {
  const tries: Record<string, () => unknown> = {
    ...Object.fromEntries(
      [
        "closed",
        "length",
        "parent",
        "top",
        "opener",
        "location",
        "document",
        "name",
        "origin",
        "fetch",
        "then",
        "5",
      ].map((name) => [name, () => typeof window[name]]),
    ),
    href: () => typeof window.location.href,
    replace: () => typeof window.location.replace,
    assign: () => typeof (window.location as unknown as { assign: unknown }).assign,
    set: () => Reflect.set(window, "x", 1) && "set",
    delete: () => Reflect.deleteProperty(window, "x"),
    define: () => Reflect.defineProperty(window, "y", { value: 1, configurable: true }),
    has: () => "absent" in window,
    convert: () => typeof (window as unknown as Record<symbol, unknown>)[Symbol.toPrimitive],
    symbol: () => typeof (window as unknown as Record<symbol, unknown>)[Symbol.iterator],
    tag: () => typeof (window as unknown as Record<symbol, unknown>)[Symbol.isConcatSpreadable],
    prototype: () => Object.getPrototypeOf(window) === null,
    extensible: () => Object.isExtensible(window),
  };
  const result: Record<string, unknown> = {};
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      result[name] = attempt();
    } catch (error) {
      result[name] = (error as Error).name;
    }
  }
  return result;
}

/** Posts a message with each target, and returns what throws. */
export function postAll(window: TriedWindow, targets: readonly (string | null)[]): Record<string, string> {
  const thrown: Record<string, string> = {};
  for (const target of targets) {
    try {
      if (target === null) window.postMessage("null");
      else window.postMessage(target, target);
    } catch (error) {
      thrown[String(target)] = (error as Error).name;
    }
  }
  return thrown;
}

/**
 * Opens what a case says, and reports what the page may do with it. It runs as text in an engine's page: these functions may
 * use each other and what a page has, and nothing else.
 */
async function openInPage(window: TryingWindow, action: WindowAction): Promise<ActionResult> {
  const heard: unknown[] = [];
  let opened: TriedWindow | null = null;
  const state = { isReady: false };
  const listener = ({ source, data, origin }: MessageEvent): void => {
    if (source !== (opened as unknown)) return;
    if (data === "ready") state.isReady = true;
    else heard.push([data, origin]);
  };
  window.addEventListener("message", listener);
  const frame = action.way === "frame" ? window.document.createElement("iframe") : undefined;
  if (frame === undefined) opened = window.open(action.to, "_blank", action.features ?? "");
  else {
    if (action.sandbox !== undefined) frame.setAttribute("sandbox", action.sandbox);
    frame.src = action.to;
    window.document.body.append(frame);
    opened = frame.contentWindow;
  }
  for (
    const until = Date.now() + (frame === undefined ? 5000 : 2500);
    Date.now() < until && opened !== null && !state.isReady && !opened.closed;
  )
    await new Promise((resolve) => setTimeout(resolve, 25));
  if (opened === null) {
    // Nothing tells the page when a window without an opener has loaded.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return { outcome: "done", value: "null" };
  }
  const isClosed = opened.closed;
  const thrown = postAll(opened, action.targets ?? []);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const access = tryAll(opened);
  window.removeEventListener("message", listener);
  if (frame === undefined) opened.close();
  else frame.remove();
  return { outcome: "done", value: JSON.stringify({ ...state, isClosed, thrown, heard, access }) };
}

export const windowParts: readonly ((...given: never) => unknown)[] = [tryAll, postAll, openInPage];
