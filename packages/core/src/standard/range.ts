const rangePattern = /^bytes=([0-9]*)-([0-9]*)$/;
// No two runs of white space stand side by side, where each could take what the other gives back.
const rangeWithWhitespace = /^bytes[\t ]*=[\t ]*(?:([0-9]+)[\t ]*)?-[\t ]*([0-9]*)$/;

/**
 * The range that a Range header with a single range in bytes asks for: `bytes=0-10`, `bytes=5-`, `bytes=-500`; `null`
 * stands for the end that is left out. `undefined` where the standard returns failure: another unit, several ranges,
 * neither end, a start after the end. Numbers beyond 2^53 are rounded.
 *
 * https://fetch.spec.whatwg.org/#simple-range-header-value
 */
export function parseSingleRangeHeaderValue(
  value: string,
  allowWhitespace: boolean,
): { start: number | null; end: number | null } | undefined {
  // 1. to 16. One pass of a regular expression.
  const [, first = "", last] = (allowWhitespace ? rangeWithWhitespace : rangePattern).exec(value) ?? [];
  if (last === undefined) return undefined;
  const start = first === "" ? null : Number(first);
  const end = last === "" ? null : Number(last);
  // 17. and 18. An end, and in order.
  if (start === null ? end === null : end !== null && start > end) return undefined;
  return { start, end };
}
