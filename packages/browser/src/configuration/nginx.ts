import { readBlocks, type Directive } from "./blocks.ts";
import type { Configuration, CorsRule, OriginEntry, PathScope, Place, Setting, Written } from "./configuration.ts";
import { literalOrigin, ruleOfHeaders, settingOf, type SetHeader } from "./header-rule.ts";
import { conditionOf, isOriginVariable, variablesIn, type Variables } from "./nginx-conditions.ts";

const resolver =
  (variables: Variables, guard: readonly OriginEntry[] | undefined) =>
  (header: SetHeader): readonly OriginEntry[] => {
    const { value, line } = header;
    if (isOriginVariable(value)) return guard ?? [{ value, line, kind: "reflected" }];
    return value.startsWith("$")
      ? (variables.origins.get(value.replace(/^\$\{(\w+)\}$/, "$$$1")) ?? [])
      : literalOrigin(header);
  };

/** `more_set_headers "A: 1" "B: 2";` of headers-more; it replaces what the application sends, on errors too. */
function moreHeaders({ words, ...at }: Directive): readonly SetHeader[] {
  return words
    .filter((one) => one.includes(":") && !/^-[st]$/.test(one))
    .map((one) => {
      const [name = "", ...value] = one.split(":");
      return { ...placeOf(at), name: name.trim(), value: value.join(":").trim(), always: true, replaces: true };
    });
}

const placeOf = ({ line, end, columns }: Pick<Directive, "line" | "end" | "columns">): Omit<Setting, "name"> => ({
  line,
  end,
  columns,
});

const setHeaders = (directives: readonly Directive[]): readonly SetHeader[] =>
  directives.flatMap((one) => {
    if (one.name === "more_set_headers") return moreHeaders(one);
    const { name, words } = one;
    return name === "add_header" && words.length >= 2
      ? [
          {
            ...placeOf(one),
            name: words[0] ?? "",
            value: words[1] ?? "",
            always: words[2] === "always",
            source: one.head,
          },
        ]
      : [];
  });

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
    .map((one) => ({ name: "preflight", ...placeOf(one) }));

const hasOrigin = (headers: readonly SetHeader[]): boolean =>
  headers.some(({ name }) => name.toLowerCase() === "access-control-allow-origin");

const isPassed = ({ name }: Directive): boolean => /^(?:proxy|fastcgi|uwsgi|scgi|grpc)_pass$/.test(name);
const hides = ({ name, words }: Directive): boolean =>
  /^(?:proxy|fastcgi|uwsgi|scgi|grpc)_hide_header$/.test(name) && /^access-control-allow-origin$/i.test(words[0] ?? "");

/** What a block inherits: headers apply only as long as an inner block has none of its own. */
interface Inherited {
  readonly headers: readonly SetHeader[];
  readonly hidden: boolean;
  readonly guard: readonly OriginEntry[] | undefined;
  readonly path: PathScope | undefined;
  readonly hosts: readonly string[] | undefined;
  /** `add_header_inherit merge`: whether inner blocks keep the headers from outside. */
  readonly merges: boolean;
  /** The block that sets them. */
  readonly scope: string;
  /** Whether the block sets no header of its own. */
  readonly isBare: boolean;
  /** The blocks for preflights beside a condition, and what they set. */
  readonly preflights: readonly Setting[];
  readonly preflight: readonly SetHeader[];
}

/** What is wrong with the headers of a block because of those around it. */
function faultsOf(
  block: readonly Directive[],
  own: readonly SetHeader[],
  outer: Pick<Inherited, "headers" | "merges">,
  hidden: boolean,
): CorsRule["faults"] {
  const [first] = own;
  const lost = first !== undefined && !outer.merges && !hasOrigin(own) && hasOrigin(outer.headers);
  const effective = first === undefined ? outer.headers : own;
  const passed = block.find(isPassed);
  return [
    ...(lost ? [{ code: "inheritance-lost" as const, line: first.line, value: first.name }] : []),
    ...(passed !== undefined && hasOrigin(effective) && !hidden
      ? [{ code: "two-writers" as const, line: passed.line, value: passed.name }]
      : []),
  ];
}

const returns = ({ block = [] }: Directive): boolean => block.some(({ name }) => name === "return");

