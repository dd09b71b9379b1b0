import type { Case } from "../case.ts";
import type { FetchPart } from "../row.ts";
import { b, chain, legs, statuses } from "./redirect-chain.ts";

const requests: readonly { desc: string; fetch: FetchPart }[] = [
  { desc: "GET", fetch: {} },
  { desc: "HEAD", fetch: { method: "HEAD" } },
  { desc: "POST with a body", fetch: { method: "POST", body: { text: "x" } } },
  {
    desc: "PUT with JSON",
    fetch: { method: "PUT", body: { text: "{}" }, headers: [["content-type", "application/json"]] },
  },
  { desc: "x-a", fetch: { headers: [["x-a", "1"]] } },
  { desc: "authorization", fetch: { headers: [["authorization", "Bearer x"]] } },
];

const modes = ["cors", "no-cors", "same-origin"];

/** Status, request and mode by where it goes. */
export const redirects: readonly Case[] = [
  ...statuses.flatMap((status) =>
    requests.flatMap(({ desc, fetch }) =>
      legs.map((leg) => chain({ desc: `${desc}, ${status}, ${leg.desc}`, fetch, status, hops: leg.hops })),
    ),
  ),
  ...modes.flatMap((mode) =>
    legs.flatMap(({ desc, hops }) => [
      chain({ desc: `mode ${mode}, ${desc}`, fetch: { mode }, hops }),
      ...["error", "manual"].map((redirect) =>
        chain({ desc: `${redirect}, mode ${mode}, ${desc}`, fetch: { mode, redirect }, hops }),
      ),
    ]),
  ),
  chain({ desc: "manual, preflighted", fetch: { redirect: "manual", method: "PUT" }, hops: [`${b}/1`, `${b}/2`] }),
  chain({
    desc: "manual, without a grant",
    fetch: { redirect: "manual" },
    redirectGrant: [],
    hops: [`${b}/1`, `${b}/2`],
  }),
];
