import { parseOrigin, sanitizeText } from "sallyport/standard";
import { shippedEngineNames } from "../../engines/engine.ts";
import { shippedEngines } from "../../engines/index.ts";
import { causesNamed, causesOf } from "../causes.ts";
import type { MessageReading } from "../explanation.ts";
import { nothingKnown, type Facts } from "../attempt-facts.ts";
import { dangersFor, dangersNamed, fixesFor, fixesNamed } from "../fixes.ts";
import { codeTexts } from "../codes/index.ts";
import { cookieFixes, refusedCookieTexts, blockedCookieTexts } from "../cookie-texts.ts";
import { messageTexts } from "./topic-texts.ts";
import { webkitOriginWhy } from "../codes/cors.ts";
import { patterns, vaguePatterns, type Pattern } from "./message-patterns.ts";
import { before, statusBehind } from "./message-context.ts";
import { matchesOf, type Match } from "./message-template.ts";
import { flatten, foldCase } from "./normalize.ts";

const maxReadings = 50;
const maxText = 1000;

interface Found {
  readonly pattern: Pick<Pattern, "engine" | "code" | "engineCode" | "topic" | "cookie" | "preflight">;
  readonly match: Match;
}

/** By place; of those that overlap, the one that begins first, and of these the longest. */
function withoutOverlaps(found: readonly Found[]): readonly Found[] {
  const sorted = found.toSorted((a, b) => a.match.start - b.match.start || b.match.end - a.match.end);
  let end = 0;
  return sorted.filter(({ match }) => {
    const free = match.start >= end;
    if (free) end = match.end;
    return free;
  });
}

const findAll = (known: readonly Pattern[], folded: string, flat: string): readonly Found[] =>
  withoutOverlaps(
    known.flatMap((pattern) => matchesOf(pattern.template, folded, flat).map((match) => ({ pattern, match }))),
  );

/** Codes themselves, as DevTools, the protocol and the addresses of MDN have them. */
function findCodes(flat: string): readonly Found[] {
  return [...flat.matchAll(/[A-Za-z]{8,48}/g)].flatMap(({ 0: word, index }): Found[] => {
    const match = { start: index, end: index + word.length, values: {} };
    return shippedEngineNames.flatMap((engine): Found[] => {
      const meaning = shippedEngines[engine].meaningOf(word);
      return meaning === undefined ? [] : [{ pattern: { engine, engineCode: word, ...meaning }, match }];
    });
  });
}

/** What the places in an engine's words stand for. */
const names: Partial<Record<string, string>> = {
  "preflight-method": "method",
  "preflight-header": "header",
  "local-network-denied": "space",
  "local-network-insecure": "space",
};

const aURL = (text: string | undefined): string | undefined =>
  text !== undefined && URL.canParse(text) ? new URL(text).href : undefined;

const anOrigin = (text: string | undefined): string | undefined =>
  text === "null" || (text !== undefined && parseOrigin(text) !== undefined) ? text : undefined;

function factsOf({ code, preflight }: Found["pattern"], values: Readonly<Record<string, string>>): Facts {
  const { origin, url, value, status } = values;
  return {
    ...nothingKnown,
    code,
    page: anOrigin(origin),
    origin: anOrigin(origin),
    url: aURL(url),
    method: code === "preflight-method" ? value : undefined,
    headers: code === "preflight-header" && value !== undefined ? [value] : [],
    credentials: code === "cors-origin-wildcard" || code === "cors-credentials",
    preflight: preflight === true,
    value: code === "preflight-status" || code === "preflight-redirect" ? status : value,
    status: status === undefined ? undefined : Number(status),
  };
}

type Advice = Pick<MessageReading, "why" | "causes" | "fixes" | "dangers">;

function adviceOn({ engine, code, topic, cookie }: Found["pattern"], facts: Facts): Advice {
  if (code !== undefined) {
    // WebKit has one line for a header that is missing and for one that names another origin.
    const why = engine === "webkit" && code === "cors-origin-missing" ? webkitOriginWhy : codeTexts[code].why;
    return { why: why(facts), causes: causesOf(facts), fixes: fixesFor(facts), dangers: dangersFor(facts) };
  }
  if (cookie !== undefined) {
    const why = { ...blockedCookieTexts, ...refusedCookieTexts }[cookie];
    return {
      why,
      causes: [],
      fixes: fixesNamed(cookieFixes[cookie] ?? [], facts),
      dangers: dangersNamed(["same-site-none"]),
    };
  }
  const own = messageTexts[topic ?? "vague"];
  return {
    why: own.why,
    causes: causesNamed(own.causes, facts),
    fixes: fixesNamed(own.fixes, facts),
    dangers: dangersNamed(own.dangers),
  };
}

function named(code: string | undefined, values: Readonly<Record<string, string>>): Record<string, string> {
  const name = names[code ?? ""];
  const { value, ...rest } = values;
  const all = value === undefined ? rest : { ...rest, [name ?? "value"]: value };
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, sanitizeText(one)]));
}

function read(
  { pattern, match }: Found,
  folded: string,
  flat: string,
  floor: number,
): MessageReading & { end: number } {
  const around = before(pattern.engine, folded, flat, floor, match.start);
  const { end, status } = statusBehind(folded, match.end);
  const values = { ...around.values, ...match.values, ...(status === undefined ? {} : { status }) };
  return {
    text: sanitizeText(flat.slice(around.start, end).slice(0, maxText)).trim(),
    engine: pattern.engine,
    code: pattern.code,
    engineCode: pattern.engineCode,
    values: named(pattern.code, values),
    ...adviceOn(pattern, factsOf(pattern, values)),
    end,
  };
}

/** WebKit's second line has the URL of its first. */
function joined(readings: readonly MessageReading[]): readonly MessageReading[] {
  return readings.flatMap((one, index): MessageReading[] => {
    const next = readings[index + 1];
    const previous = readings[index - 1];
    const isSecond = (reading: MessageReading | undefined): boolean =>
      reading?.engine === "webkit" && reading.code === undefined && reading.engineCode === undefined;
    if (isSecond(one) && previous?.engine === "webkit" && !isSecond(previous)) return [];
    if (one.engine !== "webkit" || isSecond(one) || next === undefined || !isSecond(next)) return [one];
    return [{ ...one, values: { ...next.values, ...one.values } }];
  });
}

/**
 * Reads what a browser's console has printed.
 * @param text as it was copied, with whatever stands around it; what is beyond 65,536 characters is not read
 * @returns a reading for each message that is known, in their order; none where none is
 */
export function explainMessage(text: string): readonly MessageReading[] {
  const flat = flatten(text);
  const folded = foldCase(flat);
  const stated = findAll(patterns, folded, flat);
  const codes = findCodes(flat).filter(
    ({ pattern }) => !stated.some((one) => one.pattern.engineCode === pattern.engineCode),
  );
  const clear = withoutOverlaps([...stated, ...codes]);
  const found = clear.length > 0 ? clear : findAll(vaguePatterns, folded, flat);
  let floor = 0;
  const readings = found.slice(0, maxReadings).map((one) => {
    const { end, ...reading } = read(one, folded, flat, floor);
    floor = end;
    return reading;
  });
  return joined(readings);
}
