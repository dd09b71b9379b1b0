import {
  maxDepth,
  maxParts,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Place,
} from "./configuration.ts";
import { literalOrigin, ruleOfHeaders, type SetHeader } from "./header-rule.ts";

/** A section, and the one around it. */
interface Section {
  readonly text: string;
  /** The line that opens it. */
  readonly line: number;
  readonly outer: Section | undefined;
}

interface Line {
  readonly words: readonly string[];
  readonly line: number;
  readonly scope: string | undefined;
  readonly section: Section | undefined;
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
function linesOf(text: string): {
  readonly all: readonly Line[];
  readonly sections: readonly Section[];
  readonly cut: boolean;
} {
  const all: Line[] = [];
  const sections: Section[] = [];
  let section: Section | undefined;
  let depth = 0;
  let cut = false;
  for (const [index, raw] of text.split("\n").entries()) {
    const written = raw.trim();
    if (written === "" || written.startsWith("#")) continue;
    if (all.length >= maxParts) return { all, sections, cut: true };
    if (written.startsWith("</")) {
      section = section?.outer;
      depth = Math.max(depth - 1, 0);
    } else if (written.startsWith("<")) {
      cut ||= depth++ >= maxDepth;
      section = { text: written.replace(/^</, "").replace(/>$/, ""), line: index + 1, outer: section };
      sections.push(section);
    } else all.push({ words: wordsOf(written), line: index + 1, scope: section?.text, section });
  }
  return { all, sections, cut };
}

const actions = /^(?:set|add|append|merge|setifempty)$/i;

/** `Header [always] set NAME VALUE [env=… | expr=…]`. */
function headerOf({ words, line }: Line): (SetHeader & { readonly condition: string }) | undefined {
  if (words[0]?.toLowerCase() !== "header") return undefined;
  const always = words[1]?.toLowerCase() === "always";
  const [action = "", name = "", value = "", condition = ""] = words.slice(always ? 2 : 1);
  return actions.test(action) ? { name, value, line, end: line, always, condition } : undefined;
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

/** How many proxies of one section are compared with a header's path. */
const maxProxies = 64;

/** What a proxy passes on: a path; `undefined` for all of its section. */
interface Proxy {
  readonly path: string | undefined;
  readonly line: number;
  readonly value: string;
}

function proxyOf({ words, line }: Line): Proxy | undefined {
  const [name = "", first = "", second] = words;
  if (/^ProxyPass(?:Match)?$/i.test(name)) {
    if (first === "!" || second === "!") return undefined;
    return { path: second === undefined || /match$/i.test(name) ? undefined : first, line, value: name };
  }
  const isRewrite = /^RewriteRule$/i.test(name) && /^\[(?:.*,)?(?:P|proxy)(?:,.*)?\]$/i.test(words[3] ?? "");
  const isHandler = /^SetHandler$/i.test(name) && /^proxy:/i.test(first);
  return isRewrite || isHandler ? { path: undefined, line, value: name } : undefined;
}

/** The path of `<Location "/api">`. */
const pathOf = (section: Section | undefined): string | undefined =>
  /^Location\s+["']?(\/[^"'\s]*)/i.exec(section?.text ?? "")?.[1];

const overlap = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.startsWith(other) || other.startsWith(one);

/** The proxies of a section itself, and the first one in the sections inside it. */
interface Proxies {
  readonly own: ReadonlyMap<Section | undefined, readonly Proxy[]>;
  readonly inside: ReadonlyMap<Section | undefined, Proxy>;
}

/** A section and those around it. */
function* outwards(section: Section | undefined): Generator<Section | undefined> {
  let at = section;
  for (let depth = 0; at !== undefined && depth < maxDepth; depth++) {
    yield at;
    at = at.outer;
  }
  yield undefined;
}

function proxiesIn(all: readonly Line[]): Proxies {
  const own = new Map<Section | undefined, Proxy[]>();
  const inside = new Map<Section | undefined, Proxy>();
  for (const one of all) {
    const proxy = proxyOf(one);
    if (proxy === undefined) continue;
    const list = own.get(one.section) ?? [];
    if (list.length < maxProxies) list.push(proxy);
    own.set(one.section, list);
    for (const outer of outwards(one.section)) if (!inside.has(outer)) inside.set(outer, proxy);
  }
  return { own, inside };
}

const isOrigin = (name = ""): boolean => /^access-control-allow-origin$/i.test(name);

/** `Header unset …`; `always unset` does not see what the application sent. */
const unsetsOrigin = ({ words: [name = "", ...more] }: Line): boolean =>
  name.toLowerCase() === "header" &&
  /^(?:onsuccess )?unset$/i.test(more.slice(0, -1).join(" ")) &&
  isOrigin(more.at(-1));

/** Whether a line adds to what the application sends: `set` replaces that, and `always set` doesn't see it. */
function addsOrigin(line: Line): boolean {
  const header = headerOf(line);
  const adds = header?.always === true || /^(?:add|append|merge)$/i.test(line.words[1] ?? "");
  return isOrigin(header?.name) && adds;
}

/** The proxy whose responses can have Access-Control-Allow-Origin from the application too. */
function secondWriter(lines: readonly Line[], { own, inside }: Proxies): CorsRule["faults"] {
  const writer = lines.find(addsOrigin);
  if (writer === undefined || lines.some(unsetsOrigin)) return [];
  const path = pathOf(writer.section);
  const around = [...outwards(writer.section)];
  const proxy =
    inside.get(writer.section) ??
    around.flatMap((section) => own.get(section) ?? []).find((one) => overlap(one.path, path));
  return proxy === undefined ? [] : [{ code: "two-writers", line: proxy.line, value: proxy.value }];
}

/** The paths of a section: its own, or those of the one around it. */
function scopeOf(section: Section | undefined): PathScope | undefined {
  for (const one of outwards(section)) {
    const path = pathOf(one);
    if (path !== undefined) return { kind: "prefix", text: path };
    if (/^(?:Location|Directory|Files)Match|^Location\s+~/i.test(one?.text ?? ""))
      return { kind: "expression", text: one?.text ?? "" };
  }
  return undefined;
}

const placesIn = (sections: readonly Section[]): readonly Place[] =>
  sections
    .filter(({ text }) => /^(?:VirtualHost|Location)\b/i.test(text))
    .map((section) => ({ line: section.line, path: scopeOf(section) }));

/** A configuration of Apache, or an .htaccess file. */
export function readApache(text: string): Configuration {
  const { all, sections, cut } = linesOf(text);
  const resolve = resolver(variablesIn(all));
  const proxies = proxiesIn(all);
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
      faults: secondWriter(lines, proxies),
      path: scopeOf(lines[0]?.section),
      blocks: headers
        .filter(({ condition, name }) => isForOptions(condition) && /^access-control-/i.test(name))
        .map(({ line, end }) => ({ name: "preflight", line, end })),
    });
    return rule ?? [];
  });
  return { kind: "apache", rules, cut, places: placesIn(sections) };
}
