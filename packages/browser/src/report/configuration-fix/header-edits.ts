import type { Configuration, CorsRule, Place, Setting, SettingName } from "../../configuration/configuration.ts";
import { specificityOf } from "../../configuration/path-scope.ts";
import { apache, headerLines, originVariable, preflightResponse } from "../../explain/servers/apache.ts";
import { caddy, caddyLines } from "../../explain/servers/caddy.ts";
import { mapEntry, nginx, originMap, preflightBlock, sharedHeaders } from "../../explain/servers/nginx.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { editOf, rangesOf, type ConfigurationEdit } from "./edit.ts";
import { fixTexts as texts } from "./fix-texts.ts";

/** A configuration that sets headers, and where in it a change belongs. */
export interface HeaderTarget {
  readonly configuration: Configuration;
  readonly rule: CorsRule | undefined;
  readonly change: ServerChange;
  /** The lines of the file. */
  readonly text: readonly string[];
  readonly path: string | undefined;
}

type Edits = readonly (ConfigurationEdit | undefined)[];

/** The place for what no rule is for yet: of those that serve the path the most specific one. */
function placeFor({ places = [] }: Configuration, path: string | undefined): Place | undefined {
  if (path === undefined) return places.length === 1 ? places[0] : undefined;
  const all = places.flatMap((place) => {
    const weight = place.path?.kind === "expression" ? undefined : specificityOf(place.path, path);
    return weight === undefined ? [] : [{ place, weight }];
  });
  return all.toSorted((a, b) => b.weight - a.weight)[0]?.place;
}

const named = (rule: CorsRule | undefined, names: readonly SettingName[]): readonly Setting[] =>
  rule?.settings.filter(({ name, isShared }) => isShared !== true && names.includes(name)) ?? [];

/** The names of the headers that every response has. */
const sharedNames: readonly SettingName[] = ["origin", "vary", "credentials", "expose"];

const lastOf = ({ configuration, rule, path }: HeaderTarget): number | undefined =>
  rule?.lastLine ?? placeFor(configuration, path)?.line;

const whereOf = ({ rule, change }: HeaderTarget, otherwise: (change: ServerChange) => string): string =>
  rule?.scope === undefined || rule.scope === "" ? otherwise(change) : texts.inScope(rule.scope);

