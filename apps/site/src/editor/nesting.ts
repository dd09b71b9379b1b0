import { yamlLanguage } from "@codemirror/lang-yaml";

/** The deepest tree that is highlighted: what reads a tree recurses, and a link that anybody made can hold any text. */
const deepest = 400;

/** A text with fewer places than this where a level could begin needs no look at its tree. */
const unsuspicious = 100;

/** How deep a text is by its characters alone, strings and comments included: a level takes a bracket, or a column. */
function apparentDepth(text: string): { readonly brackets: number; readonly opened: number; readonly columns: number } {
  let depth = 0;
  let brackets = 0;
  let opened = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    const opens = bracket === "[" || bracket === "{";
    opened += opens ? 1 : 0;
    depth = Math.max(0, depth + (opens ? 1 : -1));
    brackets = Math.max(brackets, depth);
  }
  let columns = 0;
  for (const line of text.split("\n")) {
    const indentation = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    columns = Math.max(columns, indentation + (line.match(/[-?:][ \t]/g)?.length ?? 0));
  }
  return { brackets, opened, columns };
}

/** Whether the syntax tree of a text of YAML is too deep to be worked on. */
export function nestsTooDeep(text: string): boolean {
  const { brackets, opened, columns } = apparentDepth(text);
  // Before the parser, whose time is the square of some depths.
  if (brackets > deepest || columns > deepest) return true;
  if (opened + columns < unsuspicious) return false;
  let depth = 0;
  let most = 0;
  try {
    yamlLanguage.parser.parse(text).iterate({
      enter: () => {
        depth += 1;
        most = Math.max(most, depth);
      },
      leave: () => {
        depth -= 1;
      },
    });
  } catch {
    // The stack of the parser, or a tree that it broke.
    return true;
  }
  return most > deepest;
}
