import { platformSignal } from "../fetch/foreign-objects.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { wholeBody } from "../fetch/response-body.ts";
import { BodyContent } from "./body-content.ts";
import { PageHeaders } from "./page-headers.ts";
import type { RequestState } from "./request-state.ts";
import type { Realm } from "./realm.ts";
import { parseRequestInit, type RequestParameters } from "./request-init.ts";
import { URL, Uint8Array } from "../platform.ts";

/** Whether it is a Request of Node, or of another environment, which libraries make with `new Request()`. */
export const isPlatformRequest = (value: unknown): value is Request =>
  typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Request]";

/** The same request as the page's. Its body counts as bytes: whether it was a stream, nobody can tell. */
export function fromPlatformRequest(request: Request, realm: Realm): RequestState {
  const { engine, environment } = realm;
  const { method, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive } = request;
  const options = { method, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive };
  const parsed = parseRequestInit(options, environment, engine).parameters as Omit<RequestParameters, "url">;
  if (request.bodyUsed) throw new TypeError("The body has been read.");
  const read = async (): Promise<Uint8Array> => new Uint8Array(await request.arrayBuffer());
  const headers = new PageHeaders("request", new HeaderList());
  PageHeaders.fill(headers, [...request.headers]);
  const content = request.body === null ? null : new BodyContent(wholeBody(once(read)), { engine });
  return {
    parameters: { ...parsed, url: new URL(request.url) },
    headers,
    content,
    signal: platformSignal(request.signal),
  };
}

/** Bytes that can be read once, for whoever reads them. */
function once(read: () => Promise<Uint8Array>): () => Promise<Uint8Array> {
  let bytes: Promise<Uint8Array> | undefined;
  return () => (bytes ??= read());
}
