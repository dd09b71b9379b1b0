import { isLoopbackHost, type Host } from "../../standard/host.ts";
import { parseOrigin } from "../../standard/origin.ts";
import { publicSuffixSection } from "../../standard/site.ts";
import { suggestOrigin } from "./origin-suggestion.ts";
import type { Problem, ProblemCode } from "../document/problem.ts";

/** An origin, or the set of origins that one entry of a policy stands for. */
export interface OriginPattern {
  /** As written, which is also its canonical form. */
  readonly text: string;
  readonly scheme: string;
  /** Labels before `host`: none, a part of one (`shop-*.`), exactly one (`*.`), one or more (`**.`). */
  readonly labels: "none" | "part" | "one" | "many";
  /** What stands before `host`: nothing, or the wildcard with its dot. */
  readonly prefix: string;
  readonly host: Host;
  readonly port: number | undefined | "any";
  /** Whether other customers of the suffix's owner can have matching names, which the policy accepts. */
  readonly sharedSuffix: boolean;
}

export interface OriginFault {
  readonly code: ProblemCode;
  readonly args: Problem["args"];
}

const fault = (code: ProblemCode, args: Problem["args"] = {}): OriginFault => ({ code, args });

/** Schemes that are never the scheme of a page's origin, and what was probably meant. */
const nonOriginSchemes: ReadonlyMap<string, string | undefined> = new Map([
  ["ws", "http"],
  ["wss", "https"],
  ["ftp", undefined],
  ["file", undefined],
  ["data", undefined],
  ["blob", undefined],
  ["about", undefined],
  ["javascript", undefined],
]);

interface Wildcards {
  readonly labels: OriginPattern["labels"];
  readonly anyPort: boolean;
  readonly prefix: string;
  readonly rest: string;
}

function takeWildcards(authority: string): Wildcards {
  const first = authority.slice(0, authority.indexOf(".") + 1);
  const prefix = first.includes("*") ? first : "";
  const anyPort = authority.endsWith(":*");
  const labels = prefix === "" ? "none" : prefix === "*." ? "one" : prefix === "**." ? "many" : "part";
  return { labels, anyPort, prefix, rest: authority.slice(prefix.length, anyPort ? -2 : undefined) };
}

function notSerialized(scheme: string, wild: Wildcards): OriginFault {
  const nearest = suggestOrigin(`${scheme}://${wild.rest}`);
  if (nearest === undefined) return fault("origin-malformed");
  const at = nearest.indexOf("://") + 3;
  return fault("origin-not-serialized", {
    suggestion: nearest.slice(0, at) + wild.prefix.toLowerCase() + nearest.slice(at) + (wild.anyPort ? ":*" : ""),
  });
}

/** Something that does not begin with a scheme. */
function withoutScheme(text: string): OriginFault {
  const [scheme = "", ...rest] = text.toLowerCase().split(":");
  if (rest.length > 0 && nonOriginSchemes.has(scheme)) return fault("origin-scheme", { scheme });
  const suggestion = text.includes(":") ? undefined : suggestOrigin(`https://${text}`);
  return fault("origin-malformed", suggestion === undefined ? {} : { suggestion });
}

function nonOriginScheme(scheme: string, rest: string): OriginFault {
  const instead = nonOriginSchemes.get(scheme);
  return fault("origin-scheme", { scheme, ...(instead === undefined ? {} : { suggestion: instead + rest }) });
}

/** One `*` with text around it. A label that begins with `xn--` stands for other text than the one that is written. */
const partOfLabel = /^(?!xn--)[a-z0-9_-]*\*[a-z0-9_-]*\.$/;

/** Whether wildcards stand where none may. */
const isMisplaced = ({ labels, prefix, rest }: Wildcards, scheme: string): boolean =>
  rest.includes("*") || scheme.includes("*") || (labels === "part" && !partOfLabel.test(prefix.toLowerCase()));

