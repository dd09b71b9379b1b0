import type { Configuration, CorsRule, Setting, SettingName } from "../../configuration/configuration.ts";
import { placeForRequest, type Target } from "../../configuration/rules-for-request.ts";
import { apache, headerLines, originVariable, ownSection, preflightResponse } from "../../explain/servers/apache.ts";
import { caddy, caddyLines } from "../../explain/servers/caddy.ts";
import {
  hiddenHeader,
  mapEntry,
  nginx,
  originMap,
  preflightBlock,
  sharedHeaders,
} from "../../explain/servers/nginx.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { editsOf, rangesOf, writtenAt, type ConfigurationEdit } from "./edit.ts";
import { fixTexts as texts } from "./fix-texts.ts";

/** A configuration that sets headers, and where in it a change belongs. */
export interface HeaderTarget {
  readonly configuration: Configuration;
  readonly rule: CorsRule | undefined;
  readonly change: ServerChange;
  /** The lines of the file. */
  readonly text: readonly string[];
  readonly target: Target;
}

type Edits = readonly (ConfigurationEdit | undefined)[];

const named = (rule: CorsRule | undefined, names: readonly SettingName[]): readonly Setting[] =>
  rule?.settings.filter(({ name, isShared }) => isShared !== true && names.includes(name)) ?? [];

/** The names of the headers that every response has. */
const sharedNames: readonly SettingName[] = ["origin", "vary", "credentials", "expose"];

const lastOf = ({ configuration, rule, target }: HeaderTarget): number | undefined =>
  rule?.lastLine ?? placeForRequest(configuration, target)?.after;

const whereOf = ({ rule, change }: HeaderTarget, otherwise: (change: ServerChange) => string): string =>
  rule?.scope === undefined || rule.scope === "" ? otherwise(change) : texts.inScope(rule.scope);

/** A map of the file's own that chooses the origin: its variable, and the lines of its entries. */
interface OwnMap {
  readonly variable: string;
  readonly lastEntry: number;
  /** Entries that admit more than one origin. */
  readonly open: readonly { readonly line: number; readonly end: number }[];
}

