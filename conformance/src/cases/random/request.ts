import type { Body, FetchAction, HeaderList, XhrAction } from "../case.ts";
import type { Prng } from "./prng.ts";

export type RequestAction = FetchAction | XhrAction;

const simpleHeaders: HeaderList = [
  ["accept", "application/json"],
  ["accept", "text/html;q=0.5"],
  ["accept-language", "en"],
  ["content-language", "de"],
  ["range", "bytes=0-99"],
];

const otherHeaders: HeaderList = [
  ["x-a", "1"],
  ["X-B", "two words"],
  ["x-requested-with", "XMLHttpRequest"],
  ["authorization", "Bearer x"],
  ["if-none-match", '"e"'],
  ["idempotency-key", "0"],
  ["accept-language", "en_US"],
  ["range", "bytes=-5"],
  ["last-event-id", "7"],
];

const simpleBodies: readonly [Body, ...Body[]] = [
  { text: "text" },
  { params: [["a", "1"]] },
  { form: [["a", "1"]] },
  { blob: "text", type: "text/plain" },
];
const otherBodies: readonly [Body, ...Body[]] = [
  { blob: "{}", type: "application/json" },
  { bytes: [1, 2, 3] },
  ...simpleBodies,
];

const simpleMethods: readonly [string, ...string[]] = ["GET", "GET", "HEAD", "POST", "POST", "post"];
const otherMethods: readonly [string, ...string[]] = ["PUT", "DELETE", "PATCH", "patch", "OPTIONS", "QUERY", "put"];

const policies: readonly [string, ...string[]] = [
  "no-referrer",
  "origin",
  "same-origin",
  "strict-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
];

/** A request that a server can grant; `to` is filled in later. */
export function randomRequest(prng: Prng): RequestAction {
  const simple = prng.chance(0.4);
  const method = prng.chance(0.3)
    ? undefined
    : prng.pick(simple ? simpleMethods : prng.chance(0.6) ? otherMethods : simpleMethods);
  const headers = distinct([...prng.some(simpleHeaders, 1), ...(simple ? [] : prng.some(otherHeaders, 3))]);
  const bodiless = method === undefined || /^(get|head)$/i.test(method);
  const body = bodiless || prng.chance(0.3) ? undefined : prng.pick(simple ? simpleBodies : otherBodies);
  if (body !== undefined && !simple && prng.chance(0.4)) headers.push(["content-type", "application/json"]);
  const given = {
    to: "",
    ...(method !== undefined && { method }),
    ...(headers.length > 0 && { headers }),
    ...(body !== undefined && { body }),
  };
  return prng.chance(0.25)
    ? { kind: "xhr", ...given, ...xhrPart(prng) }
    : { kind: "fetch", ...given, ...fetchPart(prng, given) };
}

function xhrPart(prng: Prng): Partial<XhrAction> {
  return {
    ...(prng.chance(0.4) && { withCredentials: true }),
    ...(prng.chance(0.3) && { uploadListener: prng.pick(["loadstart", "load", "loadend"]) }),
    ...(prng.chance(0.1) && { responseType: "text" }),
  };
}

function fetchPart(prng: Prng, { method = "GET", headers, body }: Partial<FetchAction>): Partial<FetchAction> {
  const safelisted = /^(get|head|post)$/i.test(method) && headers === undefined && !(body && "bytes" in body);
  const noCors = safelisted && prng.chance(0.3);
  return {
    ...(prng.chance(0.5) && { credentials: prng.pick(["include", "include", "omit", "same-origin"]) }),
    ...(noCors && { mode: "no-cors" }),
    ...(prng.chance(0.15) && { referrerPolicy: prng.pick(policies) }),
    ...(prng.chance(0.15) && { request: prng.pick(["object", "copy"] as const) }),
    ...(prng.chance(0.1) && { cache: prng.pick(["no-store", "reload", "no-cache"]) }),
    ...(!noCors && prng.chance(0.08) && { redirect: prng.pick(["manual", "error"]) }),
    ...(prng.chance(0.05) && { keepalive: true }),
  };
}

function distinct(headers: HeaderList): (readonly [string, string])[] {
  return [...new Map(headers.map((header) => [header[0].toLowerCase(), header])).values()];
}

export function isCredentialed(action: RequestAction): boolean {
  return action.kind === "xhr" ? action.withCredentials === true : action.credentials === "include";
}

export function isNoCors(action: RequestAction): boolean {
  return action.kind === "fetch" && action.mode === "no-cors";
}
