import { briefLines, briefOf, type Brief } from "../../explain/brief.ts";
import { shortThirdPartyTexts } from "../../explain/cookie-texts.ts";
import type { HeaderFinding, MessageReading } from "../../explain/explanation.ts";
import type { TextOptions } from "../../explain/render/explanation-text.ts";
import { shippedEngineNames } from "../../engines/engine.ts";
import type { EngineSpecifier } from "../../engines/engine-specifier.ts";
import { listOf } from "../../text/list.ts";
import { truncate } from "../../text/truncate.ts";
import { sanitizeText } from "sallyport/standard";
import { opensText } from "../edit-fix.ts";
import { isFailure, type EngineReport } from "../engine-report.ts";
import type { ReportGroup } from "../report-groups.ts";
import { reportTexts } from "../report-texts.ts";
import { briefReportTexts as texts } from "./reports-brief-texts.ts";

/** For a policy: the gate's own reason, the edit of the document, and what that opens. */
function briefOfReport(report: EngineReport): Brief {
  const { explanation, server, edit, near, place = reportTexts.policy } = report;
  const isShared = server === undefined || !isFailure(report);
  const brief = briefOf(
    isShared ? explanation : { ...explanation, why: server.why, causes: near === undefined ? [] : [near] },
    server === undefined ? undefined : reportTexts.policy,
  );
  if (isShared || edit === undefined) return brief;
  return { ...brief, fix: texts.edit(place, reportTexts.editAt(edit)), danger: opensText(edit) };
}

function linesOf(report: EngineReport, options: TextOptions): readonly string[] {
  const { explanation, dryRun, notes } = report;
  const [note] = notes;
  if (dryRun !== undefined)
    return briefLines(
      {
        cause: texts.cause(explanation.why),
        fix: note === undefined ? undefined : texts.fixHere(note),
        danger: undefined,
      },
      options,
    );
  // A failure of the network has its reason in a note.
  if (report.unusable && note !== undefined) return briefLines(briefOf({ ...explanation, why: note }), options);
  return briefLines(briefOfReport(report), options);
}

function pageOf({ explanation: { code, reason }, dryRun, server }: EngineReport): string {
  if (dryRun !== undefined) return "";
  if (reason !== undefined) return texts.page(reason);
  if (code === "readable") return "";
  return server !== undefined ? texts.page(server.code) : texts.page(code);
}

const order: readonly EngineSpecifier[] = shippedEngineNames;

/** Groups that differ only in what stands below the first line are one there. */
function enginesBySummary(groups: readonly ReportGroup[]): ReadonlyMap<string, readonly EngineSpecifier[]> {
  const named = new Map<string, readonly EngineSpecifier[]>();
  for (const { engines, first } of groups) {
    const { summary } = first.explanation;
    const all = [...(named.get(summary) ?? []), ...engines];
    named.set(
      summary,
      all.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  }
  return named;
}

/** What each engine does with third-party cookies, where the request is about some. */
function cookieLines(groups: readonly ReportGroup[]): readonly string[] {
  const explanations = groups.flatMap(({ all }) => all.map(({ explanation }) => explanation));
  const all = explanations
    .toSorted((a, b) => order.indexOf(a.engine) - order.indexOf(b.engine))
    .flatMap(({ engine, thirdPartyCookies }) =>
      thirdPartyCookies === undefined ? [] : [shortThirdPartyTexts[engine]],
    );
  return all.length === 0 ? [] : [sanitizeText(texts.cookies(all))];
}

/** The fix and the danger of the gravest. */
function adviceOf([gravest]: readonly HeaderFinding[], options: TextOptions): readonly string[] {
  if (gravest === undefined) return [];
  const { fix, danger } = briefOf({ why: "", causes: [], fixes: gravest.fixes, dangers: gravest.dangers });
  return briefLines({ cause: undefined, fix, danger }, options);
}

/** Whether an engine's readers have something to do, such as a cookie that it kept back. */
const isAdvised = ({ first }: ReportGroup): boolean => first.explanation.fixes.length > 0;

/**
 * The verdict in each engine, the cause, the fix, the danger, and how to see more: a line each.
 * @param policy the name of the policy that the reports are predicted from
 * @param findings what stands above the verdict
 */
export function renderReportsBrief(
  groups: readonly ReportGroup[],
  policy?: string,
  findings: readonly HeaderFinding[] = [],
  options: TextOptions = {},
): string {
  const verdicts = [...enginesBySummary(groups)].map(([summary, engines]) => `${listOf(engines)}: ${summary}`);
  const failing = groups.find(({ first }) => isFailure(first)) ?? groups.find(isAdvised) ?? groups[0];
  const from = policy === undefined ? "" : texts.predicted(policy);
  const isRead = failing === undefined || !isFailure(failing.first);
  const lines =
    isRead && findings.length > 0
      ? adviceOf(findings, options)
      : failing === undefined
        ? []
        : linesOf(failing.first, options);
  const cookies = isRead ? cookieLines(groups) : [];
  const page = failing === undefined ? "" : pageOf(failing.first);
  return [
    ...findings.map(findingLine),
    sanitizeText(`${from}${verdicts.join(" ")}`),
    ...lines,
    ...cookies,
    `${texts.more}${page}`,
    "",
  ].join("\n");
}

const maxMessage = 160;

/** Values that stand in the message beyond what is shown of it. */
function hiddenValues({ values, text }: MessageReading, shown: string): string {
  const hidden = Object.entries(values).filter(
    ([name, value]) => shownNames.includes(name) && value !== "" && !shown.includes(value),
  );
  return text === shown && hidden.length === 0
    ? ""
    : hidden.map(([name, value]) => ` [${name} ${truncate(value, 80)}]`).join("");
}

const shownNames: readonly string[] = ["url", "origin", "method", "header", "status", "value"];

/** What a console message means, in five lines. */
export function readingBrief(reading: MessageReading, options: TextOptions = {}): string {
  const { engine, about, code, engineCode, text, since, until } = reading;
  const shown = truncate(text, maxMessage);
  const years = texts.years(since, until);
  return [
    sanitizeText(`${engine}${years} (${code ?? engineCode ?? about}): ${shown}${hiddenValues(reading, shown)}`),
    ...briefLines(briefOf(reading), options),
    `${texts.moreAdvice}${code === undefined ? "" : texts.page(code)}`,
    "",
  ].join("\n");
}

const maxFindings = 2;

const findingLine = ({ severity, text, brief = text, code }: HeaderFinding): string =>
  sanitizeText(`${severity}: ${brief} [${code}]`);

/** Each finding in a line; of more than fit, the gravest, and the codes of the others. */
function findingLines(sorted: readonly HeaderFinding[]): readonly string[] {
  if (sorted.length <= maxFindings) return sorted.map(findingLine);
  const [gravest, ...others] = sorted;
  const codes = new Set(others.map(({ severity, code }) => `${severity} ${code}`));
  return [...(gravest === undefined ? [] : [findingLine(gravest)]), texts.also([...codes])];
}

const severities = ["danger", "error", "warning", "note"] as const;

/** The findings about response headers, and the fix of the gravest, in five lines. */
export function findingsBrief(findings: readonly HeaderFinding[], options: TextOptions = {}): string {
  const sorted = severities.flatMap((one) => findings.filter(({ severity }) => severity === one));
  return [...findingLines(sorted), ...adviceOf(sorted, options), texts.moreAdvice, ""].join("\n");
}