function ownMap({ rule, text }: HeaderTarget): OwnMap | undefined {
  const [setting] = named(rule, ["origin"]);
  const variable = setting === undefined ? undefined : /\$\{?(\w+)/.exec(writtenAt(text, setting))?.[1];
  const entries =
    rule?.origins.filter(({ line }) => /^\s*(?:["'~]|https?:|default\b)[^{}]*$/.test(text[line - 1] ?? "")) ?? [];
  if (variable === undefined || variable === "http_origin" || entries.length === 0) return undefined;
  return {
    variable: `$${variable}`,
    lastEntry: entries.reduce((last, { line }) => Math.max(last, line), 0),
    open: entries.filter(({ kind }) => kind !== "exact").map(({ line }) => ({ line, end: line })),
  };
}

/** What chooses among several origins: the map that is there, without what admits more than one, or a new one. */
function originEdit({ rule, change }: HeaderTarget, map: OwnMap | undefined): ConfigurationEdit | undefined {
  const [origin] = change.origins;
  const added = { replaces: [], after: undefined, where: texts.inHttp };
  if (map === undefined) {
    const lines = originMap(change);
    return lines === undefined ? undefined : { ...added, lines };
  }
  const isListed = rule?.origins.some(({ value }) => value === origin) === true;
  const replaces = rangesOf(map.open);
  if (isListed && replaces.length === 0) return undefined;
  const lines = isListed ? "" : mapEntry(origin);
  return { replaces, after: replaces.length === 0 ? map.lastEntry : undefined, where: texts.inMap, lines };
}

/** What else of a rule in a condition goes with its headers: those that are left would hide the ones outside. */
const inCondition: readonly SettingName[] = [...sharedNames, "methods", "headers", "max-age"];

/** Headers in a condition go, since it may not hold for this origin, and nginx takes no condition within another. */
function outOfCondition(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const place = { where: nginx.where(change), after: rule?.conditionEnd };
  const block = preflightBlock(change);
  const added = [...(rule?.repeated ?? []), ...sharedHeaders(change)];
  return [
    originEdit(target, undefined),
    ...editsOf(text, named(rule, inCondition), [], { where: whereOf(target, nginx.where), after: undefined }),
    ...editsOf(text, [], added, place),
    ...(block === undefined ? [] : editsOf(text, named(rule, ["preflight"]), [block], place)),
  ];
}

/** Where headers replaced those of the application, the application's are hidden. */
const hidden = (old: readonly Setting[]): readonly string[] =>
  old.some(({ replaces }) => replaces === true)
    ? [hiddenHeader("Access-Control-Allow-Origin"), hiddenHeader("Access-Control-Allow-Credentials")]
    : [];

export function nginxEdits(target: HeaderTarget): Edits {
  const { configuration, rule, change, text } = target;
  if (rule?.within === "origins") return outOfCondition(target);
  const map = ownMap(target);
  const where = whereOf(target, nginx.where);
  const place = placeForRequest(configuration, target.target);
  const old = named(rule, sharedNames);
  const shared = [
    ...(rule === undefined ? (place?.repeated ?? []) : []),
    ...sharedHeaders(change, map?.variable),
    ...hidden(old),
  ];
  const block = preflightBlock(change, map?.variable);
  const preflights = block === undefined ? [] : named(rule, ["preflight"]);
  const blocks = block === undefined ? [] : [block];
  if (rule === undefined || rule.within === "place") {
    const after = lastOf(target);
    return [
      originEdit(target, map),
      ...editsOf(text, [...old, ...preflights], [...shared, ...blocks], { where, after }),
    ];
  }
  // An `if` can have headers only in a location, and none inside of another.
  const after = rule.within === "outer" ? place?.after : rule.conditionEnd;
  return [
    originEdit(target, map),
    ...editsOf(text, old, shared, { where, after: lastOf(target) }),
    ...editsOf(text, preflights, blocks, { where: nginx.where(change), after }),
  ];
}

const hasRewrite = (text: readonly string[]): boolean =>
  text.some((line) => /^\s*RewriteCond\s+%\{REQUEST_METHOD\}\s+\S{0,4}OPTIONS/i.test(line));

/** For the origins that a rule names already its section is as wide as the rule was. */
function around({ path }: CorsRule, change: ServerChange): ServerChange {
  if (change.origins.length === 1 || (path !== undefined && path.kind !== "prefix")) return change;
  const segments = path?.text.split("/").filter((one) => one !== "") ?? [];
  return segments.every((one) => /^[\w.~-]+$/.test(one)) ? { ...change, path: segments } : change;
}

/** Whether a rewriting in the virtual host responds before the section's own `SetEnvIf` has run. */
const isInSection = ({ scope = "VirtualHost" }: CorsRule): boolean => !/^VirtualHost\b/i.test(scope);

/** The lines of the `<Directory>` around a rule: a rewriting in the virtual host would respond without its headers. */
function directoryOf({ scope = "", line }: CorsRule, text: readonly string[]): readonly string[] | undefined {
  if (!/^Directory/i.test(scope)) return undefined;
  const end = text.findIndex((one, index) => index >= line && /^\s*<\/Directory/i.test(one));
  const start = text.findLastIndex((one, index) => index < line && /^\s*<Directory/i.test(one));
  return text.map((one, index) => (index > start && (index < end || end < 0) ? one : ""));
}

/** In a directory, as in `.htaccess`: what responds to preflights stands beside the headers. */
function perDirectoryEdits({ rule, change, text }: HeaderTarget, directory: readonly string[], where: string): Edits {
  const variable = originVariable(change);
  const parts = [
    ...(variable === undefined ? [] : [variable]),
    ...headerLines(change),
    ...(hasRewrite(directory) ? [] : preflightResponse(change, "^")),
  ];
  return [
    ...editsOf(text, named(rule, changedNames(change)), parts, { where, after: rule?.lastLine }),
    ...(change.preflight ? unlimitedPreflights(directory, texts.signIn) : []),
  ];
}

/** The names of the headers that a change replaces. */
const changedNames = ({ preflight }: ServerChange): readonly SettingName[] =>
  preflight ? [...sharedNames, "methods", "headers", "preflight"] : sharedNames;

/** Header lines in the section where the old ones stand; without those, in a section for the path. */
export function apacheEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const old = named(rule, changedNames(change));
  const variable = originVariable(change);
  const whole = { replaces: [], after: undefined, where: apache.where(change), lines: apache.snippet(change) ?? "" };
  // The condition may not hold for this origin.
  if (rule?.within === "origins")
    return [
      ...editsOf(text, named(rule, inCondition), [], { where: whereOf(target, apache.where), after: undefined }),
      { ...whole, lines: ownSection(change, around(rule, change)) },
    ];
  const isRule = rule !== undefined && (old.length > 0 || rule.path !== undefined);
  if (!isRule) return [{ ...whole, after: lastOf(target) }];
  const where = whereOf(target, apache.where);
  const directory = directoryOf(rule, text);
  if (directory !== undefined) return perDirectoryEdits(target, directory, where);
  const variables = variable === undefined ? [] : [variable];
  const isOutside = isInSection(rule);
  const parts = [...(isOutside ? [] : variables), ...headerLines(change)];
  const outside = [...(isOutside ? variables : []), ...(hasRewrite(text) ? [] : preflightResponse(change))];
  return [
    ...editsOf(text, old, parts, { where, after: rule.lastLine }),
    ...(outside.length === 0
      ? []
      : [{ replaces: [], after: undefined, where: texts.outside, lines: outside.join("\n") }]),
  ];
}

/** A sign-in that preflights need not pass: in a directory it comes before the rewriting that responds to them. */
function unlimitedPreflights(text: readonly string[], where: string): Edits {
  const isLimited = text.some((line) => /^\s*<Limit(?:Except)?\s/i.test(line));
  return text.flatMap((line, index) => {
    if (isLimited || !/^\s*Require\s+(?!all\s)/i.test(line)) return [];
    const lines = `<LimitExcept OPTIONS>\n    ${line.trim()}\n</LimitExcept>`;
    return [{ replaces: [[index + 1, index + 1]], after: undefined, where, lines }];
  });
}

/** In `.htaccess` no `<Location>` may stand, and the pattern of a rewriting has no slash at its beginning. */
export function htaccessEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const variable = originVariable(change);
  const parts = [
    ...(variable === undefined ? [] : [variable]),
    ...headerLines(change),
    ...(hasRewrite(text) ? [] : preflightResponse(change, "^")),
  ];
  const place = { where: texts.inHtaccess, after: text.length };
  const signIn = change.preflight ? unlimitedPreflights(text, `${texts.signIn}; ${texts.signInOverride}`) : [];
  // The condition may not hold for this origin.
  if (rule?.within === "origins")
    return [
      ...editsOf(text, named(rule, inCondition), [], {
        where: whereOf(target, () => texts.inHtaccess),
        after: undefined,
      }),
      ...editsOf(text, [], parts, place),
      ...signIn,
    ];
  return [
    ...editsOf(text, named(rule, changedNames(change)), parts, {
      where: texts.inHtaccess,
      after: rule?.lastLine ?? text.length,
    }),
    ...signIn,
  ];
}

/** A block with other headers too keeps those: its lines about CORS go, and the new ones stand beside it. */
export function caddyEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const old = rule?.settings ?? [];
  const shared = old.filter(({ isShared }) => isShared === true);
  const where = whereOf(target, caddy.where);
  // `handle_path` removes its path before the headers are reached.
  const isStripped = /^handle_path\b/.test(rule?.scope ?? "");
  const parts = [caddyLines(change, rule === undefined ? undefined : isStripped ? "/" : (rule.path?.text ?? "/"))];
  const removed: ConfigurationEdit = { replaces: rangesOf(shared), after: undefined, where, lines: "" };
  const own = old.filter(({ isShared }) => isShared !== true);
  return [shared.length === 0 ? undefined : removed, ...editsOf(text, own, parts, { where, after: lastOf(target) })];
}
