const months: readonly string[] = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** In hours behind UTC as WebKitGTK has them, which takes EST for UTC. */
const zones = { E: 0, C: 5, M: 10, P: 15 } as const;

/** Reads parts from a text, each from where the one before has ended. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** What matches here, which is consumed. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(this.rest) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  /** A number with the white space and the sign that the C library lets stand before it. */
  number(): { readonly value: number; readonly length: number } | undefined {
    const [text] = this.take(/\s*[+-]?[0-9]+/y) ?? [];
    return text === undefined ? undefined : { value: Number(text), length: text.length };
  }

  gap(): void {
    this.take(/[ -]*/);
  }
}

function readDay(reader: Reader): number | undefined {
  const day = reader.number()?.value;
  reader.gap();
  return day;
}

function readMonth(reader: Reader): number | undefined {
  const month = months.indexOf(reader.rest.slice(0, 3).toLowerCase());
  if (month < 0) return undefined;
  reader.take(/.{3}/);
  reader.gap();
  return month;
}

function readYear(reader: Reader): number | undefined {
  const { value = 0, length = 0 } = reader.number() ?? {};
  reader.gap();
  if (length === 0) return undefined;
  if (length === 2) return value < 70 ? value + 2000 : value + 1900;
  return length === 3 ? value + 1900 : value;
}

function readTime(reader: Reader): readonly [number, number, number] | undefined {
  const hour = reader.number()?.value;
  const minute = reader.take(/:/) === undefined ? undefined : reader.number()?.value;
  const second = reader.take(/:/) === undefined ? undefined : reader.number()?.value;
  reader.take(/ */);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
    ? undefined
    : [hour, minute, second];
}

/** In minutes before UTC; 0 for a zone that is not known. */
function readZone(reader: Reader): number {
  const [, sign, digits = "", minutes] = reader.take(/([+-])([0-9]+)(?::([0-9]+))?/) ?? [];
  if (sign !== undefined) {
    const number = Number(digits);
    if (number > 9999) return 0;
    const offset =
      minutes === undefined ? 60 * Math.floor(number / 100) + (number % 100) : 60 * number + Number(minutes);
    return Math.abs(offset) > 24 * 60 ? 0 : sign === "+" ? offset : -offset;
  }
  const [, zone, summer] = reader.take(/([ECMP])([DS])T/) ?? [];
  if (zone === undefined) return 0;
  return -60 * zones[zone as keyof typeof zones] + (summer === "D" ? 60 : 0);
}

/**
 * The moment that an Expires attribute names in WebKitGTK, whose cookies are libsoup's: the date before the time, in one of
 * the two orders of RFC 9110's formats, with nothing else between. Time zones count.
 */
export function parseWebKitDate(text: string): number | undefined {
  const reader = new Reader(text);
  reader.take(/\s*(?:[A-Za-z]+,?\s*)?/);
  const isAsctime = /^[A-Za-z]/.test(reader.rest);
  const first = isAsctime ? readMonth(reader) : readDay(reader);
  const second = isAsctime ? readDay(reader) : readMonth(reader);
  const [day, month] = isAsctime ? [second, first] : [first, second];
  const early = isAsctime ? undefined : readYear(reader);
  const time = readTime(reader);
  const year = isAsctime ? readYear(reader) : early;
  if (day === undefined || month === undefined || year === undefined || time === undefined) return undefined;
  if (year < 1 || year > 9999) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return undefined;
  return date.setUTCHours(...time) - readZone(reader) * 60_000;
}
