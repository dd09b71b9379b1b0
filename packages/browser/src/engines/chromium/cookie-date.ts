const delimiters = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const timePattern = /^([0-9]+):([0-9]+):([0-9]+)$/;
const months: readonly string[] = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const firstYear = 1601;

interface Fields {
  time?: readonly string[] | undefined;
  day?: number | undefined;
  month?: number | undefined;
  year?: number | undefined;
}

const withCentury = (year: number): number => (year < 70 ? year + 2000 : year < 100 ? year + 1900 : year);

const isIn = (value: number, first: number, last: number): boolean => value >= first && value <= last;

/**
 * The moment that an Expires attribute names in Chromium. As in the standard, but a token counts as a whole: `1st` is no
 * day, and a token with a colon is a time or makes the whole unreadable. Years have up to five digits; one below 1601 is
 * as if it were the earliest.
 */
export function parseChromiumDate(text: string): number | undefined {
  const fields: Fields = {};
  for (const token of text.split(delimiters)) if (!isRead(token, fields)) return undefined;
  const { time, day, month, year } = fields;
  if (time === undefined || day === undefined || month === undefined || year === undefined) return undefined;
  const [hour = 0, minute = 0, second = 0] = time.map(Number);
  if (!isIn(day, 1, 31) || !isIn(hour, 0, 23) || !isIn(minute, 0, 59) || !isIn(second, 0, 59)) return undefined;
  const fullYear = withCentury(year);
  if (fullYear < firstYear) return Number.NEGATIVE_INFINITY;
  const date = new Date(Date.UTC(fullYear, month, day, hour, minute, second));
  return date.getUTCMonth() === month ? date.getTime() : undefined;
}

/** Puts a token into the field that it fits; whether the date can still be read. */
function isRead(token: string, fields: Fields): boolean {
  if (!/^[0-9]/.test(token)) {
    const month = months.indexOf(token.slice(0, 3).toLowerCase());
    if (month >= 0) fields.month ??= month;
    return true;
  }
  if (fields.time === undefined && token.includes(":")) {
    const [, ...time] = timePattern.exec(token) ?? [];
    fields.time = time;
    return time.length > 0;
  }
  const number = /^[0-9]+$/.test(token) ? Number(token) : undefined;
  if (fields.day === undefined && token.length <= 2) fields.day = number;
  else if (fields.year === undefined && token.length <= 5) fields.year = number;
  return true;
}
