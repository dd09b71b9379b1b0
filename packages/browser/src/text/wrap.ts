import { sanitizeText } from "sallyport/standard";
import { cellsOf } from "./cells.ts";

/** The width of a terminal, and of everything that is wrapped for one. */
export const terminalWidth = 80;

export interface WrapOptions {
  /** Stands before every line but the first. Default: nothing. */
  readonly indent?: string;
  /** Whether a word longer than a line is broken; otherwise it stays whole and its line is longer. Default: false. */
  readonly breakWords?: boolean;
  /** A text as the columns of the width, where an empty one belongs to the one before it. Default: the cells of a terminal. */
  readonly columnsOf?: (text: string) => readonly string[];
}

type Characters = readonly string[];

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

/** The end of the last word that ends within the room, or of the first one where none does. */
function wordEnd(characters: Characters, start: number, room: number): number {
  for (let at = start + room; at > start; at--) if (isSpace(characters[at])) return at;
  let at = start + room;
  while (at < characters.length && !isSpace(characters[at])) at++;
  return at;
}

/** What a line may end after, the best first: of a URL the parts of its path and query, before the labels of its host. */
const breaks = [/[,;]/, /[/?&]/, /[.=:_-]/];

/** The length of the word that begins at a place, as far as `max`. */
function wordLength(characters: Characters, start: number, max: number): number {
  let at = start;
  while (at < characters.length && at - start <= max && !isSpace(characters[at])) at++;
  return at - start;
}

/** Whether a line may end before a place: `https://` is followed by a part of its host. */
const isBreak = (characters: Characters, at: number, mark: RegExp): boolean =>
  mark.test(characters[at - 1] ?? "") &&
  characters[at] !== "/" &&
  !(characters[at - 1] === "/" && characters[at - 2] === "/");

/** The best end within the room: a word's, else after punctuation, else anywhere. A word that fits into the next line stays whole. */
function lineEnd(characters: Characters, start: number, room: number, nextRoom: number): number {
  const min = start + Math.ceil(room / 3);
  let space = start + room;
  while (space > start && !isSpace(characters[space])) space--;
  if (space >= min || (space > start && wordLength(characters, space + 1, nextRoom) <= nextRoom)) return space;
  for (const mark of breaks) for (let at = start + room; at >= min; at--) if (isBreak(characters, at, mark)) return at;
  return start + room;
}

/**
 * Breaks a text into lines of at most `width` columns, at spaces where it can.
 * @example wrap("one two three", 8) // ["one two", "three"]
 */
export function wrap(
  text: string,
  width: number,
  { indent = "", breakWords = false, columnsOf = cellsOf }: WrapOptions = {},
): string[] {
  const characters = columnsOf(text);
  const lines: string[] = [];
  let start = 0;
  do {
    const before = lines.length === 0 ? "" : indent;
    const room = Math.max(1, width - before.length);
    const isLast = characters.length - start <= room;
    const nextRoom = Math.max(1, width - indent.length);
    let end = isLast
      ? characters.length
      : breakWords
        ? lineEnd(characters, start, room, nextRoom)
        : wordEnd(characters, start, room);
    // A line ends before a character that has no room for its second column, unless that is all it has.
    if (characters[end] === "") end += end - 1 > start ? -1 : 1;
    lines.push((before + characters.slice(start, end).join("")).trimEnd());
    start = end;
    while (isSpace(characters[start])) start++;
  } while (start < characters.length);
  return lines;
}

/** The sanitized lines of a text below one another, the first with its own beginning. */
export const hang = (first: string, text: string, width: number = terminalWidth): readonly string[] =>
  wrap(sanitizeText(text), Math.max(20, width - first.length)).map(
    (line, index) => (index === 0 ? first : " ".repeat(first.length)) + line,
  );
