import {
  expressionEntries,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Place,
} from "./configuration.ts";
import { linesOf, outwards, solid, type Line, type Section } from "./apache-sections.ts";
import { literalOrigin, ruleOfHeaders, type SetHeader } from "./header-rule.ts";

const actions = /^(?:set|add|append|merge|setifempty)$/i;

/** A header with its condition, and where it stands. */
interface HeaderLine extends SetHeader {
  readonly condition: string;
  readonly section: Section | undefined;
}

/** `Header [always] set NAME VALUE [env=… | expr=…]`. */
function headerOf({ words, line, end, section }: Line): HeaderLine | undefined {
  if (words[0]?.toLowerCase() !== "header") return undefined;
  const always = words[1]?.toLowerCase() === "always";
  const [action = "", name = "", value = "", condition = ""] = words.slice(always ? 2 : 1);
  return actions.test(action) ? { name, value, line, end, always, condition, section } : undefined;
}

/** What an environment variable can be, by `SetEnvIf Origin`. */
function variablesIn(all: readonly Line[]): ReadonlyMap<string, readonly OriginEntry[]> {
  const found = new Map<string, OriginEntry[]>();
  for (const { words, line } of all) {
    const [name = "", attribute = "", value = "", ...assigned] = words;
    if (!/^SetEnvIf(?:NoCase)?$/i.test(name) || attribute.toLowerCase() !== "origin") continue;
    const isAny = /^\^?(?:\(\.[*+]\)|\.[*+])\$?$/.test(value);
    const entries = isAny ? [{ value, line, kind: "reflected" as const }] : expressionEntries({ value, line });
    for (const one of assigned) {
      const variable = one.split("=")[0] ?? "";
      const known = found.get(variable) ?? [];
      if (known.length < maxEntries) known.push(...entries);
      found.set(variable, known);
    }
  }
  return found;
}

/** Of one variable this many origins are compared. */
const maxEntries = 1000;

