import type { DocumentPath } from "../policy/document/problem.ts";
import { Lints, type Lint } from "./lint-code.ts";
import { sortAccepted, type SortedLints } from "./accepted.ts";
import { lintDefaults, lintGrants } from "./lint-grants.ts";
import { lintOrigins } from "./lint-origins.ts";
import { lintProfiles, lintResource, lintSelf } from "./lint-resources.ts";
import { readPolicy, type ReviewOptions } from "./review-input.ts";

/** In the order of the format: `self`, `hosts`, `origins`, `defaults`, `allow`, `resources`, `profiles`. */
const parts = ["self", "hosts", "origins", "defaults", "allow", "resources", "profiles"];

function compare(a: DocumentPath, b: DocumentPath): number {
  const first = parts.indexOf(String(a[0])) - parts.indexOf(String(b[0]));
  if (first !== 0) return first;
  const numbers = a.findIndex((key, index) => key !== b[index]);
  const [one, other] = [a[numbers], b[numbers]];
  return typeof one === "number" && typeof other === "number" ? one - other : 0;
}

const inOrder = <T extends Lint>(lints: readonly T[]): readonly T[] =>
  lints.toSorted((a, b) => compare(a.path, b.path));

function sortedLints(policy: unknown, options: ReviewOptions): SortedLints {
  const { model } = readPolicy(policy, options);
  const lints = new Lints();
  lintSelf(model, lints);
  lintOrigins(model, lints);
  lintDefaults(model, lints);
  for (const resource of model.resources) {
    lintResource(resource, model.resources, lints);
    lintGrants(resource, lints);
  }
  lintProfiles(model, lints);
  return sortAccepted(model, lints.list);
}

/**
 * What a policy says and better would not, in the order of the document; what its `allow` accepts is left out.
 * @param policy a policy, or a policy document; the functions of its sources are not needed
 * @param options `profile`, of a document
 * @returns none where nothing is to be said, each with its place
 * @throws PolicyError with every problem of the document
 */
export const lint = (policy: unknown, options: ReviewOptions = {}): readonly Lint[] =>
  inOrder(sortedLints(policy, options).open);

/**
 * The lints that a policy's `allow` accepts, with the reasons, in the order of the document.
 * @param policy a policy, or a policy document; the functions of its sources are not needed
 * @param options `profile`, of a document
 * @throws PolicyError with every problem of the document
 */
export const acceptedLints = (
  policy: unknown,
  options: ReviewOptions = {},
): readonly (Lint & { readonly because: string })[] => inOrder(sortedLints(policy, options).accepted);
