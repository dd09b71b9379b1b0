import { isCorsSafelistedMethod } from "sallyport/standard";
import type { GrantDocument, PolicyDocument } from "sallyport";
import type { SampleRequest } from "./sample.ts";

/** What a policy lets a request, read off the document, without the code that compiles it. */
export interface Expected {
  /** The page gets status and body. */
  readonly readable: boolean;
  /** The handler may run. */
  readonly mayExecute: boolean;
}

function grantFor({ policy, request }: { policy: PolicyDocument; request: SampleRequest }): GrantDocument | undefined {
  const resource = policy.resources.find(({ path }) => path === request.path);
  const share = resource?.share as GrantDocument | undefined;
  if (share === undefined) return undefined;
  const method = request.method === "HEAD" ? "GET" : request.method;
  const named = share.with === "anyone" || share.with.includes(request.from);
  return named && share.methods?.includes(method) === true ? share : undefined;
}

/** What the owner of the document expects, in a browser. */
export function expectedBy(policy: PolicyDocument, request: SampleRequest): Expected {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const grant = grantFor({ policy, request });
  const headersAllowed = request.headers.every((name) => grant?.headers?.includes(name) === true);
  const preflighted = request.headers.length > 0 || !isCorsSafelistedMethod(request.method);
  // Without permission for its headers, the browser sends nothing.
  if (grant === undefined || (preflighted && !headersAllowed))
    return { readable: false, mayExecute: isRead && !preflighted };
  const credentialsRead = request.credentials === "omit" || grant.credentials === true;
  return { readable: credentialsRead, mayExecute: true };
}
