import { isCorsSafelistedMethod } from "sallyport/standard";
import type { GrantDocument, PolicyDocument } from "sallyport";
import type { Try } from "./sample.ts";

/** What a policy promises of a request, read off the document, without the code that compiles it. */
export interface Promised {
  /** The page gets status and body. */
  readonly readable: boolean;
  /** The handler may run. */
  readonly mayExecute: boolean;
}

function grantFor({ policy, made }: { policy: PolicyDocument; made: Try }): GrantDocument | undefined {
  const resource = policy.resources.find(({ path }) => path === made.path);
  const share = resource?.share as GrantDocument | undefined;
  if (share === undefined) return undefined;
  const method = made.method === "HEAD" ? "GET" : made.method;
  const named = share.with === "anyone" || share.with.includes(made.from);
  return named && share.methods?.includes(method) === true ? share : undefined;
}

/** What the owner of the document expects, in a browser. */
export function promisedBy(policy: PolicyDocument, made: Try): Promised {
  const isRead = made.method === "GET" || made.method === "HEAD";
  const grant = grantFor({ policy, made });
  const headersAllowed = made.headers.every((name) => grant?.headers?.includes(name) === true);
  const preflighted = made.headers.length > 0 || !isCorsSafelistedMethod(made.method);
  // Without leave for its headers the browser sends nothing.
  if (grant === undefined || (preflighted && !headersAllowed))
    return { readable: false, mayExecute: isRead && !preflighted };
  const credentialsRead = made.credentials === "omit" || grant.credentials === true;
  return { readable: credentialsRead, mayExecute: true };
}
