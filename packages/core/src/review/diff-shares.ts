import type { CompiledPolicy } from "../policy/compile.ts";
import type { Grant, Subject } from "../policy/model.ts";
import { allowed, findGrant, findMethodGrant, type FoundGrant } from "./access.ts";
import type { Change, ChangeCode, FoundChange } from "./change.ts";
import { socketMethod } from "./matrix.ts";
import type { PathRegion } from "./path-regions.ts";
import { requesters, type RequesterSample } from "./requesters.ts";

/** The names that a list has in addition; `*` has all but, among request headers, Authorization. */
const more = (to: ReadonlySet<string>, from: ReadonlySet<string>): string[] =>
  [...to].filter((name) => !from.has(name) && (name === "authorization" || !from.has("*")));

/** What a grant gives beyond another that gives the method too. */
function detailsOf(from: Grant, to: Grant): [ChangeCode, string[]][] {
  const headers = more(to.headers, from.headers);
  const response = more(to.expose, from.expose);
  return [
    ...(headers.length > 0 ? ([["request-headers", headers]] as [ChangeCode, string[]][]) : []),
    ...(response.length > 0 ? ([["response-headers", response]] as [ChangeCode, string[]][]) : []),
    ...(to.timing && !from.timing ? ([["timing", []]] as [ChangeCode, string[]][]) : []),
  ];
}

/** GET stands for HEAD too where one of the policies grants both. */
function methodsAt({ from, to }: PathRegion): readonly string[] {
  const methods = [from.resource, to.resource].flatMap((one) => (one === undefined ? [] : [...one.methods.keys()]));
  return [...new Set(methods), socketMethod];
}

/** A member of a source by the source's name: who it is decides the source. */
const whoOf = ({ who }: RequesterSample, source: string | undefined): Subject =>
  source === undefined ? who : { kind: "source", name: source };

interface Comparison {
  readonly from: CompiledPolicy;
  readonly to: CompiledPolicy;
  readonly region: PathRegion;
  readonly requester: RequesterSample;
}

function changeFor(
  { region, requester }: Comparison,
  code: ChangeCode,
  granted: FoundGrant<unknown>,
  rest: Pick<Change, "methods" | "values" | "path">,
): FoundChange {
  const { from, to, path } = region;
  return {
    code,
    who: whoOf(requester, granted.source),
    pattern: granted.source === undefined ? requester.pattern : undefined,
    resource: path,
    confidential: from.resource?.model.confidential === true || to.resource?.model.confidential === true,
    ...rest,
  };
}

function diffMethod(comparison: Comparison, method: string): FoundChange[] {
  const { from, to, region, requester } = comparison;
  const after = findMethodGrant(to, region.to.resource, method, requester);
  if (after === undefined) return [];
  const before = findMethodGrant(from, region.from.resource, method, requester)?.value;
  const allowedBefore = allowed(before, method);
  const values = allowed(after.value, method).filter((one) => !allowedBefore.includes(one));
  const rest = { methods: [method], path: after.value.at };
  const share = values.length === 0 ? [] : [changeFor(comparison, "share", after, { ...rest, values })];
  const details = before === undefined || method === socketMethod ? [] : detailsOf(before, after.value);
  return [...share, ...details.map(([code, names]) => changeFor(comparison, code, after, { ...rest, values: names }))];
}

function diffReceive(comparison: Comparison): FoundChange[] {
  const { from, to, region, requester } = comparison;
  const after = findGrant(to, region.to.resource, region.to.resource?.receive, requester);
  if (after === undefined) return [];
  const before = findGrant(from, region.from.resource, region.from.resource?.receive, requester);
  if (before !== undefined) return [];
  const path = region.to.resource?.model.receive?.at ?? [];
  return [changeFor(comparison, "receive", after, { methods: ["POST"], values: [], path })];
}

/** What requesters get in a region by one policy, and by the other do not. */
export function diffShares(from: CompiledPolicy, to: CompiledPolicy, region: PathRegion): readonly FoundChange[] {
  if (region.to.resource === undefined) return [];
  const methods = methodsAt(region);
  return requesters(region.from.resource?.model, region.to.resource.model).flatMap((requester) => {
    const comparison = { from, to, region, requester };
    const changes = [...methods.flatMap((method) => diffMethod(comparison, method)), ...diffReceive(comparison)];
    // HEAD goes with GET, and says nothing of its own beside it.
    const reads = new Set(changes.filter(({ methods: [method] }) => method === "GET").map(keyOf));
    return changes.filter((change) => change.methods[0] !== "HEAD" || !reads.has(keyOf(change)));
  });
}

const keyOf = ({ code, values }: Change): string => JSON.stringify([code, values]);
