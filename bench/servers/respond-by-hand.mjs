// What the policy makes of a request, written by hand: the same headers, the same refusals, in fixed words.
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
  body: '{"type":"urn:sallyport:reason:origin-unknown","title":"Forbidden","status":403,"detail":"The origin has no grant on this resource.","reason":"origin-unknown"}',
};

/** @returns for a request: `headers`, and `status` and `body` where that is the whole response */
function respond(allowed) {
  return (method, origin, requestMethod, site) => {
    const known = origin !== undefined && allowed.has(origin);
    if (method === "OPTIONS" && requestMethod !== undefined)
      return known
        ? { status: 204, headers: { "access-control-allow-origin": origin, ...preflight }, body: "" }
        : refusal;
    const isSafe = method === "GET" || method === "HEAD";
    if (!known && !isSafe && site !== "same-origin") return refusal;
    return { status: undefined, headers: known ? { "access-control-allow-origin": origin, ...passed } : others };
  };
}

/** To a request of node:http. */
export function respondByHand(n) {
  const responseTo = respond(new Set(origins(n)));
  return ({ method, headers }) =>
    responseTo(method, headers.origin, headers["access-control-request-method"], headers["sec-fetch-site"]);
}

/** To a Web request. */
export function respondToWebByHand(n) {
  const responseTo = respond(new Set(origins(n)));
  return ({ method, headers }) => {
    const field = (name) => headers.get(name) ?? undefined;
    return responseTo(method, field("origin"), field("access-control-request-method"), field("sec-fetch-site"));
  };
}

/** The response of a handler with further headers: a copy, for it can be a constant, or have headers that cannot be changed. */
export function withHeaders(response, headers) {
  const copy = new Response(response.body, response);
  for (const name in headers) copy.headers.set(name, headers[name]);
  return copy;
}
