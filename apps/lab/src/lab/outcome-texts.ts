import type { Happened, ShippedEngine } from "../table/cell.ts";
import type { State } from "../world/story.ts";

const engineNames = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" } as const;

/** An engine, and its setting where that makes a difference. */
export const engineTitle = (engine: ShippedEngine, cookies: "default" | "allow" | undefined): string =>
  engineNames[engine] +
  (cookies === undefined ? "" : cookies === "allow" ? " with third-party cookies" : " as shipped");

interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A state's name in words: `publicReads` is “public reads”. */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export const changesOf = ({ state }: Happened, initial: State): readonly Change[] =>
  Object.entries(state)
    .filter(([name, value]) => initial[name] !== value)
    .map(([name, value]) => ({ name: wordsOf(name), before: String(initial[name] ?? ""), after: String(value) }));

const resultTexts: Readonly<Record<string, string>> = {
  blocked: "The page got an error, and nothing else.",
  opaque: "The page got a response that it cannot look into.",
  loaded: "The page shows it.",
  failed: "The page could not use it.",
  open: "The socket opened, and the page reads and writes.",
  refused: "The socket was refused.",
  "no cookies": "The page sees no cookies.",
  "no response": "No response arrived.",
  "document blocked, replied": "The document is out of reach, but the message was delivered and got a reply.",
  "document blocked, no reply": "The document is out of reach, and the message got no reply.",
};

/** What the page, or the program, got from the last action. */
export function pageText(happened: Happened): string {
  const last = happened.results.at(-1);
  if (last === undefined) return "The page left: it does not learn what happened.";
  const [, status] = /^read (\d+)$/.exec(last.is) ?? [];
  if (status !== undefined) return `The response was read, with status ${status}.`;
  return resultTexts[last.is] ?? `${last.is}.`;
}

export const serverText = (changes: readonly Change[]): string =>
  changes.length === 0
    ? "Nothing has changed at the servers."
    : changes.map(({ name, before, after }) => `${name}: ${before === "" ? "–" : before} → ${after}`).join(", ");
