import { isLoopbackHost, type Host } from "../../standard/host.ts";
import { parseOrigin } from "../../standard/origin.ts";
import { isPublicSuffix } from "../../standard/site.ts";
import { suggestOrigin } from "./origin-suggestion.ts";
import type { Problem, ProblemCode } from "../document/problem.ts";

/** An origin, or the set of origins that one entry of a policy stands for. */
export interface OriginPattern {
  /** As written, which is also its canonical form. */
  readonly text: string;
  readonly scheme: string;
  /** Labels before `host`: none, exactly one (`*.`), one or more (`**.`). */
  readonly labels: "none" | "one" | "many";
  readonly host: Host;
  readonly port: number | undefined | "any";
}

interface OriginFault {
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
  const prefix = authority.startsWith("**.") ? "**." : authority.startsWith("*.") ? "*." : "";
  const anyPort = authority.endsWith(":*");
  const labels = prefix === "" ? "none" : prefix === "*." ? "one" : "many";
  return { labels, anyPort, prefix, rest: authority.slice(prefix.length, anyPort ? -2 : undefined) };
}

function notSerialized(scheme: string, wild: Wildcards): OriginFault {
  const nearest = suggestOrigin(`${scheme}://${wild.rest}`);
  if (nearest === undefined) return fault("origin-malformed");
  const at = nearest.indexOf("://") + 3;
  return fault("origin-not-serialized", {
    suggestion: nearest.slice(0, at) + wild.prefix + nearest.slice(at) + (wild.anyPort ? ":*" : ""),
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

/** What a wildcard for labels must not stand before. */
function wildcardFault({ kind, name }: Host): OriginFault | undefined {
  if (kind !== "domain") return fault("origin-wildcard-place");
  if (!isPublicSuffix({ kind, name }) || isLoopbackHost({ kind, name })) return undefined;
  return fault("origin-public-suffix", { suffix: name });
}

/**
 * Parses one entry of an origin group.
 * @param text an origin exactly as the browser serializes it, or a pattern: one leading `*.` or `**.`, a port `*`
 * @returns the pattern, or which problem the text has
 */
export function parseOriginPattern(text: string): OriginPattern | OriginFault {
  if (text === "*") return fault("origin-wildcard");
  if (text.toLowerCase() === "null") return fault("origin-null");
  const separator = text.indexOf("://");
  if (separator < 1) return withoutScheme(text);
  const scheme = text.slice(0, separator);
  if (nonOriginSchemes.has(scheme.toLowerCase())) return nonOriginScheme(scheme.toLowerCase(), text.slice(separator));
  const wild = takeWildcards(text.slice(separator + 3));
  if (wild.rest.includes("*") || scheme.includes("*")) return fault("origin-wildcard-place");
  const origin = parseOrigin(`${scheme}://${wild.rest}`);
  if (origin === undefined || origin.host.name.endsWith(".")) return notSerialized(scheme, wild);
  if (wild.anyPort && origin.port !== undefined) return fault("origin-malformed");
  const misplaced = wild.labels === "none" ? undefined : wildcardFault(origin.host);
  if (misplaced !== undefined) return misplaced;
  return { text, scheme, labels: wild.labels, host: origin.host, port: wild.anyPort ? "any" : origin.port };
}
