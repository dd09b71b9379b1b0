import type { Case, NavigateAction, Route } from "../case.ts";
import { response } from "../row.ts";

const partitioned = "k=1; Path=/; Secure; SameSite=None; Partitioned";
const plain = "k=1; Path=/; Secure; SameSite=None";

const setting = (line: string): Route => ({ actual: response([["set-cookie", line]]) });

const rows = [
  { desc: "Partitioned", line: partitioned, mode: undefined },
  { desc: "Partitioned, default", line: partitioned, mode: "default" },
  { desc: "Partitioned, block", line: partitioned, mode: "block" },
  { desc: "unpartitioned", line: plain, mode: undefined },
  { desc: "unpartitioned, default", line: plain, mode: "default" },
  { desc: "unpartitioned, block", line: plain, mode: "block" },
] as const;

/** What navigates to https://a.localhost: the document in the frame, or one that has another frame in it. */
const places = [
  ["a frame of b in a", "https://b.localhost/page", "_self"],
  ["a frame in a frame of b in a", "https://b.localhost/page", "frame"],
  ["a frame in a frame of a sibling in a", "https://x.a.localhost/page", "frame"],
] as const;

/** By what partitioned cookies are kept apart: the site in the address bar, and whether another site is between. */
export const partitionKeys: readonly Case[] = places.flatMap(([place, url, target]) =>
  rows.flatMap(({ desc, line, mode }): Case[] => {
    const page = { url, within: "https://a.localhost/outer" };
    const to = (path: string): NavigateAction => ({ kind: "navigate", by: "link", to: path, target });
    const shared = { page, ...(mode && { thirdPartyCookies: mode }) };
    return [
      {
        ...shared,
        desc: `partition key: ${desc} cookie of a visit, from ${place}`,
        visits: ["https://a.localhost/set"],
        routes: { "/set": setting(line), "/r": { actual: response([]) } },
        actions: [to("https://a.localhost/r")],
      },
      {
        ...shared,
        desc: `partition key: ${desc} cookie set in ${place}`,
        routes: { "/set": setting(line) },
        actions: [to("https://a.localhost/set")],
      },
    ];
  }),
);
