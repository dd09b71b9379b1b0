import type { CompiledPolicy } from "../policy/compile.ts";
import type { Admission, CompiledResource } from "../policy/compiled-resource.ts";
import type { Grant } from "../policy/model.ts";
import { sourceLabel } from "../policy/origins/source.ts";
import { sourceMayGrant } from "../server/find-grant.ts";
import { isSafeMethod } from "../standard/method.ts";
import { socketMethod, type Allowance } from "./matrix.ts";
import { sourceIdentity, type RequesterSample } from "./requesters.ts";

/** What a requester is granted, and by whom it is known. */
export interface FoundGrant<T> {
  readonly value: T;
  /** The source that knows it; `undefined` where the policy names it, or admits anyone. */
  readonly source: string | undefined;
}

/** What a policy admits a requester to, once its sources have answered. */
export function findGrant<T>(
  { origins }: CompiledPolicy,
  resource: CompiledResource | undefined,
  admission: Admission<T> | undefined,
  { origin, members }: RequesterSample,
): FoundGrant<T> | undefined {
  if (admission === undefined || resource === undefined) return undefined;
  for (const group of origins.groupsOf(origin)) {
    const value = admission.named.get(group);
    if (value !== undefined) return { value, source: undefined };
  }
  for (const { source, value } of admission.sources)
    if (members.has(sourceIdentity(source, resource.model)) && sourceMayGrant(origin, value))
      return { value, source: sourceLabel(source) };
  return admission.anyone === undefined ? undefined : { value: admission.anyone, source: undefined };
}

/** The grant by which a requester uses a method of a resource. */
export const findMethodGrant = (
  policy: CompiledPolicy,
  resource: CompiledResource | undefined,
  method: string,
  requester: RequesterSample,
): FoundGrant<Grant> | undefined =>
  findGrant(policy, resource, method === socketMethod ? resource?.sockets : resource?.methods.get(method), requester);

/** What a grant lets its origins do by a method, apart from the resource's rules. */
export function allowed(grant: Grant | undefined, method: string): readonly Allowance[] {
  if (grant === undefined) return [];
  const credentials: Allowance[] = grant.credentials ? ["credentials"] : [];
  if (method === socketMethod) return ["socket", ...credentials];
  return isSafeMethod(method) ? ["read", ...credentials] : ["read", "change", ...credentials];
}
