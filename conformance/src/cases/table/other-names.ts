import type { Case } from "../case.ts";
import { granted, plainPage, response, securePage } from "../row.ts";

const allowed = granted([
  ["access-control-allow-methods", "PUT"],
  ["access-control-allow-headers", "x-a"],
]);

const ways = [
  { page: plainPage, from: "http://b", to: "http://c" },
  { page: plainPage, from: "http://b", to: "https://c" },
  { page: plainPage, from: "http://b", to: "https://b" },
  { page: plainPage, from: "https://b", to: "http://b" },
  { page: plainPage, from: "https://b", to: "https://c" },
  { page: plainPage, from: "http://a", to: "https://a" },
  { page: plainPage, from: "http://a", to: "https://x.a" },
  { page: plainPage, from: "https://x.a", to: "https://a" },
  { page: securePage, from: "https://b", to: "http://b" },
  { page: securePage, from: "http://b", to: "https://b" },
];

/** Names of this machine with a dot at their end, from a plain page: a secure one is the matter of mixed content. */
const withFinalDot: readonly Case[] = ["cors", "no-cors"].map((mode) => ({
  desc: `names with a final dot: ${mode}`,
  page: plainPage,
  routes: { "/r": allowed },
  actions: [
    {
      kind: "source",
      to: "http://b.localhost/r",
      source: `const r = await fetch(to.replace(/localhost(?=[:/])/, "localhost."), { mode: "${mode}" }); return [r.type, r.status]`,
    },
  ],
}));

/** What depends on names whose http is not potentially trustworthy. */
const belowTest: readonly Case[] = ways.flatMap(({ page, from, to }) =>
  ["GET", "PUT"].map((method): Case => {
    const location = ["location", `${to}.localhost/r`] as const;
    return {
      desc: `names below test: ${page.url}, ${method}, ${from} to ${to}`,
      domain: "test",
      page,
      routes: {
        "/r": allowed,
        "/1": { ...allowed, actual: response([...allowed.actual.headers, location], 307), preflight: allowed.actual },
      },
      actions: [{ kind: "fetch", to: `${from}.localhost/1`, method }],
    };
  }),
);

/** What depends on how a host is named. */
export const otherNames: readonly Case[] = [...belowTest, ...withFinalDot];
