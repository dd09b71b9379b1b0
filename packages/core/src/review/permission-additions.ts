import { currentPolicy, type Policy } from "../policy/handle.ts";
import { policyAdditions, type PolicyAdditions, type WantedPermission } from "../policy/policy-addition.ts";

/**
 * What may be added to the document of a policy so that a page gets a permission, as parts to choose from. Not each of
 * them suffices, and some give other origins the same: compile the document with it, and decide again.
 * @param wanted what the page wants to do
 */
export const permissionAdditions = (policy: Policy, wanted: WantedPermission): PolicyAdditions =>
  policyAdditions(currentPolicy(policy), wanted);