function parseHostAndPort(text: string, scheme: string, wild: Wildcards): OriginPattern | OriginFault {
  const { labels, prefix, rest, anyPort } = wild;
  const origin = parseOrigin(`${scheme}://${rest}`);
  if (origin?.host.name.endsWith(".") === true) {
    const { code, args } = notSerialized(scheme, wild);
    return fault(code, { ...args, dot: "." });
  }
  if (origin === undefined || prefix !== prefix.toLowerCase()) return notSerialized(scheme, wild);
  if (anyPort && origin.port !== undefined) return fault("origin-malformed");
  const { host } = origin;
  if (labels !== "none" && host.kind !== "domain") return fault("origin-wildcard-place");
  const shortest = `${scheme}://${prefix.replace(/\*+/, "a")}${host.name}`;
  if (labels !== "none" && parseOrigin(shortest) === undefined) return fault("origin-malformed", { most: 253 });
  return { text, scheme, labels, prefix, host, port: anyPort ? "any" : origin.port, sharedSuffix: false };
}

/** An entry that is an origin; what has a wildcard or a fault is parsed again. */
function parseExact(text: string): OriginPattern | undefined {
  const origin = parseOrigin(text);
  if (origin === undefined || nonOriginSchemes.has(origin.scheme) || origin.host.name.endsWith(".")) return undefined;
  const { scheme, host, port } = origin;
  return { text, scheme, labels: "none", prefix: "", host, port, sharedSuffix: false };
}

/** Parses an entry without looking at who owns the names that it stands for. */
function parseWildcards(text: string): OriginPattern | OriginFault {
  if (text === "*") return fault("origin-wildcard");
  if (text.toLowerCase() === "null") return fault("origin-null");
  const separator = text.indexOf("://");
  if (separator < 1) return withoutScheme(text);
  const scheme = text.slice(0, separator);
  if (nonOriginSchemes.has(scheme.toLowerCase())) return nonOriginScheme(scheme.toLowerCase(), text.slice(separator));
  const wild = takeWildcards(text.slice(separator + 3));
  return isMisplaced(wild, scheme) ? fault("origin-wildcard-place") : parseHostAndPort(text, scheme, wild);
}

/** Whether an entry is what `dangerouslyUnderSharedSuffix` can accept. */
const canShareSuffix = ({ scheme, labels, host, port }: OriginPattern): boolean =>
  scheme === "https" &&
  port !== "any" &&
  (labels === "part" || labels === "one") &&
  publicSuffixSection(host) === "private";

/**
 * Parses one entry of an origin group.
 * @param text an origin exactly as the browser serializes it, or a pattern: one leading `*.` or `**.`, one `*` inside the
 *   first label, a port `*`
 * @returns the pattern, or which problem the text has
 * @example parseOriginPattern("https://shop-*.preview.example")
 */
export function parseOriginPattern(text: string): OriginPattern | OriginFault {
  const pattern = parseExact(text) ?? parseWildcards(text);
  if ("code" in pattern || pattern.labels === "none" || isLoopbackHost(pattern.host)) return pattern;
  const section = publicSuffixSection(pattern.host);
  if (section === undefined) return pattern;
  const args = { suffix: pattern.host.name, section };
  return fault("origin-public-suffix", canShareSuffix(pattern) ? { ...args, pattern: text } : args);
}

/**
 * Parses the `pattern` of an entry with `dangerouslyUnderSharedSuffix`.
 * @param text a pattern of https origins, one label directly below a private public suffix, at one port
 * @returns the pattern, or which problem the text has
 * @example parseSharedSuffixPattern("https://shop-*.vercel.app")
 */
export function parseSharedSuffixPattern(text: string): OriginPattern | OriginFault {
  const pattern = parseWildcards(text);
  if ("code" in pattern) return pattern;
  return canShareSuffix(pattern) ? { ...pattern, sharedSuffix: true } : fault("shared-suffix-pattern");
}

/** The fixed text around a wildcard inside a label; empty for the other wildcards. */
export function fixedText({ labels, prefix }: OriginPattern): readonly [before: string, after: string] {
  const star = prefix.indexOf("*");
  return labels === "part" ? [prefix.slice(0, star), prefix.slice(star + 1, -1)] : ["", ""];
}

/** Whether a pattern with a wildcard inside a label matches one. */
export function matchesLabel(pattern: OriginPattern, label: string): boolean {
  const [before, after] = fixedText(pattern);
  if (label.startsWith("xn--") || !label.startsWith(before) || !label.endsWith(after)) return false;
  return isWildText(label.slice(before.length, Math.max(before.length, label.length - after.length)));
}

/** Whether a wildcard inside a label matches a text: one or more of `[a-z0-9-]`; an origin has no other but `_`. */
export const isWildText = (text: string): boolean => text !== "" && !text.includes("_");
