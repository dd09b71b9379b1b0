import type { MessageReading } from "../../src/explain/index.ts";
import type { MessageCase } from "./messages/case.ts";

/** What a reading must have: a point for each. */
export interface Score {
  readonly points: number;
  readonly of: number;
  readonly lost: readonly string[];
}

const isOf = ({ code, topic, engineCode }: MessageReading): string => code ?? topic ?? engineCode ?? "";

/** What the short form is made of. */
const leading = (first: MessageReading | undefined): string =>
  first === undefined
    ? ""
    : [first.why, first.likely?.[0] ?? first.causes[0], JSON.stringify(first.fixes[0] ?? "")].join(" ");

/** Marks one case: who prints it, what it is, each value, and nothing said that must not be. */
export function mark(
  { text, reads, values = {}, says = [], not = [] }: MessageCase,
  read: (text: string) => readonly MessageReading[],
): Score {
  const readings = read(text);
  const [first] = readings;
  if (reads === undefined)
    return { points: readings.length === 0 ? 1 : 0, of: 1, lost: readings.map((one) => `claims ${isOf(one)}`) };
  const said = JSON.stringify(first ?? {});
  const is = first === undefined ? "unread" : (first.cookie ?? isOf(first));
  const checks: readonly (readonly [boolean, string])[] = [
    [first?.engine === reads[0], `engine ${first?.engine ?? "unread"}, not ${reads[0]}`],
    [is === reads[1], `${is}, not ${reads[1]}`],
    ...Object.entries(values).map(
      ([name, value]) =>
        [first?.values[name] === value, `${name} ${first?.values[name] ?? "missing"}, not ${value}`] as const,
    ),
    ...says.map((words) => [leading(first).includes(words), `doesn't say ${words}`] as const),
    ...not.map((words) => [first !== undefined && !said.includes(words), `says ${words}`] as const),
    [readings.length <= 1, `${String(readings.length)} readings: ${readings.map(isOf).join(", ")}`],
  ];
  const lost = checks.flatMap(([passes, why]) => (passes ? [] : [why]));
  return { points: checks.length - lost.length, of: checks.length, lost };
}
