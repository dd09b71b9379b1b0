import type { EngineName } from "@sallyport/browser";
import {
  attemptIn,
  groupReports,
  pageNotes,
  renderReportsMarkdown,
  reportFor,
  type AttemptRequest,
  type EngineReport,
} from "@sallyport/browser/report";
import type { PlaygroundState } from "../state/playground-state.ts";
import { headNetwork } from "./head-network.ts";
import { loadMessageReader } from "./message-reader.ts";
import type { PolicyProblem } from "./policy-text.ts";
import { requestOf, type FieldProblem } from "./state-request.ts";

/** The engines that the playground shows, and the text of the standards. */
const shownEngines: readonly EngineName[] = ["chromium", "firefox", "webkit", "standard"];

/** What the playground shows: what each engine does, or what of the form cannot be used. */
export interface PlaygroundResult {
  readonly fields: readonly FieldProblem[];
  /** The problems of the policy. */
  readonly policy: readonly PolicyProblem[];
  readonly reports: readonly EngineReport[];
  readonly notes: readonly string[];
  /** The reports as a text for an issue. */
  readonly markdown: string;
}

const failed = (fields: readonly FieldProblem[], policy: readonly PolicyProblem[] = []): PlaygroundResult => ({
  fields,
  policy,
  reports: [],
  notes: [],
  markdown: "",
});

async function reportsOf(
  request: AttemptRequest,
  reportOf: (engine: EngineName) => Promise<EngineReport>,
): Promise<PlaygroundResult> {
  const reports: EngineReport[] = [];
  for (const engine of shownEngines) reports.push(await reportOf(engine));
  const notes = pageNotes(request.page);
  return { fields: [], policy: [], reports, notes, markdown: renderReportsMarkdown(groupReports(reports), notes) };
}

const hasBody = ({ preflight, response, redirected }: PlaygroundState): boolean =>
  [preflight, response, redirected].some((text) => /\n\r?\n\s*\S/.test(text));

/**
 * What each engine does with the request of a state.
 * @returns the reports, or what cannot be used; it rejects where the model itself fails
 */
export async function run(state: PlaygroundState): Promise<PlaygroundResult> {
  const read = requestOf(state);
  if ("problems" in read) return failed(read.problems);
  const { request } = read;
  if (state.server === "policy" || hasBody(state)) await loadMessageReader();
  if (state.server === "response")
    return reportsOf(request, async (engine) => reportFor(await attemptIn(engine, request, headNetwork(state))));
  // With the reader of YAML and the server's gate, which a head doesn't need.
  const { policyReport, readPolicyText } = await import("./policy-run.ts");
  const { policy, problems, source } = readPolicyText(state.policy);
  if (policy === undefined) return failed([], problems);
  return reportsOf(request, (engine) => policyReport(engine, request, policy, source));
}
