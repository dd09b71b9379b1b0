import { randomBytes } from "node:crypto";
import type { ProtectionName } from "../protections/index.ts";
import type { Run } from "../world/run.ts";
import type { Prediction } from "./predictions.ts";

/** An attempt that a visitor has started. */
export interface Started {
  readonly run: Run;
  readonly protection: ProtectionName;
  readonly at: number;
  /** Made when the run is done. */
  predictions?: Promise<readonly Prediction[]>;
}

/** An attempt that a visitor has played in the model. */
export interface Modelled {
  readonly protection: ProtectionName;
  readonly predictions: readonly Prediction[];
}

/** Somebody with a browser. */
export interface Visitor {
  readonly id: string;
  readonly protections: Map<string, ProtectionName>;
  /** By `STORY/ATTEMPT`, the last one each. */
  readonly started: Map<string, Started>;
  /** What was played in the model, by `STORY/ATTEMPT`, the last one each. */
  readonly modelled: Map<string, Modelled>;
  /** Large type. */
  presents: boolean;
}

const maxVisitors = 100;
const idPattern = /^[0-9a-f]{16}$/;

/**
 * Everybody whom the lab knows. Whoever has tried nothing is forgotten first: a page of another site can make a browser ask
 * for the lab without its cookie, as often as it likes.
 */
export class Visitors {
  readonly #known = new Map<string, Visitor>();

  find(id: string | undefined): Visitor | undefined {
    return id !== undefined && idPattern.test(id) ? this.#known.get(id) : undefined;
  }

  add(): Visitor {
    const id = randomBytes(8).toString("hex");
    const visitor: Visitor = { id, protections: new Map(), started: new Map(), modelled: new Map(), presents: false };
    if (this.#known.size >= maxVisitors) this.#forgetOne();
    this.#known.set(id, visitor);
    return visitor;
  }

  #forgetOne(): void {
    const all = [...this.#known.values()];
    const forgotten = all.find(({ started, modelled }) => started.size + modelled.size === 0) ?? all[0];
    if (forgotten !== undefined) this.#known.delete(forgotten.id);
  }
}
