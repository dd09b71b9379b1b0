import { HeaderList } from "../fetch/header-list.ts";
import type { FetchResponse } from "../fetch/response.ts";
import type { ReadableBody } from "../fetch/response-body.ts";

/** A response as the cache keeps it. */
export interface StoredResponse {
  readonly status: number;
  readonly statusMessage: string;
  headerList: HeaderList;
  readonly body: ReadableBody | null;
  /** The request's values of the headers that Vary names; `null` for one that it did not have. */
  varied: ReadonlyMap<string, string | null>;
  /** When it came, or was last validated, in milliseconds. */
  responseTime: number;
  /** The script's headers, and those for caches, of the request that stored it. */
  readonly requestHeaders: HeaderList;
  /** Whether the request that stored it follows no redirect. */
  readonly isUnfollowed: boolean;
  /** Whether it is kept in memory, as images of a page that isn't stored are. */
  readonly isInMemory: boolean;
  /** Whether the cache has served it as a redirect that was followed. */
  wasFollowed?: boolean;
}

/** The names in Vary, in lower case. */
const varyNames = (headerList: HeaderList): readonly string[] =>
  (headerList.get("Vary") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/**
 * Whether no request selects the response without asking the server.
 *
 * https://www.rfc-editor.org/rfc/rfc9111#section-4.1
 */
export const variesByAnything = (headerList: HeaderList): boolean => varyNames(headerList).includes("*");

/**
 * The request's values of the headers that Vary names.
 *
 * @param valueOf the request's value of a header
 * @param ignored names, in lower case, that Vary has in vain
 */
export function variedOf(
  headerList: HeaderList,
  valueOf: (name: string) => string | null,
  ignored: readonly string[],
): StoredResponse["varied"] {
  const names = varyNames(headerList).filter((name) => !ignored.includes(name));
  return new Map(names.map((name) => [name, valueOf(name)]));
}

/** How a request stores its response. */
export type Storing = Pick<StoredResponse, "requestHeaders" | "responseTime"> &
  Partial<Pick<StoredResponse, "isUnfollowed" | "isInMemory">>;

/** A response as it is stored at a time. */
export const storedResponse = (
  { status, statusMessage, headerList, body }: Pick<FetchResponse, "status" | "statusMessage" | "headerList" | "body">,
  varied: StoredResponse["varied"],
  { requestHeaders, responseTime, isUnfollowed = false, isInMemory = false }: Storing,
): StoredResponse => ({
  status,
  statusMessage,
  headerList: headerList.clone(),
  body,
  varied,
  responseTime,
  requestHeaders,
  isUnfollowed,
  isInMemory,
});

/**
 * What a 304 changes.
 *
 * https://www.rfc-editor.org/rfc/rfc9111#section-3.2
 *
 * @param unchanged names, in lower case, of headers that stay
 */
export function freshen(stored: StoredResponse, newer: HeaderList, unchanged: readonly string[], now: number): void {
  const updated = new Set(newer.toArray().map(([name]) => name.toLowerCase()));
  for (const name of unchanged) updated.delete(name);
  const kept = stored.headerList.filter((name) => !updated.has(name)).toArray();
  const added = newer.filter((name) => updated.has(name)).toArray();
  stored.headerList = new HeaderList([...kept, ...added]);
  stored.responseTime = now;
}

/** Whether a server can say that it is unchanged. */
export const hasValidator = ({ headerList }: Pick<StoredResponse, "headerList">): boolean =>
  (headerList.get("ETag") ?? "") !== "" || (headerList.get("Last-Modified") ?? "") !== "";

/**
 * Whether a request selects the response: https://www.rfc-editor.org/rfc/rfc9111#section-4.1
 *
 * @param valueOf the request's value of a header that Vary names
 */
export const isSelected = ({ varied }: StoredResponse, valueOf: (name: string) => string | null): boolean =>
  [...varied].every(([name, value]) => name !== "*" && valueOf(name) === value);
