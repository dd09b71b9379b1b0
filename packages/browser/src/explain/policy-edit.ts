import { compilePolicy, decide, type CompileOptions, type Decision, type RequestHead } from "sallyport";
import { difference, type Change } from "sallyport/review";
import type { Outcome } from "../page/outcome.ts";
import { factsOf, type Facts } from "./attempt-facts.ts";
import { canBeGranted } from "./fixes.ts";
import { asList, isRecord } from "./document-nodes.ts";
import { inline, pathPatternOf, wantedBy, type Wanted } from "./policy-fragment.ts";

type Key = string | number;

/** What to add to a policy document, and where. */
export interface PolicyEdit {
  readonly path: readonly Key[];
  /** The path as it is written: `resources[1].share.methods`. */
  readonly at: string;
  /** YAML in one line. */
  readonly add: string;
  /** Whether it replaces what is there. */
  readonly replaces: boolean;
  /** What the edit opens, and to whom. */
  readonly opens: readonly Change[];
  /** The document with it. */
  readonly document: unknown;
}

interface Candidate {
  readonly path: readonly Key[];
  readonly add: unknown;
  /** Whether it is one more item of a list. */
  readonly isItem?: boolean;
  readonly replaces?: boolean;
}

const written = (path: readonly Key[]): string =>
  path.map((key, index) => (typeof key === "number" ? `[${String(key)}]` : index === 0 ? key : `.${key}`)).join("");

/** A copy of the document with a value at a path. */
function edited(node: unknown, [key, ...rest]: readonly Key[], { add, isItem }: Candidate): unknown {
  if (key === undefined) return isItem === true ? [...asList(node), add] : add;
  if (Array.isArray(node))
    return node.map((one, index) =>
      index === key ? edited(one, rest, { path: rest, add, ...(isItem === true ? { isItem } : {}) }) : (one as unknown),
    );
  const record = isRecord(node) ? node : {};
  return { ...record, [key]: edited(record[key], rest, { path: rest, add, ...(isItem === true ? { isItem } : {}) }) };
}

/** Additions to an existing grant, each of one kind. */
function toGrant(
  grant: unknown,
  path: readonly Key[],
  { methods, headers, credentials }: Wanted,
): readonly Candidate[] {
  if (!isRecord(grant) || grant.with === "anyone") return [];
  const missing = (key: "methods" | "headers", wanted: readonly string[]): readonly Candidate[] =>
    wanted
      .filter((one) => !asList(grant[key]).includes(one))
      .map((add) => ({ path: [...path, key], add, isItem: true }));
  return [
    ...missing("methods", methods),
    ...missing("headers", headers),
    ...(credentials && grant.credentials !== true ? [{ path: [...path, "credentials"], add: true }] : []),
  ];
}

function shareOf({ with: origin, methods, headers, credentials }: Wanted): object {
  return {
    with: [origin],
    methods,
    ...(headers.length === 0 ? {} : { headers }),
    ...(credentials ? { credentials } : {}),
  };
}

/** A grant with everything that it lacks. */
function completed(
  grant: Readonly<Record<string, unknown>>,
  path: readonly Key[],
  { methods, headers, credentials }: Wanted,
): Candidate {
  const joined = (there: unknown, more: readonly string[]): readonly unknown[] => [
    ...new Set([...asList(there), ...more]),
  ];
  const add = {
    ...grant,
    methods: joined(grant.methods, methods),
    ...(headers.length === 0 ? {} : { headers: joined(grant.headers, headers) }),
    ...(credentials ? { credentials } : {}),
  };
  return { path, add, replaces: true };
}

const isSame = (a: unknown, b: readonly string[]): boolean =>
  JSON.stringify([...asList(a)].sort()) === JSON.stringify([...b].sort());

/** Whether a grant gives others what is wanted, and no more. */
const gives = (grant: unknown, { methods, headers, credentials }: Wanted): boolean =>
  isRecord(grant) &&
  isSame(grant.methods, methods) &&
  isSame(grant.headers, headers) &&
  (grant.credentials === true) === credentials;

/** A slash at the end makes another path: where that is all, the resource gets a second one. */
function otherSlash(resources: readonly unknown[], { url }: Facts): readonly Candidate[] {
  if (url === undefined) return [];
  const { pathname } = new URL(url);
  const other = pathname.endsWith("/") ? pathname.slice(0, -1) : `${pathname}/`;
  const index = resources.findIndex((one) => isRecord(one) && asList(one.path).includes(other));
  return index === -1 ? [] : [{ path: ["resources", index, "path"], add: pathname, isItem: true }];
}

/** Edits from the narrowest to the widest. */
function candidates(document: unknown, decision: Decision, facts: Facts): readonly Candidate[] {
  const wanted = wantedBy(facts);
  const resources = asList(isRecord(document) ? document.resources : undefined);
  const index = resources.findIndex((one) => isRecord(one) && asList(one.path).includes(decision.resource));
  const path = facts.url === undefined ? undefined : pathPatternOf(facts.url);
  const share = shareOf(wanted);
  if (index === -1)
    return path === undefined
      ? []
      : [...otherSlash(resources, facts), { path: ["resources"], add: { path, share }, isItem: true }];
  const resource = resources[index] as Readonly<Record<string, unknown>>;
  const at = ["resources", index, "share"];
  if (resource.share === undefined) return [{ path: at, add: share }];
  const grants = asList(resource.share);
  const placed = grants.map((grant, place) => ({ grant, at: Array.isArray(resource.share) ? [...at, place] : at }));
  return [
    ...placed.flatMap((one) => toGrant(one.grant, one.at, wanted)),
    ...placed
      .filter(({ grant }) => gives(grant, wanted))
      .map((one) => ({ path: [...one.at, "with"], add: wanted.with, isItem: true })),
    { path: at, add: share, isItem: true },
    ...placed.flatMap((one) => (isRecord(one.grant) ? [completed(one.grant, one.at, wanted)] : [])),
  ];
}

/** Whether the page may do it, and read the response. */
const isShared = ({ outcome, grant }: Decision, { credentials }: Facts): boolean =>
  outcome !== "refuse" && grant !== undefined && (!credentials || grant.credentials);

/**
 * The narrowest edit of a policy document that lets the page do what it could not, and read the response.
 * @param head the request or preflight that was decided about
 */
export function policyEdit(
  document: unknown,
  options: CompileOptions,
  outcome: Outcome,
  head: RequestHead,
): PolicyEdit | undefined {
  const facts = factsOf(outcome);
  const { policy } = compilePolicy(document, options);
  if (policy === undefined || !canBeGranted(facts)) return undefined;
  const before = decide(policy, head);
  if (isShared(before, facts)) return undefined;
  for (const candidate of candidates(document, before, facts)) {
    const { path, add, replaces = false } = candidate;
    const after = edited(document, path, candidate);
    const changed = compilePolicy(after, options).policy;
    if (changed === undefined || !isShared(decide(changed, head), facts)) continue;
    const { opens } = difference(document, after, options.profile === undefined ? {} : { profile: options.profile });
    return { path, at: written(path), add: inline(add), replaces, opens, document: after };
  }
  return undefined;
}
