import type { Policy } from "../handle.ts";
import type { BuiltPolicy } from "./format.ts";
import { load } from "./load.ts";

export type { BuiltPolicy } from "./format.ts";

/**
 * Loads a policy that `sallyport build` has written, where every origin is exact: without the compiler and the suffix list.
 * The module that the command writes calls it.
 * @param built what the module has
 * @returns the policy, for a guard or for `decide`; it can't be replaced
 * @throws TypeError where the build is another version's or was edited, has patterns or sources, or has a profile that
 * production must not have; the message names the fix
 * @example export const policy = loadBuiltPolicy({ release, checksum, groups, model });
 */
export const loadBuiltPolicy = (built: BuiltPolicy): Policy => load(built);
