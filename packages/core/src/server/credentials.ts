import type { CompiledPolicy } from "../policy/compile.ts";
import type { RequestFields } from "../policy/request/request.ts";

/**
 * The registered HTTP authentication schemes, and NTLM, in lower case: alone they are a scheme without credentials.
 *
 * https://www.iana.org/assignments/http-authschemes
 */
const schemes: ReadonlySet<string> = new Set([
  "basic", "bearer", "concealed", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "ntlm", "oauth",
  "privatetoken", "scram-sha-1", "scram-sha-256", "vapid",
]); // prettier-ignore

/** A token without a scheme, such as a JWT: no browser sends one by itself. A comma joins two fields. */
const isBareToken = (value: string): boolean => /^[^ \t,]+$/.test(value) && !schemes.has(value.toLowerCase());

/** Whether the request has one Authorization field, of a scheme that no browser sends by itself, or without a scheme. */
export function hasTokenAuthorization(policy: CompiledPolicy, fields: RequestFields): boolean {
  if (fields.authorization === undefined || fields.authorizations !== 1) return false;
  const space = fields.authorization.indexOf(" ");
  const scheme = space < 0 ? fields.authorization : fields.authorization.slice(0, space);
  return policy.tokenSchemes.has(scheme.toLowerCase()) || isBareToken(fields.authorization);
}

const none: readonly string[] = [];

/** The request header fields, in lower case, that carry credentials of any kind, tokens included. */
export function credentialFields(policy: CompiledPolicy, fields: RequestFields): readonly string[] {
  const ambient = ambientFields(policy, fields);
  if (fields.authorization === undefined || ambient.includes("authorization")) return ambient;
  return [...ambient, "authorization"];
}

const cookieAlone: readonly string[] = Object.freeze(["cookie"]);

/**
 * The request header fields, in lower case, that a browser or a proxy attaches by itself: cookies, HTTP authentication,
 * and the headers in which a proxy passes on who the user is (`identityHeaders`).
 */
export function ambientFields(policy: CompiledPolicy, fields: RequestFields): readonly string[] {
  const { cookie, proxyAuthorization, identity } = fields;
  const authorization = fields.authorization !== undefined && !hasTokenAuthorization(policy, fields);
  if (!authorization && !proxyAuthorization && identity === undefined) return cookie ? cookieAlone : none;
  return [
    ...(cookie ? cookieAlone : none),
    ...(authorization ? ["authorization"] : none),
    ...(proxyAuthorization ? ["proxy-authorization"] : none),
    ...new Set(identity ?? none),
  ];
}
