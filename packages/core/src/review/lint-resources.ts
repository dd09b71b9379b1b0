import { isInsecure } from "../policy/origins/origin-groups.ts";
import { raised, type Lints } from "./lint-code.ts";
import { patternOf } from "./subject.ts";
import type { Reading, ResourceReading } from "./review-input.ts";

const settings = ["confidential", "share", "receive", "forgery", "corp", "enforce"] as const;

/** It says nothing, and takes no path out of a wider one. */
function isIdle({ written }: ResourceReading, all: readonly ResourceReading[]): boolean {
  const says = settings.some((key) => written[key] !== undefined);
  return !says && !all.some(({ written: other }) => other !== written && /[:*]/.test(other.path));
}

function lintDefences({ at, written, resource }: ResourceReading, lints: Lints): void {
  const { confidential } = resource;
  if (resource.getChangesState)
    lints.add("get-changes-state", "note", [...at, "forgery", "stateChanging"], written.path);
  if (confidential && (resource.corp === "cross-origin" || resource.corp === "same-site"))
    lints.add("confidential-embeddable", "warning", [...at, "corp"], resource.corp);
  if (resource.refusesNonBrowser && resource.grants.some(({ anyone }) => anyone))
    lints.add("non-browser-anyone", "note", [...at, "forgery", "nonBrowser"], "refuse");
  if (resource.report) lints.add("enforce-report", raised("warning", confidential), [...at, "enforce"], "report");
}

/** What is added below a path later is shared as well, by a policy that did not know it. */
function lintEverything({ written, resource, grants }: ResourceReading, lints: Lints): void {
  if (written.path !== "/**") return;
  for (const { grant } of grants)
    lints.add("path-everything", grant.credentials ? raised("warning", resource.confidential) : "note", grant.at);
}

/** What can be said of a resource as a whole. */
export function lintResource(one: ResourceReading, all: readonly ResourceReading[], lints: Lints): void {
  if (isIdle(one, all)) lints.add("resource-idle", "note", one.at, one.written.path);
  lintDefences(one, lints);
  lintEverything(one, lints);
  for (const { kind, at } of one.receive?.parties ?? [])
    if (kind === "null") lints.add("receive-null", raised("warning", one.resource.confidential), at, "null");
}

/** Cookies and answers on the wire for anybody to read. */
export function lintSelf({ self, resources }: Reading, lints: Lints): void {
  const credentials = resources.some(({ grants }) => grants.some(({ grant }) => grant.credentials));
  for (const [index, text] of self.origins.entries())
    if (isInsecure(patternOf(text)))
      lints.add("self-http", credentials ? "danger" : "warning", [...self.at, index], text);
}
