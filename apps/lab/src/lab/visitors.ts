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

/** Somebody with a browser. */
export interface Visitor {
  readonly id: string;
  readonly protections: Map<string, ProtectionName>;
  /** By `STORY/ATTEMPT`, the last one each. */
  readonly started: Map<string, Started>;
  /** Large type. */
  presents: boolean;
}

const maxVisitors = 100;
const idPattern = /^[0-9a-f]{16}$/;

/** Everybody whom the lab knows; whoever came first is forgotten first. */
export class Visitors {
  readonly #known = new Map<string, Visitor>();

  find(id: string | undefined): Visitor | undefined {
    return id !== undefined && idPattern.test(id) ? this.#known.get(id) : undefined;
  }

  add(): Visitor {
    const id = randomBytes(8).toString("hex");
    const visitor: Visitor = { id, protections: new Map(), started: new Map(), presents: false };
    this.#known.set(id, visitor);
    const [oldest] = this.#known.keys();
    if (this.#known.size > maxVisitors && oldest !== undefined) this.#known.delete(oldest);
    return visitor;
  }
}
