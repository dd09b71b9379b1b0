import { frameDocument } from "../../script/frames.ts";
import type { Case, FetchAction } from "../case.ts";
import { response, securePage } from "../row.ts";

const frameOrigin = "https://b.localhost";
const policies = ["", "same-origin", "origin-when-cross-origin", "unsafe-url"];
/** To the frame's own origin, to its site, to the site of the page around it, and elsewhere. */
const hosts = ["b.localhost", "x.b.localhost", "a.localhost", "x.a.localhost", "c.localhost"];

const step = (host: string, referrerPolicy: string): FetchAction => ({
  kind: "fetch",
  to: `https://${host}/r`,
  ...(referrerPolicy !== "" && { referrerPolicy }),
});

/** What the Referer of a request says that a frame of another site sends. */
export const framedReferrers: readonly Case[] = hosts.map((host) => ({
  desc: `referrer: of a frame of another site, to ${host}`,
  page: securePage,
  routes: {
    "/frame": { actual: { status: 200, headers: [["content-type", "text/html"]], body: frameDocument } },
    "/r": { actual: response([["access-control-allow-origin", "*"]]) },
  },
  actions: [{ kind: "frame", to: `${frameOrigin}/frame`, steps: policies.map((policy) => step(host, policy)) }],
}));
