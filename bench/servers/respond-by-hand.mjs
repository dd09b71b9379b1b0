// What the policy makes of a request, written by hand for node:http's own record of headers: the same headers, the same
// refusals, in fixed words.
import { origins } from "../policy.mjs";

const passed = {
  "access-control-allow-credentials": "true",
  vary: "Origin",
  "cross-origin-resource-policy": "same-origin",
};
const others = { vary: "Origin", "cross-origin-resource-policy": "same-origin" };
const preflight = {
  "access-control-allow-credentials": "true",
  "access-control-allow-methods": "GET,HEAD,POST",
  "access-control-allow-headers": "content-type",
  vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  "cache-control": "no-store",
};
const refused = {
  vary: "Origin",
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "content-type": "application/problem+json",
};
const refusal = {
  status: 403,
  headers: refused,
  body: '{"type":"urn:sallyport:reason:origin-unknown","title":"Forbidden","status":403,"detail":"Nothing is granted to the origin here.","reason":"origin-unknown"}',
};

/** @returns for a request: `headers`, and `status` and `body` where that is the whole response */
export function respondByHand(n) {
  const allowed = new Set(origins(n));
  return ({ method, headers }) => {
    const { origin } = headers;
    const known = origin !== undefined && allowed.has(origin);
    if (method === "OPTIONS" && headers["access-control-request-method"] !== undefined)
      return known
        ? { status: 204, headers: { "access-control-allow-origin": origin, ...preflight }, body: "" }
        : refusal;
    const isSafe = method === "GET" || method === "HEAD";
    if (!known && !isSafe && headers["sec-fetch-site"] !== "same-origin") return refusal;
    return { status: undefined, headers: known ? { "access-control-allow-origin": origin, ...passed } : others };
  };
}
