import type { Case, HeaderList } from "../case.ts";
import { plainPage, securePage, type FetchPart } from "../row.ts";
import { a, b, c, chain, legs, type Chain } from "./redirect-chain.ts";

const x = "https://x.a.localhost";

const json: HeaderList = [
  ["content-type", "application/json"],
  ["content-language", "en"],
  ["x-a", "1"],
];

const credentialsModes = ["omit", "same-origin", "include"] as const;

const credentialed: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
];

/** Several hops of one status each: what one takes from the request, and whether the next has it again. */
const ways: readonly { desc: string; hops: readonly string[] }[] = [
  { desc: "B to B to B", hops: [`${b}/1`, `${b}/2`, `${b}/3`] },
  { desc: "B to A to C", hops: [`${b}/1`, `${a}/2`, `${c}/3`] },
  { desc: "A to B to B", hops: [`${a}/1`, `${b}/2`, `${b}/3`] },
  { desc: "A to A to B", hops: [`${a}/1`, `${a}/2`, `${b}/3`] },
];

const headers: readonly Chain[] = ways.flatMap(({ desc, hops }) =>
  [302, 303, 307].flatMap((status) => [
    ...credentialsModes.map((credentials) => ({
      desc: `JSON, ${status}, ${desc}, ${credentials}`,
      fetch: { method: "POST", body: { text: "{}" }, headers: json, credentials },
      status,
      hops,
      grant: credentialed,
      redirectGrant: credentialed,
    })),
    { desc: `QUERY, ${status}, ${desc}`, fetch: { method: "QUERY", body: { text: "x" } }, status, hops },
    { desc: `DELETE, ${status}, ${desc}`, fetch: { method: "DELETE" }, status, hops },
    {
      desc: `content-language on GET, ${status}, ${desc}`,
      fetch: { headers: [["content-language", "de-\u00e9"]] } satisfies FetchPart,
      status,
      hops,
    },
    ...["cors", "no-cors"].map((mode) => ({
      desc: `content-language on POST, ${status}, ${desc}, omit, ${mode}`,
      fetch: {
        method: "POST",
        body: { text: "x" },
        headers: [["content-language", "en"]],
        credentials: "omit",
        mode,
      } satisfies FetchPart,
      status,
      hops,
    })),
    {
      desc: `authorization, ${status}, ${desc}`,
      fetch: { headers: [["authorization", "Bearer x"]] } satisfies FetchPart,
      status,
      hops,
    },
  ]),
);

/** A Content-Type that an XMLHttpRequest has from its body, and which a script's header or a listener stands beside. */
const typesOfBodies: readonly Chain[] = ways.flatMap(({ desc, hops }) =>
  [302, 303, 307].flatMap((status) =>
    ["POST", "PUT"].flatMap((method) => {
      const xhr = { method, body: { blob: "{}", type: "application/json" } };
      const of = `xhr ${method} of JSON, ${status}, ${desc}`;
      return [
        { desc: of, xhr, status, hops },
        { desc: `${of}, with a header`, xhr: { ...xhr, headers: [["x-a", "1"]] satisfies HeaderList }, status, hops },
        { desc: `${of}, with a listener`, xhr: { ...xhr, uploadListener: "load" as const }, status, hops },
      ];
    }),
  ),
);

/** The page's policy over hops that lead away and back. */
const referrers: readonly Chain[] = [
  "unsafe-url",
  "no-referrer-when-downgrade",
  "origin-when-cross-origin",
  "same-origin",
].flatMap((referrerPolicy) =>
  [
    { desc: "B to A", hops: [`${b}/1`, `${a}/2`] },
    { desc: "B to same-site", hops: [`${b}/1`, `${x}/2`] },
    { desc: "A to B to A", hops: [`${a}/1`, `${b}/2`, `${a}/3`] },
    { desc: "A to B", hops: [`${a}/1`, `${b}/2`] },
  ].flatMap(({ desc, hops }) => [
    { desc: `referrer ${referrerPolicy}, ${desc}`, fetch: { referrerPolicy }, hops },
    {
      desc: `referrer ${referrerPolicy}, PUT, ${desc}`,
      fetch: { referrerPolicy, method: "PUT" },
      status: 307,
      hops,
    },
  ]),
);

const plain = (url: string): string => url.replace("https:", "http:");

