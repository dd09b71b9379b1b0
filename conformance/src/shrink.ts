import type { Case } from "./cases/case.ts";

/** Which of the cases still show what a small one is wanted of. */
type Evaluate = (cases: readonly Case[]) => Promise<readonly boolean[]>;

type Path = readonly (string | number)[];

const rounds = 12;

/** Drops factors as long as the evaluate agrees: at once all that can go one by one, or else the first of them. */
export async function shrink(described: Case, evaluate: Evaluate): Promise<Case> {
  let smallest = described;
  for (let round = 0; round < rounds; round++) {
    const factors = factorsOf(smallest);
    const verdicts = await evaluate(factors.map((factor) => without(smallest, [factor])));
    const droppable = factors.filter((_, index) => verdicts[index]);
    const [first] = droppable;
    if (first === undefined) return smallest;
    const together = without(smallest, droppable);
    const [agreed] = droppable.length > 1 && together.actions.length > 0 ? await evaluate([together]) : [false];
    smallest = agreed ? together : without(smallest, [first]);
  }
  return smallest;
}

/** What a case can do without. */
function factorsOf({ page, visits = [], routes, actions }: Case): Path[] {
  return [
    ...visits.map((_, at): Path => ["visits", at]),
    ...(actions.length > 1 ? actions.map((_, at): Path => ["actions", at]) : []),
    ...(page.headers === undefined ? [] : [["page", "headers"]]),
    ...Object.entries(routes).flatMap(([path, route]) => below(["routes", path], route)),
    ...actions.flatMap((action, at) => below(["actions", at], action)),
  ];
}

const needed = new Set(["kind", "to", "as", "set", "status", "actual"]);

/** The optional fields of a route, a response or an action, and the single header fields. */
function below(at: Path, value: object): Path[] {
  const fields = Object.entries(value).flatMap(([key, inner]: [string, unknown]): Path[] => {
    const here = [...at, key];
    if (Array.isArray(inner)) return inner.map((_, index): Path => [...here, index]);
    const inside = key === "actual" || key === "preflight" ? below(here, inner as object) : [];
    return needed.has(key) ? inside : [here, ...inside];
  });
  return at[0] === "routes" && at.length === 2 ? [at, ...fields] : fields;
}

function without(described: Case, factors: readonly Path[]): Case {
  const copy = structuredClone(described) as unknown as Record<string, unknown>;
  for (const factor of factors) {
    const parent = factor
      .slice(0, -1)
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], copy);
    if (parent !== undefined) (parent as Record<string, unknown>)[factor.at(-1) ?? ""] = undefined;
  }
  return swept(copy) as Case;
}

/** Without what was set to undefined, and without lists that got empty. */
function swept(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(swept);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, swept(inner)]])),
  );
}
