import { cacheCase, fresh, get, own, pause, shared, stale, tagged } from "../cache-row.ts";
import type { Case, HeaderList, Route, ScriptedResponse } from "../case.ts";
import { response, type FetchPart } from "../row.ts";

const allowed: HeaderList = [...shared, ["access-control-allow-headers", "range"]];

function ranged(headers: HeaderList, status: number, contentRange?: string): Route {
  const sent: HeaderList = [
    ...allowed,
    ...headers,
    ...(contentRange ? [["content-range", contentRange] as const] : []),
  ];
  const answered = (body: string): ScriptedResponse => response(sent, status, body);
  return {
    preflight: { status: 204, headers: allowed },
    actual: answered("0123456789"),
    later: [answered("abcdefghij"), answered("ABCDEFGHIJ")],
  };
}

const part = (range: string, more: FetchPart = {}): FetchPart => ({ headers: [["range", range]], ...more });
const whole: FetchPart = {};

/** What is requested one after the other. */
const orders: readonly (readonly [desc: string, steps: readonly FetchPart[]])[] = [
  ["whole, bytes=0-", [whole, part("bytes=0-")]],
  ["bytes=0-, whole", [part("bytes=0-"), whole]],
  ["bytes=0- twice", [part("bytes=0-"), part("bytes=0-")]],
  ["whole, bytes=0-4, whole", [whole, part("bytes=0-4"), whole]],
  ["bytes=0-4, whole", [part("bytes=0-4"), whole]],
  ["bytes=0-4 twice", [part("bytes=0-4"), part("bytes=0-4")]],
  ["bytes=0-4, bytes=0-5", [part("bytes=0-4"), part("bytes=0-5")]],
  ["whole, BYTES=0-", [whole, part("BYTES=0-")]],
  ["whole, bytes= 0-", [whole, part("bytes= 0-")]],
  ...(
    ["bytes=-3", "bytes=-0", "bytes=4-2", "bytes=20-", "bytes=00-04", "bytes=0-1,3-4", "bytes=0-,", "bytes=x"] as const
  ).map((value) => [`whole, ${value}, whole`, [whole, part(value), whole]] as const),
  ["bytes=0-1,3-4, whole", [part("bytes=0-1,3-4"), whole]],
  ["bytes=0- in reload, bytes=0-", [part("bytes=0-", { cache: "reload" }), part("bytes=0-")]],
  ["bytes=0- in no-store, bytes=0-", [part("bytes=0-", { cache: "no-store" }), part("bytes=0-")]],
  ["HEAD of bytes=0-, bytes=0-", [part("bytes=0-", { method: "HEAD" }), part("bytes=0-")]],
  ["whole, bytes=0- if cached", [whole, part("bytes=0-", { cache: "only-if-cached", mode: "same-origin" })]],
];

const ordered = (desc: string, route: Route, steps: readonly FetchPart[]): Case =>
  cacheCase({
    desc: `range: ${desc}`,
    route,
    actions: steps.flatMap((step, index) => [...(index === 0 ? [] : [pause]), get({ to: own, ...step })]),
  });

/** Requests with Range. */
export const httpCacheRanges: readonly Case[] = [
  ...orders.map(([desc, steps]) => ordered(desc, ranged([fresh], 200), steps)),
  ordered("bytes=0- twice in force-cache, stale", ranged([stale, tagged], 200), [
    part("bytes=0-"),
    part("bytes=0-", { cache: "force-cache" }),
  ]),
  ordered("206 to bytes=0- twice", ranged([fresh], 206, "bytes 0-9/10"), [part("bytes=0-"), part("bytes=0-")]),
  ordered("206 to bytes=0-, whole", ranged([fresh], 206, "bytes 0-9/10"), [part("bytes=0-"), whole]),
  ordered("206 to bytes=0-9 twice", ranged([fresh], 206, "bytes 0-9/10"), [part("bytes=0-9"), part("bytes=0-9")]),
  ordered("416, whole", ranged([fresh], 416, "bytes */10"), [part("bytes=20-30"), whole]),
];
