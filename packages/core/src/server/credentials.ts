import type { CompiledPolicy } from "../policy/compile.ts";
import type { RequestFields } from "./request.ts";

/** Whether the request has one Authorization field, of a scheme that no browser sends by itself. */
export function hasTokenAuthorization(policy: CompiledPolicy, fields: RequestFields): boolean {
  if (fields.authorization === undefined || fields.authorizations !== 1) return false;
  const space = fields.authorization.indexOf(" ");
  const scheme = space < 0 ? fields.authorization : fields.authorization.slice(0, space);
  return policy.tokenSchemes.has(scheme.toLowerCase());
}

/** Whether the request carries what a browser attaches by itself: a cookie, a client certificate, HTTP authentication. */
export function hasAmbientCredentials(
  policy: CompiledPolicy,
  fields: RequestFields,
  clientCertificate: boolean,
): boolean {
  if (fields.cookie || clientCertificate) return true;
  return fields.authorization !== undefined && !hasTokenAuthorization(policy, fields);
}
