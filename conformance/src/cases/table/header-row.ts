import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";

export type Field = readonly [name: string, value: string];

export const named = (kind: string, fields: readonly Field[]): Case[] =>
  fields.map(([name, value]) =>
    caseOf({ desc: `${kind} ${shown(name)}: ${shown(value)}`, fetch: { headers: [[name, value]] } }),
  );

export function shown(text: string): string {
  const quoted = JSON.stringify(text);
  return quoted.length > 48 ? `${quoted.slice(0, 40)}… (${text.length} bytes)` : quoted;
}
