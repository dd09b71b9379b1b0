import type { FetchRequest } from "./request.ts";

const conditions = ["If-Modified-Since", "If-None-Match", "If-Unmodified-Since", "If-Match", "If-Range"];

/** Whether a script makes a conditional request (RFC 9110, section 13.1). */
export const isConditional = ({ headerList }: Pick<FetchRequest, "headerList">): boolean =>
  conditions.some((name) => headerList.contains(name));
