import { hideUserinfo } from "../../text/url.ts";
import { sanitizeText } from "sallyport/standard";
import { fill } from "../../engines/fill-template.ts";
import type { MessageReading } from "../explanation.ts";
import type { Finder } from "./finder.ts";
import { requestInObject } from "./error-object.ts";
import type { Found } from "./found.ts";
import { framesIn, framesOf, requestBeforeError, statusBehindError, type FrameMatch } from "./frames.ts";
import { joinReadings } from "./join-readings.ts";
import { adviceOn } from "./message-advice.ts";
import { messageFacts } from "./message-facts.ts";
import { flatten, foldCase, withoutMarks } from "./normalize.ts";
import { isOfRequest, withValues } from "./found-with-values.ts";
import { requestLinesIn, requestOf, type RequestLine } from "./request-lines.ts";
import { withLog } from "../servers/log-evidence.ts";
import type { Values } from "./topic.ts";

const maxReadings = 50;
const maxText = 1000;

/** What the places in a message stand for. */
const names: Partial<Record<string, string>> = {
  "preflight-method": "method",
  "preflight-header": "header",
  "local-network-denied": "space",
  "local-network-insecure": "space",
  "local-network-target": "space",
};

function named({ code, cookie }: Found["pattern"], values: Values): Record<string, string> {
  const name = cookie === undefined ? names[code ?? ""] : "cookie";
  const { value, ...rest } = values;
  const all: Values = value === undefined ? rest : { ...rest, [name ?? "value"]: value };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, one]) => (one === undefined ? [] : [[key, sanitizeText(one)]])),
  );
}

/** A text as it is searched. */
interface Text {
  readonly flat: string;
  readonly lines: readonly RequestLine[];
  /** What is known beside the text. */
  readonly known: Values;
}

/** The request in whose line the message stands, in the place of a status. */
const requestInLine = (lines: readonly RequestLine[], { start }: Found["match"]): Values => {
  const line = lines.find(({ status, end }) => status === undefined && start - end >= 0 && start - end <= 1);
  return line === undefined || line.source === "server" ? {} : { url: line.url, method: line.method };
};

