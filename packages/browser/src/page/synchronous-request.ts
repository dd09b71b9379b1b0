import type { ExtractedBody } from "../fetch/body.ts";
import type { FetchRequest } from "../fetch/request.ts";
import { DOMException } from "../platform.ts";
import { isEnabled } from "../permissions-policy/policy.ts";
import type { AwaitedOutcome } from "./run-synchronously.ts";
import type { Requester } from "./requester.ts";
import { blockedOutcome } from "./run-request.ts";

/**
 * Whether the page's script may wait for requests.
 *
 * https://xhr.spec.whatwg.org/#sync-xhr
 */
export const mayWait = ({ environment }: Requester): boolean => isEnabled(environment, "sync-xhr");

/** What the script gets where it may not. */
export function refuseWait(page: Requester, request: FetchRequest, error: Error): AwaitedOutcome {
  const failure = { code: "permissions-policy", value: "sync-xhr" } as const;
  return { outcome: blockedOutcome(page, request, failure, error), bytes: undefined, isLate: false };
}

/**
 * https://xhr.spec.whatwg.org/#the-open()-method, step 9
 *
 * @throws DOMException for what a page's synchronous request cannot have, and where the page has no way to wait
 */
export function checkSynchronousOpen(page: Requester, timeout: number, responseType: string): void {
  if (page.environment.isWorker !== true && (timeout !== 0 || responseType !== ""))
    throw new DOMException("A synchronous request has no timeout and no responseType.", "InvalidAccessError");
  if (page.runSynchronously !== undefined || !mayWait(page)) return;
  const why = "A synchronous request would stop the thread that runs the network of this page.";
  const fix =
    "Pass true to open(), or run the code in Sallyport's test environment for Vitest or Jest, whose network is in another thread.";
  throw new DOMException(`${why} ${fix}`, "InvalidAccessError");
}

/** @throws DOMException for a page's synchronous request, whose timeout and response type stay as they are */
export function refuseChange(name: "timeout" | "responseType", page: Requester, isSynchronous: boolean): void {
  if (isSynchronous && page.environment.isWorker !== true)
    throw new DOMException(`${name} cannot be set: the request is synchronous.`, "InvalidAccessError");
}

/** @throws DOMException for a Blob and a form with files, which can be read asynchronously only */
export function bytesAtOnce(body: ExtractedBody | null): Uint8Array | undefined {
  if (body === null) return undefined;
  const { bytes } = body.content;
  if (bytes !== undefined) return bytes;
  const why = "A Blob or a file cannot be the body of a synchronous request here.";
  throw new DOMException(`${why} Read it first, and send its bytes.`, "NotSupportedError");
}
