import { NetworkFailure } from "./network-failure.ts";

/**
 * What a promise gives, unless the fetch is aborted before: a network need not notice.
 *
 * https://infra.spec.whatwg.org/#abort-when
 */
export function abortWhen<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(new NetworkFailure("aborted", "The request was aborted."));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
