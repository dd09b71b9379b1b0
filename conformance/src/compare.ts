import type { Observation } from "./observation.ts";

export interface Difference {
  /** Such as `results[0].status`. */
  readonly field: string;
  readonly engine: unknown;
  readonly model: unknown;
}

/** Every field in which two observations differ; a list of another length is one field. */
export function differences(engine: Observation, model: Observation): Difference[] {
  return [...differing("", engine, model)];
}

function* differing(field: string, engine: unknown, model: unknown): Generator<Difference> {
  if (Array.isArray(engine) && Array.isArray(model) && engine.length === model.length) {
    for (const [index, item] of engine.entries()) yield* differing(`${field}[${index}]`, item, model[index]);
  } else if (isRecord(engine) && isRecord(model)) {
    for (const key of new Set([...Object.keys(engine), ...Object.keys(model)])) {
      yield* differing(field === "" ? key : `${field}.${key}`, engine[key], model[key]);
    }
  } else if (JSON.stringify(engine) !== JSON.stringify(model)) {
    yield { field, engine, model };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The field without its places in lists: what a smaller case must still differ in. */
export function kindOf({ field }: Difference): string {
  return field.replaceAll(/\[\d+\]/g, "[]");
}
