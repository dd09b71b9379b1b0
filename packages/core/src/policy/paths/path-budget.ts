/**
 * How much of a path is read. Common servers refuse request lines over 8 kB, so no link that works today is longer; 2,048
 * escapes are 680 characters of Chinese; nobody nests 256 levels deep.
 */
const maxLength = 8_192;
const maxEscapes = 2_048;
const maxSegments = 256;

/** Of all readings together: 8 readings of the longest path, all 48 of one of 1,365 characters. */
const maxCharacters = 65_536;

/** A path up to this long is within every budget, whatever it holds. */
const alwaysWithin = 256;

const count = (path: string, sign: RegExp): number => path.match(sign)?.length ?? 0;

/** At most how many readings `readPath` gives: each kind of sign multiplies them. */
function countReadings(path: string): number {
  const separators = [/\\/, /%2f/i, /%5c/i].filter((sign) => sign.test(path)).length;
  const authority = /^\/(?:[/\\]|%2f|%5c)/i.test(path) ? 2 : 1;
  const parameters = path.includes(";") ? 3 : 1;
  const dots = separators === 0 && /\.|%2e/i.test(path) ? 3 : 1;
  return 2 ** separators * authority * parameters * dots;
}

/** Whether a path is too long, or can be read in too many ways, to be looked up. */
export function isOverBudget(path: string): boolean {
  if (path.length <= alwaysWithin) return false;
  return (
    path.length > maxLength ||
    count(path, /%/g) > maxEscapes ||
    count(path, /[/\\]|%2f|%5c/gi) > maxSegments ||
    path.length * countReadings(path) > maxCharacters
  );
}
