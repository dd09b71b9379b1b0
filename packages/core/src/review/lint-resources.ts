import { isInsecure } from "../policy/origins/origin-groups.ts";
import { escalate, type Lints, type LintSeverity } from "./lint-code.ts";
import type { PolicyModel, Resource } from "../policy/model.ts";
import { sharedPlatform } from "./shared-platform.ts";
import { receiveSubjects } from "./subject.ts";

const settings = ["confidential", "anonymous", "share", "receive", "forgery", "corp", "enforce"] as const;

/** It says nothing, and takes no path out of a wider one. */
function isIdle(resource: Resource, all: readonly Resource[]): boolean {
  return !settings.some((key) => resource.keys.has(key)) && !all.some((one) => one !== resource && isWide(one));
}

const isWide = ({ addresses }: Resource): boolean =>
  addresses.some(({ segments }) => segments.some(({ kind }) => kind !== "literal"));

function lintDefences(resource: Resource, lints: Lints): void {
  const { at, confidential, forgery, corp, grants, report } = resource;
  if (forgery.getChangesState)
    lints.add("get-changes-state", "note", [...at, "forgery", "stateChanging"], resource.path);
  if (confidential && (corp === "cross-origin" || corp === "same-site"))
    lints.add("confidential-embeddable", "warning", [...at, "corp"], corp);
  if (forgery.refusesNonBrowser && grants.some(({ anyone }) => anyone))
    lints.add("non-browser-anyone", "note", [...at, "forgery", "nonBrowser"], "refuse");
  if (report) lints.add("enforce-report", escalate("warning", confidential), [...at, "enforce"], "report");
}

/** What is added below a path later is shared as well, by a policy that did not know it. */
function lintPathEverything({ addresses, confidential, grants }: Resource, lints: Lints): void {
  if (!addresses.some(({ segments: [first] }) => first?.kind === "rest")) return;
  for (const { at, credentials } of grants)
    lints.add("path-everything", credentials ? escalate("warning", confidential) : "note", at);
}

/** What can be said of a resource as a whole. */
export function lintResource(resource: Resource, all: readonly Resource[], lints: Lints): void {
  if (isIdle(resource, all)) lints.add("resource-idle", "note", resource.at, resource.path);
  lintDefences(resource, lints);
  lintPathEverything(resource, lints);
  for (const { kind, at } of receiveSubjects(resource.receive))
    if (kind === "null") lints.add("receive-null", escalate("warning", resource.confidential), at, "null");
}

/** A hatch is reported whichever profile is reviewed: none can be applied by a mistake that nobody has heard of. */
export function lintProfiles({ insecureProfiles }: PolicyModel, lints: Lints): void {
  for (const { at, name, isApplied } of insecureProfiles)
    lints.add("profile-insecure", isApplied ? "warning" : "note", at, name);
}

/** Cookies and responses on the wire for anybody to read. */
export function lintSelf({ self, hosts, resources }: PolicyModel, lints: Lints): void {
  const credentials = resources.some(({ grants }) => grants.some((grant) => grant.credentials));
  const severity = credentials ? "danger" : "warning";
  for (const { index, pattern } of self.entries)
    if (isInsecure(pattern)) lints.add("self-http", severity, [...self.at, index], pattern.text);
  for (const { at, scheme } of self.sources)
    if (scheme === "http") lints.add("self-http", severity, [...at, "scheme"], scheme);
  lintOwnNames({ self, hosts }, severity, lints);
}

/** A stranger's name that counts as this server's undoes the Host check: DNS rebinding makes their page same-origin. */
function lintOwnNames(
  { self, hosts }: Pick<PolicyModel, "self" | "hosts">,
  severity: LintSeverity,
  lints: Lints,
): void {
  const entries = self.entries.map(({ index, pattern }) => ({ at: [...self.at, index], text: pattern.text, pattern }));
  for (const { at, text, pattern } of [...entries, ...hosts.patterns]) {
    const suffix = pattern.labels === "none" ? undefined : sharedPlatform(pattern.host);
    if (suffix !== undefined) lints.add("pattern-shared-suffix", severity, at, text, { suffix, own: "name" });
  }
}
