import type { OriginPattern } from "../policy/origins/origin-pattern.ts";
import { isInsecure } from "../policy/origins/origin-groups.ts";
import type { DocumentPath } from "../policy/document/problem.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { contains } from "./containment.ts";
import { hostingSuffix } from "./hosting-suffix.ts";
import { escalate, type Lints, type LintSeverity } from "./lint-code.ts";
import { sharedPlatform } from "./shared-platform.ts";
import type { Grant, NamedSubject, PolicyModel, Resource } from "../policy/model.ts";
import { grantSubjects, isExact, receiveSubjects } from "./subject.ts";

interface Use {
  readonly subject: NamedSubject;
  readonly resource: Resource;
  /** `undefined` where it is received from. */
  readonly grant: Grant | undefined;
}

const usesOf = ({ resources }: PolicyModel): Use[] =>
  resources.flatMap((resource) => [
    ...resource.grants.flatMap((grant) => grantSubjects(grant).map((subject) => ({ subject, resource, grant }))),
    ...receiveSubjects(resource.receive).map((subject) => ({ subject, resource, grant: undefined })),
  ]);

const weight: Readonly<Record<LintSeverity, number>> = { note: 0, warning: 1, danger: 2 };

/** The one use of an origin that weighs most: a group is named in many places, and one lint is enough. */
function maxSeverity(
  uses: readonly Use[],
  severityOf: (use: Use) => LintSeverity | undefined,
): LintSeverity | undefined {
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
    const severity = grant?.credentials === true ? withThem : without;
    return severity && escalate(severity, resource.confidential);
  };

/** The suffix below which strangers can have names that a pattern matches, where the policy accepts that or cannot know. */
const sharedSuffixOf = ({ labels, host, sharedSuffix }: OriginPattern): string | undefined =>
  sharedSuffix ? host.name : labels === "none" ? undefined : sharedPlatform(host);

function lintPattern(pattern: OriginPattern, at: DocumentPath, uses: readonly Use[], lints: Lints): void {
  const { text, labels, port, host, scheme } = pattern;
  const add = (
    code: Parameters<Lints["add"]>[0],
    severityOf: (use: Use) => LintSeverity | undefined,
    args: Parameters<Lints["add"]>[4] = {},
  ): void => {
    const severity = maxSeverity(uses, severityOf);
    if (severity !== undefined) lints.add(code, severity, at, text, args);
  };
  if (labels !== "none") add("pattern-credentials", byCredentials(undefined, "warning"), { host: host.name });
  if (labels === "many") add("pattern-any-depth", byCredentials("note", "warning"), { host: host.name });
  if (port === "any" && !isLoopbackHost(host)) add("pattern-any-port", byCredentials("note", "warning"));
  if (isInsecure(pattern)) add("origin-http", byCredentials("warning", "danger"));
  if (scheme !== "http" && scheme !== "https") add("origin-app-scheme", byCredentials("note", "note"), { scheme });
  const shared = sharedSuffixOf(pattern);
  if (shared !== undefined) add("pattern-shared-suffix", byCredentials("warning", "danger"), { suffix: shared });
  const suffix = pattern.sharedSuffix ? undefined : hostingSuffix(host);
  if (suffix !== undefined) add("origin-hosted", byCredentials("note", "warning"), { suffix });
}

/** Pages on the user's own machine: whatever listens there, in development and after. */
function lintLoopback({ self }: PolicyModel, { subject }: Use, uses: readonly Use[], lints: Lints): void {
  if (subject.pattern === undefined || !isLoopbackHost(subject.pattern.host)) return;
  if (self.entries.some(({ pattern }) => isLoopbackHost(pattern.host))) return;
  const severity = maxSeverity(uses, byCredentials("note", "warning"));
  if (severity !== undefined) lints.add("origin-loopback", severity, subject.at, subject.name);
}

/** Of `:*` the port in the Host alone is the server's own; pages of other ports are other origins. */
function lintOwn({ self }: PolicyModel, { subject, grant }: Use, lints: Lints): void {
  const { pattern, at, name } = subject;
  if (grant === undefined || pattern === undefined || !isExact(pattern)) return;
  if (self.entries.some((one) => one.pattern.text === name)) lints.add("origin-own", "note", at, name);
}

/** An origin beside a pattern that holds it. */
function lintCovered(members: readonly NamedSubject[], lints: Lints): void {
  const patterns = members.flatMap(({ pattern }) => (pattern === undefined || isExact(pattern) ? [] : [pattern]));
  if (patterns.length === 0) return;
  for (const { pattern, name, at } of members) {
    const wider = pattern && patterns.find((other) => other.text !== name && contains(other, pattern));
    if (wider !== undefined) lints.add("origin-covered", "note", at, name, { other: wider.text });
  }
}

function lintGroups({ groups, resources }: PolicyModel, lints: Lints): void {
  // By name: a group that is empty until a profile fills it is used all the same.
  const named = resources.flatMap(({ grants, receive }) => [...grants, receive].flatMap((one) => one?.groups ?? []));
  const used = new Set(named.map(({ name }) => name));
  for (const [name, { at, members }] of groups) {
    if (!used.has(name)) lints.add("group-unused", "warning", at, name);
    lintCovered(members, lints);
  }
  for (const { grants } of resources)
    for (const grant of grants)
      lintCovered(
        grantSubjects(grant).filter(({ group }) => group === undefined),
        lints,
      );
}

/** What can be said of the origins that a policy names, each once, where it is written. */
export function lintOrigins(model: PolicyModel, lints: Lints): void {
  const uses = usesOf(model);
  lintGroups(model, lints);
  const places = new Map<string, Use[]>();
  for (const use of uses) {
    const key = JSON.stringify(use.subject.at);
    const known = places.get(key);
    if (known === undefined) places.set(key, [use]);
    else known.push(use);
  }
  for (const [first, ...others] of places.values()) {
    if (first?.subject.pattern === undefined) continue;
    const all = [first, ...others];
    lintPattern(first.subject.pattern, first.subject.at, all, lints);
    lintLoopback(model, first, all, lints);
    lintOwn(model, first, lints);
  }
}
