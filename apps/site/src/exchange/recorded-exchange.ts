import { messageKinds, type Lane, type Message, type Sequence } from "@sallyport/browser/diagram";

/** What some engines did with a request, as it was recorded: everything that is drawn, and nothing that runs. */
export interface RecordedExchange {
  readonly groups: readonly RecordedGroup[];
}

/** Engines that did the same. */
export interface RecordedGroup {
  readonly engines: readonly string[];
  readonly sequence: Sequence;
}

const prefix = "x1.";

const limits = { text: 400, engines: 8, groups: 8, lanes: 5, messages: 80, lines: 16, whole: 200_000 } as const;

const engineNames: readonly string[] = ["chromium", "firefox", "webkit", "standard"];
const laneKinds: readonly string[] = ["page", "browser", "server"];

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= limits.text;

const isList = <T>(value: unknown, max: number, is: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.length <= max && value.every(is);

const isEngine = (value: unknown): value is string => typeof value === "string" && engineNames.includes(value);

const isLane = (value: unknown): value is Lane =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.name) &&
  typeof value.kind === "string" &&
  laneKinds.includes(value.kind) &&
  typeof value.attacker === "boolean";

const isMessage = (value: unknown): value is Message =>
  isRecord(value) &&
  (messageKinds as readonly unknown[]).includes(value.kind) &&
  isText(value.from) &&
  isText(value.to) &&
  isList(value.lines, limits.lines, isText);

const isVerdict = (value: unknown): value is Sequence["verdict"] =>
  isRecord(value) && ["sent", "executed", "readable"].every((name) => typeof value[name] === "boolean");

function isSequence(value: unknown): value is Sequence {
  if (!isRecord(value) || !isEngine(value.engine) || !isText(value.version) || !isVerdict(value.verdict)) return false;
  const { lanes, messages } = value;
  if (!isList(lanes, limits.lanes, isLane) || !isList(messages, limits.messages, isMessage)) return false;
  const ids = new Set(lanes.map(({ id }) => id));
  return lanes.length >= 2 && messages.every(({ from, to }) => ids.has(from) && ids.has(to));
}

/** How much text a drawing would have. */
const textLength = ({ sequence: { lanes, messages } }: RecordedGroup): number =>
  [...lanes.flatMap(({ id, name }) => [id, name]), ...messages.flatMap(({ lines }) => lines)].join("").length;

const isGroup = (value: unknown): value is RecordedGroup =>
  isRecord(value) &&
  isList(value.engines, limits.engines, isEngine) &&
  value.engines.length > 0 &&
  isSequence(value.sequence);

/** A recorded exchange, whoever gives it; `undefined` for anything else. */
export const checkedExchange = (value: unknown): RecordedExchange | undefined =>
  isRecord(value) &&
  isList(value.groups, limits.groups, isGroup) &&
  value.groups.length > 0 &&
  value.groups.reduce((sum, group) => sum + textLength(group), 0) <= limits.whole
    ? { groups: value.groups }
    : undefined;

/** An exchange as a text for an attribute or an address. */
export function encodeExchange(exchange: RecordedExchange): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(exchange))) bytes += String.fromCharCode(byte);
  return prefix + btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Reads an exchange from what `encodeExchange` made, or from JSON.
 * @returns `undefined` where it is neither
 */
export function decodeExchange(text: string): RecordedExchange | undefined {
  const trimmed = text.trim();
  if (trimmed.length > limits.whole) return undefined;
  try {
    if (!trimmed.startsWith(prefix)) return checkedExchange(JSON.parse(trimmed));
    const bytes = atob(trimmed.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const json = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
    return checkedExchange(JSON.parse(json));
  } catch {
    return undefined;
  }
}
