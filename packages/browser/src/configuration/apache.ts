import { maxDepth, maxParts, type Configuration, type OriginEntry } from "./configuration.ts";
import { literalOrigin, ruleOfHeaders, type SetHeader } from "./header-rule.ts";

interface Line {
  readonly words: readonly string[];
  readonly line: number;
  readonly scope: string | undefined;
}

/** The words of a line; quoted ones may hold spaces. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line.charAt(at))) {
      at++;
      continue;
    }
    const mark = line.charAt(at);
    const isQuoted = mark === '"' || mark === "'";
    let end = isQuoted ? at + 1 : at;
    while (end < line.length && (isQuoted ? line.charAt(end) !== mark : !/\s/.test(line.charAt(end))))
      end += line.charAt(end) === "\\" ? 2 : 1;
    words.push(line.slice(isQuoted ? at + 1 : at, end));
    at = end + (isQuoted ? 1 : 0);
  }
  return words;
}

/** The directives with the section that they stand in. */
function linesOf(text: string): { readonly all: readonly Line[]; readonly cut: boolean } {
  const all: Line[] = [];
  const sections: string[] = [];
  let cut = false;
  for (const [index, raw] of text.split("\n").entries()) {
    const written = raw.trim();
    if (written === "" || written.startsWith("#")) continue;
    if (all.length >= maxParts) return { all, cut: true };
    if (written.startsWith("</")) sections.pop();
    else if (written.startsWith("<")) {
      cut ||= sections.length >= maxDepth;
      sections.push(written.replace(/^</, "").replace(/>$/, ""));
    } else all.push({ words: wordsOf(written), line: index + 1, scope: sections.at(-1) });
  }
  return { all, cut };
}

const actions = /^(?:set|add|append|merge|setifempty)$/i;

/** `Header [always] set NAME VALUE [env=… | expr=…]`. */
function headerOf({ words, line }: Line): (SetHeader & { readonly condition: string }) | undefined {
  if (words[0]?.toLowerCase() !== "header") return undefined;
  const always = words[1]?.toLowerCase() === "always";
  const [action = "", name = "", value = "", condition = ""] = words.slice(always ? 2 : 1);
  return actions.test(action) ? { name, value, line, always, condition } : undefined;
}

/** What an environment variable can be, by `SetEnvIf Origin`. */
function variablesIn(all: readonly Line[]): ReadonlyMap<string, OriginEntry> {
  const found = new Map<string, OriginEntry>();
  for (const { words, line } of all) {
    const [name = "", attribute = "", value = "", ...assigned] = words;
    if (!/^SetEnvIf(?:NoCase)?$/i.test(name) || attribute.toLowerCase() !== "origin") continue;
    const isAny = /^\^?(?:\(\.[*+]\)|\.[*+])\$?$/.test(value);
    const kind = isAny ? "reflected" : "expression";
    for (const one of assigned) found.set(one.split("=")[0] ?? "", { value, line, kind });
  }
  return found;
}

const resolver =
  (variables: ReadonlyMap<string, OriginEntry>) =>
  (header: SetHeader): readonly OriginEntry[] => {
    const { value, line } = header;
    const [, name] = /^%\{([A-Za-z0-9_:-]+)\}[es]$/.exec(value) ?? [];
    if (/^expr=%\{(?:HTTP_ORIGIN|req:origin|HTTP:Origin)\}$/i.test(value) || /^%\{origin\}i$/i.test(value))
      return [{ value, line, kind: "reflected" }];
    if (name === undefined) return literalOrigin(header);
    if (/^HTTP_ORIGIN$/i.test(name)) return [{ value, line, kind: "reflected" }];
    const entry = variables.get(name);
    return entry === undefined ? [] : [entry];
  };

const isForOptions = (condition: string): boolean => /REQUEST_METHOD.*OPTIONS/i.test(condition);

/** A configuration of Apache, or an .htaccess file. */
export function readApache(text: string): Configuration {
  const { all, cut } = linesOf(text);
  const resolve = resolver(variablesIn(all));
  const scopes = [...new Set(all.map(({ scope }) => scope))];
  const byScope = new Map(scopes.map((scope): [string | undefined, Line[]] => [scope, []]));
  for (const line of all) byScope.get(line.scope)?.push(line);
  const rules = scopes.flatMap((scope) => {
    const lines = byScope.get(scope) ?? [];
    const headers = lines.flatMap((line) => headerOf(line) ?? []);
    const rule = ruleOfHeaders({
      line: lines[0]?.line ?? 1,
      scope,
      all: headers.filter(({ condition }) => !isForOptions(condition)),
      preflight: headers.filter(({ condition }) => isForOptions(condition)),
      resolve,
      faults: [],
    });
    return rule ?? [];
  });
  return { kind: "apache", rules, cut };
}
