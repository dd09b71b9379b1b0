import type { ScriptedResponse, Case, HeaderList } from "../case.ts";
import { response, caseOf, securePage, type FetchPart, type XhrPart } from "../row.ts";

const conditions: readonly (readonly [string, string])[] = [
  ["if-none-match", '"e"'],
  ["if-modified-since", "Sat, 01 Jan 2000 00:00:00 GMT"],
  ["if-match", '"e"'],
  ["if-range", '"e"'],
];

const cacheModes = ["default", "no-store", "reload", "no-cache", "force-cache"] as const;

/** The same request twice: is the second one preflighted? */
const conditional: readonly Case[] = conditions.flatMap(([name, value]) => {
  const headers: HeaderList = [[name, value]];
  return [
    caseOf({ desc: `twice: ${name}, fetch`, fetch: { headers }, times: 2 }),
    caseOf({ desc: `twice: ${name}, fetch PUT`, fetch: { headers, method: "PUT" }, times: 2 }),
    caseOf({ desc: `twice: ${name}, xhr`, xhr: { headers }, times: 2 }),
    ...cacheModes.map((cache) =>
      caseOf({ desc: `twice: ${name}, cache ${cache}`, fetch: { headers, cache }, times: 2 }),
    ),
  ];
});

const listener: XhrPart = { uploadListener: "load" };
const allowedMethods: readonly HeaderList[] = [
  [],
  [["access-control-allow-methods", "*"]],
  [["access-control-allow-methods", "PUT"]],
];

const listened: readonly Case[] = ["GET", "HEAD", "POST", "PATCH"].flatMap((method) =>
  allowedMethods.map((more) =>
    caseOf({
      desc: `twice: ${method} with an upload listener, ${more.length === 0 ? "no method" : String(more[0]?.[1])} allowed`,
      xhr: { ...listener, method },
      preflight: [["access-control-allow-origin", "https://a.localhost"], ...more],
      times: 2,
    }),
  ),
);

/** A failure of the actual request, and then the same preflighted request once more. */
function afterFailure(desc: string, first: FetchPart, actual: ScriptedResponse): Case {
  const preflight = {
    status: 204,
    headers: [
      ["access-control-allow-origin", "*"],
      ["access-control-allow-methods", "PUT"],
    ] as const,
  };
  const put = { kind: "fetch", to: "https://b.localhost/1", method: "PUT" } as const;
  return {
    desc: `after a failure: ${desc}`,
    page: securePage,
    routes: { "/1": { preflight, actual }, "/2": { preflight, actual: response([]) } },
    actions: [{ ...put, ...first }, put],
  };
}

const redirect = (to: string): ScriptedResponse => ({
  status: 307,
  headers: [
    ["access-control-allow-origin", "*"],
    ["location", to],
  ],
});

const failures: readonly Case[] = [
  afterFailure("redirect mode error", { redirect: "error" }, redirect("/2")),
  afterFailure("no grant", {}, response([])),
  afterFailure("no grant on the redirect", {}, { status: 307, headers: [["location", "/2"]] }),
  afterFailure("no grant after the redirect", {}, redirect("/2")),
  afterFailure("a location that is none", {}, redirect("https://")),
  afterFailure("a location with another scheme", {}, redirect("data:,x")),
  afterFailure("a bad port", {}, redirect("https://b.localhost:25/2")),
];

const single = ["authorization", "from", "if-modified-since", "max-forwards", "user-agent", "x-a", "if-none-match"];

/** Of two headers of one name, what goes out. */
const repeated: readonly Case[] = single.flatMap((name) =>
  ["fetch", "xhr"].map((kind) => {
    const part = {
      headers: [
        [name, "1"],
        [name, "2"],
      ] as const,
    };
    const desc = `header twice: ${name}, ${kind}`;
    return kind === "xhr" ? caseOf({ desc, xhr: part }) : caseOf({ desc, fetch: part });
  }),
);

/** What depends on what went before: cached leave, failures, headers of one name. */
export const preflightedAgain: readonly Case[] = [...conditional, ...listened, ...failures, ...repeated];