/** A map of the file's own that chooses the origin: its variable, and its last entry. */
function ownMap({ rule, text }: HeaderTarget): { readonly variable: string; readonly lastEntry: number } | undefined {
  const [setting] = named(rule, ["origin"]);
  const variable = /\$\{?(\w+)/.exec(text[(setting?.line ?? 0) - 1] ?? "")?.[1];
  const entries =
    rule?.origins.filter(({ line }) => /^\s*(?:["'~]|https?:|default\b)/.test(text[line - 1] ?? "")) ?? [];
  if (variable === undefined || variable === "http_origin" || entries.length === 0) return undefined;
  return { variable: `$${variable}`, lastEntry: entries.reduce((last, { line }) => Math.max(last, line), 0) };
}

/** What chooses among several origins: an entry in the map that is there, or a map. */
function originEdit(target: HeaderTarget, map: ReturnType<typeof ownMap>): ConfigurationEdit | undefined {
  const { rule, change } = target;
  const [origin] = change.origins;
  const added = { replaces: [], after: undefined, where: texts.inHttp };
  if (map === undefined) {
    const lines = originMap(change);
    return lines === undefined ? undefined : { ...added, lines };
  }
  return rule?.origins.some(({ value }) => value === origin) === true
    ? undefined
    : { ...added, after: map.lastEntry, where: texts.inMap, lines: mapEntry(origin) };
}

/** Headers in a condition go, since it may not hold for this origin, and nginx takes no condition within another. */
function outOfCondition(target: HeaderTarget, behind: number): Edits {
  const { rule, change, text } = target;
  const place = { where: nginx.where(change), after: behind };
  const block = preflightBlock(change);
  return [
    originEdit(target, undefined),
    { replaces: rangesOf(named(rule, sharedNames)), after: undefined, where: whereOf(target, nginx.where), lines: "" },
    editOf(text, [], sharedHeaders(change), place),
    block === undefined ? undefined : editOf(text, named(rule, ["preflight"]), [block], place),
  ];
}

export function nginxEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  if (rule?.conditionEnd !== undefined) return outOfCondition(target, rule.conditionEnd);
  const map = ownMap(target);
  const where = whereOf(target, nginx.where);
  const after = lastOf(target);
  const shared = editOf(text, named(rule, sharedNames), sharedHeaders(change, map?.variable), { where, after });
  const block = preflightBlock(change, map?.variable);
  const preflight =
    block === undefined
      ? undefined
      : editOf(text, named(rule, ["preflight"]), [block], { where, after: shared?.replaces.at(-1)?.[1] ?? after });
  return [originEdit(target, map), shared, preflight];
}

const hasRewrite = (text: readonly string[]): boolean =>
  text.some((line) => /^\s*RewriteCond\s+%\{REQUEST_METHOD\}\s+\S{0,4}OPTIONS/i.test(line));

/** Header lines in the section where the old ones stand; without those, in a section for the path. */
export function apacheEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const names = [...sharedNames, ...(change.preflight ? (["methods", "headers", "preflight"] as const) : [])];
  const old = named(rule, names);
  const variable = originVariable(change);
  const isRule = rule !== undefined && (old.length > 0 || rule.path !== undefined);
  if (!isRule)
    return [{ replaces: [], after: lastOf(target), where: apache.where(change), lines: apache.snippet(change) ?? "" }];
  const where = whereOf(target, apache.where);
  const parts = [...(variable === undefined ? [] : [variable]), ...headerLines(change)];
  const response = hasRewrite(text) ? [] : preflightResponse(change);
  return [
    editOf(text, old, parts, { where, after: rule.lastLine }),
    response.length === 0
      ? undefined
      : { replaces: [], after: undefined, where: texts.outside, lines: response.join("\n") },
  ];
}

/** A sign-in that preflights need not pass: in a directory it comes before the rewriting that responds to them. */
function unlimitedPreflights(text: readonly string[]): Edits {
  const isLimited = text.some((line) => /^\s*<Limit(?:Except)?\s/i.test(line));
  return text.flatMap((line, index) => {
    if (isLimited || !/^\s*Require\s+(?!all\s)/i.test(line)) return [];
    const lines = `<LimitExcept OPTIONS>\n    ${line.trim()}\n</LimitExcept>`;
    return [{ replaces: [[index + 1, index + 1]], after: undefined, where: texts.signIn, lines }];
  });
}

/** In `.htaccess` no `<Location>` may stand, and the pattern of a rewriting has no slash at its beginning. */
export function htaccessEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const names = [...sharedNames, ...(change.preflight ? (["methods", "headers", "preflight"] as const) : [])];
  const variable = originVariable(change);
  const parts = [
    ...(variable === undefined ? [] : [variable]),
    ...headerLines(change),
    ...(hasRewrite(text) ? [] : preflightResponse(change, "^")),
  ];
  return [
    editOf(text, named(rule, names), parts, { where: texts.inHtaccess, after: rule?.lastLine ?? text.length }),
    ...(change.preflight ? unlimitedPreflights(text) : []),
  ];
}

/** A block with other headers too keeps those: its lines about CORS go, and the new ones stand beside it. */
export function caddyEdits(target: HeaderTarget): Edits {
  const { rule, change, text } = target;
  const old = rule?.settings ?? [];
  const shared = old.filter(({ isShared }) => isShared === true);
  const where = whereOf(target, caddy.where);
  const parts = [caddyLines(change, rule === undefined ? undefined : (rule.path?.text ?? "/"))];
  const removed: ConfigurationEdit = { replaces: rangesOf(shared), after: undefined, where, lines: "" };
  const own = old.filter(({ isShared }) => isShared !== true);
  return [shared.length === 0 ? undefined : removed, editOf(text, own, parts, { where, after: lastOf(target) })];
}
