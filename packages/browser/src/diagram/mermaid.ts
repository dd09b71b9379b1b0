import { attackerLabels, kindLabels, laneLabels, verdictLabels } from "./labels.ts";
import { sanitizeSequence } from "./sanitize-sequence.ts";
import type { Lane, Message, MessageKind, Sequence } from "./sequence.ts";

/**
 * Text as it may stand in a line of Mermaid: what is no plain character of prose is an entity of Mermaid's, which ends
 * in a semicolon and is replaced before the grammar sees it.
 *
 * Mermaid takes the last semicolon from lines in which `style` or `classDef` stand before a colon, whence the broken word.
 */
const entities = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} /.,:=*?()_…’→-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)
    .replace(/(?<=styl|classde)[ef]/gi, (letter) => `#${letter.charCodeAt(0)};`);

const arrows: Readonly<Record<MessageKind, string>> = {
  requested: "->>",
  preflight: "->>",
  sent: "->>",
  response: "-->>",
  blocked: "--x",
  "not-sent": "--x",
  "no-response": "--x",
  error: "--x",
  "preflight-cache": "",
  "http-cache": "",
  cookies: "",
  executed: "",
};

/** Identifiers without a hyphen, of which Mermaid makes an arrow. */
const idOf = (lane: string): string => lane.replace("-", "");

const participant = ({ id, kind, name, attacker }: Lane): string =>
  `  participant ${idOf(id)} as ${attacker ? "⚠ " : ""}${(attacker ? attackerLabels : laneLabels)[kind]}<br/>${entities(name)}`;

function messageLine({ kind, from, to, lines }: Message): string {
  const [first = "", ...headers] = lines;
  const said = [`${kindLabels[kind]} ${entities(first)}`.trim(), ...headers.map(entities)].join("<br/>");
  if (from === to) return `  Note over ${idOf(from)}: ${said}`;
  return `  ${idOf(from)}${arrows[kind]}${idOf(to)}: ${said}`;
}

/** A sequence as the text of a Mermaid sequence diagram, for documents that draw them. */
export function toMermaid(sequence: Sequence): string {
  const { lanes, messages, verdict } = sanitizeSequence(sequence);
  const whole = lanes.map(({ id }) => idOf(id));
  const over = `${whole[0] ?? ""},${whole.at(-1) ?? ""}`;
  return [
    "sequenceDiagram",
    ...lanes.map(participant),
    ...messages.map(messageLine),
    `  Note over ${over}: ${verdictLabels(verdict).join(", ")}`,
    "",
  ].join("\n");
}
