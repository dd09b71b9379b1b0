import type { Header } from "../../fetch/header-list.ts";
import type { HeaderFinding } from "../explanation.ts";
import { responseRules } from "./response-rules.ts";
import { cookieRules } from "./cookie-rules.ts";
import { listRules } from "./list-rules.ts";
import { originRules } from "./origin-rules.ts";
import { parseHeaders } from "./parse-headers.ts";
import { preflightRules } from "./preflight-rules.ts";
import { finding, viewOf, type HeaderContext } from "./header-view.ts";

const severities: readonly HeaderFinding["severity"][] = ["danger", "error", "warning", "note"];

const maxUnreadable = 5;

/**
 * What response headers mean for pages of other origins, and for users.
 * @param headers as pasted (bare lines, `curl -i` and `curl -v` with the body), or as a list
 * @param context the page and the request, as far as they are known
 * @returns findings, the gravest first
 */
export function explainHeaders(
  headers: string | readonly Header[],
  context: HeaderContext = {},
): readonly HeaderFinding[] {
  const { body = "" } = context;
  const parsed =
    typeof headers === "string"
      ? parseHeaders(headers)
      : { status: undefined, headers, unreadable: [], isCut: false, body };
  const view = viewOf(parsed, context);
  // Of headers that were not read, nothing can be said.
  if (parsed.isCut) return [finding(view, "head-cut", undefined)];
  const found = [
    ...parsed.unreadable.slice(0, maxUnreadable).map((line) => finding(view, "unreadable", undefined, [line])),
    ...(parsed.headers.length === 0 && parsed.status === undefined
      ? []
      : [originRules, preflightRules, listRules, responseRules, cookieRules].flatMap((rule) => rule(view))),
  ];
  return found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
