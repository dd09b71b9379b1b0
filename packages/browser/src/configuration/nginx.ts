import { readBlocks, type Directive } from "./blocks.ts";
import {
  originEntry,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Place,
  type Setting,
} from "./configuration.ts";
import { literalOrigin, ruleOfHeaders, type SetHeader } from "./header-rule.ts";

/** What a variable can be: by a map of the Origin, or by `set` in an `if` that compares it. */
type Variables = ReadonlyMap<string, readonly OriginEntry[]>;

const ofOrigin = /^\$\{?http_origin\}?$/;

/** A key of a map or the right side of an `if` as an entry: `~` and `~*` begin an expression. */
function comparedTo(text: string, line: number): OriginEntry {
  if (!text.startsWith("~")) return originEntry({ value: text, line });
  return { value: text.replace(/^~\*?\s*/, ""), line, kind: "expression" };
}

/** `if ($http_origin ~ …)`: what is compared; `undefined` for another condition. */
function comparison({ name, words, line }: Directive): OriginEntry | undefined {
  if (name !== "if") return undefined;
  const parts = words.map((one) => one.replace(/^\(/, "").replace(/\)$/, "")).filter((one) => one !== "");
  const [left = "", operator = "", right = ""] = parts;
  if (!ofOrigin.test(left)) return undefined;
  if (operator.startsWith("~")) return { value: right, line, kind: "expression" };
  return operator === "=" ? originEntry({ value: right, line }) : undefined;
}

