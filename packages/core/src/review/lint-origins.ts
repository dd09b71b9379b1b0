import type { OriginPattern } from "../policy/origins/origin-pattern.ts";
import { isInsecure } from "../policy/origins/origin-groups.ts";
import type { DocumentPath } from "../policy/document/problem.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { contains } from "./containment.ts";
import { hostingSuffix } from "./hosting-suffix.ts";
import { raised, type Lints, type LintSeverity } from "./lint-code.ts";
import { patternOf, type Party } from "./subject.ts";
import type { GrantReading, Reading, ResourceReading } from "./review-input.ts";

interface Use {
  readonly party: Party;
  readonly resource: ResourceReading;
  /** `undefined` where it is received from. */
  readonly grant: GrantReading | undefined;
}

const usesOf = (reading: Reading): Use[] =>
  reading.resources.flatMap((resource) => [
    ...resource.grants.flatMap((grant) => grant.parties.map((party) => ({ party, resource, grant }))),
    ...(resource.receive?.parties ?? []).map((party) => ({ party, resource, grant: undefined })),
  ]);

const weight: Readonly<Record<LintSeverity, number>> = { note: 0, warning: 1, danger: 2 };

/** The one use of an origin that weighs most: a group is named in many places, and one lint is enough. */
function gravest(uses: readonly Use[], severityOf: (use: Use) => LintSeverity | undefined): LintSeverity | undefined {
  let found: LintSeverity | undefined;
  for (const use of uses) {
    const severity = severityOf(use);
    if (severity !== undefined && (found === undefined || weight[severity] > weight[found])) found = severity;
  }
  return found;
}

const byCredentials =
  (without: LintSeverity | undefined, withThem: LintSeverity) =>
  ({ grant, resource }: Use): LintSeverity | undefined => {
    const severity = grant?.grant.credentials === true ? withThem : without;
    return severity && raised(severity, resource.resource.confidential);
  };

function lintPattern(pattern: OriginPattern, at: DocumentPath, uses: readonly Use[], lints: Lints): void {
  const { text, labels, port, host, scheme } = pattern;
  const add = (
    code: Parameters<Lints["add"]>[0],
    severityOf: (use: Use) => LintSeverity | undefined,
    args: Parameters<Lints["add"]>[4] = {},
  ): void => {
    const severity = gravest(uses, severityOf);
    if (severity !== undefined) lints.add(code, severity, at, text, args);
  };
  if (labels !== "none") add("pattern-credentials", byCredentials(undefined, "warning"), { host: host.name });
  if (labels === "many") add("pattern-any-depth", byCredentials("note", "warning"), { host: host.name });
  if (port === "any" && !isLoopbackHost(host)) add("pattern-any-port", byCredentials("note", "warning"));
  if (isInsecure(pattern)) add("origin-http", byCredentials("warning", "danger"));
  if (scheme !== "http" && scheme !== "https") add("origin-app-scheme", byCredentials("note", "note"), { scheme });
  const suffix = hostingSuffix(host);
  if (suffix !== undefined) add("origin-hosted", byCredentials("note", "warning"), { suffix });
}

/** Pages on the user's own machine: whatever listens there, in development and after. */
function lintLoopback(reading: Reading, { party }: Use, uses: readonly Use[], lints: Lints): void {
  if (party.pattern === undefined || !isLoopbackHost(party.pattern.host)) return;
  if (reading.self.origins.some((text) => isLoopbackHost(patternOf(text).host))) return;
  const severity = gravest(uses, byCredentials("note", "warning"));
  if (severity !== undefined) lints.add("origin-loopback", severity, party.at, party.name);
}

/** Of `:*` the port in the Host alone is the server's own; pages of other ports are other origins. */
function lintOwn(reading: Reading, { party, grant }: Use, lints: Lints): void {
  if (grant !== undefined && !party.name.includes("*") && reading.self.origins.includes(party.name))
    lints.add("origin-own", "note", party.at, party.name);
}

/** An origin beside a pattern that holds it. */
function lintCovered(members: readonly Party[], lints: Lints): void {
  const patterns = members.flatMap(({ pattern }) =>
    pattern === undefined || (pattern.labels === "none" && pattern.port !== "any") ? [] : [pattern],
  );
  if (patterns.length === 0) return;
  for (const { pattern, name, at } of members) {
    const wider = pattern && patterns.find((other) => other.text !== name && contains(other, pattern));
    if (wider !== undefined) lints.add("origin-covered", "note", at, name, { other: wider.text });
  }
}

function lintGroups(reading: Reading, uses: readonly Use[], lints: Lints): void {
  const used = new Set(uses.map(({ party }) => party.group));
  for (const [name, { at, members }] of reading.groups) {
    if (!used.has(name)) lints.add("group-unused", "warning", at, name);
    lintCovered(members, lints);
  }
  for (const { grants } of reading.resources)
    for (const { parties } of grants)
      lintCovered(
        parties.filter(({ group }) => group === undefined),
        lints,
      );
}

/** What can be said of the origins that a policy names, each once, where it is written. */
export function lintOrigins(reading: Reading, lints: Lints): void {
  const uses = usesOf(reading);
  lintGroups(reading, uses, lints);
  const places = new Map<string, Use[]>();
  for (const use of uses) {
    const key = JSON.stringify(use.party.at);
    const known = places.get(key);
    if (known === undefined) places.set(key, [use]);
    else known.push(use);
  }
  for (const [first, ...others] of places.values()) {
    if (first?.party.pattern === undefined) continue;
    const all = [first, ...others];
    lintPattern(first.party.pattern, first.party.at, all, lints);
    lintLoopback(reading, first, all, lints);
    lintOwn(reading, first, lints);
  }
}
