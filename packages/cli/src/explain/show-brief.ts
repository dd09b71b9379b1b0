import {
  briefLines,
  briefOf,
  type Brief,
  type HeadFinding,
  type MessageReading,
  type PolicyEdit,
} from "@sallyport/browser/explain";
import type { Group } from "./groups.ts";
import type { Told } from "./told.ts";

/** The words of the short form; `--verbose` prints everything else. */
const texts = {
  list: (names: readonly string[]): string =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`,
  edit: (place: string, { at, add, replaces }: PolicyEdit): string =>
    `Fix (${place}): at ${at}, ${replaces ? "write" : "add"} ${add}`,
  alsoFor: (names: readonly string[]): string =>
    `Check who else gets it: the same grant is for ${names.join(", ")}. A grant of its own gives it to this page alone.`,
  held: (why: string): string => `Cause: ${why}`,
  send: "Fix (this command): add --send to send it once. --verbose shows the preflight and what would follow.",
  more: "More: --verbose prints every cause and fix, each step, the console messages and a diagram.",
  moreOf: "More: --verbose prints every cause, fix and danger.",
  page: (folder: string, code: string): string => ` See docs/${folder}/${code}.md.`,
  predicted: (name: string): string => `With ${name}, `,
} as const;

/** Of a policy: its own reason, and the edit of the document that is there. */
function ofPolicy(told: Told): Brief {
  const { explanation, server, edit, near, place = "policy" } = told;
  const isOpen = server === undefined || explanation.verdict.readable;
  const brief = briefOf(
    isOpen ? explanation : { ...explanation, why: server.why, causes: near === undefined ? [] : [near] },
  );
  if (isOpen || edit === undefined) return brief;
  return {
    ...brief,
    fix: texts.edit(place, edit),
    danger: edit.alsoFor.length > 0 ? texts.alsoFor(edit.alsoFor) : brief.danger,
  };
}

function linesOf(told: Told): readonly string[] {
  const { explanation, heldBack, notes } = told;
  if (heldBack !== undefined) return [texts.held(explanation.why), texts.send];
  // A failure of the network has its reason in a note.
  if (told.unusable && notes[0] !== undefined) return briefLines(briefOf({ ...explanation, why: notes[0] }));
  return briefLines(ofPolicy(told));
}

function pageOf({ explanation: { code }, heldBack, server }: Told): string {
  if (heldBack !== undefined || code === "readable") return "";
  return server !== undefined ? texts.page("reasons", server.code) : texts.page("explanations", code);
}

/** The verdict in each engine, the cause, the fix, the danger, and how to see more: a line each. */
export function showBrief(groups: readonly Group[], policy?: string): string {
  const verdicts = groups.map(({ engines, first }) => `${texts.list(engines)}: ${first.explanation.summary}`);
  const failing = groups.find(({ first }) => !first.explanation.verdict.readable) ?? groups[0];
  const from = policy === undefined ? "" : texts.predicted(policy);
  const lines = failing === undefined ? [] : linesOf(failing.first);
  const page = failing === undefined ? "" : pageOf(failing.first);
  return [`${from}${verdicts.join(" ")}`, ...lines, `${texts.more}${page}`, ""].join("\n");
}

const longest = 160;

/** What a console message says, in five lines. */
export function readingBrief(reading: MessageReading): string {
  const { engine, code, engineCode, text } = reading;
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  const name = code ?? engineCode;
  return [
    `${engine}${name === undefined ? "" : ` (${name})`}: ${short}`,
    ...briefLines(briefOf(reading)),
    `${texts.moreOf}${code === undefined ? "" : texts.page("explanations", code)}`,
    "",
  ].join("\n");
}

/** What a response's head shows: a line each, and the fix of the gravest. */
export function findingsBrief(findings: readonly HeadFinding[]): string {
  const gravest = (["danger", "error", "warning", "note"] as const)
    .map((one) => findings.find(({ severity }) => severity === one))
    .find((one) => one !== undefined);
  const { fix, danger } =
    gravest === undefined ? {} : briefOf({ why: "", causes: [], fixes: gravest.fixes, dangers: gravest.dangers });
  return [
    ...findings.map(({ severity, text, code }) => `${severity}: ${text} [${code}]`),
    ...[fix, danger].flatMap((one) => (one === undefined ? [] : [one])),
    texts.moreOf,
    "",
  ].join("\n");
}