/** Conditions on OPTIONS after which the request goes on; one that only sets a variable can be part of one that ends. */
function endless(options: readonly Directive[]): CorsRule["faults"] {
  const isEnded = options.some(returns);
  return options
    .filter((one) => !returns(one) && !(isEnded && one.block?.every(({ name }) => name === "set") === true))
    .map(({ line }) => ({ code: "if-without-return" as const, line, value: "OPTIONS" }));
}

const isInner = ({ name, block }: Directive): boolean =>
  block !== undefined && /^(?:http|server|location|if|limit_except)$/.test(name);

const hostsOf = ({ name, block = [] }: Directive): readonly string[] | undefined =>
  name === "server" ? block.flatMap((one) => (one.name === "server_name" ? one.words : [])) : undefined;

const headersIn = (own: readonly SetHeader[], outer: readonly SetHeader[], merges: boolean): readonly SetHeader[] => {
  if (own.length === 0) return outer;
  return merges ? [...outer, ...own] : own;
};

const mergesIn = (block: readonly Directive[]): boolean | undefined => {
  const [mode] = block.find(({ name }) => name === "add_header_inherit")?.words ?? [];
  return mode === undefined ? undefined : mode === "merge";
};

/** The methods that have Access-Control-Allow-Origin by a condition of their own. */
const methodsApart = (inner: readonly Directive[], variables: Variables): readonly string[] =>
  inner.flatMap((one) => (hasOrigin(setHeaders(one.block ?? [])) ? (conditionOf(one, variables).methods ?? []) : []));

/** A block, with what is read from it. */
interface Part {
  readonly at: Directive;
  readonly own: readonly SetHeader[];
  readonly options: readonly Directive[];
  readonly inner: readonly Directive[];
}

/** What the blocks in a block inherit from it. */
function inheritedBy({ at, own, options }: Part, outer: Inherited, variables: Variables): Inherited {
  const block = at.block ?? [];
  const merges = mergesIn(block) ?? outer.merges;
  const ends = block.filter(returns);
  const others = ends.flatMap((one) => conditionOf(one, variables).others ?? []);
  return {
    headers: headersIn(own, outer.headers, merges),
    hidden: outer.hidden || block.some(hides) || own.some((one) => one.replaces === true && hasOrigin([one])),
    guard: conditionOf(at, variables).origins ?? (others.length === 0 ? outer.guard : others),
    path: pathOf(at) ?? outer.path,
    hosts: hostsOf(at) ?? outer.hosts,
    merges,
    scope: own.length === 0 ? outer.scope : at.head,
    isBare: own.length === 0,
    preflights: at.name === "if" ? outer.preflights : preflightBlocks(options),
    preflight: at.name === "if" ? outer.preflight : options.flatMap((one) => setHeaders(one.block ?? [])),
  };
}

function levelOf({ name }: Directive, isOfOrigins: boolean): CorsRule["within"] {
  if (name === "if") return isOfOrigins ? "origins" : "methods";
  return name === "http" || name === "server" ? "outer" : "place";
}

/** The headers of preflights that belong to a block: a condition on the origin has them only beside its own. */
function preflightOf(
  { own, inner }: Part,
  isOfOrigins: boolean,
  { preflight }: Inherited,
  variables: Variables,
): readonly SetHeader[] {
  // Conditions on the origin have the headers that the location lacks.
  const isLeftToThem = inner.some(
    (one) =>
      one.name === "if" && conditionOf(one, variables).methods === undefined && hasOrigin(setHeaders(one.block ?? [])),
  );
  return isLeftToThem || (isOfOrigins && !(hasOrigin(own) && hasOrigin(preflight))) ? [] : preflight;
}

