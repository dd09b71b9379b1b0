import type { OriginPattern } from "../policy/origins/origin-pattern.ts";

const rank = { none: 0, one: 1, many: 2 };

/** Whether each host that `inner` stands for is one that `outer` stands for. */
function holdsHosts(outer: OriginPattern, inner: OriginPattern): boolean {
  if (outer.host.name === inner.host.name) {
    if (outer.labels === "none" || inner.labels === "none") return outer.labels === inner.labels;
    return rank[outer.labels] >= rank[inner.labels];
  }
  if (outer.labels === "none" || inner.host.kind !== "domain") return false;
  const below = inner.host.name.endsWith(`.${outer.host.name}`);
  if (outer.labels === "many") return below;
  const label = inner.host.name.slice(0, -outer.host.name.length - 1);
  return below && inner.labels === "none" && !label.includes(".");
}

/** Whether each origin that `inner` stands for is one that `outer` stands for. */
export const contains = (outer: OriginPattern, inner: OriginPattern): boolean =>
  outer.scheme === inner.scheme && (outer.port === "any" || outer.port === inner.port) && holdsHosts(outer, inner);

/** The pattern of the origins that two patterns have in common, if there are any. */
export function meet(a: OriginPattern, b: OriginPattern): OriginPattern | undefined {
  if (a.scheme !== b.scheme || (a.port !== b.port && a.port !== "any" && b.port !== "any")) return undefined;
  const port = a.port === "any" ? b.port : a.port;
  const hosts = holdsHosts(a, b) ? b : holdsHosts(b, a) ? a : undefined;
  if (hosts === undefined) return undefined;
  const { scheme, labels, host } = hosts;
  const prefix = { none: "", one: "*.", many: "**." }[labels];
  const ending = port === undefined ? "" : `:${port === "any" ? "*" : String(port)}`;
  return { text: `${scheme}://${prefix}${host.name}${ending}`, scheme, labels, host, port };
}