const isOptions = ({ name, words }: Directive): boolean =>
  name === "if" &&
  /^\(?\$request_method/.test(words[0] ?? "") &&
  words.some((one) => /^['"]?OPTIONS['"]?\)?$/i.test(one));

function mapEntries({ block = [] }: Directive): readonly OriginEntry[] {
  return block.flatMap(({ name, words, line }): readonly OriginEntry[] => {
    const [value = ""] = words;
    if (value === "" || /^(?:hostnames|volatile|include)$/.test(name)) return [];
    if (name === "default")
      return ofOrigin.test(value) ? [{ value, line, kind: "reflected" }] : [originEntry({ value, line })];
    return ofOrigin.test(value) ? [comparedTo(name, line)] : [originEntry({ value, line })];
  });
}

/** Variables of the whole file; nginx's maps are global, and a `set` elsewhere is rare. */
function variablesIn(top: readonly Directive[]): Variables {
  const found = new Map<string, OriginEntry[]>();
  const visit = (directives: readonly Directive[], guard: OriginEntry | undefined): void => {
    for (const one of directives) {
      const [first = "", second = ""] = one.words;
      if (one.name === "map" && ofOrigin.test(first)) found.set(second, [...mapEntries(one)]);
      else if (one.name === "set" && ofOrigin.test(second)) {
        const known = found.get(first) ?? [];
        known.push(guard ?? { value: second, line: one.line, kind: "reflected" });
        found.set(first, known);
      }
      if (one.block !== undefined && one.name !== "map") visit(one.block, comparison(one) ?? guard);
    }
  };
  visit(top, undefined);
  return found;
}

const resolver =
  (variables: Variables, guard: OriginEntry | undefined) =>
  (header: SetHeader): readonly OriginEntry[] => {
    const { value, line } = header;
    if (ofOrigin.test(value)) return [guard ?? { value, line, kind: "reflected" }];
    return value.startsWith("$") ? (variables.get(value) ?? []) : literalOrigin(header);
  };

const setHeaders = (directives: readonly Directive[]): readonly SetHeader[] =>
  directives.flatMap(({ name, words, line, end }) =>
    name === "add_header" && words.length >= 2
      ? [{ name: words[0] ?? "", value: words[1] ?? "", line, end, always: words[2] === "always" }]
      : [],
  );

/** The paths of a `location`; a named one has none of its own. */
function pathOf({ name, words }: Directive): PathScope | undefined {
  if (name !== "location") return undefined;
  const [first = "", second = ""] = words;
  if (first === "=") return { kind: "exact", text: second };
  if (first.startsWith("~")) return { kind: "expression", text: second };
  return { kind: "prefix", text: first === "^~" ? second : first };
}

/** The block for preflights, where it does nothing else. */
const preflightBlocks = (options: readonly Directive[]): readonly Setting[] =>
  options
    .filter(({ block = [] }) => block.every(({ name }) => name === "add_header" || name === "return"))
    .map(({ line, end }) => ({ name: "preflight", line, end }));

const hasOrigin = (headers: readonly SetHeader[]): boolean =>
  headers.some(({ name }) => name.toLowerCase() === "access-control-allow-origin");

const isPassed = ({ name }: Directive): boolean => /^(?:proxy|fastcgi|uwsgi|scgi|grpc)_pass$/.test(name);
const hides = ({ name, words }: Directive): boolean =>
  /^(?:proxy|fastcgi|uwsgi|scgi|grpc)_hide_header$/.test(name) && /^access-control-allow-origin$/i.test(words[0] ?? "");

/** What a block inherits: headers apply only as long as an inner block has none of its own. */
interface Inherited {
  readonly headers: readonly SetHeader[];
  readonly hidden: boolean;
  readonly guard: OriginEntry | undefined;
  readonly path: PathScope | undefined;
  /** The blocks for preflights beside a condition. */
  readonly preflights: readonly Setting[];
}

/** What is wrong with the headers of a block because of those around it. */
function faultsOf(
  block: readonly Directive[],
  own: readonly SetHeader[],
  outer: Pick<Inherited, "headers">,
  hidden: boolean,
): CorsRule["faults"] {
  const [first] = own;
  const lost = first !== undefined && !hasOrigin(own) && hasOrigin(outer.headers);
  const effective = first === undefined ? outer.headers : own;
  const passed = block.find(isPassed);
  return [
    ...(lost ? [{ code: "inheritance-lost" as const, line: first.line, value: first.name }] : []),
    ...(passed !== undefined && hasOrigin(effective) && !hidden
      ? [{ code: "two-writers" as const, line: passed.line, value: passed.name }]
      : []),
    ...block
      .filter((one) => isOptions(one) && one.block?.some(({ name }) => name === "return") !== true)
      .map(({ line }) => ({ code: "if-without-return" as const, line, value: "OPTIONS" })),
  ];
}

/** The rules of a block and of those in it. */
function rulesIn(at: Directive, outer: Inherited, variables: Variables): readonly CorsRule[] {
  const block = at.block ?? [];
  const own = setHeaders(block);
  const guard = comparison(at) ?? outer.guard;
  const hidden = outer.hidden || block.some(hides);
  const headers = own.length === 0 ? outer.headers : own;
  const options = block.filter(isOptions);
  const path = pathOf(at) ?? outer.path;
  const preflights = preflightBlocks(options);
  const preflight = options.flatMap((one) => setHeaders(one.block ?? []));
  const lostInOptions = options.flatMap((one) =>
    faultsOf(one.block ?? [], setHeaders(one.block ?? []), { headers }, true),
  );
  const rule = ruleOfHeaders({
    line: at.line,
    scope: [at.name, ...at.words].join(" ").trim(),
    all: own,
    preflight,
    resolve: resolver(variables, guard),
    faults: [...faultsOf(block, own, outer, hidden), ...lostInOptions],
    path,
    blocks: at.name === "if" ? outer.preflights : preflights,
  });
  const inner = block
    .filter(
      (one) => one.block !== undefined && /^(?:server|location|if|limit_except)$/.test(one.name) && !isOptions(one),
    )
    .flatMap((one) => rulesIn(one, { headers, hidden, guard, path, preflights }, variables));
  const conditionEnd = at.name === "if" ? at.end : undefined;
  return [...(rule === undefined ? [] : [{ ...rule, conditionEnd }]), ...inner];
}

/** The locations, to which headers can be added. */
function placesIn(block: readonly Directive[]): readonly Place[] {
  return block.flatMap((one) => [
    ...(one.name === "location" ? [{ line: one.line, path: pathOf(one) }] : []),
    ...(one.block !== undefined && /^(?:http|server|location)$/.test(one.name) ? placesIn(one.block) : []),
  ]);
}

/** A configuration of nginx, or a part of one. */
export function readNginx(text: string): Configuration {
  const { top, cut } = readBlocks(text, false);
  const variables = variablesIn(top);
  const nothing: Inherited = { headers: [], hidden: false, guard: undefined, path: undefined, preflights: [] };
  const http = top.find(({ name }) => name === "http");
  const root: Directive = http ?? { name: "", words: [], line: 1, end: 1, block: top };
  return { kind: "nginx", rules: rulesIn(root, nothing, variables), cut, places: placesIn(top) };
}
