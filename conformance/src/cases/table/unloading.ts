import { frameDocument } from "../../script/frames.ts";
import type { Case, HeaderList, Route, UnloadStep } from "../case.ts";
import { response, securePage } from "../row.ts";

const to = "https://c.localhost/r";
const post = { keepalive: true, method: "POST" } as const;

type Sent = readonly [desc: string, step: Omit<UnloadStep, "kind" | "event">];

/** Where the first hop is, of a page of `a` or `b`. */
const firsts = ["a", "x.a", "c"].flatMap((host) =>
  ["to-r", "again", "twice"].map((path) => [`${path} of ${host}`, `https://${host}.localhost/${path}`] as const),
);

const requests: readonly Sent[] = [
  ["a beacon", { by: "beacon", to }],
  ["keepalive", { by: "fetch", to, init: { keepalive: true } }],
  ["keepalive, no-cors POST", { by: "fetch", to, init: { ...post, mode: "no-cors" } }],
  ["keepalive, PUT", { by: "fetch", to, init: { keepalive: true, method: "PUT" } }],
  ...firsts.flatMap(([desc, first]): readonly Sent[] => [
    [`a beacon, ${desc}`, { by: "beacon", to: first }],
    [`keepalive, ${desc}`, { by: "fetch", to: first, init: { keepalive: true } }],
    [`keepalive, POST, ${desc}`, { by: "fetch", to: first, init: post }],
    [`keepalive, no-cors GET, ${desc}`, { by: "fetch", to: first, init: { keepalive: true, mode: "no-cors" } }],
    [`keepalive, PUT, ${desc}`, { by: "fetch", to: first, init: { ...post, method: "PUT" } }],
  ]),
];

const granted: HeaderList = [["access-control-allow-origin", "*"]];

const preflight = response([...granted, ["access-control-allow-methods", "PUT"]]);

const redirect = (location: string): Route => ({
  actual: response([["location", location], ...granted], 307),
  preflight,
});

const routes: Case["routes"] = {
  "/frame": { actual: response([["content-type", "text/html"]], 200, frameDocument) },
  "/to-r": redirect("https://d.localhost/r"),
  "/again": redirect("/r"),
  "/twice": redirect("https://c.localhost/to-r"),
  "/r": {
    actual: response(granted),
    preflight,
  },
};

/** What a page sends when it is left. */
export const unloading: readonly Case[] = (["a", "b"] as const).flatMap((host) =>
  (["pagehide", "unload"] as const).flatMap((event) =>
    requests
      .filter((_, at) => event === "pagehide" || at < 4)
      .map(([desc, request]): Case => ({
        desc: `unloading: ${desc}, at ${event} of a frame of ${host}`,
        page: securePage,
        routes,
        actions: [
          { kind: "frame", to: `https://${host}.localhost/frame`, steps: [{ kind: "unload", event, ...request }] },
        ],
      })),
  ),
);
