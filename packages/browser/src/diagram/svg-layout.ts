import { columnsOf } from "./columns.ts";
import type { Lane } from "./sequence.ts";

/** The sizes of the two faces, in user units. Monospace, so that a text's width is known without a screen. */
export interface Face {
  readonly size: number;
  /** How wide a letter is. */
  readonly advance: number;
  /** The widest that a letter of the tag's face comes out on any system, on average. */
  readonly tag: number;
  /** How far apart lines are. */
  readonly line: number;
}

/** How a drawing is laid out: labels between lanes, or beside all of them. */
export type SvgLayout = "wide" | "narrow";

/** In user units: at 360 px of width one is a pixel. */
export const width = 360;
export const margin = 14;

export const face: Face = { size: 9, advance: 5.45, tag: 5.9, line: 12 };

/** The page's line, the browser's, and the servers'. */
const places: readonly (readonly number[])[] = [
  [42, 150],
  [42, 150, 316],
  [42, 134, 226, 314],
  [38, 112, 182, 252, 322],
];

/** Where each lane's line stands. */
export function laneXs(lanes: readonly Lane[]): ReadonlyMap<string, number> {
  const xs = places[lanes.length - 2];
  const [first, step] = [38, (width - 76) / Math.max(1, lanes.length - 1)];
  return new Map(lanes.map(({ id }, index) => [id, xs?.[index] ?? Math.round(first + step * index)]));
}

/** How many columns fit between two places. */
export const columnsIn = (units: number, { advance }: Face = face): number => Math.floor(units / advance);

export const widthOf = (lines: readonly string[], { advance }: Face = face): number =>
  Math.max(0, ...lines.map((line) => columnsOf(line).length)) * advance;
