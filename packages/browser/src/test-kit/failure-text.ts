import { sequenceOf } from "../diagram/sequence-of.ts";
import { toText } from "../diagram/text.ts";
import { explain, renderText } from "../explain/index.ts";
import type { Outcome } from "../page/outcome.ts";
import { openTexts } from "./messages.ts";

const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${indented(line).trimStart()}`)];

/** Of an answer that the page reads and must not: there is no failure to explain, but a header that gave leave. */
function openLines(outcome: Outcome): string[] {
  const { headers = [] } = outcome.trace.findLast((event) => event.kind === "response") ?? {};
  const valueOf = (wanted: string): string | undefined => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const origin = valueOf("access-control-allow-origin");
  // Of a CORS answer that is read it is the page's origin or `*`; of others it is whatever a server likes.
  if (outcome.response?.type !== "cors" || origin === undefined) return [openTexts.own];
  const { method = "GET" } = outcome.request ?? {};
  const asksWithCredentials = outcome.request?.credentials === "include";
  const credentials = valueOf("access-control-allow-credentials") === "true";
  return [
    origin === "*" ? openTexts.wildcard : openTexts.why(origin, credentials),
    ...section("What to do", openTexts.fixes(outcome.page.origin, method, asksWithCredentials)),
    openTexts.danger,
  ];
}

/**
 * Why one engine did what it did, as a failing test prints it.
 *
 * @param open whether the page reads what it must not
 */
export function failureText(outcome: Outcome, open: boolean): string {
  const explanation = explain(outcome);
  if (!open) return indented(renderText(explanation).trimEnd());
  const picture = toText(sequenceOf(outcome)).trimEnd();
  return indented([explanation.summary, ...openLines(outcome), "", picture].join("\n"));
}
