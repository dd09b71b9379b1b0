import type { ScriptedResponse, Case, Route } from "../case.ts";
import { securePage } from "../row.ts";

const to = (...locations: readonly string[]): ScriptedResponse => ({
  status: 302,
  headers: locations.map((location) => ["location", location] as const),
});

const responses: readonly (readonly [desc: string, response: ScriptedResponse])[] = [
  ["two Locations", to("/2", "/3")],
  ["a Location that is none", to("https://")],
  ["a Location with another scheme", to("data:,x")],
  ["a Location without end", to("/r")],
  ["a Location elsewhere, without a grant", to("https://b.localhost/2")],
  [
    "two Content-Dispositions",
    {
      status: 200,
      headers: [
        ["content-disposition", "a"],
        ["content-disposition", "b"],
      ],
    },
  ],
];

/** For a bad port, only fetch gets an error: Firefox's XMLHttpRequest waits for ever, and to a page that looks like a slow server. */
const badPort: Case = {
  desc: "at home: a Location with a bad port, fetch",
  page: securePage,
  routes: { "/r": { actual: to("https://a.localhost:25/2") } },
  actions: [{ kind: "fetch", to: "https://a.localhost/r" }],
};

const reported: readonly Case[] = responses.flatMap(([desc, actual]) =>
  (["fetch", "xhr"] as const).map((kind) => ({
    desc: `at home: ${desc}, ${kind}`,
    page: securePage,
    routes: { "/r": { actual }, "/2": { actual: { status: 200, headers: [] } } },
    actions: [{ kind, to: "https://a.localhost/r#f" }],
  })),
);

const b = "https://b.localhost";
const c = "https://c.localhost";
const anyone = [["access-control-allow-origin", "*"]] as const;
const redirectTo = (location: string): Route => ({
  actual: { status: 302, headers: [...anyone, ["location", location]] },
});
const refused: Route = { actual: { status: 200, headers: [] } };

const away: readonly (readonly [desc: string, routes: Readonly<Record<string, Route>>])[] = [
  ["home and away", { "/1": redirectTo("/2"), "/2": redirectTo(`${b}/3`), "/3": refused }],
  ["away and further", { "/1": redirectTo(`${b}/2`), "/2": redirectTo(`${c}/3`), "/3": refused }],
  ["away and home", { "/1": redirectTo(`${b}/2`), "/2": redirectTo("https://a.localhost/3"), "/3": refused }],
  ["away, and not from there", { "/1": redirectTo(`${b}/2`), "/2": { actual: to(`${c}/3`) }, "/3": refused }],
];

/** The responseURL of a request that left the page's origin before it was refused. */
const refusedAway: readonly Case[] = away.map(([desc, routes]) => ({
  desc: `at home: redirects ${desc}, where it is refused`,
  page: securePage,
  routes,
  actions: [{ kind: "xhr", to: "https://a.localhost/1" }],
}));

/** What a page sees of a failure of its own server. */
export const sameOriginFailures: readonly Case[] = [...reported, ...refusedAway, badPort];
