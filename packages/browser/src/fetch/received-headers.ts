import type { ResponseHeaderRules } from "../engines/engine.ts";
import { HeaderList, type Header } from "./header-list.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** RFC 9110, section 5.5: white space around a value is none of it. */
const trim = (value: string): string => value.replace(/^[\t ]+|[\t ]+$/g, "");

/** Bytes that are no UTF-8 become U+FFFD, in UTF-8 again. */
const throughUtf8 = (value: string): string =>
  /[\x80-\xff]/.test(value)
    ? String.fromCharCode(...encoder.encode(decoder.decode(Uint8Array.from(value, (one) => one.charCodeAt(0)))))
    : value;

/** What an engine reads out of the lines of a head. */
export function readReceivedHeaders(lines: readonly Header[], rules: ResponseHeaderRules): HeaderList {
  const list = new HeaderList(
    lines.map(([name, value]): Header => [name, rules.utf8 ? throughUtf8(trim(value)) : trim(value)]),
  );
  if (!rules.emptyLinesDropped) return list;
  const kept = new HeaderList();
  for (const [name, value] of list) {
    if (!kept.contains(name)) kept.append(name, value);
    else if (kept.get(name) === "") kept.set(name, value);
    else if (value !== "") kept.append(name, value);
  }
  return kept;
}
