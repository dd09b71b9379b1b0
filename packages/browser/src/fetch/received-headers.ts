import type { ResponseHeaderRules } from "../engines/engine.ts";
import { HeaderList, type Header } from "./header-list.ts";
import { isomorphicDecode, isomorphicEncode } from "./isomorphic.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** RFC 9110, section 5.5: white space around a value is none of it. */
const trim = (value: string): string => value.replace(/^[\t ]+|[\t ]+$/g, "");

/** Bytes that are no UTF-8 become U+FFFD, in UTF-8 again. */
const throughUtf8 = (value: string): string =>
  /[\x80-\xff]/.test(value) ? isomorphicDecode(encoder.encode(decoder.decode(isomorphicEncode(value)))) : value;

/** What an engine reads out of the lines of a head. */
export function readReceivedHeaders(lines: readonly Header[], rules: ResponseHeaderRules): HeaderList {
  const isText = (name: string): boolean =>
    rules.utf8 === "all" || (rules.utf8 === "cookies" && name.toLowerCase() === "set-cookie");
  const list = new HeaderList(
    lines.map(([name, value]): Header => [name, isText(name) ? throughUtf8(trim(value)) : trim(value)]),
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
