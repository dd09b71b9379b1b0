import { attackerLabels, kindLabels, laneLabels, verdictLabels } from "./labels.ts";
import type { Lane, Message, Sequence } from "./sequence.ts";

const nameOf = ({ kind, name, attacker }: Lane): string => `${(attacker ? attackerLabels : laneLabels)[kind]} ${name}`;

const line = ({ kind, from, to, lines }: Message, names: ReadonlyMap<string, string>): string => {
  const way = from === to ? (names.get(from) ?? from) : `${names.get(from) ?? from} → ${names.get(to) ?? to}`;
  const said = lines.join("; ");
  return `${way}: ${kindLabels[kind]}${said === "" ? "" : ` ${said}`}`;
};

/** A sequence as text for screen readers: a heading, and a line for each message. */
export function textAlternative({ engine, version, lanes, messages, verdict }: Sequence): {
  readonly heading: string;
  readonly lines: readonly string[];
} {
  const names = new Map(lanes.map((lane) => [lane.id, nameOf(lane)]));
  const [first] = messages;
  return {
    heading: `${names.get("page") ?? ""}: ${first?.lines[0] ?? ""}: ${verdictLabels(verdict).join(", ")} (${engine} ${version})`,
    lines: messages.map((message, index) => `${index + 1}. ${line(message, names)}`),
  };
}
