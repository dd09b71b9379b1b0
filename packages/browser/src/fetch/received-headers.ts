import type { ResponseHeaderRules } from "../engines/engine.ts";
import { HeaderList, type Header } from "./header-list.ts";
import { throughUtf8 } from "./isomorphic.ts";
import { trimBlanks } from "./trim-blanks.ts";

/** The headers that an engine reads from a response's head. */
export function parseReceivedHeaders(lines: readonly Header[], rules: ResponseHeaderRules): HeaderList {
  const read = (value: string): string => (rules.utf8 ? throughUtf8(trimBlanks(value)) : trimBlanks(value));
  const list = new HeaderList(lines.map(([name, value]): Header => [name, read(value)]));
  if (rules.singularOnce) {
    for (const name of rules.singular) if (list.contains(name)) list.set(name, list.values(name)[0] ?? "");
  }
  if (!rules.emptyLinesDropped) return list;
  const kept = new HeaderList();
  for (const [name, value] of list) {
    if (!kept.contains(name)) kept.append(name, value);
    else if (kept.get(name) === "") kept.set(name, value);
    else if (value !== "") kept.append(name, value);
  }
  return kept;
}

/** The name of a header that has two values and must have one: an engine then reads nothing of the response. */
export function conflictingHeader(lines: readonly Header[], { singular }: ResponseHeaderRules): string | undefined {
  if (singular.length === 0) return undefined;
  return singular.find((one) => {
    const values = lines.filter(([name]) => name.toLowerCase() === one).map(([, value]) => trimBlanks(value));
    return new Set(values).size > 1;
  });
}
