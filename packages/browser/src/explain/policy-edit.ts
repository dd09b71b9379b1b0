import {
  compilePolicy,
  decide,
  type CompileOptions,
  type Decision,
  type DocumentPath,
  type Policy,
  type RequestHead,
} from "sallyport";
import {
  difference,
  formatPath,
  inlineYaml,
  permissionAdditions,
  type Change,
  type GrantGap,
  type PolicyAddition,
} from "sallyport/review";
import type { Outcome } from "../page/outcome.ts";
import { factsOf, type Facts } from "./attempt-facts.ts";
import { asList, isRecord } from "./document-nodes.ts";
import { canBeGranted } from "./grantable.ts";
import { pathPatternOf, wantedBy } from "./policy-fragment.ts";

/** What to add to a policy document, and where. */
export interface PolicyEdit {
  readonly path: DocumentPath;
  /** The path as it is written: `resources[1].share.methods`. */
  readonly at: string;
  /** YAML in one line. */
  readonly add: string;
  /** Whether it replaces what is there. */
  readonly replaces: boolean;
  /** The path of the policy from which the page's differs by the slash at its end. */
  readonly otherSlash?: string;
  /** What the edit opens, and to whom. */
  readonly opens: readonly Change[];
  /** The document with it. */
  readonly document: unknown;
}

/** An addition, or several to the grant at a path, which is then written anew. */
interface Candidate {
  readonly additions: readonly PolicyAddition[];
  readonly grant?: DocumentPath;
  readonly otherSlash?: string;
}

/** A copy of the document with an addition. */
function withAddition(node: unknown, { at, items, value }: PolicyAddition, depth = 0): unknown {
  const key = at[depth];
  if (key === undefined) return items === undefined ? value : [...asList(node), ...items];
  const inner = (one: unknown): unknown => withAddition(one, { at, items, value } as PolicyAddition, depth + 1);
  if (Array.isArray(node)) return node.map((one: unknown, index) => (index === key ? inner(one) : one));
  const record = isRecord(node) ? node : {};
  return { ...record, [key]: inner(record[key]) };
}

const nodeAt = (document: unknown, path: DocumentPath): unknown =>
  path.reduce<unknown>(
    (node, key) => (node as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    document,
  );

/**
 * Edits from the narrowest to the widest. What is added to a grant is also the other origins' that it names: that comes
 * last, and never to a pattern or a source.
 */
function candidates(policy: Policy, facts: Facts): readonly Candidate[] {
  const { with: origin, ...wanted } = wantedBy(facts);
  if (facts.url === undefined) return [];
  const { grants, ownGrant, otherSlash } = permissionAdditions(policy, {
    ...wanted,
    origin,
    path: new URL(facts.url).pathname,
    pattern: pathPatternOf(facts.url),
  });
  const one = (addition: PolicyAddition | undefined): readonly Candidate[] =>
    addition === undefined ? [] : [{ additions: [addition] }];
  const complete = (some: readonly GrantGap[]): readonly Candidate[] => [
    ...some.flatMap(({ lacks }) => lacks.flatMap(one)),
    ...some.map(({ at, lacks }) => ({ additions: lacks, grant: at })),
  ];
  return [
    ...(otherSlash === undefined ? [] : [{ additions: [otherSlash.addition], otherSlash: otherSlash.listed }]),
    ...complete(grants.filter(({ ofOriginAlone }) => ofOriginAlone)),
    ...grants.flatMap(({ join }) => one(join)),
    ...one(ownGrant),
    ...complete(grants.filter(({ ofOriginAlone, isOpen }) => !ofOriginAlone && !isOpen)),
  ];
}

/** Whether the page may do it, and read the response. */
const isShared = ({ outcome, grant }: Decision, { credentials }: Facts): boolean =>
  outcome !== "refuse" && grant !== undefined && (!credentials || grant.credentials);

/** What is written where: an item by itself, several in a list. */
function written(document: unknown, { additions, grant }: Candidate): Pick<PolicyEdit, "path" | "add" | "replaces"> {
  if (grant !== undefined) return { path: grant, add: inlineYaml(nodeAt(document, grant)), replaces: true };
  const [{ at, items, value } = { at: [] }] = additions;
  const [item, ...more] = items ?? [value];
  return { path: at, add: inlineYaml(more.length === 0 ? item : items), replaces: false };
}

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
  if (policy === undefined || !canBeGranted(facts) || isShared(decide(policy, head), facts)) return undefined;
  for (const candidate of candidates(policy, facts)) {
    const after = candidate.additions.reduce((node, addition) => withAddition(node, addition), document);
    const changed = compilePolicy(after, options).policy;
    if (changed === undefined || !isShared(decide(changed, head), facts)) continue;
    const { opens } = difference(document, after, options.profile === undefined ? {} : { profile: options.profile });
    const edit = written(after, candidate);
    const { otherSlash } = candidate;
    return {
      ...edit,
      ...(otherSlash === undefined ? {} : { otherSlash }),
      at: formatPath(edit.path),
      opens,
      document: after,
    };
  }
  return undefined;
}
