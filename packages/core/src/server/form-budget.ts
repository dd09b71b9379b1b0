import { mimeTypeEssence } from "../standard/mime-type.ts";

/** Parsers take microseconds for each field and each line of a part's head: what has more of them holds no token. */
const maxFields = 1_000;
const maxPartHeads = 65_536;

/** What separates fields; `undefined` where parsers could take another boundary. */
function delimiterOf(type: string): string | undefined {
  if (mimeTypeEssence(type) !== "multipart/form-data") return "&";
  const [boundary, ...others] = [...type.matchAll(/boundary=(?:"([^"\\]+)"|([^\s;"\\]+))/gi)];
  return boundary === undefined || others.length > 0 ? undefined : `--${boundary[1] ?? boundary[2] ?? ""}`;
}

/**
 * Whether a parser would have too much to do. Scans the body once.
 * @param body a character for each byte
 * @param type the Content-Type
 */
export function isFormOverBudget(body: string, type: string): boolean {
  const delimiter = delimiterOf(type);
  if (delimiter === undefined) return true;
  let fields = 0;
  let heads = 0;
  let blank = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (delimiter !== "&" && blank < at) {
      const found = body.indexOf("\r\n\r\n", at);
      blank = found < 0 ? body.length : found;
    }
    fields++;
    heads += Math.max(0, blank - at);
    if (fields >= maxFields || heads > maxPartHeads) return true;
  }
  return false;
}
