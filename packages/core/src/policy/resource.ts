import { fieldsAt, flagAt, isFields, itemsAt, textAt, textsAt, type Fields } from "./fields.ts";
import { readGrant, type Grant } from "./grant.ts";
import type { Groups } from "./groups.ts";
import type { GroupId } from "./origin-index.ts";
import { parsePathPattern, type PathPattern } from "./path-pattern.ts";
import { formatPath, type DocumentPath, type Problems } from "./problem.ts";
import type { SourceCache } from "./source.ts";
import { tokenHeader } from "./token-header.ts";

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
  /** The Vary value of its responses; empty where no decision about a GET reads a header. */
  readonly vary: string;
}

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

function overlapOf(a: Grant, b: Grant, groups: Groups): string | undefined {
  if (a.anyone || b.anyone) return a.anyone && b.anyone ? "anyone" : undefined;
  for (const one of a.groups) {
    for (const other of b.groups) {
      const common = one === other ? "the same group" : groups.overlap(one, other);
      if (common !== undefined) return common;
    }
  }
  return undefined;
}

/** Two grants that could both speak for one origin and method leave open which one does. */
export function checkOverlaps(grants: readonly Grant[], groups: Groups, problems: Problems): void {
  for (const [index, grant] of grants.entries()) {
    for (const before of grants.slice(0, index)) {
      const both = [...grant.methods].filter((method) => before.methods.has(method));
      if (grant.webSocket && before.webSocket) both.push(handshake);
      const origin = both.length === 0 ? undefined : overlapOf(before, grant, groups);
      if (origin === undefined) continue;
      problems.add("grants-overlap", grant.at, undefined, { methods: both, origin, other: formatPath(before.at) });
    }
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

/** Vary names each header that a decision about the resource could read. */
function varyOf(grants: readonly Grant[], reads: boolean, metadata: boolean): string {
  if (grants.length === 0 && !metadata) return "";
  // An anonymous grant strips credentials by what Sec-Fetch-* say, so its answers differ by them too.
  if (!metadata && !grants.some((grant) => grant.anyone)) return "Origin";
  return `Origin, Sec-Fetch-Site, Sec-Fetch-Mode${reads ? ", Sec-Fetch-Dest" : ""}`;
}

function byMethod(grants: readonly Grant[], groups: Groups): Map<string, Admission<Grant>> {
  const methods = new Set(grants.flatMap((grant) => [...grant.methods]));
  return new Map(
    [...methods].map((method) => [
      method,
      grantAdmission(
        grants.filter((grant) => grant.methods.has(method)),
        groups,
      ),
    ]),
  );
}

/** Cross-Origin-Resource-Policy and Vary as the rules say. */
export function ruleFields({ corp, vary }: Pick<Resource, "corp" | "vary">): Record<string, string> {
  return {
    ...(corp === undefined ? undefined : { "cross-origin-resource-policy": corp }),
    ...(vary === "" ? undefined : { vary }),
  };
}

/** What every preflight's answer carries besides. */
const preflightFields = {
  vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  "cache-control": "no-store",
};

/** Completes the heads that a grant's requests get, so that a decision only fills in the origin. */
function wholeHeads(grant: Grant, rules: { corp: string | undefined; vary: string }, token: boolean): Grant {
  const names = [...grant.headers, ...(token ? [tokenHeader] : [])].join(",");
  return {
    ...grant,
    // Where a token is demanded a page may send it, without the grant saying so.
    preflightFields: Object.freeze({
      ...grant.preflightFields,
      ...(names === "" ? undefined : { "access-control-allow-headers": names }),
      ...preflightFields,
    }),
    responseFields: Object.freeze({ ...grant.responseFields, ...ruleFields(rules) }),
  };
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
  const drafts = readGrants(fields, path, groups, problems);
  const receive = fieldsAt(fields, "receive");
  const from = receive === undefined ? [] : groups.named(receive, "from", [...path, "receive"], true);
  const forgery: Fields = fieldsAt(fields, "forgery") ?? new Map();
  const corp = textAt(fields, "corp");
  const refusesReads = textAt(forgery, "reads") === "refuse";
  if (refusesReads && corp === "cross-origin") problems.add("reads-corp-conflict", [...path, "corp"], corp);
  const refusesNonBrowser = textAt(forgery, "nonBrowser") === "refuse";
  const getChangesState = textsAt(forgery, "stateChanging").length > 0;
  const token = flagAt(forgery, "token");
  const vary = varyOf(drafts, refusesReads || refusesNonBrowser, refusesReads || refusesNonBrowser || getChangesState);
  const grants = drafts.map((grant) => wholeHeads(grant, { corp, vary }, token));
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
    token,
    refusesNonBrowser,
    refusesReads,
    getChangesState,
    corp,
    vary,
  };
  return { pattern: faulty ? undefined : pattern, resource };
}
