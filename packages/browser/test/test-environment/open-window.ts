import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Page } from "../../src/index.ts";
import { checkOptions, type TestEnvironmentOptions } from "../../src/test-environment/options.ts";
import { startTestEnvironment } from "../../src/test-environment/start.ts";
import type { TestWindow } from "../../src/test-environment/test-window.ts";

export const doms = ["jsdom", "happy-dom"] as const;

export type Dom = (typeof doms)[number];

/** The globals of a script, as the tests use them. */
export type ScriptWindow = typeof globalThis & { happyDOM?: { setURL(url: string): void } };

export interface OpenWindow {
  readonly window: ScriptWindow;
  /** The page that it shows. */
  readonly page: Page;
  /** What the console printed. */
  readonly lines: readonly string[];
  /** The requests that the server received, such as `GET /rates`. */
  readonly requests: readonly string[];
  /** Ends the environment, and not the window. */
  stop(): void;
  close(): Promise<void>;
}

interface Windows {
  readonly JSDOM: new (
    html: string,
    options: object,
  ) => { readonly window: unknown; reconfigure(options: object): void };
  readonly Window: new (options: object) => unknown;
}

const load = async (dom: Dom): Promise<Windows> => (await import(/* @vite-ignore */ dom)) as Windows;

/** jsdom's window has a realm of its own, as in Jest; happy-dom's has this one's. */
async function windowOf(dom: Dom, url: string): Promise<unknown> {
  const { JSDOM, Window } = await load(dom);
  if (dom === "jsdom")
    return new JSDOM("<!DOCTYPE html>", { url, runScripts: "dangerously", pretendToBeVisual: true }).window;
  const window = new Window({ url, settings: { disableErrorCapturing: false } }) as Record<string, unknown>;
  for (const name of [
    "Object",
    "Promise",
    "JSON",
    "Error",
    "TypeError",
    "RangeError",
    "SyntaxError",
    "Date",
    "ArrayBuffer",
    "Uint8Array",
  ])
    window[name] ??= globalThis[name as keyof typeof globalThis];
  return window;
}

/** A window at `http://app.example/`, and a server to which every name below `example` leads. */
export async function openWindow(
  dom: Dom,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  options: TestEnvironmentOptions = {},
  upgrade?: (request: IncomingMessage, socket: Duplex) => void,
): Promise<OpenWindow> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
    handle(request, response);
  });
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (request, socket) => {
    upgraded.add(socket);
    socket.on("error", () => undefined);
    upgrade?.(request, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const network = { hosts: { "*.example": `127.0.0.1:${String(port)}` } };
  const checked = checkOptions({ url: "http://app.example/", dom, network, ...options });
  const window = (await windowOf(dom, checked.url)) as ScriptWindow;
  const lines: string[] = [];
  window.console.error = (text: string) => void lines.push(text);
  const { page, stop } = startTestEnvironment(window as unknown as TestWindow, checked);
  return {
    window,
    page,
    lines,
    requests,
    stop,
    close: async () => {
      stop();
      window.close();
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
