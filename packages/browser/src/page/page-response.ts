import { baseURL } from "../fetch/environment.ts";
import type { Engine } from "../engines/engine.ts";
import { extractBodyOrStream } from "../fetch/body.ts";
import { withoutFragment } from "../fetch/fragment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { makeResponse, networkError, type FetchResponse, type ResponseType } from "../fetch/response.ts";
import { isNullBodyStatus, isOkStatus, isRedirectStatus } from "../fetch/status.ts";
import { BodyContent, mustBeUnread, type ReadingContext } from "./body-content.ts";
import { PageBody } from "./page-body.ts";
import { PageHeaders, type HeadersGuard, type HeadersInit } from "./page-headers.ts";
import { constructAs, type Realm } from "./realm.ts";
import { requireArguments, toByteString, toDictionary, toUnsigned, toUSVString } from "./web-idl.ts";
import { ReadableStream, URL } from "../platform.ts";

/** A script's options for a response. */
export interface PageResponseInit {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeadersInit;
}

export interface ResponseState {
  readonly response: FetchResponse;
  readonly content: BodyContent | null;
  readonly guard: HeadersGuard;
}

/**
 * What a script gets of a response, or makes.
 *
 * https://fetch.spec.whatwg.org/#response-class
 */
export class PageResponse extends PageBody {
  readonly #realm: Realm;
  readonly #state: ResponseState;
  #headers: PageHeaders | undefined;

  constructor(realm: Realm, state: ResponseState) {
    super(realm, state.content);
    this.#realm = realm;
    this.#state = state;
  }

  static stateOf(response: PageResponse): ResponseState {
    return response.#state;
  }

  get type(): ResponseType {
    return this.#state.response.type;
  }

  /** The last URL, without fragment; empty where it is hidden. */
  get url(): string {
    const url = this.#state.response.urlList.at(-1);
    return url === undefined ? "" : withoutFragment(url);
  }

  get redirected(): boolean {
    return this.#state.response.urlList.length > 1;
  }

  get status(): number {
    return this.#state.response.status;
  }

  get ok(): boolean {
    return isOkStatus(this.#state.response.status);
  }

  get statusText(): string {
    return this.#state.response.statusMessage;
  }

  get headers(): PageHeaders {
    const { guard, response } = this.#state;
    return (this.#headers ??= constructAs(PageHeaders, [guard, response.headerList], this.#realm.globals.Headers));
  }

  clone(): PageResponse {
    const { guard, response, content } = this.#state;
    const copy = { ...response, headerList: response.headerList.clone() };
    return pageResponse(this.#realm, { guard, response: copy, content: content?.clone() ?? null });
  }
}

const pageResponse = (realm: Realm, state: ResponseState): PageResponse =>
  constructAs(PageResponse, [realm, state], realm.globals.Response);

/** @param context the request's own signal, which ends the body too, and what hears that the body breaks off */
export function receivedResponse(
  realm: Realm,
  response: FetchResponse,
  context: Omit<ReadingContext, "engine"> = {},
): PageResponse {
  const { body } = response;
  const content = body === null ? null : new BodyContent(body, { engine: realm.engine, ...context });
  return pageResponse(realm, { response, content, guard: "immutable" });
}

function toStatusText(value: unknown): string {
  const text = toByteString(value);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
    throw new TypeError(`${JSON.stringify(text)} is not a valid status text.`);
  return text;
}

function extractContent(
  body: unknown,
  { body: { sharedMemory }, navigation: { boundary } }: Engine,
): ReturnType<typeof extractBodyOrStream> | null {
  if (body === null || body === undefined) return null;
  const extracted = extractBodyOrStream(body, { sharedMemory, boundary });
  if (extracted.content instanceof ReadableStream) mustBeUnread(extracted.content);
  return extracted;
}

function toStatus(value: unknown): number {
  const status = value === undefined ? 200 : toUnsigned(value, 16);
  if (status < 200 || status > 599) throw new RangeError(`${String(status)} is not a status from 200 to 599.`);
  return status;
}

/**
 * What `new Response(body, init)` makes.
 *
 * https://fetch.spec.whatwg.org/#dom-response and #initialize-a-response
 */
export function scriptResponse({ engine }: Realm, body: unknown, options: unknown, type?: string): ResponseState {
  const init = toDictionary(options);
  const extracted = extractContent(body, engine);
  const statusMessage = init.statusText === undefined ? "" : toStatusText(init.statusText);
  const status = toStatus(init.status);
  const headerList = new HeaderList();
  const headers = new PageHeaders("response", headerList);
  if (init.headers !== undefined) PageHeaders.fill(headers, init.headers);
  if (extracted !== null && isNullBodyStatus(status))
    throw new TypeError(`A response with the status ${String(status)} cannot have a body.`);
  const contentType = type ?? extracted?.type ?? null;
  if (contentType !== null && !headers.has("Content-Type")) headers.append("Content-Type", contentType);
  const content = extracted && new BodyContent(extracted.content, { engine });
  return { response: makeResponse({ status, statusMessage, headerList }), content, guard: "response" };
}

/** https://fetch.spec.whatwg.org/#dom-response-error */
export const errorResponse = (realm: Realm): PageResponse =>
  pageResponse(realm, { response: networkError({ code: "aborted" }), content: null, guard: "immutable" });

/** https://fetch.spec.whatwg.org/#dom-response-redirect */
export function redirectResponse(realm: Realm, given: readonly unknown[]): PageResponse {
  requireArguments("Response.redirect", given, 1);
  const [text, code] = [toUSVString(given[0]), given[1] === undefined ? 302 : toUnsigned(given[1], 16)];
  const base = baseURL(realm.environment);
  if (!URL.canParse(text, base.href)) throw new TypeError(`${JSON.stringify(text)} is not a valid URL.`);
  if (!isRedirectStatus(code)) throw new RangeError(`${String(code)} is not the status of a redirect.`);
  const headerList = new HeaderList([["location", new URL(text, base).href]]);
  return pageResponse(realm, {
    response: makeResponse({ status: code, headerList }),
    content: null,
    guard: "immutable",
  });
}

/** https://fetch.spec.whatwg.org/#dom-response-json */
export function jsonResponse(realm: Realm, given: readonly unknown[]): PageResponse {
  requireArguments("Response.json", given, 1);
  const text = JSON.stringify(given[0]) as string | undefined;
  if (text === undefined) throw new TypeError("The value has no JSON.");
  return pageResponse(realm, scriptResponse(realm, text, given[1], "application/json"));
}
