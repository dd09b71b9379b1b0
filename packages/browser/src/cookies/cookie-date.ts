interface Fields {
  readonly time: readonly [number, number, number] | undefined;
  readonly day: number | undefined;
  readonly month: number | undefined;
  readonly year: number | undefined;
}

const delimiters = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const timePattern = /^([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?![0-9])/;
const dayPattern = /^([0-9]{1,2})(?![0-9])/;
const monthPattern = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const yearPattern = /^([0-9]{2,4})(?![0-9])/;
const months: readonly string[] = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * The moment that the value of an Expires attribute names, in any of the spellings that servers use, in milliseconds
 * since 1970; `undefined` where it names none. Time zones are not looked at: all is UTC.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-parse-a-date
 */
export function parseCookieDate(text: string): number | undefined {
  // 1. and 2. Tokens, each into the first field that it fits and that is free.
  const none: Fields = { time: undefined, day: undefined, month: undefined, year: undefined };
  const { time, day, month, year } = text.split(delimiters).reduce(withToken, none);
  // 5. All there, and in range.
  if (time === undefined || day === undefined || month === undefined || year === undefined) return undefined;
  const [hour, minute, second] = time;
  // 3. and 4. Two digits.
  const fullYear = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year;
  if (fullYear < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  // 6. A day that its month has.
  const date = new Date(Date.UTC(fullYear, month, day, hour, minute, second));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined;
}

function withToken(fields: Fields, token: string): Fields {
  if (fields.time === undefined) {
    const [, hour, minute, second] = timePattern.exec(token) ?? [];
    if (hour !== undefined) return { ...fields, time: [Number(hour), Number(minute), Number(second)] };
  }
  const day = fields.day === undefined ? dayPattern.exec(token)?.[1] : undefined;
  if (day !== undefined) return { ...fields, day: Number(day) };
  const month = fields.month === undefined ? monthPattern.exec(token)?.[1] : undefined;
  if (month !== undefined) return { ...fields, month: months.indexOf(month.toLowerCase()) };
  const year = fields.year === undefined ? yearPattern.exec(token)?.[1] : undefined;
  return year === undefined ? fields : { ...fields, year: Number(year) };
}
