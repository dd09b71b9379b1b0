import type { HeaderList, Route } from "../case.ts";
import { response } from "../row.ts";
import type { Prng } from "./prng.ts";
import { isCredentialed, isNoCors, type RequestAction } from "./request.ts";

type Field = readonly [name: string, value: string];

/** One URL of a request's way, and the origins that it may come from there. */
export interface Stop {
  readonly url: string;
  /** What the standard sends as Origin; undefined where no CORS header is needed. */
  readonly origin: string | undefined;
  readonly next: string | undefined;
}

const shown: readonly Field[] = [
  ["x-a", "1"],
  ["x-b", "2"],
  ["etag", '"e"'],
  ["content-language", "en"],
  ["last-modified", "Sat, 01 Jan 2000 00:00:00 GMT"],
  ["server-timing", "a;dur=1"],
];
const maxAges: readonly [string, ...string[]] = ["0", "5", "600", "86400", "-1"];
const statuses: readonly [number, ...number[]] = [200, 200, 200, 200, 201, 204, 400, 401, 403, 404, 500, 503];
const redirects: readonly [number, ...number[]] = [301, 302, 303, 307, 308];

/** A server that grants the request, as little or as much as it needs. */
export function grantingRoute(prng: Prng, action: RequestAction, { origin, next }: Stop): Route {
  const cors = origin === undefined ? [] : granting(prng, action, origin);
  const actual = [...cors, ...shownHeaders(prng, action)];
  const preflight = [...cors, ...allowances(prng, action), ...age(prng)];
  return {
    ...(origin !== undefined &&
      !isNoCors(action) && { preflight: { status: prng.pick([200, 204, 204]), headers: preflight } }),
    actual:
      next === undefined
        ? response(actual, prng.pick(statuses))
        : { status: prng.pick(redirects), headers: [...actual, ["location", next]] },
  };
}

function granting(prng: Prng, action: RequestAction, origin: string): Field[] {
  const credentials: Field[] = [["access-control-allow-credentials", "true"]];
  if (isCredentialed(action)) return [["access-control-allow-origin", origin], ...credentials];
  // Firefox's preflights after a redirect bear the page's origin, where the others' bear null.
  const wildcard = origin === "null" || prng.chance(0.3);
  return [["access-control-allow-origin", wildcard ? "*" : origin], ...(prng.chance(0.2) ? credentials : [])];
}

function allowances(prng: Prng, action: RequestAction): Field[] {
  const { method = "GET", headers = [], body } = action;
  const anything = !isCredentialed(action) && prng.chance(0.25);
  const names = [...headers.map(([name]) => name), ...(body === undefined ? [] : ["Content-Type"])];
  const upper = /^(get|head|post|put|delete|options)$/i.test(method) ? method.toUpperCase() : method;
  const methods = anything ? "*" : [upper, ...prng.some(["GET", "PUT", "DELETE"], 2)].join(prng.pick([", ", ","]));
  const allowed = anything ? "*, Authorization" : [...names, ...prng.some(["x-c", "X-D"], 1)].join(", ");
  return [
    ["access-control-allow-methods", methods],
    ["access-control-allow-headers", allowed],
  ];
}

function age(prng: Prng): HeaderList {
  return prng.chance(0.5) ? [["access-control-max-age", prng.pick(maxAges)]] : [];
}

function shownHeaders(prng: Prng, action: RequestAction): Field[] {
  const fields = prng.some(shown, 3);
  const names = fields.map(([name]) => name).filter(() => prng.chance(0.5));
  const all = isCredentialed(action) ? names.join(", ") : "*";
  const exposed = prng.chance(0.2) ? all : names.join(", ");
  return [
    ...fields,
    ...(exposed === "" ? [] : [["access-control-expose-headers", exposed] as const]),
    ...(prng.chance(0.15) ? [["cross-origin-resource-policy", "cross-origin"] as const] : []),
  ];
}
