import { HeaderList } from "../fetch/header-list.ts";
import { makeResponse, type FetchResponse } from "../fetch/response.ts";
import { wholeBody } from "../fetch/response-body.ts";
import { singleRange } from "./single-range.ts";

/** The part of a stored response that a request asks for; `undefined` where it cannot be taken from it. */
export function servedRange(whole: FetchResponse, range: string): FetchResponse | undefined {
  const parsed = singleRange(range);
  const length = Number(whole.headerList.get("Content-Length"));
  const { body } = whole;
  if (parsed === undefined || whole.status !== 200 || body === null || !(length > 0)) return undefined;
  const start = parsed.start ?? Math.max(0, length - (parsed.end ?? 0));
  const end = parsed.start === undefined ? length - 1 : Math.min(parsed.end ?? length - 1, length - 1);
  if (start > end) return undefined;
  const headerList = new HeaderList(whole.headerList);
  headerList.set("Content-Length", String(end - start + 1));
  headerList.set("Content-Range", `bytes ${String(start)}-${String(end)}/${String(length)}`);
  return makeResponse({
    ...whole,
    status: 206,
    statusMessage: "Partial Content",
    headerList,
    body: wholeBody(async () => (await body.read()).slice(start, end + 1)),
  });
}