/** Over plain http, where some of the origins differ only in the scheme. */
const schemes: readonly Chain[] = [
  { desc: "A to A", hops: [`${plain(a)}/1`, `${plain(a)}/2`] },
  { desc: "A to same-site", hops: [`${plain(a)}/1`, `${plain(x)}/2`] },
  { desc: "A to secure same-site", hops: [`${plain(a)}/1`, `${x}/2`] },
  { desc: "A to secure A", hops: [`${plain(a)}/1`, `${a}/2`] },
  { desc: "same-site to A", hops: [`${plain(x)}/1`, `${plain(a)}/2`] },
  { desc: "same-site to same-site", hops: [`${plain(x)}/1`, `${plain(x)}/2`] },
  { desc: "secure same-site to secure A", hops: [`${x}/1`, `${a}/2`] },
  { desc: "secure same-site to A", hops: [`${x}/1`, `${plain(a)}/2`] },
].flatMap(({ desc, hops }) => [
  { desc: `http page, ${desc}`, page: plainPage, hops },
  { desc: `http page, no-cors, ${desc}`, page: plainPage, fetch: { mode: "no-cors" }, hops },
  { desc: `http page, PUT, ${desc}`, page: plainPage, fetch: { method: "PUT" }, status: 307, hops },
]);

const noCors: readonly Chain[] = [
  { desc: "no-cors POST, A to A to B", hops: [`${a}/1`, `${a}/2`, `${b}/3`] },
  { desc: "no-cors POST, A to B to A", hops: [`${a}/1`, `${b}/2`, `${a}/3`] },
  { desc: "no-cors POST, B to B to C", hops: [`${b}/1`, `${b}/2`, `${c}/3`] },
].flatMap(({ desc, hops }) =>
  [302, 307].map((status) => ({
    desc: `${desc}, ${status}`,
    page: securePage,
    fetch: { mode: "no-cors", method: "POST" },
    status,
    hops,
  })),
);

const allowedAtHome: readonly (readonly [desc: string, origin: HeaderList])[] = [
  ["no origin", []],
  ["null", [["access-control-allow-origin", "null"]]],
  ["another origin", [["access-control-allow-origin", "https://c.localhost"]]],
];

/** The preflight of the page's own origin, to which a redirect leads back. */
const home: readonly Chain[] = allowedAtHome.map(([desc, origin]) => ({
  desc: `PUT, B to A, preflights that allow ${desc}`,
  fetch: { method: "PUT" },
  status: 307,
  hops: [`${b}/1`, `${a}/2`],
  preflights: [undefined, [...origin, ["access-control-allow-methods", "PUT"]]],
}));

const user = "https://user@b.localhost/9";

/** Headers for caches, the browser's name, and URLs with a user name. */
const others: readonly Chain[] = [
  ...[
    { desc: "C to B to B", hops: [`${c}/1`, `${b}/2`, `${b}/3`] },
    { desc: "C to B to C to C", hops: [`${c}/1`, `${b}/2`, `${c}/3`, `${c}/4`] },
  ].flatMap(({ desc, hops }) => [
    { desc: `if-none-match, ${desc}`, fetch: { headers: [["if-none-match", "x"] as const] }, hops },
    { desc: `no-store, ${desc}`, fetch: { cache: "no-store" }, hops },
    { desc: `no-cache, ${desc}`, fetch: { cache: "no-cache" }, hops },
  ]),
  ...[...legs, { desc: "A to A to B", hops: [`${a}/1`, `${a}/2`, `${b}/3`] }].map(({ desc, hops }) => ({
    desc: `user-agent, ${desc}`,
    fetch: { headers: [["user-agent", "mine"] as const] },
    hops,
  })),
  { desc: "A to B with a user name", hops: [`${a}/1`, user] },
  { desc: "x-a, A to B with a user name", fetch: { headers: [["x-a", "1"]] }, hops: [`${a}/1`, user] },
  { desc: "PUT, A to B with a user name", fetch: { method: "PUT" }, status: 307, hops: [`${a}/1`, user] },
  { desc: "x-a, B to B with a user name", fetch: { headers: [["x-a", "1"]] }, hops: [`${b}/1`, user] },
];

const toUserAtHome = chain({
  desc: "XMLHttpRequest, A to A with a user name",
  hops: [`${a}/1`, "https://user@a.localhost/2"],
});

/** What a request keeps, loses and gets back on a way of several hops. */
export const redirectMemory: readonly Case[] = [
  ...[...headers, ...typesOfBodies, ...referrers, ...schemes, ...noCors, ...home, ...others].map(chain),
  { ...toUserAtHome, actions: [{ kind: "xhr", to: `${a}/1` }] },
];
