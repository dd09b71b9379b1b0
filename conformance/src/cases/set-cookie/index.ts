import type { Case, Route } from "../case.ts";
import { response, securePage } from "../row.ts";
import { attributes } from "./attributes.ts";
import { linesWithBytes, loneLines, loneWrittenLines, writtenLines } from "./bytes.ts";
import { dates } from "./dates.ts";

/** Fewer than an engine keeps of one site. */
const linesOfACase = 60;

const a = "https://a.localhost";
const setting = (lines: readonly string[]): Route => ({
  actual: response(lines.map((line) => ["set-cookie", line] as const)),
});
const get = (path: string) => ({ kind: "fetch", to: `${a}${path}`, credentials: "include" }) as const;

interface Lines {
  readonly desc: string;
  /** Set before, by the page itself. */
  readonly before: readonly string[];
  readonly lines: readonly string[];
}

/** One response sets the lines; the next request and a script read what they left. */
const byHeader = ({ desc, before, lines }: Lines): Case => ({
  desc: `Set-Cookie lines: ${desc}`,
  page: { ...securePage, headers: before.map((line) => ["set-cookie", line] as const) },
  routes: { "/set": setting(lines), "/r": { actual: response([]) } },
  actions: [get("/set"), get("/r")],
});

const byScript = ({ desc, before, lines }: Lines): Case => ({
  desc: `Set-Cookie lines: ${desc}`,
  page: { ...securePage, headers: before.map((line) => ["set-cookie", line] as const) },
  routes: { "/r": { actual: response([]) } },
  actions: [...lines.map((set) => ({ kind: "cookie", set }) as const), get("/r")],
});

/**
 * Cases of a few lines each. Each cookie exists before its line, so that a line that deletes it differs from one that is refused.
 * Scripts set lines without that, because Firefox changes the order of cookies that a script overwrites.
 */
function batches(desc: string, lines: readonly ((k: string) => string)[], set = byHeader): Case[] {
  return Array.from({ length: Math.ceil(lines.length / linesOfACase) }, (_, at) => {
    const some = lines.slice(at * linesOfACase, (at + 1) * linesOfACase);
    return set({
      desc: `${desc} ${at + 1}`,
      before: set === byHeader ? some.map((_, index) => `k${index}=old`) : [],
      lines: some.map((line, index) => line(`k${index}`)),
    });
  });
}

/** With how long the cookies last. */
const timed = (desc: string, ends: readonly string[]): Case[] =>
  batches(
    desc,
    ends.map((end) => (k) => `${k}=new${end}`),
  ).map((described) => ({ ...described, lifetimes: true }));

/** What an engine makes of a Set-Cookie line, and of several hundred more. */
export const setCookieLines: readonly Case[] = [
  ...timed(
    "Expires",
    dates.map((date) => `; Expires=${date}`),
  ),
  ...timed("attributes", attributes),
  ...batches("bytes", linesWithBytes),
  ...batches("document.cookie", writtenLines, byScript),
  ...loneLines.map((line) => byHeader({ desc: JSON.stringify(line), before: ["w=1"], lines: [line] })),
  ...loneWrittenLines.map((line) =>
    byScript({ desc: `document.cookie = ${JSON.stringify(line)}`, before: ["w=1"], lines: [line] }),
  ),
];
