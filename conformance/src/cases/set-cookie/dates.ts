import { Prng } from "../random/prng.ts";
import { formats, otherDates, plainDate, variants, type DateParts } from "./date-parts.ts";

const partNames = Object.keys(variants) as (keyof DateParts)[];
const combinations = 240;

/** Each part varied alone in each format. */
const varied = formats.flatMap((format) =>
  partNames.flatMap((part) => variants[part].map((text) => format({ ...plainDate, [part]: text }))),
);

/** Several parts varied at once: the same ones each time. */
function combined(): string[] {
  const prng = new Prng(1);
  return Array.from({ length: combinations }, () => {
    const parts: DateParts = { ...plainDate };
    for (const part of ["day", "month", "year", "time", "zone"] as const) {
      if (prng.chance(0.4)) Object.assign(parts, { [part]: variants[part][prng.integer(variants[part].length)] });
    }
    return (formats[prng.integer(formats.length)] ?? String)(parts);
  });
}

/** Values of Expires. */
export const dates: readonly string[] = [...new Set([...varied, ...combined(), ...otherDates])];
