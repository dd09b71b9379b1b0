import { describeChange } from "@sallyport/browser/explain";
import { PolicyError } from "sallyport";
import { describeLint, difference, lint, matrix, openness, type LintSeverity } from "sallyport/review";
import { actionsFor, type TextEdit } from "./policy-actions.ts";
import { readPolicyText, type TextPlace } from "./policy-text.ts";

export interface PolicyTexts {
  readonly text: string;
  /** The policy to compare with; nothing where there is none. */
  readonly before: string;
}

/** Something about a policy, with its place and what mends it. */
export interface PolicyNote extends TextPlace {
  readonly code: string;
  readonly kind: "problems" | "lints";
  readonly severity: LintSeverity | "error";
  readonly text: string;
  /** What mends it in one step. */
  readonly actions: readonly TextEdit[];
}

/** A row of the matrix: who may do what. */
interface MatrixRow {
  readonly resource: string;
  readonly who: string;
  readonly methods: readonly string[];
  readonly allows: readonly string[];
  readonly confidential: boolean;
}

/** What a policy means. */
export interface PolicyReview {
  readonly notes: readonly PolicyNote[];
  /** `undefined` where the policy has problems. */
  readonly matrix: readonly MatrixRow[] | undefined;
  readonly openness: number;
  /** What has changed since the other policy; `undefined` where there is none, or where one has problems. */
  readonly difference: { readonly opens: readonly string[]; readonly closes: readonly string[] } | undefined;
  /** What is wrong with the other policy. */
  readonly before: readonly string[];
}

const maxNotes = 200;
const maxText = 1024 * 1024;

const tooLong: PolicyNote = {
  ...{ line: 1, column: 1, code: "document-unreadable", kind: "problems", severity: "error", actions: [] },
  text: "This is longer than 1 MB. Use the command sallyport check.",
};

const nothing = { matrix: undefined, openness: 0, difference: undefined, before: [] } as const;

/** One row for the methods by which somebody may do the same. */
function rowsOf(policy: unknown): readonly MatrixRow[] {
  const rows = new Map<string, MatrixRow & { readonly methods: string[] }>();
  for (const { who, resource, method, allows, confidential } of matrix(policy)) {
    const name = who.kind === "source" ? `${who.name} (source)` : who.name;
    const key = JSON.stringify([resource, name, allows]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { resource, who: name, methods: [method], allows, confidential });
    else row.methods.push(method);
  }
  return [...rows.values()];
}

function differenceOf(before: string, after: unknown): Pick<PolicyReview, "difference" | "before"> {
  if (before.trim() === "") return { difference: undefined, before: [] };
  const old = readPolicyText(before);
  if (old.policy === undefined)
    return { difference: undefined, before: old.problems.map(({ line, text }) => `line ${line}: ${text}`) };
  const { opens, closes } = difference(old.document, after);
  return { difference: { opens: opens.map(describeChange), closes: closes.map(describeChange) }, before: [] };
}

/** Reviews the text of a policy: every problem, or its lints, its matrix and what it opens. */
export function review({ text, before }: PolicyTexts): Promise<PolicyReview> {
  if (text.length > maxText) return Promise.resolve({ notes: [tooLong], ...nothing });
  const { policy, document, problems, placeOf } = readPolicyText(text);
  const actionsOf = actionsFor(text);
  if (policy === undefined) {
    const notes = problems.slice(0, maxNotes).map(({ problem, ...one }): PolicyNote => ({
      ...{ ...one, kind: "problems", severity: "error" },
      actions: actionsOf(problem),
    }));
    return Promise.resolve({ notes, ...nothing });
  }
  try {
    const notes = lint(policy)
      .slice(0, maxNotes)
      .map((one): PolicyNote => ({
        ...placeOf(one.path),
        ...{ code: one.code, kind: "lints", severity: one.severity, text: describeLint(one) },
        actions: actionsOf(one),
      }));
    return Promise.resolve({
      ...{ notes, matrix: rowsOf(policy), openness: openness(policy).figure },
      ...differenceOf(before, document),
    });
  } catch (error) {
    if (error instanceof PolicyError) return Promise.resolve({ notes: [], ...nothing });
    throw error;
  }
}
