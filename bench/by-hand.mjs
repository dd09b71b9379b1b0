// The floor: what somebody would write for this one policy, with all that the policy says and nothing else. It reads the
// raw list once, by length first, looks each of the three texts up once, and returns the same kind of data.
import { host, path } from "./policy.mjs";

const is = (name, lower) => name === lower || name.toLowerCase() === lower;

const corp = { "cross-origin-resource-policy": "same-origin" };
const nothing = {};
const grant = { at: ["resources", 0, "share"], anyone: false, credentials: true };
const noNames = [];
const refusal = { vary: "Origin", "cache-control": "no-store" };
const preflightRefusal = {
  vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  "cache-control": "no-store",
};

const decision = (outcome, reason, status, headers, requester, granted, credentials, isPreflight) => ({
  outcome,
  reason,
  status,
  headers,
  defaults: isPreflight ? nothing : corp,
  resource: path,
  grant: granted ? grant : undefined,
  requester,
  credentials,
  strip: noNames,
  anonymous: false,
  enforce: "refuse",
  unresolved: false,
});

/** @param allowed the origins */
export function decideByHand(allowed) {
  const hosts = new Map([[host, `http://${host}`]]);
  const paths = new Map([[path, new Set(["GET", "HEAD", "POST"])]]);
  return ({ method, target, headers }) => {
    let name, origin, site, requestMethod, requestHeaders;
    let names = 0;
    let credentials = false;
    for (let index = 0; index < headers.length; index += 2) {
      const field = headers[index];
      const value = headers[index + 1];
      switch (field.length) {
        case 4:
          if (is(field, "host")) {
            names++;
            name = value;
          }
          break;
        case 6:
          if (is(field, "origin")) origin = origin === undefined ? value : `${origin}, ${value}`;
          else if (is(field, "cookie")) credentials = true;
          break;
        case 13:
          if (is(field, "authorization")) credentials = true;
          break;
        case 14:
          if (is(field, "sec-fetch-site")) site = value;
          break;
        case 29:
          if (is(field, "access-control-request-method")) requestMethod = value;
          break;
        case 30:
          if (is(field, "access-control-request-headers")) requestHeaders = value;
          break;
      }
    }
    const own = names === 1 ? hosts.get(name) : undefined;
    if (own === undefined) return decision("refuse", "host-unknown", 421, refusal, "non-browser", false, false, false);
    const query = target.indexOf("?");
    const methods = paths.get(query < 0 ? target : target.slice(0, query));
    const known = origin !== undefined && allowed.has(origin);
    if (method === "OPTIONS" && origin !== undefined && requestMethod !== undefined) {
      if (!known || methods?.has(requestMethod) !== true)
        return decision("refuse", "preflight-origin", 403, preflightRefusal, "cross-origin", false, false, true);
      if (requestHeaders !== undefined && requestHeaders !== "content-type")
        return decision("refuse", "preflight-headers", 403, preflightRefusal, "cross-origin", false, false, true);
      const granted = {
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "GET,HEAD,POST",
        "access-control-allow-headers": "content-type",
        vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        "cache-control": "no-store",
      };
      return decision("answer", "preflight-shared", 204, granted, "cross-origin", true, false, true);
    }
    const granted = known && methods?.has(method) === true;
    if (site === "same-origin" || (site === undefined && (origin === undefined || origin === own)))
      return decision("pass", "same-origin", undefined, { vary: "Origin" }, "same-origin", granted, credentials, false);
    if (!granted && method !== "GET" && method !== "HEAD" && method !== "OPTIONS")
      return decision("refuse", "origin-unknown", 403, refusal, "cross-origin", false, credentials, false);
    const head = granted
      ? { "access-control-allow-origin": origin, "access-control-allow-credentials": "true", vary: "Origin" }
      : { vary: "Origin" };
    const reason = granted ? "shared" : "not-shared";
    return decision("pass", reason, undefined, head, "cross-origin", granted, credentials, false);
  };
}
