import type { Difference } from "./compare.ts";
import type { EngineName } from "@sallyport/testing/engines";
import type { Disagreement } from "./disagreements.ts";

export interface EngineReport {
  readonly engine: EngineName;
  readonly version: string;
  readonly cases: number;
  readonly disagreements: readonly Disagreement[];
}

const shownFields = 6;

export function textOf({ engine, version, cases, disagreements }: EngineReport): string {
  const found = disagreements.map((one) => describe(engine, one));
  return [...found, `${engine} ${version}`, `${engine}: ${cases} cases, ${disagreements.length} differences`].join(
    "\n",
  );
}

function describe(engine: EngineName, { desc, reproduction, differences }: Disagreement): string {
  const fields = differences.slice(0, shownFields).flatMap((difference) => fieldOf(engine, difference));
  const more = differences.length > shownFields ? [`  and ${differences.length - shownFields} more fields`] : [];
  return [`${engine}: ${desc}`, ...fields, ...more, `  case ${JSON.stringify(reproduction)}`, ""].join("\n");
}

function fieldOf(engine: EngineName, { field, engine: expected, model }: Difference): string[] {
  return [`  ${field}`, `    ${engine.padEnd(8)} ${valueOf(expected)}`, `    model    ${valueOf(model)}`];
}

/** A list of requests by what distinguishes them. */
function valueOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (!Array.isArray(value) || !value.every(isRequest)) return JSON.stringify(value);
  return value.length === 0 ? "none" : value.map(({ method, url }) => `${method} ${url}`).join(", ");
}

function isRequest(value: unknown): value is { method: string; url: string } {
  return typeof value === "object" && value !== null && "method" in value && "url" in value;
}

export function statusOf(reports: readonly EngineReport[]): number {
  return reports.every(({ disagreements }) => disagreements.length === 0) ? 0 : 1;
}
