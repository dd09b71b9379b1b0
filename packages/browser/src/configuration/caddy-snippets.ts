import type { Directive } from "./blocks.ts";
import { maxParts } from "./configuration.ts";
import { settingOf } from "./header-rule.ts";

/** Directives with each `import` of a snippet replaced by what it stands for, on the line of the import. */
interface Expanded {
  readonly block: readonly Directive[];
  /** The lines of imports that have more than CORS. */
  readonly mixed: ReadonlySet<number>;
}

/** How deep snippets may import each other. */
const maxImports = 8;

/** Whether what is in a snippet is about CORS alone. */
function isOfCors({ name, words, block }: Directive): boolean {
  if (name === "respond" || name === "defer" || name.startsWith("@")) return true;
  if (name !== "header") return /^(?:handle|route)$/.test(name) && (block ?? []).every(isOfCors);
  const own = block ?? [{ name: words.find((one) => !/^[@/*]/.test(one)) ?? "" }];
  return own.every(
    (one) =>
      one.name === "defer" || settingOf({ name: one.name.replace(/^[+>?]+/, ""), value: "origin" }) !== undefined,
  );
}

/** `{args[0]}`: the words behind the name of the snippet. */
const filled = (text: string, words: readonly string[]): string =>
  text.replaceAll(
    /\{args(?:\[(\d{1,2})\]|\.(\d{1,2}))\}/g,
    (_all, one?: string, other?: string) => words[Number(one ?? other)] ?? "",
  );

class Expander {
  readonly mixed = new Set<number>();
  readonly #snippets: ReadonlyMap<string, readonly Directive[]>;
  #parts = 0;

  constructor(snippets: ReadonlyMap<string, readonly Directive[]>) {
    this.#snippets = snippets;
  }

  expand(block: readonly Directive[], depth = 0): readonly Directive[] {
    return block.flatMap((one): readonly Directive[] => {
      const [name = "", ...words] = one.words;
      const snippet = one.name === "import" ? this.#snippets.get(name) : undefined;
      if (snippet === undefined)
        return [one.block === undefined ? one : { ...one, block: this.expand(one.block, depth) }];
      if (depth >= maxImports || this.#parts > maxParts) return [];
      if (!snippet.every(isOfCors)) this.mixed.add(one.line);
      return this.expand(this.#placed(snippet, words, one), depth + 1);
    });
  }

  #placed(block: readonly Directive[], words: readonly string[], at: Directive): readonly Directive[] {
    this.#parts += block.length;
    return block.map((one) => ({
      ...one,
      name: filled(one.name, words),
      words: one.words.map((each) => filled(each, words)),
      line: at.line,
      end: at.end,
      ...(one.block === undefined ? {} : { block: this.#placed(one.block, words, at) }),
    }));
  }
}

/** A Caddyfile without its snippets, which stand where they are imported; a file of snippets alone stays as it is. */
export function withoutImports(top: readonly Directive[]): Expanded {
  const isSnippet = ({ name, block }: Directive): boolean => block !== undefined && /^\(.+\)$/.test(name);
  const snippets = top.filter(isSnippet);
  if (snippets.length === top.length) return { block: snippets.map((one) => ({ ...one, name: "" })), mixed: new Set() };
  const expander = new Expander(new Map(snippets.map(({ name, block = [] }) => [name.slice(1, -1), block])));
  return { block: expander.expand(top.filter((one) => !isSnippet(one))), mixed: expander.mixed };
}
