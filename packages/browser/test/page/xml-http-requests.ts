import { NetworkFailure, type PageXMLHttpRequest } from "../../src/index.ts";
import { API, generous, sceneOf, type ScriptedResponse, type Scene, type Script } from "../fetch/script.ts";

export const types = ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"];

/** What a request tells, in order: states as numbers, progress as `type(loaded/total)`, the upload's after `upload.`. */
export function logOf(xhr: PageXMLHttpRequest, upload: boolean): string[] {
  const log: string[] = [];
  const told = (prefix: string) => (event: Event) => {
    const { type, loaded, total } = event as Event & { loaded: number; total: number };
    log.push(`${prefix}${type}(${loaded}/${total})`);
  };
  xhr.addEventListener("readystatechange", () => log.push(String(xhr.readyState)));
  for (const type of types) xhr.addEventListener(type, told(""));
  if (upload) for (const type of types) xhr.upload.addEventListener(type, told("upload."));
  return log;
}

export interface Sending {
  readonly method?: string;
  readonly url?: string;
  readonly body?: string | null;
  readonly upload?: boolean;
  readonly set?: (xhr: PageXMLHttpRequest) => void;
}

/** Sends a request and waits for its end. */
export async function send({ page }: Scene, { method = "GET", url = API, body = null, upload = false, set }: Sending) {
  const xhr = new page.XMLHttpRequest();
  const log = logOf(xhr, upload);
  xhr.open(method, url);
  set?.(xhr);
  const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
  xhr.send(body);
  await ended;
  return { xhr, log };
}

export const answering =
  (answer: ScriptedResponse): Script =>
  (asked) => {
    const { headers } = generous(asked);
    return asked.isPreflight ? { headers } : { ...answer, headers: [...headers, ...(answer.headers ?? [])] };
  };

/** Hangs until it is let go. */
export function hanging(): Scene & { release: () => void } {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const scene = sceneOf(async (asked) => {
    await held;
    return generous(asked);
  });
  return { ...scene, release };
}

export async function* broken(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(2));
  throw new NetworkFailure("truncated", "The connection ended.");
}
