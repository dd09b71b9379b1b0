import type { DocumentPath } from "../policy/document/problem.ts";
import type { OriginPattern } from "../policy/origins/origin-pattern.ts";
import { contains } from "./containment.ts";
import type { Subject } from "../policy/model.ts";
import { isExact } from "./subject.ts";

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
  "anonymous",
  "enforcement",
  "allow",
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
  readonly who: Subject;
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

/** A change with what joining it with others needs. */
export interface FoundChange extends Change {
  /** Of the origins for which it is open. */
  readonly pattern: OriginPattern | undefined;
}

const withoutSubject = ({ code, resource, values }: Change): string => JSON.stringify([code, resource, values]);

function covers(wide: FoundChange, narrow: FoundChange): boolean {
  if (wide.who.kind === "anyone") return true;
  if (wide.who.kind !== narrow.who.kind) return false;
  if (wide.who.name === narrow.who.name) return true;
  return wide.pattern !== undefined && narrow.pattern !== undefined && contains(wide.pattern, narrow.pattern);
}

/** Leaves out what is open to some because it is open to more. */
function withoutCovered(changes: readonly FoundChange[]): FoundChange[] {
  const narrowed = (one: FoundChange, other: FoundChange): boolean =>
    one !== other && covers(other, one) && one.methods.every((method) => other.methods.includes(method));
  const wide = changes.filter(({ pattern }) => pattern === undefined || !isExact(pattern));
  return changes.filter((one) => !wide.some((other) => narrowed(one, other) && !narrowed(other, one)));
}

const withoutPattern = ({ code, who, resource, confidential, methods, path, values }: FoundChange): Change => ({
  code,
  who,
  resource,
  confidential,
  methods,
  path,
  values,
});

/** Joins what differs in its method alone, and leaves out what another holds. */
export function joinChanges(changes: readonly FoundChange[]): readonly Change[] {
  const byAll = new Map<string, FoundChange>();
  for (const change of changes) {
    const key = `${withoutSubject(change)} ${JSON.stringify(change.who)}`;
    const known = byAll.get(key);
    const methods = [...new Set([...(known?.methods ?? []), ...change.methods])];
    byAll.set(key, { ...(known ?? change), methods });
  }
  const groups = new Map<string, FoundChange[]>();
  for (const change of byAll.values()) {
    const known = groups.get(withoutSubject(change));
    if (known === undefined) groups.set(withoutSubject(change), [change]);
    else known.push(change);
  }
  return [...groups.values()].flatMap(withoutCovered).map(withoutPattern);
}
