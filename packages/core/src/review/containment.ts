import { fixedText, isWildText, matchesLabel, type OriginPattern } from "../policy/origins/origin-pattern.ts";

const widths = { none: 0, part: 1, one: 2, many: 3 };

/** Whether text is `start` with more at its end that a wildcard inside a label matches, or nothing more. */
const extendsStart = (text: string, start: string): boolean =>
  text === start || (text.startsWith(start) && isWildText(text.slice(start.length)));

const extendsEnd = (text: string, end: string): boolean =>
  text === end || (text.endsWith(end) && isWildText(text.slice(0, -end.length || undefined)));

/** Whether each label of `inner` is one of `outer`, where both have a wildcard inside it. */
function holdsLabels(outer: OriginPattern, inner: OriginPattern): boolean {
  const [[before, after], [innerBefore, innerAfter]] = [fixedText(outer), fixedText(inner)];
  return extendsStart(innerBefore, before) && extendsEnd(innerAfter, after);
}

/** Whether each host that `inner` stands for is one that `outer` stands for. */
function holdsHosts(outer: OriginPattern, inner: OriginPattern): boolean {
  if (outer.host.name === inner.host.name) {
    if (outer.labels === "none" || inner.labels === "none") return outer.labels === inner.labels;
    if (outer.labels === "part" && inner.labels === "part") return holdsLabels(outer, inner);
    return widths[outer.labels] >= widths[inner.labels];
  }
  if (outer.labels === "none" || inner.host.kind !== "domain") return false;
  const below = inner.host.name.endsWith(`.${outer.host.name}`);
  if (outer.labels === "many") return below;
  const label = inner.host.name.slice(0, -outer.host.name.length - 1);
  if (!below || inner.labels !== "none" || label.includes(".")) return false;
  return outer.labels === "one" || matchesLabel(outer, label);
}

/** Whether each origin that `inner` stands for is one that `outer` stands for. */
export const contains = (outer: OriginPattern, inner: OriginPattern): boolean =>
  outer.scheme === inner.scheme && (outer.port === "any" || outer.port === inner.port) && holdsHosts(outer, inner);

/** Of `a*` and `*b` the pattern `a*b`, which stands for all that they have in common. */
function meetLabels(a: OriginPattern, b: OriginPattern): OriginPattern | undefined {
  if (a.labels !== "part" || b.labels !== "part" || a.host.name !== b.host.name) return undefined;
  const [[aBefore, aAfter], [bBefore, bAfter]] = [fixedText(a), fixedText(b)];
  const before = extendsStart(aBefore, bBefore) ? aBefore : extendsStart(bBefore, aBefore) ? bBefore : undefined;
  const after = extendsEnd(aAfter, bAfter) ? aAfter : extendsEnd(bAfter, aAfter) ? bAfter : undefined;
  return before === undefined || after === undefined ? undefined : { ...a, prefix: `${before}*${after}.` };
}

/** The pattern of the origins that two patterns have in common, if there are any. */
export function meet(a: OriginPattern, b: OriginPattern): OriginPattern | undefined {
  if (a.scheme !== b.scheme || (a.port !== b.port && a.port !== "any" && b.port !== "any")) return undefined;
  const port = a.port === "any" ? b.port : a.port;
  const hosts = holdsHosts(a, b) ? b : holdsHosts(b, a) ? a : meetLabels(a, b);
  if (hosts === undefined) return undefined;
  const { scheme, prefix, host } = hosts;
  const ending = port === undefined ? "" : `:${port === "any" ? "*" : String(port)}`;
  return { ...hosts, text: `${scheme}://${prefix}${host.name}${ending}`, port };
}
