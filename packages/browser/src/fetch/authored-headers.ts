import type { RequestHeaderRules } from "../engines/engine.ts";
import { HeaderList, type Header } from "./header-list.ts";
import { isomorphicDecode } from "./isomorphic.ts";
import type { FetchRequest } from "./request.ts";
import { TextEncoder } from "../platform.ts";

const encoder = new TextEncoder();

const toUtf8 = (value: string): string => isomorphicDecode(encoder.encode(value));

/**
 * Two headers of one name become one, at the place of the first.
 * @param lastCounts the names that hold one value, which is the last
 * @param firstCounts those of them whose first value counts
 */
function combine(list: HeaderList, lastCounts: readonly string[], firstCounts: readonly string[] = []): HeaderList {
  const names = [...new Set(list.toArray().map(([name]) => name))];
  const valueOf = (name: string): string | null | undefined => {
    const lower = name.toLowerCase();
    if (!lastCounts.includes(lower)) return list.get(name);
    return list.values(name).at(firstCounts.includes(lower) ? 0 : -1);
  };
  return new HeaderList(names.map((name): Header => [name, valueOf(name) ?? ""]));
}

/** A range that an engine has understood, and writes in its own way. */
function normalizeRange(value: string): string {
  const [, first, last] = /^bytes\s*=\s*([0-9]+)\s*-\s*([0-9]*)$/i.exec(value) ?? [];
  if (first === undefined || last === undefined) return value;
  return `bytes=${String(Number(first))}-${last === "" ? "" : String(Number(last))}`;
}

/** Whether a script's headers make its request fail. */
export const isRefusedByHeaders = (list: HeaderList, { refused }: RequestHeaderRules): boolean =>
  refused.some((name) => list.contains(name));

/** A script's headers as an engine takes them, before the safelist is checked. */
export function readAuthoredHeaders(
  list: HeaderList,
  { ignored, combined, lastCounts }: RequestHeaderRules,
): HeaderList {
  const kept = ignored.length === 0 ? list : list.filter((name) => !ignored.includes(name));
  return combined === "early" ? combine(kept, lastCounts) : kept;
}

/**
 * A script's headers as an engine sends them.
 * @param fromCache whether the cache may serve the request
 */
export function writeAuthoredHeaders(
  { headerList: list, body }: Pick<FetchRequest, "headerList" | "body">,
  rules: RequestHeaderRules,
  fromCache: boolean,
): HeaderList {
  const firstCounts = body === null ? [] : rules.firstCountsWithBody;
  const headers = rules.combined === "late" ? combine(list, rules.lastCounts, firstCounts) : list;
  const normalizesRange = rules.rangeNormalized && fromCache;
  if (!normalizesRange && !rules.utf8) return headers;
  return new HeaderList(
    headers.toArray().map(([name, value]): Header => {
      const written = normalizesRange && name.toLowerCase() === "range" ? normalizeRange(value) : value;
      return [name, rules.utf8 ? toUtf8(written) : written];
    }),
  );
}