/** The rule of a block itself. */
function ruleOf(part: Part, outer: Inherited, here: Inherited, variables: Variables): CorsRule | undefined {
  const { at, own, options, inner } = part;
  const { methods } = conditionOf(at, variables);
  const apart = methodsApart(inner, variables);
  const isOfOrigins = at.name === "if" && methods === undefined;
  // With conditions alone, a location keeps the headers from outside.
  const isKeeping = own.length === 0 && options.length > 0 && hasOrigin(outer.headers);
  const inOptions = options.flatMap(({ block = [] }) => faultsOf(block, setHeaders(block), here, true));
  const rule = ruleOfHeaders({
    line: at.line,
    scope: isKeeping ? outer.scope : at.head,
    all: isKeeping ? outer.headers : own,
    preflight: preflightOf(part, isOfOrigins, here, variables),
    resolve: resolver(variables, here.guard),
    faults: [
      ...faultsOf(at.block ?? [], own, { ...outer, merges: here.merges }, here.hidden),
      ...endless(options),
      ...inOptions,
    ],
    path: here.path,
    blocks: here.preflights,
  });
  return rule === undefined
    ? undefined
    : {
        ...rule,
        hosts: here.hosts,
        requestMethods: methods === undefined ? { except: apart } : { only: methods },
        conditionEnd: at.name === "if" ? at.end : undefined,
        within: isKeeping ? "outer" : levelOf(at, isOfOrigins),
        repeated: isOfOrigins && outer.isBare ? repeated(outer.headers) : [],
      };
}

/** The rules of a block and of those in it. */
function rulesIn(at: Directive, outer: Inherited, variables: Variables): readonly CorsRule[] {
  const block = at.block ?? [];
  const isOptions = (one: Directive): boolean => conditionOf(one, variables).isPreflight;
  const part = {
    at,
    own: setHeaders(block),
    options: block.filter(isOptions),
    inner: block.filter((one) => isInner(one) && !isOptions(one)),
  };
  const here = inheritedBy(part, outer, variables);
  const rule = ruleOf(part, outer, here, variables);
  return [...(rule === undefined ? [] : [rule]), ...part.inner.flatMap((one) => rulesIn(one, here, variables))];
}
/** The lines of headers that are no more than these, and that headers of its own would hide from a block. */
const repeated = (headers: readonly SetHeader[]): readonly string[] =>
  headers.flatMap((one) =>
    one.source === undefined || one.replaces === true || settingOf(one) !== undefined ? [] : [`${one.source};`],
  );

/** The locations, to which headers can be added. */
function placesIn(at: Directive, outer: Pick<Inherited, "headers" | "merges" | "hosts">): readonly Place[] {
  const block = at.block ?? [];
  const merges = mergesIn(block) ?? outer.merges;
  const own = setHeaders(block);
  const hosts = hostsOf(at) ?? outer.hosts;
  const place = {
    after: at.end > at.line ? at.line : undefined,
    path: pathOf(at),
    hosts,
    repeated: own.length > 0 || merges ? [] : repeated(outer.headers),
  };
  const inner = block.filter((one) => isInner(one) && one.name !== "if");
  const headers = headersIn(own, outer.headers, merges);
  return [
    ...(at.name === "location" ? [place] : []),
    ...inner.flatMap((one) => placesIn(one, { headers, merges, hosts })),
  ];
}

/** What is outside of `http`, in a file that `nginx -T` printed or that is included, stands in it. */
function rootOf(top: readonly Directive[]): Directive {
  const http = top.find(({ name }) => name === "http");
  const root: Directive = { name: "", words: [], line: 1, end: 1, columns: [0, 0], head: "", block: top };
  return http === undefined ? root : { ...http, block: [...(http.block ?? []), ...top.filter((one) => one !== http)] };
}

/** Files that are included, without those that set no headers of responses. */
function includesIn(block: readonly Directive[]): readonly Written[] {
  return block.flatMap((one) => {
    const [value = ""] = one.words;
    if (one.name === "include" && !/mime\.types$|_params$|\/modules-/.test(value)) return [{ value, line: one.line }];
    return one.block === undefined || one.name === "map" ? [] : includesIn(one.block);
  });
}

/** A configuration of nginx, or a part of one. */
export function readNginx(text: string): Configuration {
  const { top, ...read } = readBlocks(text, false);
  const variables = variablesIn(top);
  const nothing: Inherited = {
    headers: [],
    hidden: false,
    guard: undefined,
    path: undefined,
    hosts: undefined,
    merges: false,
    scope: "",
    isBare: false,
    preflights: [],
    preflight: [],
  };
  const root = rootOf(top);
  return {
    kind: "nginx",
    rules: rulesIn(root, nothing, variables),
    ...read,
    places: placesIn(root, nothing),
    includes: includesIn(top),
  };
}
