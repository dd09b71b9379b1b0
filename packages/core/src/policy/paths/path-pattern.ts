import type { Problem, ProblemCode } from "../document/problem.ts";
import { readPath } from "./path-readings.ts";
import { escapeSigns, hasPatternSign } from "./pattern-signs.ts";

/** One segment of a path pattern. */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "rest" };

export interface PathPattern {
  readonly text: string;
  readonly segments: readonly Segment[];
}

interface PathFault {
  readonly code: ProblemCode;
  readonly args: Problem["args"];
}

const fault = (code: ProblemCode, args: Problem["args"] = {}): PathFault => ({ code, args });

/** What a browser leaves as it is in a path (the URL standard's path percent-encode set, inverted). */
const literal = /^(?:[A-Za-z0-9\-._~!$&')+,=@|[\]]|%[0-9A-F]{2})*$/;

/** How a browser would send the path: escapes in upper case, unreserved characters bare, dot segments resolved. */
function canonical(path: string): string | undefined {
  try {
    const tidy = path
      .replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
        const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
        return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
      })
      .replace(/\/{2,}/g, "/");
    return new URL(`http://a.example${tidy}`).pathname;
  } catch {
    return undefined;
  }
}

function notNormal(path: string): PathFault {
  const suggestion = canonical(path);
  return fault("path-not-normal", suggestion === undefined || suggestion === path ? {} : { suggestion });
}

/** Some decode early: to them these are separators, or end the path. */
const isDelimiter = (text: string): boolean => /%(?:2[3f]|3f|5c)/i.test(text);

function signInLiteral(text: string): PathFault {
  const escaped = escapeSigns(text);
  return fault("path-pattern-sign", { literal: canonical(`/${escaped}`)?.slice(1) ?? escaped });
}

const otherParameter = /^[{<[]([A-Za-z_][A-Za-z0-9_]*)[}>\]]$/;

/** A path with each `{name}`, `<name>` and `[name]` as a parameter. */
const withParameters = (path: string): string =>
  path
    .split("/")
    .map((part) => part.replace(otherParameter, ":$1"))
    .join("/");

function parseSegment(text: string, last: boolean): Segment | PathFault {
  if (text === "**") return last ? { kind: "rest" } : fault("path-wildcard-place");
  if (text.includes("*")) return fault("path-wildcard-place");
  if (/^:[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return { kind: "parameter", name: text.slice(1) };
  if (/^:(?![A-Za-z_])|[?#;\\]/.test(text) || isDelimiter(text)) return fault("path-malformed");
  if (hasPatternSign(text)) return signInLiteral(text);
  if (!literal.test(text)) return /%(?![0-9A-Fa-f]{2})/.test(text) ? fault("path-malformed") : notNormal(text);
  return { kind: "literal", text };
}

/**
 * Parses a resource's path.
 * @param text segments after `/`: literal (as a browser sends it), `:name` for one non-empty segment, `**` last for any number
 * @returns the pattern, or which problem the text has
 */
export function parsePathPattern(text: string): PathPattern | PathFault {
  if (!text.startsWith("/")) {
    return fault(
      "path-malformed",
      /^[\w:{}/.-]+$/.test(text) && !text.includes("//") ? { suggestion: `/${withParameters(text)}` } : {},
    );
  }
  const parts = text.slice(1).split("/");
  const segments: Segment[] = [];
  for (const [index, part] of parts.entries()) {
    if (otherParameter.test(part)) return fault("path-malformed", { suggestion: withParameters(text) });
    const segment = parseSegment(part, index === parts.length - 1);
    if ("code" in segment) return segment.code === "path-not-normal" ? notNormal(text) : segment;
    const decodedDots = /^\.{1,2}$/.test(part.replace(/%2e/gi, "."));
    if (decodedDots || (part === "" && index < parts.length - 1)) return notNormal(text);
    segments.push(segment);
  }
  if (canonical(text.replace(/\*\*$/, "")) !== text.replace(/\*\*$/, "")) return notNormal(text);
  const pattern = { text, segments };
  return isNeverGranted(pattern) ? fault("path-malformed") : pattern;
}

/** A doubtful escape has a second reading, and nothing is shared under a path whose readings differ. */
function isNeverGranted(pattern: PathPattern): boolean {
  const { ambiguous } = readPath(samplePath(pattern)) ?? { ambiguous: true };
  return ambiguous;
}

/** A path that the pattern matches and, but for chance, no literal segment of another one. */
export const samplePath = ({ segments }: PathPattern): string =>
  segments.map((segment) => (segment.kind === "literal" ? `/${segment.text}` : "/~")).join("");
