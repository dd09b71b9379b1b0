import type { EmbedAction, FrameAction, ServiceWorkerAction, WindowAction, WorkerAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** As much of a Window as the script of a case uses, so that an engine's and the model's fit. */
export interface PageWindow {
  fetch(...given: readonly unknown[]): Promise<PageResponse>;
  readonly Request: new (input: never, init?: never) => object;
  readonly XMLHttpRequest: new () => PageXhr;
  readonly document: { cookie: string };
  embed(action: EmbedAction): Promise<ActionResult>;
  openWindow(action: WindowAction): Promise<ActionResult>;
  addFrame(action: FrameAction): Promise<ActionResult>;
  startWorker(action: WorkerAction): Promise<ActionResult>;
  registerServiceWorker(action: ServiceWorkerAction): Promise<ActionResult>;
  readonly navigator: { sendBeacon(url: string, data?: unknown): boolean };
}

export interface PageResponse {
  readonly type: string;
  readonly status: number;
  readonly url: string;
  readonly redirected: boolean;
  readonly headers: Iterable<readonly [string, string]> | Iterable<string[]>;
  text(): Promise<string>;
}

export interface PageXhr {
  readonly readyState: number;
  readonly status: number;
  readonly response: unknown;
  readonly responseURL: string;
  responseType: string;
  timeout: number;
  withCredentials: boolean;
  readonly upload: { addEventListener(type: string, listener: () => void): void };
  addEventListener(type: string, listener: () => void): void;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getAllResponseHeaders(): string;
  send(body?: unknown): void;
  abort(): void;
}
