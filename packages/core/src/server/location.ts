import type { CompiledPolicy } from "../policy/compile.ts";
import { foldPath } from "../policy/path-fold.ts";
import type { Resource } from "../policy/resource.ts";

/** Which resources a request's path may lead to. */
export interface Location {
  /** The one that every reading of the path agrees on; grants come from it alone. */
  readonly resource: Resource | undefined;
  /** All that some router could take the path for; the strictest of their restrictions hold. */
  readonly restricting: readonly Resource[];
  readonly ambiguous: boolean;
  /** The readings disagree. */
  readonly alias: boolean;
}

const nowhere: Location = { resource: undefined, restricting: [], ambiguous: false, alias: false };

/** Looks a path up as sent and folded: grants match exactly, restrictions loosely. */
export function locate(policy: CompiledPolicy, path: string | undefined): Location {
  if (path === undefined) return nowhere;
  const exact = policy.exact.find(path);
  const { paths, ambiguous } = foldPath(path);
  const found = paths.map((folded) => policy.folded.find(folded));
  const alias = found.some((one) => one !== exact);
  if (!alias && !ambiguous)
    return exact === undefined ? nowhere : { resource: exact, restricting: [exact], ambiguous, alias };
  const all = [...new Set([exact, ...found])].filter((one) => one !== undefined);
  return { resource: undefined, restricting: all, ambiguous, alias };
}
