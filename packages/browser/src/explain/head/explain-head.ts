import type { Header } from "../../fetch/header-list.ts";
import type { HeadFinding } from "../explanation.ts";
import { answerRules } from "./answer-rules.ts";
import { cookieRules } from "./cookie-rules.ts";
import { listRules } from "./list-rules.ts";
import { originRules } from "./origin-rules.ts";
import { parseHead } from "./parse-head.ts";
import { finding, viewOf, type HeadContext } from "./view.ts";

const severities: readonly HeadFinding["severity"][] = ["danger", "error", "warning", "note"];

const mostUnreadable = 5;

/**
 * What a response's head means to pages of other origins, and to users.
 * @param head as it was pasted (bare lines, `curl -i`, `curl -v`), or as a list
 * @param context whose page asked, and for what
 * @returns findings, the gravest first
 */
export function explainHead(head: string | readonly Header[], context: HeadContext = {}): readonly HeadFinding[] {
  const parsed = typeof head === "string" ? parseHead(head) : { status: undefined, headers: head, unreadable: [] };
  const view = viewOf(parsed.headers, parsed.status, context);
  const found = [
    ...parsed.unreadable.slice(0, mostUnreadable).map((line) => finding(view, "unreadable", undefined, [line])),
    ...(parsed.headers.length === 0
      ? []
      : [originRules, listRules, answerRules, cookieRules].flatMap((rule) => rule(view))),
  ];
  return found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
