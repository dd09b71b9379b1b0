import { acceptedSince } from "./accepted.ts";
import type { FoundChange, ChangeCode } from "./change.ts";
import type { Rules } from "../policy/compiled-resource.ts";
import type { PathRegion } from "./path-regions.ts";
import { anyone } from "./subject.ts";

/** Where nothing is written the handler may say more, and says less by default. */
const embeddable = ["same-origin", undefined, "same-site", "cross-origin"];

/** What no longer holds: the code, the key under which the document says so, what is open. */
type Loosened = readonly [ChangeCode, "forgery" | "enforce" | "corp" | "anonymous" | "path", ...string[]];

/** What may cease to hold of the rules. */
const restrictions: readonly (readonly [(rules: Rules) => boolean, ...Loosened])[] = [
  [(rules) => rules.token, "forgery-token", "forgery"],
  [(rules) => rules.refusesNonBrowser, "forgery-non-browser", "forgery"],
  [(rules) => rules.refusesReads, "forgery-reads", "forgery"],
  [(rules) => rules.getChangesState, "forgery-state-changing", "forgery"],
  [(rules) => rules.queryChangesState, "forgery-state-changing", "forgery", "QUERY"],
  [(rules) => rules.anonymous, "anonymous", "anonymous"],
  [(rules) => !rules.report, "enforcement", "enforce"],
];

function loosened({ from, to }: PathRegion): readonly Loosened[] {
  const [before, after] = [from.rules, to.rules];
  const found = restrictions.flatMap(([holds, ...change]): Loosened[] =>
    holds(before) && !holds(after) ? [change] : [],
  );
  const wider = embeddable.indexOf(after.corp) > embeddable.indexOf(before.corp);
  return wider ? [...found, ["corp", "corp", after.corp ?? "not written"]] : found;
}

/** The rules of a region that hold in one policy and no longer in the other. */
export function diffRules(region: PathRegion): readonly FoundChange[] {
  const before = region.from.resource?.model.confidential === true;
  const resource = region.to.resource?.model;
  const after = resource?.confidential === true;
  const found: readonly Loosened[] = [
    ...loosened(region),
    ...(before && !after ? ([["confidential", "path"]] as const) : []),
  ];
  const changeOf = (code: ChangeCode, values: readonly string[], path: FoundChange["path"]): FoundChange => ({
    code,
    who: anyone,
    pattern: undefined,
    resource: region.path,
    methods: [],
    values,
    confidential: before || after,
    path,
  });
  const accepted = acceptedSince(region.from.resource?.model.allow ?? [], resource?.allow ?? []);
  return [
    ...found.map(([code, key, ...values]) =>
      changeOf(
        code,
        values,
        resource === undefined ? [] : resource.keys.has(key) ? [...resource.at, key] : resource.at,
      ),
    ),
    ...accepted.map(({ lint, at }) => changeOf("allow", [lint], at)),
  ];
}
