/** The bytes that a request asks for: from one to another, from one on, or the last ones. */
interface SingleRange {
  /** `undefined` for the last `end` bytes. */
  readonly start: number | undefined;
  /** `undefined` for the rest. */
  readonly end: number | undefined;
}

/**
 * The one range that the value of Range asks for; `undefined` where it asks for several, or for what is no range.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function singleRange(value: string): SingleRange | undefined {
  const set = /^bytes[\t ]*=(.*)$/i.exec(value.trim())?.[1] ?? "";
  const [only = "", ...more] = set.split(",").flatMap((one) => one.trim() || []);
  const [, first, last] = /^(\d*)[\t ]*-[\t ]*(\d*)$/.exec(more.length === 0 ? only : "") ?? [];
  const start = first ? Number(first) : undefined;
  const end = last ? Number(last) : undefined;
  if (start === undefined) return end !== undefined && end > 0 ? { start, end } : undefined;
  return end !== undefined && end < start ? undefined : { start, end };
}
