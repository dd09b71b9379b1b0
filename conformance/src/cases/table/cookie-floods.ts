import type { Action, Case, Route } from "../case.ts";
import { response, securePage } from "../row.ts";
import { b } from "./cookie-row.ts";

/** What a visit sets; at `b.localhost` unless it says where. */
interface Setting {
  readonly origin?: string;
  readonly lines: readonly string[];
}

const named = (letter: string, count: number, rest = "Secure; SameSite=None; Path=/"): string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${n}=1; ${rest}`);
const insecure = (letter: string, count: number): string[] => named(letter, count, "Path=/");

function flood(desc: string, settings: readonly Setting[], reads: readonly string[] = [b]): Case {
  const routes = settings.map(({ lines }, at): [string, Route] => [
    `/${at}`,
    { actual: response(lines.map((line) => ["set-cookie", line])) },
  ]);
  return {
    desc: `cookie flood: ${desc}`,
    page: securePage,
    visits: [...settings.map(({ origin = b }, at) => `${origin}/${at}`), ...reads.map((origin) => `${origin}/r`)],
    routes: { ...Object.fromEntries(routes), "/r": { actual: response([]) } },
    actions: [],
  };
}

const many = Array.from({ length: 20 }, (_, n) => `https://s${n}.localhost`);
const written = (lines: readonly string[]): Case => ({
  desc: `cookie: a script writes ${lines.join(", ")}`,
  page: securePage,
  routes: {},
  actions: lines.map((set): Action => ({ kind: "cookie", set })),
});

/** How many cookies an engine keeps, and which of them. */
export const cookieFloods: readonly Case[] = [
  ...[180, 181, 220].map((count) => flood(`${count} cookies`, [{ lines: named("c", count) }])),
  flood("insecure, then Secure", [{ lines: [...insecure("i", 20), ...named("c", 180)] }]),
  flood("Secure, then insecure", [{ lines: [...named("c", 180), ...insecure("i", 20)] }]),
  flood("Secure, then many insecure", [{ lines: [...named("c", 150), ...insecure("i", 50)] }]),
  flood("many insecure, then Secure", [{ lines: [...insecure("i", 100), ...named("c", 81)] }]),
  flood("session cookies, then others", [
    { lines: [...named("s", 20), ...named("c", 180, "Secure; Path=/; Max-Age=1000")] },
  ]),
  flood("low priority last", [{ lines: [...named("c", 160), ...named("l", 40, "Secure; Path=/; Priority=Low")] }]),
  flood("high priority first", [{ lines: [...named("h", 40, "Secure; Path=/; priority=HIGH"), ...named("c", 160)] }]),
  flood("low, medium and high priority", [
    {
      lines: [
        ...named("l", 100, "Secure; Path=/; Priority=Low"),
        ...named("m", 50, "Secure; Path=/; Priority=Medium"),
        ...named("h", 31, "Secure; Path=/; Priority=High"),
      ],
    },
  ]),
  flood("used in between", [
    { lines: [...named("c", 170), ...named("u", 5, "Secure; Path=/used")] },
    { lines: named("d", 30) },
  ]),
  flood("replaced in between", [{ lines: named("c", 170) }, { lines: named("c", 10) }, { lines: named("d", 30) }]),
  flood("two hosts of a site", [
    { origin: "https://x.b.localhost", lines: named("x", 170) },
    { lines: named("c", 100) },
  ]),
  flood(
    "many sites",
    many.map((origin) => ({ origin, lines: named("c", 170) })),
    many.slice(0, 2),
  ),
  written(["a=1", "b=2", "a=3"]),
  written(["a=1", "b=2", "a=1"]),
  written(["a=1", "b=2", "a=1; Max-Age=0", "a=5"]),
];