const comparison =
  /(?:req(?:_novary)?\(\s*['"]Origin['"]\s*\)|http\(\s*['"]Origin['"]\s*\)|%\{(?:HTTP_ORIGIN|HTTP:Origin|req:Origin)\})\s*(=~|==|-eq|-in)\s*(.*)/i;

/** `<If "%{HTTP:Origin} =~ m#^https://app\.example$#">`, or the like as a condition of a header. */
function comparedOrigin(condition: string, line: number): readonly OriginEntry[] | undefined {
  const [, operator = "", right = ""] = comparison.exec(condition.slice(0, 2000)) ?? [];
  if (operator === "=~") {
    const value = right.trim().replace(/^m?([#/|,])(.*)\1[a-z]*["']?$/, "$2");
    return expressionEntries({ value, line });
  }
  if (operator === "") return undefined;
  return [{ value: right.replaceAll(/["'\s]/g, ""), line, kind: operator === "-in" ? "function" : "exact" }];
}

/** The origins that a condition around a line lets through. */
function guardOf(section: Section | undefined): readonly OriginEntry[] | undefined {
  for (const one of outwards(section))
    if (/^If\s/i.test(one?.text ?? "")) return comparedOrigin(one?.text ?? "", one?.line ?? 1);
  return undefined;
}

const resolver =
  (variables: ReadonlyMap<string, readonly OriginEntry[]>) =>
  (header: HeaderLine): readonly OriginEntry[] => {
    const { value, line, condition, section } = header;
    const [, name] = /^%\{([A-Za-z0-9_:-]+)\}[es]$/.exec(value) ?? [];
    const guard = comparedOrigin(condition, line) ?? guardOf(section);
    const reflected = guard ?? [{ value, line, kind: "reflected" as const }];
    if (/^expr=%\{(?:HTTP_ORIGIN|req:origin|HTTP:Origin)\}$/i.test(value) || /^%\{origin\}i$/i.test(value))
      return reflected;
    if (name === undefined) return literalOrigin(header);
    const entries = variables.get(name);
    if (entries === undefined) return /^HTTP_ORIGIN$/i.test(name) ? reflected : [];
    return entries.some(({ kind }) => kind === "reflected") ? (guard ?? entries) : entries;
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

/** `<FilesMatch "\.woff$">`, `<Location ~ "^/api">`: the expression; a directory's is of a path on the disk. */
const expressionIn = (section: Section | undefined): string | undefined =>
  /^(?:(?:Location|Files)Match|(?:Location|Files)\s+~)(.*)/i
    .exec(section?.text ?? "")?.[1]
    ?.trim()
    .replace(/^["']|["']$/g, "");

/** The paths of a section: its own, or those of the one around it. */
function scopeOf(section: Section | undefined): PathScope | undefined {
  for (const one of outwards(section)) {
    const path = pathOf(one);
    if (path !== undefined) return { kind: "prefix", text: path };
    const text = expressionIn(one);
    if (text !== undefined) return { kind: "expression", text };
    const [, file] = /^Files\s+["']?([\w.-]+)["']?/i.exec(one?.text ?? "") ?? [];
    if (file !== undefined) return { kind: "expression", text: `/${file.replaceAll(".", "\\.")}$` };
    if (/^(?:DirectoryMatch|Files\s)/i.test(one?.text ?? "")) return { kind: "expression", text: one?.text ?? "" };
  }
  return undefined;
}

type Hosts = ReadonlyMap<Section | undefined, readonly string[]>;

/** The names of each `<VirtualHost>`. */
function hostsIn(all: readonly Line[]): Hosts {
  const found = new Map<Section | undefined, readonly string[]>();
  for (const { words, section } of all) {
    const [name = "", ...names] = words;
    if (!/^Server(?:Name|Alias)$/i.test(name) || !/^VirtualHost\b/i.test(section?.text ?? "")) continue;
    const hosts = names.map((one) => one.replace(/^\w+:\/\//, "").replace(/:\d+$/, ""));
    found.set(section, [...(found.get(section) ?? []), ...hosts]);
  }
  return found;
}

function hostsOf(section: Section | undefined, hosts: Hosts): readonly string[] | undefined {
  const [host] = [...outwards(section)].flatMap((one) => (one !== undefined && hosts.has(one) ? [hosts.get(one)] : []));
  return host;
}

const placesIn = (sections: readonly Section[], hosts: Hosts): readonly Place[] =>
  sections
    .filter(({ text }) => /^(?:VirtualHost|Location)\b/i.test(text))
    .map((section) => ({ after: section.line, path: scopeOf(section), hosts: hostsOf(section, hosts) }));

/** A configuration of Apache, or an .htaccess file. */
export function readApache(text: string): Configuration {
  const { all, sections, cut } = linesOf(text);
  const resolve = resolver(variablesIn(all));
  const proxies = proxiesIn(all);
  const hosts = hostsIn(all);
  const groups = new Map<Section | undefined, Line[]>();
  for (const line of all) {
    const section = solid(line.section);
    const lines = groups.get(section) ?? [];
    lines.push(line);
    groups.set(section, lines);
  }
  const rules = [...groups].flatMap(([section, lines]) => {
    const [scope, ...others] = new Set(lines.map((one) => one.scope));
    const headers = lines.flatMap((line) => headerOf(line) ?? []);
    const rule = ruleOfHeaders({
      line: lines[0]?.line ?? 1,
      scope: others.length === 0 ? scope : section?.text,
      all: headers.filter(({ condition }) => !isForOptions(condition)),
      preflight: headers.filter(({ condition }) => isForOptions(condition)),
      resolve,
      faults: secondWriter(lines, proxies),
      path: scopeOf(section),
      blocks: headers
        .filter(({ condition, name }) => isForOptions(condition) && /^access-control-/i.test(name))
        .map(({ line, end }) => ({ name: "preflight", line, end })),
    });
    const within: CorsRule["within"] = guardOf(section) === undefined ? "place" : "origins";
    return rule === undefined ? [] : [{ ...rule, hosts: hostsOf(section, hosts), within }];
  });
  const includes = all.flatMap(({ words: [name = "", value = ""], line }) =>
    /^Include(?:Optional)?$/i.test(name) ? [{ value, line }] : [],
  );
  return { kind: "apache", rules, cut, places: placesIn(sections, hosts), includes };
}
