import type { EventSourceRules } from "../../engines/socket-rules.ts";
import type { Failure } from "../../fetch/failure.ts";
import { parseMimeType, type MimeType } from "../../fetch/mime-type.ts";
import type { FetchResponse } from "../../fetch/response.ts";

/** https://fetch.spec.whatwg.org/#concept-header-extract-mime-type: the last one of several; or an engine's, the first. */
function mimeTypeOf(value: string, { contentType }: EventSourceRules): MimeType | undefined {
  const types = value.split(",").flatMap((one) => parseMimeType(one) ?? []);
  const named = types.filter(({ essence }) => essence !== "*/*");
  return contentType === "first" ? named[0] : named.at(-1);
}

/** https://html.spec.whatwg.org/#the-eventsource-interface, the constructor's step 15 */
export function refuseEventStream({ status, headerList }: FetchResponse, rules: EventSourceRules): Failure | undefined {
  if (status !== 200) return { code: "event-source-status", value: String(status) };
  const value = headerList.get("Content-Type") ?? "";
  const type = mimeTypeOf(value, rules);
  const isUtf8 = /^utf-8$/i.test(type?.parameters.get("charset") ?? "utf-8");
  const isUsable = type?.essence === "text/event-stream" && (isUtf8 || rules.contentType !== "last-in-utf-8");
  return isUsable ? undefined : { code: "event-source-type", value };
}
