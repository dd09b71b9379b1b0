import { acceptedSince } from "./accepted.ts";
import type { FoundChange, ChangeCode } from "./change.ts";
import type { PathRegion } from "./path-regions.ts";
import { anyone } from "./subject.ts";

/** Where nothing is written the handler may say more, and says less by default. */
const embeddable = ["same-origin", undefined, "same-site", "cross-origin"];

/** What no longer holds: the code, the key under which the document says so, what is open. */
type Loosened = readonly [ChangeCode, "forgery" | "enforce" | "corp" | "anonymous" | "path", ...string[]];

function loosened({ from, to }: PathRegion): readonly Loosened[] {
  const [before, after] = [from.rules, to.rules];
  const found: Loosened[] = [];
  if (before.token && !after.token) found.push(["forgery-token", "forgery"]);
  if (before.refusesNonBrowser && !after.refusesNonBrowser) found.push(["forgery-non-browser", "forgery"]);
  if (before.refusesReads && !after.refusesReads) found.push(["forgery-reads", "forgery"]);
  if (before.getChangesState && !after.getChangesState) found.push(["forgery-state-changing", "forgery"]);
  if (before.anonymous && !after.anonymous) found.push(["anonymous", "anonymous"]);
  if (!before.report && after.report) found.push(["enforcement", "enforce"]);
  if (embeddable.indexOf(after.corp) > embeddable.indexOf(before.corp))
    found.push(["corp", "corp", after.corp ?? "not written"]);
  return found;
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