const isOfNetwork = /^(?:net::|ns_|\(?blocked:|\(failed\)|failed to load resource)/i;

/** A code that the words end with, as a whole. */
const wholeCode = ({ text = "" }: Found["pattern"], { value }: Values): Values =>
  value !== undefined && /^[\w:]+\{value\}$/.test(text) ? { value: fill(text, { value }) } : {};

/** What the reading's own words have goes before what stands around it. */
function valuesOf(
  { match, pattern }: Found,
  around: readonly FrameMatch[],
  { flat, lines }: Text,
  floor: number,
): Values {
  const frames = Object.assign({}, ...around.map(({ values }) => values)) as Values;
  const isNetwork = isOfNetwork.test(flat.slice(match.start, match.end)) || pattern.vague === true;
  const request = isNetwork && match.values.url === undefined ? requestBeforeError(flat, floor, match.start) : {};
  const { errorStatus, ...own } = match.values;
  const values: Values = {
    ...(pattern.topic === "library-vague" ? requestInObject(flat, match.start) : {}),
    ...request,
    ...requestInLine(lines, match),
    ...(isNetwork ? statusBehindError(flat, match.end) : {}),
    ...frames,
    ...own,
    ...wholeCode(pattern, own),
  };
  const { url, status = errorStatus } = values;
  // Whatever else the console logged about this request.
  const logged = isOfRequest(pattern) ? requestOf(lines, { url, status, preflight: pattern.preflight === true }) : {};
  return { ...logged, ...values, ...(errorStatus === undefined ? {} : { status: errorStatus }) };
}

/** The years of the words, as narrow as the reason and what stands around it make them. */
function yearsOf({ pattern }: Found, around: readonly FrameMatch[]): Pick<MessageReading, "since" | "until"> {
  const all = [pattern, ...around.map(({ frame }) => frame)];
  const since = all.flatMap((one) => one.since ?? []);
  const until = all.flatMap((one) => one.until ?? []);
  return {
    ...(since.length === 0 ? {} : { since: Math.max(...since) }),
    ...(until.length === 0 ? {} : { until: Math.min(...until) }),
  };
}

const ofAnyBrowser: readonly MessageReading["engine"][] = ["chromium", "browser"];

/** Safari copies its lines with their level. */
const isOfSafari = (flat: string, start: number): boolean =>
  /\[(?:error|warning|blocked)\] $/i.test(flat.slice(Math.max(0, start - 12), start));

/** Who prints it: the words around the reason say that better than the reason, which engines share. */
function sourceOf({ pattern }: Found, around: readonly FrameMatch[], isSafari: boolean): MessageReading["engine"] {
  const framed = around.find(({ frame }) => frame.side === "before" && frame.source !== undefined)?.frame.source;
  if (isSafari && pattern.source === "webkit") return "webkit";
  return framed ?? (isSafari && ofAnyBrowser.includes(pattern.source) ? "webkit" : pattern.source);
}

/** Where the sentence begins, of whose words only the end is known. */
function sentenceStart(flat: string, floor: number, at: number): number {
  if (!/^[^A-Z(["'“‘]/.test(flat.slice(at, at + 1))) return at;
  const before = flat.slice(Math.max(floor, at - 200), at);
  const end = Math.max(before.lastIndexOf(". "), before.lastIndexOf("] "), before.lastIndexOf("; "));
  if (end !== -1) return at - before.length + end + 2;
  return before.length < 200 ? at - before.length : at;
}

/** Words of a pattern may be the beginning of a longer one. */
const endOfWord = (flat: string, at: number): number =>
  /[A-Za-z]/.test(flat[at - 1] ?? "") ? at + (/^[A-Za-z]*/.exec(flat.slice(at, at + 40))?.[0].length ?? 0) : at;

interface Place {
  readonly floor: number;
  readonly ceiling: number;
}

function read(one: Found, all: readonly FrameMatch[], text: Text, { floor, ceiling }: Place): MessageReading {
  const { flat, known } = text;
  const around = framesOf(all, one.match, floor, ceiling);
  const [found, values] = withValues(one, { ...known, ...valuesOf(one, around, text, floor) });
  const { pattern, match } = found;
  const start = sentenceStart(flat, floor, Math.min(match.start, ...around.map((one) => one.start)));
  const end = endOfWord(flat, Math.max(match.end, ...around.map((one) => one.end)));
  const engine = sourceOf(found, around, isOfSafari(flat, start));
  const { code, engineCode, topic, cookie } = pattern;
  const facts = messageFacts(pattern, values);
  return {
    text: sanitizeText(flat.slice(start, end).slice(0, maxText)).trim(),
    engine,
    code,
    engineCode,
    ...(topic === undefined ? {} : { topic }),
    ...(cookie === undefined ? {} : { cookie }),
    ...yearsOf(found, engine === "webkit" ? around.filter(({ frame }) => frame.source !== "chromium") : around),
    values: named(pattern, values),
    ...adviceOn(found, { ...facts, shown: withLog(facts.shown, flat) }, values),
  };
}

/**
 * Reads the messages in a text.
 * @param known what is known beside the text: a log knows the page
 * @param finder which messages are looked for
 */
export function readMessages(text: string, known: Values, finder: Finder): readonly MessageReading[] {
  // What is read is printed, and cut where it is long.
  const flat = hideUserinfo(flatten(text));
  const folded = foldCase(flat);
  const lines = requestLinesIn(flat);
  const stated = finder.stated(folded, flat);
  if (stated.length > 0) return readFound(stated, { flat, lines, known }, true);
  const bare = withoutMarks(flat);
  const unmarked = finder.unmarked(foldCase(bare), bare);
  return unmarked.length > 0
    ? readFound(unmarked, { flat: bare, lines: requestLinesIn(bare), known }, false)
    : readFound(finder.rest(folded, flat, lines), { flat, lines, known }, true);
}

/** What is said of each message that was found, with what stands around it. */
function readFound(all: readonly Found[], whole: Text, isMarked: boolean): readonly MessageReading[] {
  const { flat } = whole;
  const found = all.slice(0, maxReadings);
  const frames = framesIn(foldCase(flat), flat, isMarked);
  const readings = found.map((one, index) =>
    read(one, frames, whole, {
      floor: found[index - 1]?.match.end ?? 0,
      ceiling: found[index + 1]?.match.start ?? flat.length,
    }),
  );
  return joinReadings(readings);
}
