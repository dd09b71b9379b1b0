import type { OriginPattern } from "../policy/origins/origin-pattern.ts";
import { parseOriginPattern } from "../policy/origins/origin-pattern.ts";
import type { DocumentPath } from "../policy/document/problem.ts";

/** Whom a policy admits: an origin or a pattern of origins, the members of a source, everybody, opaque origins. */
export interface Who {
  readonly kind: "origin" | "source" | "anyone" | "null";
  /** The origin or pattern as written, the source's name, `anyone` or `null`. */
  readonly name: string;
}

export const anyone: Who = { kind: "anyone", name: "anyone" };

export const opaque: Who = { kind: "null", name: "null" };

/** One of those that a grant names, and where. */
export interface Party extends Who {
  /** Of an origin. */
  readonly pattern: OriginPattern | undefined;
  /** The group by which it is named; `undefined` where it is written in place. */
  readonly group: string | undefined;
  /** Where it is written in the document. */
  readonly at: DocumentPath;
}

/** An origin pattern that has compiled. */
export function patternOf(text: string): OriginPattern {
  const pattern = parseOriginPattern(text);
  if ("code" in pattern) throw new TypeError(`${text} is no origin pattern.`);
  return pattern;
}

export const isExact = ({ labels, port }: OriginPattern): boolean => labels === "none" && port !== "any";
