import { toMermaid } from "@sallyport/browser/diagram";
import { renderMarkdown, type DecisionExplanation, type Explanation } from "@sallyport/browser/explain";
import { messages } from "../messages.ts";
import type { HeldReason } from "./careful-network.ts";
import { describeGroups, type Group } from "./groups.ts";
import type { Told } from "./told.ts";

/** One engine as data. `code` is `held-back` where the request itself was not sent. */
export interface ToldData extends Omit<Explanation, "code"> {
  readonly code: Explanation["code"] | "held-back";
  readonly heldBack: HeldReason | null;
  readonly server: DecisionExplanation | null;
  readonly notes: readonly string[];
}

const orNull = <T>(value: T | undefined): T | null => value ?? null;

export const dataOf = ({ explanation, heldBack, server, notes }: Told): ToldData => ({
  ...explanation,
  code: heldBack === undefined ? explanation.code : "held-back",
  heldBack: orNull(heldBack),
  server: orNull(server),
  notes,
});

/** The explanations with stable keys. */
export function showJson(
  kind: "asked" | "predicted",
  groups: readonly Group[],
  notes: readonly string[],
  all: readonly Told[],
): string {
  const data = {
    kind,
    agree: groups.length === 1,
    comparison: describeGroups(groups),
    notes,
    explanations: all.map(dataOf),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

const quoted = (notes: readonly string[]): string[] => notes.map((note) => `> ${note}`);

/** The explanations for an issue or a report, each with its diagram. */
export function showMarkdown(groups: readonly Group[], notes: readonly string[]): string {
  const parts = groups.flatMap(({ first }) => [
    renderMarkdown(first.explanation).trimEnd(),
    ...(first.server === undefined
      ? []
      : [
          `## ${messages.explain.serverGate}`,
          `${first.server.summary} ${first.server.why} (\`${first.server.code}\`)`,
        ]),
    ...quoted(first.notes),
    `\`\`\`mermaid\n${toMermaid(first.sequence).trimEnd()}\n\`\`\``,
  ]);
  return `${[...quoted(notes), describeGroups(groups), ...parts].join("\n\n")}\n`;
}
