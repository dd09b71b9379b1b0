import type { Grant } from "../policy/grant.ts";
import type { Resource } from "../policy/resource.ts";
import { admittance, allowed, grantFor, type Admittance } from "./access.ts";
import { socketMethod } from "./matrix.ts";
import type { Change, ChangeCode } from "./change.ts";
import type { Who } from "./subject.ts";
import type { Place } from "./path-regions.ts";
import type { Reading, ResourceReading } from "./review-input.ts";
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
function methodsAt({ from, to }: Place): readonly string[] {
  const methods = new Set(
    [from.resource, to.resource].flatMap((one) => (one === undefined ? [] : [...one.methods.keys()])),
  );
  return [...methods, socketMethod];
}

/** A member of a source by the source's name: who it is decides the source. */
const whoOf = ({ who }: RequesterSample, source: string | undefined): Who =>
  source === undefined ? who : { kind: "source", name: source };

const readingOf = ({ resources }: Reading, resource: Resource | undefined): ResourceReading | undefined =>
  resources.find((one) => one.resource === resource);

interface Asking {
  readonly from: Reading;
  readonly to: Reading;
  readonly place: Place;
  readonly requester: RequesterSample;
}

function found(
  { place, requester }: Asking,
  code: ChangeCode,
  admitted: Admittance<unknown>,
  rest: Pick<Change, "methods" | "values" | "path">,
): Change {
  return {
    code,
    who: whoOf(requester, admitted.source),
    resource: place.path,
    confidential: place.from.resource?.confidential === true || place.to.resource?.confidential === true,
    ...rest,
  };
}

function openedByMethod(asking: Asking, method: string): Change[] {
  const { from, to, place, requester } = asking;
  const young = grantFor(to.compiled, place.to.resource, method, requester);
  if (young === undefined) return [];
  const old = grantFor(from.compiled, place.from.resource, method, requester)?.value;
  const before = allowed(old, method);
  const values = allowed(young.value, method).filter((one) => !before.includes(one));
  const rest = { methods: [method], path: young.value.at };
  const share = values.length === 0 ? [] : [found(asking, "share", young, { ...rest, values })];
  const details = old === undefined || method === socketMethod ? [] : detailsOf(old, young.value);
  return [...share, ...details.map(([code, names]) => found(asking, code, young, { ...rest, values: names }))];
}

function openedReceive(asking: Asking): Change[] {
  const { from, to, place, requester } = asking;
  const young = admittance(to.compiled, place.to.resource?.receive, requester);
  if (young === undefined) return [];
  if (admittance(from.compiled, place.from.resource?.receive, requester) !== undefined) return [];
  const at = readingOf(to, place.to.resource)?.receive?.at ?? [];
  return [found(asking, "receive", young, { methods: ["POST"], values: [], path: at })];
}

/** What requesters get at a place by one policy, and by the other do not. */
export function openedShares(from: Reading, to: Reading, place: Place): readonly Change[] {
  if (place.to.resource === undefined) return [];
  const methods = methodsAt(place);
  const all = requesters(readingOf(from, place.from.resource), readingOf(to, place.to.resource));
  return all.flatMap((requester) => {
    const asking = { from, to, place, requester };
    const changes = [...methods.flatMap((method) => openedByMethod(asking, method)), ...openedReceive(asking)];
    // HEAD goes with GET, and says nothing of its own beside it.
    const reads = new Set(changes.filter(({ methods: [method] }) => method === "GET").map(keyOf));
    return changes.filter((change) => change.methods[0] !== "HEAD" || !reads.has(keyOf(change)));
  });
}

const keyOf = ({ code, values }: Change): string => JSON.stringify([code, values]);
