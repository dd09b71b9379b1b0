import { hang } from "@sallyport/browser/text";
import { toText } from "@sallyport/browser/diagram";
import { renderText } from "@sallyport/browser/explain";
import { coloursFor, type Colours } from "../colours.ts";
import { messages } from "../messages.ts";
import type { Terminal } from "../terminal.ts";
import { describeGroups, type Group } from "./groups.ts";
import type { Told } from "./told.ts";

const texts = messages.explain;

const section = (title: string, lines: readonly string[], colours: Colours): readonly string[] =>
  lines.length === 0 ? [] : ["", colours.bold(title), ...lines];

/** What the consoles of the other engines print; the first one's stands in its explanation. */
function otherConsoles({ first, all }: Group): readonly string[] {
  return all.flatMap(({ explanation: { engine, consoleMessage } }) =>
    engine === first.explanation.engine || consoleMessage === undefined
      ? []
      : hang("  ", `${engine}: ${consoleMessage}`),
  );
}

function serverLines({ server }: Told): readonly string[] {
  if (server === undefined) return [];
  return [...hang("  ", server.summary), ...hang("  ", `${server.why} [docs/reasons/${server.code}.md]`)];
}

function groupText(group: Group, colours: Colours): string {
  const { first } = group;
  const colour = colours.enabled;
  const lines = [
    renderText(first.explanation, { colour }).trimEnd(),
    ...section(texts.otherConsoles, otherConsoles(group), colours),
    ...section(texts.serverGate, serverLines(first), colours),
    ...section(
      texts.notes,
      first.notes.flatMap((note) => hang("  ", note)),
      colours,
    ),
    "",
    toText(first.sequence, { colour }).trimEnd(),
  ];
  return lines.join("\n");
}

/** The explanations for a person at a terminal. */
export function showText(groups: readonly Group[], notes: readonly string[], terminal: Terminal): string {
  const colours = coloursFor(terminal);
  const agreement = hang("", describeGroups(groups)).map((line) => (groups.length > 1 ? colours.yellow(line) : line));
  const engines = groups.reduce((sum, group) => sum + group.engines.length, 0);
  const head = [...notes.flatMap((note) => hang("", note)), ...(engines > 1 ? agreement : [])];
  const parts = groups.map((group) => {
    const title = groups.length > 1 ? `${colours.bold(`== ${group.engines.join(", ")} ==`)}\n\n` : "";
    return title + groupText(group, colours);
  });
  return `${[...(head.length === 0 ? [] : [head.join("\n")]), ...parts].join("\n\n")}\n`;
}
