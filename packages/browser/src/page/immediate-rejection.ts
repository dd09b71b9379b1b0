/** The reasons of promises that were rejected when a script got them. */
const reasons = new WeakMap<Promise<unknown>, { readonly reason: unknown }>();

/** A promise that is rejected before any microtask runs, and says so to `rejectionOf`. */
export function rejectAtOnce(reason: unknown): Promise<never> {
  const error = reason as Error;
  const promise = Promise.reject(error);
  reasons.set(promise, { reason });
  return promise;
}

/** Why a promise was rejected at once; `undefined` of every other, which may be rejected later. */
export const rejectionOf = (promise: Promise<unknown>): { readonly reason: unknown } | undefined =>
  reasons.get(promise);
