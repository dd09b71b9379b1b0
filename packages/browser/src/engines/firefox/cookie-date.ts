const months: readonly string[] = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** In minutes before UTC. */
const zones = new Map(
  Object.entries({
    ...{ gmt: 0, wet: 0, met: 60, bst: 60, eet: 120, jst: 540, nst: -210, ast: -240 },
    ...{ edt: -240, est: -300, cdt: -300, cst: -360, mdt: -360, mst: -420, pdt: -420, pst: -480 },
  }),
);
const lastYear = 32_767;

interface Fields {
  day?: number | undefined;
  month?: number | undefined;
  year?: number | undefined;
  time?: readonly [hour: number, minute: number, second: number] | undefined;
  /** By its name. */
  zone?: number | undefined;
  /** By its sign and digits, which only UTC may have beside its name. */
  offset?: number | undefined;
}

const fullYear = (year: number): number => (year < 70 ? year + 2000 : year < 100 ? year + 1900 : year);

const at = (pattern: RegExp, text: string, from: number): RegExpExecArray | undefined => {
  pattern.lastIndex = from;
  return pattern.exec(text) ?? undefined;
};

function readWord(text: string, from: number, fields: Fields): void {
  const word = text.slice(from, from + 3).toLowerCase();
  const month = months.indexOf(word);
  if (month >= 0) fields.month ??= month;
  else if (at(/ut(?![a-z])/iy, text, from)) fields.zone ??= 0;
  else fields.zone ??= zones.get(word);
}

/** The place to continue from: after the sign. */
function readOffset(text: string, from: number, fields: Fields): number {
  const isKnown = fields.offset !== undefined || (fields.zone !== undefined && fields.zone !== 0);
  const [, digits = ""] = at(/[+-]([0-9]*)/y, text, from) ?? [];
  if (isKnown || ![1, 2, 4].includes(digits.length)) return from + 1;
  const hours = Number(digits.slice(0, 2));
  const minutes = hours * 60 + Number(digits.slice(2));
  fields.offset = text[from] === "+" ? minutes : -minutes;
  return from + 1;
}

/** Two digits and two or one, and seconds of which even the digits may lack; AM or PM after it. */
const timePattern = /([0-9]{1,2}):([0-9]{1,2})(?![0-9]|:[0-9]{3})(?::([0-9]{0,2}))?(?:[ \t]*([ap])m)?/iy;

function readTime(text: string, from: number, fields: Fields): void {
  const [, hourText, minute, second, half] = at(timePattern, text, from) ?? [];
  if (fields.time !== undefined || hourText === undefined) return;
  const hour = Number(hourText);
  const isOfTwelve = half !== undefined && hour <= 12;
  const noon = isOfTwelve && half.toLowerCase() === "p" ? 12 : 0;
  fields.time = [(isOfTwelve && hour === 12 ? 0 : hour) + noon, Number(minute), Number(second ?? 0)];
}

/** Numbers alone: the year first, of two digits, where it can be no day; else the month first unless it can be none. */
function readNumericDate(text: string, from: number, fields: Fields): number {
  const pattern = /([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4,5}|[0-9]{1,2})(?![0-9a-z])/iy;
  const found = fields.month === undefined ? at(pattern, text, from) : undefined;
  if (found === undefined) return from;
  const [first = 0, second = 0, third = 0] = found.slice(1).map(Number);
  if (first > 31 || first === 0) {
    if (second > 12 || third > 31) return from;
    Object.assign(fields, { year: fullYear(first), month: second - 1, day: third });
  } else if (first > 12) {
    if (second <= 12) Object.assign(fields, { day: first, month: second - 1, year: fullYear(third) });
  } else Object.assign(fields, { month: first - 1, day: second, year: fullYear(third) });
  return from + found[0].length;
}

function readNumber(text: string, from: number, fields: Fields): number {
  const [digits = ""] = at(/[0-9]+/y, text, from) ?? [];
  const after = text.slice(from + digits.length);
  if (after.startsWith(":")) readTime(text, from, fields);
  else if (/^[/-][0-9]/.test(after)) return readNumericDate(text, from, fields);
  else if (/^[a-z]/i.test(after)) return from;
  else if (digits.length === 1) fields.day ??= Number(digits);
  else if (digits.length === 2 && fields.day === undefined && Number(digits) < 32) fields.day = Number(digits);
  else if (digits.length === 2) fields.year ??= fullYear(Number(digits));
  else if (digits.length === 4 || digits.length === 5) fields.year ??= Number(digits);
  return from;
}

/** The start of the next token. A hyphen is part of it where a digit follows, unless it stands behind a name before the year. */
function nextToken(text: string, from: number, { year }: Fields): number {
  let next = from + (at(/[^ \t,;+/()[\]-]*/y, text, from)?.[0].length ?? 0);
  for (;;) {
    next += at(/[ \t,;/()[\]]*/y, text, next)?.[0].length ?? 0;
    if (text[next] !== "-") return next;
    const isGap = year === undefined && /[a-z]/i.test(text[next - 1] ?? "");
    if (!isGap && /[0-9]/.test(text[next + 1] ?? "")) return next;
    next += 1;
  }
}

/**
 * The moment that an Expires attribute names in Firefox: whatever can be read as a date in any order, with what lacks of
 * the time as 0, and with days, hours and minutes beyond their range counted on. Time zones count.
 */
export function parseFirefoxDate(text: string): number | undefined {
  const fields: Fields = {};
  for (let next = 0; next < text.length;) {
    const first = text.charAt(next);
    let end = next;
    if (/[a-z]/i.test(first)) readWord(text, next, fields);
    else if (/[+-]/.test(first)) end = readOffset(text, next, fields);
    else if (/[0-9]/.test(first)) end = readNumber(text, next, fields);
    next = nextToken(text, end, fields);
  }
  const { day, month, year, time = [0, 0, 0], zone, offset } = fields;
  if (day === undefined || month === undefined || year === undefined || year > lastYear) return undefined;
  return Date.UTC(year, month, day, ...time) - (offset ?? zone ?? 0) * 60_000;
}
