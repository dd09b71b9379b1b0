import { formatPath } from "../policy/document/problem.ts";
import type { AcceptedLint, PolicyModel } from "../policy/model.ts";
import type { Lint } from "./lint-code.ts";

/** The lints of a policy by whether it accepts them. */
export interface SortedLints {
  readonly open: readonly Lint[];
  readonly accepted: readonly (Lint & { readonly because: string })[];
}

/** What is accepted in addition. */
export const acceptedSince = (from: readonly AcceptedLint[], to: readonly AcceptedLint[]): readonly AcceptedLint[] =>
  to.filter(({ lint }) => !from.some((one) => one.lint === lint));

/** The index of the resource that a lint is about. */
const resourceOf = ({ path: [key, index] }: Lint): number | undefined =>
  key === "resources" && typeof index === "number" ? index : undefined;

/** Where a lint that an entry cannot accept is reported, and where it can be accepted. */
function elsewhere({ lint }: AcceptedLint, open: readonly Lint[]): Lint["args"] {
  const reported = open.find(({ code }) => code === lint);
  if (reported === undefined) return {};
  const place = resourceOf(reported) !== undefined ? "resource" : reported.severity === "danger" ? "grant" : "document";
  return { reported: formatPath(reported.path), place };
}

const unused = (entry: AcceptedLint, open: readonly Lint[]): Lint => ({
  code: "allow-unused",
  severity: "note",
  path: entry.at,
  value: entry.lint,
  args: elsewhere(entry, open),
});

/** Sorts lints by the `allow` of their resource, then by that of the document; what accepts none is a lint itself. */
export function sortAccepted({ allow, resources }: PolicyModel, lints: readonly Lint[]): SortedLints {
  const byCode = (list: readonly AcceptedLint[]): ReadonlyMap<string, AcceptedLint> =>
    new Map(list.map((one) => [one.lint, one]));
  const everywhere = byCode(allow);
  const onResources = resources.map((resource) => byCode(resource.allow));
  const used = new Set<AcceptedLint>();
  const open: Lint[] = [];
  const accepted: (Lint & { because: string })[] = [];
  for (const lint of lints) {
    const index = resourceOf(lint);
    const local = index === undefined ? undefined : onResources[index]?.get(lint.code);
    const found = local ?? (lint.severity === "danger" ? undefined : everywhere.get(lint.code));
    if (found === undefined) open.push(lint);
    else {
      used.add(found);
      accepted.push({ ...lint, because: found.because });
    }
  }
  const all = [...allow, ...resources.flatMap((resource) => resource.allow)];
  return { open: [...open, ...all.filter((one) => !used.has(one)).map((one) => unused(one, open))], accepted };
}
