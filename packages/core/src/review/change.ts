import type { DocumentPath } from "../policy/document/problem.ts";
import type { OriginPattern } from "../policy/origins/origin-pattern.ts";
import { contains } from "./containment.ts";
import { patternOf, type Who } from "./subject.ts";

/** What a change of a policy can open or close. */
export const changeCodes = [
  // for an origin, on a resource, by a method
  "share",
  "request-headers",
  "response-headers",
  "timing",
  "receive",
  // for everybody, on a resource
  "forgery-token",
  "forgery-non-browser",
  "forgery-reads",
  "forgery-state-changing",
  "corp",
  "confidential",
  "enforcement",
  // for everybody, everywhere
  "self",
  "host",
  "token-scheme",
  "identity-header",
] as const;

export type ChangeCode = (typeof changeCodes)[number];

/** One thing that is open in one policy and not in the other. */
export interface Change {
  readonly code: ChangeCode;
  /** The profile under which it is so; without one it is so in the base, and said once. */
  readonly profile?: string;
  /** For whom. */
  readonly who: Who;
  /** The pattern of the paths, in the words of one of the policies; `undefined` where it is about the whole server. */
  readonly resource: string | undefined;
  /** The methods; empty where it is about all. `WebSocket` stands for socket handshakes. */
  readonly methods: readonly string[];
  /** What is open: allowances of a share, header names, the value of `corp`, an origin, a host name, a scheme. */
  readonly values: readonly string[];
  /** Whether either policy calls the resource confidential. */
  readonly confidential: boolean;
  /** Where the policy in which it is open says so; empty where it does by saying nothing. */
  readonly path: DocumentPath;
}

const sameBut = ({ code, resource, values }: Change): string => JSON.stringify([code, resource, values]);

const patterns = new WeakMap<Who, OriginPattern>();

function patternBy(who: Who): OriginPattern {
  const known = patterns.get(who) ?? patternOf(who.name);
  patterns.set(who, known);
  return known;
}

function covers(wide: Who, narrow: Who): boolean {
  if (wide.kind === "anyone") return true;
  if (wide.kind !== narrow.kind) return false;
  if (wide.name === narrow.name) return true;
  return wide.kind === "origin" && contains(patternBy(wide), patternBy(narrow));
}

/** Leaves out what is open to some because it is open to more. */
function widest(changes: readonly Change[]): Change[] {
  const narrowed = (one: Change, other: Change): boolean =>
    one !== other && covers(other.who, one.who) && one.methods.every((method) => other.methods.includes(method));
  const wide = changes.filter(({ who }) => who.kind !== "origin" || who.name.includes("*"));
  return changes.filter((one) => !wide.some((other) => narrowed(one, other) && !narrowed(other, one)));
}

/** Joins what differs in its method alone, and leaves out what another holds. */
export function joined(changes: readonly Change[]): Change[] {
  const byAll = new Map<string, Change>();
  for (const change of changes) {
    const key = `${sameBut(change)} ${JSON.stringify(change.who)}`;
    const known = byAll.get(key);
    const methods = [...new Set([...(known?.methods ?? []), ...change.methods])];
    byAll.set(key, { ...(known ?? change), methods });
  }
  const groups = new Map<string, Change[]>();
  for (const change of byAll.values()) {
    const known = groups.get(sameBut(change));
    if (known === undefined) groups.set(sameBut(change), [change]);
    else known.push(change);
  }
  return [...groups.values()].flatMap(widest);
}
