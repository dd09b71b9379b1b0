import { fieldsAt, flagAt, isFields, itemsAt, textAt, textsAt, type Fields } from "./document/document-node.ts";
import { readGrant, type Grant } from "./grant.ts";
import type { Groups } from "./origins/origin-groups.ts";
import type { GroupId } from "./origins/origin-index.ts";
import { parsePathPattern, type PathPattern } from "./paths/path-pattern.ts";
import { formatPath, type DocumentPath, type Problems } from "./document/problem.ts";
import type { SourceCache } from "./origins/source-cache.ts";

/** Who is admitted to what: looked up by the groups that an origin belongs to. */
export interface Admission<T> {
  readonly named: ReadonlyMap<GroupId, T>;
  /** Asked in this order when no static group admits the origin. */
  readonly sources: readonly { readonly source: SourceCache; readonly value: T }[];
  readonly anyone: T | undefined;
}

/** A resource of the policy, compiled. */
export interface Resource {
  /** Its path as written. */
  readonly path: string;
  readonly confidential: boolean;
  readonly report: boolean;
  readonly grants: readonly Grant[];
  /** By method, HEAD included where GET is. */
  readonly methods: ReadonlyMap<string, Admission<Grant>>;
  readonly sockets: Admission<Grant>;
  readonly receive: Admission<true>;
  readonly receivedMethods: ReadonlySet<string>;
  readonly token: boolean;
  readonly refusesNonBrowser: boolean;
  readonly refusesReads: boolean;
  readonly getChangesState: boolean;
  readonly corp: string | undefined;
  /** The widest of its grants. */
  readonly shares: Sharing;
}

/** With whom something is shared, from the narrowest. */
export type Sharing = "nobody" | "named" | "anyone";

/** Where a method name stands for socket handshakes in the check for overlapping grants. */
const handshake = "a socket handshake";

function admission<T>(
  entries: readonly { readonly groups: readonly GroupId[]; readonly anyone?: boolean; readonly value: T }[],
  groups: Groups,
): Admission<T> {
  const named = new Map<GroupId, T>();
  const sources: { source: SourceCache; value: T }[] = [];
  for (const { groups: ids, value } of entries) {
    for (const id of ids) {
      const source = groups.sources.get(id);
      if (source === undefined) named.set(id, value);
      else sources.push({ source, value });
    }
  }
  return { named, sources, anyone: entries.find((entry) => entry.anyone === true)?.value };
}

const grantAdmission = (grants: readonly Grant[], groups: Groups): Admission<Grant> =>
  admission(
    grants.map((grant) => ({ groups: grant.groups, anyone: grant.anyone, value: grant })),
    groups,
  );

/** The grants of one method so far, by group; under `anyone` the one for everybody. */
type Granted = Map<GroupId | "anyone", Grant>;

const methodsOf = ({ methods, webSocket }: Grant): readonly string[] => [...methods, ...(webSocket ? [handshake] : [])];

/** The earlier grants of a method that could speak for an origin of this one too, each with such an origin. */
function* overlapping(grant: Grant, granted: Granted, groups: Groups): Iterable<readonly [Grant, string]> {
  const everybody = grant.anyone ? granted.get("anyone") : undefined;
  if (everybody !== undefined) yield [everybody, "anyone"];
  for (const group of grant.groups) {
    const same = granted.get(group);
    if (same !== undefined) yield [same, "the same group"];
    for (const [other, origin] of groups.overlaps(group)) {
      const before = granted.get(other);
      if (before !== undefined) yield [before, origin];
    }
  }
}

/** Two grants that could both speak for one origin and method leave open which one does. */
export function checkOverlaps(grants: readonly Grant[], groups: Groups, problems: Problems): void {
  const byMethod = new Map<string, Granted>();
  for (const grant of grants) {
    const found = new Map<Grant, { readonly origin: string; readonly methods: Set<string> }>();
    for (const method of methodsOf(grant)) {
      const granted: Granted = byMethod.get(method) ?? new Map<GroupId | "anyone", Grant>();
      byMethod.set(method, granted);
      for (const [before, origin] of overlapping(grant, granted, groups)) {
        if (before === grant) continue;
        const known = found.get(before) ?? { origin, methods: new Set() };
        found.set(before, known);
        known.methods.add(method);
      }
      if (grant.anyone) granted.set("anyone", grant);
      for (const group of grant.groups) granted.set(group, grant);
    }
    for (const [before, { origin, methods }] of found)
      problems.add("grants-overlap", grant.at, undefined, {
        methods: [...methods],
        origin,
        other: formatPath(before.at),
      });
  }
}

function readGrants(fields: Fields, path: DocumentPath, groups: Groups, problems: Problems): Grant[] {
  const share = fields.get("share");
  const confidential = flagAt(fields, "confidential");
  if (isFields(share)) return [readGrant(share, [...path, "share"], confidential, groups, problems)];
  return itemsAt(fields, "share").flatMap(([index, item]) =>
    isFields(item) ? [readGrant(item, [...path, "share", index], confidential, groups, problems)] : [],
  );
}

const sharingOf = (grants: readonly Grant[]): Sharing =>
  grants.some((grant) => grant.anyone) ? "anyone" : grants.length > 0 ? "named" : "nobody";

function byMethod(grants: readonly Grant[], groups: Groups): Map<string, Admission<Grant>> {
  const granted = new Map<string, Grant[]>();
  for (const grant of grants)
    for (const method of grant.methods) {
      const known = granted.get(method);
      if (known === undefined) granted.set(method, [grant]);
      else known.push(grant);
    }
  return new Map([...granted].map(([method, found]) => [method, grantAdmission(found, groups)]));
}

export interface ReadResource {
  readonly pattern: PathPattern | undefined;
  readonly resource: Resource;
}

/** Reads one resource; its pattern is `undefined` where the path has a problem. */
export function readResource(fields: Fields, path: DocumentPath, groups: Groups, problems: Problems): ReadResource {
  const text = textAt(fields, "path");
  const pattern = text === undefined ? undefined : parsePathPattern(text);
  const faulty = pattern !== undefined && "code" in pattern;
  if (faulty) problems.add(pattern.code, [...path, "path"], text, pattern.args);
  const grants = readGrants(fields, path, groups, problems);
  const receive = fieldsAt(fields, "receive");
  const from = receive === undefined ? [] : groups.named(receive, "from", [...path, "receive"], true);
  const forgery: Fields = fieldsAt(fields, "forgery") ?? new Map();
  const corp = textAt(fields, "corp");
  const refusesReads = textAt(forgery, "reads") === "refuse";
  if (refusesReads && corp === "cross-origin") problems.add("reads-corp-conflict", [...path, "corp"], corp);
  const resource: Resource = {
    path: text ?? "",
    confidential: flagAt(fields, "confidential"),
    report: textAt(fields, "enforce") === "report",
    grants,
    methods: byMethod(grants, groups),
    sockets: grantAdmission(
      grants.filter((grant) => grant.webSocket),
      groups,
    ),
    receive: admission([{ groups: from, value: true as const }], groups),
    receivedMethods: new Set(receive === undefined ? [] : textsAt(receive, "methods").map(([, method]) => method)),
    token: flagAt(forgery, "token"),
    refusesNonBrowser: textAt(forgery, "nonBrowser") === "refuse",
    refusesReads,
    getChangesState: textsAt(forgery, "stateChanging").length > 0,
    corp,
    shares: sharingOf(grants),
  };
  return { pattern: faulty ? undefined : pattern, resource };
}
