import { attackerLabels, kindLabels, laneLabels, verdictLabels } from "./labels.ts";
import type { Lane, Message, Sequence } from "./sequence.ts";

const nameOf = ({ kind, name, attacker }: Lane): string => `${(attacker ? attackerLabels : laneLabels)[kind]} ${name}`;

const line = ({ kind, from, to, lines }: Message, names: ReadonlyMap<string, string>): string => {
  const way = from === to ? (names.get(from) ?? from) : `${names.get(from) ?? from} → ${names.get(to) ?? to}`;
  const said = lines.join("; ");
  return `${way}: ${kindLabels[kind]}${said === "" ? "" : ` ${said}`}`;
};

/** A sequence for those who do not see it: what it shows, in a line, and each message. */
export function inWords({ engine, version, lanes, messages, verdict }: Sequence): {
  readonly heading: string;
  readonly lines: readonly string[];
} {
  const names = new Map(lanes.map((lane) => [lane.id, nameOf(lane)]));
  const [asked] = messages;
  return {
    heading: `${names.get("page") ?? ""}: ${asked?.lines[0] ?? ""}: ${verdictLabels(verdict).join(", ")} (${engine} ${version})`,
    lines: messages.map((message, index) => `${index + 1}. ${line(message, names)}`),
  };
}
