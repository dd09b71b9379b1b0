import type { Failure } from "../fetch/failure.ts";
import { extractMimeType, isJavaScript } from "../fetch/mime-type.ts";
import type { FetchResponse } from "../fetch/response.ts";

/** The status keeps an element, or a worker, from using the response. */
export const statusFailure = ({ status }: FetchResponse): Failure => ({
  code: "element-status",
  value: String(status),
});

/** So does its type. */
export const typeFailure = ({ headerList }: FetchResponse): Failure => ({
  code: "mime-type",
  value: headerList.get("Content-Type") ?? "",
});

/** Whether a module may be made of the response. */
export function hasJavaScriptType({ headerList }: FetchResponse): boolean {
  const type = extractMimeType(headerList);
  return type !== undefined && isJavaScript(type);
}
