import type { Case } from "../case.ts";
import { plainPage, type FetchPart } from "../row.ts";
import { a, b, c, chain, legs, type Chain } from "./redirect-chain.ts";

const paths: readonly Chain[] = [
  { desc: "A to B to A", hops: [`${a}/1`, `${b}/2`, `${a}/3`] },
  { desc: "B to B to C", hops: [`${b}/1`, `${b}/2`, `${c}/3`] },
  { desc: "B to C to B", hops: [`${b}/1`, `${c}/2`, `${b}/3`] },
  { desc: "A to same-site", hops: [`${a}/1`, "https://x.a.localhost/2"] },
  { desc: "same-site to A", hops: ["https://x.a.localhost/1", `${a}/2`] },
  { desc: "B to same-site", hops: [`${b}/1`, "https://x.a.localhost/2"] },
  { desc: "https to http", hops: [`${b}/1`, "http://b.localhost/2"] },
  { desc: "http to https, http page", page: plainPage, hops: ["http://b.localhost/1", `${b}/2`] },
  { desc: "http to http, http page", page: plainPage, hops: ["http://b.localhost/1", "http://c.localhost/2"] },
  { desc: "relative", hops: [`${b}/1`, "/2"] },
  { desc: "with a fragment", hops: [`${b}/1#old`, `${b}/2#new`] },
  { desc: "keeps the fragment", hops: [`${b}/1#old`, `${b}/2`] },
  { desc: "to userinfo, same-origin", hops: [`${a}/1`, "https://user:pass@a.localhost/2"] },
  { desc: "to userinfo, B to B", hops: [`${b}/1`, "https://user:pass@b.localhost/2"] },
  { desc: "to userinfo, A to B", hops: [`${a}/1`, "https://user:pass@b.localhost/2"] },
  { desc: "to userinfo, B to A", hops: [`${b}/1`, "https://user:pass@a.localhost/2"] },
  {
    desc: "to userinfo, B to B, no-cors",
    fetch: { mode: "no-cors" },
    hops: [`${b}/1`, "https://user:pass@b.localhost/2"],
  },
  { desc: "B to B without a grant on the redirect", redirectGrant: [], hops: [`${b}/1`, `${b}/2`] },
  { desc: "B to B without a grant at the end", grant: [], hops: [`${b}/1`, `${b}/2`] },
  { desc: "A to B without a grant on the redirect", redirectGrant: [], hops: [`${a}/1`, `${b}/2`] },
  { desc: "B to C for the page's origin", grant: [["access-control-allow-origin", a]], hops: [`${b}/1`, `${c}/2`] },
  { desc: "B to C for null", grant: [["access-control-allow-origin", "null"]], hops: [`${b}/1`, `${c}/2`] },
  { desc: "B to A for null", grant: [["access-control-allow-origin", "null"]], hops: [`${b}/1`, `${a}/2`] },
  { desc: "B to A without a grant", grant: [], hops: [`${b}/1`, `${a}/2`] },
  { desc: "A to B for the page's origin", grant: [["access-control-allow-origin", a]], hops: [`${a}/1`, `${b}/2`] },
];

const preflighted: readonly Chain[] = [
  {
    desc: "PUT, B to C for the page's origin",
    preflight: [
      ["access-control-allow-origin", a],
      ["access-control-allow-methods", "PUT"],
    ],
    fetch: { method: "PUT" },
    status: 307,
    hops: [`${b}/1`, `${c}/2`],
  },
  { desc: "PUT, A to B to B", fetch: { method: "PUT" }, hops: [`${a}/1`, `${b}/2`, `${b}/3`] },
  { desc: "PUT, A to B to C", fetch: { method: "PUT" }, hops: [`${a}/1`, `${b}/2`, `${c}/3`] },
  { desc: "PUT, B to B to B", fetch: { method: "PUT" }, hops: [`${b}/1`, `${b}/2`, `${b}/3`] },
  { desc: "PUT, A to A to B", fetch: { method: "PUT" }, hops: [`${a}/1`, `${a}/2`, `${b}/3`] },
  { desc: "GET, A to B to B", hops: [`${a}/1`, `${b}/2`, `${b}/3`] },
  { desc: "PUT by 302", fetch: { method: "PUT" }, hops: [`${b}/1`, `${b}/2`] },
  { desc: "PUT by 303", fetch: { method: "PUT" }, status: 303, hops: [`${b}/1`, `${b}/2`] },
  { desc: "custom method by 303", fetch: { method: "FOO" }, status: 303, hops: [`${b}/1`, `${c}/2`] },
  {
    desc: "POST by 307 with a stream",
    fetch: { method: "POST", body: { stream: "x" } },
    status: 307,
    hops: [`${a}/1`, `${a}/2`],
  },
  {
    desc: "credentials, B to C",
    fetch: { credentials: "include" },
    grant: [
      ["access-control-allow-origin", "null"],
      ["access-control-allow-credentials", "true"],
    ],
    redirectGrant: [
      ["access-control-allow-origin", a],
      ["access-control-allow-credentials", "true"],
    ],
    hops: [`${b}/1`, `${c}/2`],
  },
];

const loops: readonly Chain[] = [19, 20, 21].map((length) => ({
  desc: `${length} times`,
  hops: Array.from({ length: length + 1 }, (_, at) => `${b}/${at}`),
}));

const post: FetchPart = { method: "POST", body: { text: "x" }, mode: "no-cors" };

const others: readonly Chain[] = [
  ...[301, 307].flatMap((status) =>
    legs.map(({ desc, hops }) => ({ desc: `no-cors POST, ${status}, ${desc}`, fetch: post, status, hops })),
  ),
  { desc: "keepalive", fetch: { keepalive: true }, hops: [`${b}/1`, `${c}/2`] },
  { desc: "keepalive without a grant", fetch: { keepalive: true }, grant: [], hops: [`${b}/1`, `${b}/2`] },
  { desc: "if-none-match", fetch: { headers: [["if-none-match", "x"]] }, hops: [`${b}/1`, `${c}/2`] },
  { desc: "referrer, https to http and back", page: plainPage, hops: [`${b}/1`, "http://b.localhost/2", `${b}/3`] },
  { desc: "OPTIONS by 303", fetch: { method: "OPTIONS" }, status: 303, hops: [`${b}/1`, `${b}/2`] },
  {
    desc: "content-type and a custom header by 303",
    fetch: {
      method: "POST",
      body: { text: "{}" },
      headers: [
        ["content-type", "application/json"],
        ["x-a", "1"],
      ],
    },
    status: 303,
    hops: [`${b}/1`, `${b}/2`, `${c}/3`],
  },
  {
    desc: "authorization and a custom header",
    fetch: {
      headers: [
        ["authorization", "Bearer x"],
        ["x-a", "1"],
      ],
    },
    hops: [`${b}/1`, `${c}/2`],
  },
];

/** Longer ways, and grants and requests that a redirect bears on. */
export const redirectWays: readonly Case[] = [...paths, ...preflighted, ...loops, ...others].map(chain);
