import type { Change, ChangeCode } from "./change.ts";
import { anyone } from "./subject.ts";
import type { Place } from "./path-regions.ts";
import type { Reading } from "./review-input.ts";

/** Where nothing is written the handler may say more, and says less by default. */
const embeddable = ["same-origin", undefined, "same-site", "cross-origin"];

/** What no longer holds: the code, the key under which the document says so, what is open. */
type Loosened = readonly [ChangeCode, "forgery" | "enforce" | "corp" | "path", ...string[]];

function loosened({ from, to }: Place): readonly Loosened[] {
  const [old, young] = [from.rules, to.rules];
  const found: Loosened[] = [];
  if (old.token && !young.token) found.push(["forgery-token", "forgery"]);
  if (old.refusesNonBrowser && !young.refusesNonBrowser) found.push(["forgery-non-browser", "forgery"]);
  if (old.refusesReads && !young.refusesReads) found.push(["forgery-reads", "forgery"]);
  if (old.getChangesState && !young.getChangesState) found.push(["forgery-state-changing", "forgery"]);
  if (!old.report && young.report) found.push(["enforcement", "enforce"]);
  if (embeddable.indexOf(young.corp) > embeddable.indexOf(old.corp))
    found.push(["corp", "corp", young.corp ?? "not written"]);
  return found;
}

/** The rules of a place that hold in one policy and no longer in the other. */
export function openedRules(to: Reading, place: Place): readonly Change[] {
  const was = place.from.resource?.confidential === true;
  const is = place.to.resource?.confidential === true;
  const reading = to.resources.find(({ resource }) => resource === place.to.resource);
  const found = [...loosened(place), ...(was && !is ? ([["confidential", "path"]] as const) : [])];
  return found.map(([code, key, ...values]) => ({
    code,
    who: anyone,
    resource: place.path,
    methods: [],
    values,
    confidential: was || is,
    path: reading === undefined ? [] : key in reading.written ? [...reading.at, key] : reading.at,
  }));
}
