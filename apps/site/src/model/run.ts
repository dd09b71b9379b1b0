import { engineAt, engineProblem, type EngineName, type EngineSpecifier } from "@sallyport/browser";
import {
  attemptIn,
  groupReports,
  pageNotes,
  renderReportsMarkdown,
  reportFor,
  type AttemptRequest,
  type EngineReport,
} from "@sallyport/browser/report";
import { recordedExchange } from "../exchange/record.ts";
import { encodeExchange } from "../exchange/recorded-exchange.ts";
import type { PlaygroundState } from "../state/playground-state.ts";
import { headNetwork } from "./head-network.ts";
import { loadMessageReader } from "./message-reader.ts";
import type { PolicyProblem } from "./policy-text.ts";
import { requestOf, type FieldProblem } from "./state-request.ts";

/** The engines that the playground shows, and the text of the standards. */
const shownEngines: readonly EngineName[] = ["chromium", "firefox", "webkit", "standard"];

/** Those, and the one of an earlier version that a state names behind its engine; or why there is no such one. */
function enginesOf({ engine }: PlaygroundState): readonly EngineSpecifier[] | FieldProblem {
  const name = engine.trim();
  if (name === "") return shownEngines;
  const text = engineProblem(name);
  if (text !== undefined) return { field: "engine", text };
  const earlier = name as EngineSpecifier;
  return shownEngines.flatMap((one) =>
    earlier.startsWith(`${one}@`) && engineAt(earlier).version !== engineAt(one).version ? [one, earlier] : [one],
  );
}

/** What the playground shows: what each engine does, or what of the form cannot be used. */
export interface PlaygroundResult {
  readonly fields: readonly FieldProblem[];
  /** The problems of the policy. */
  readonly policy: readonly PolicyProblem[];
  readonly reports: readonly EngineReport[];
  /** The engine of each report. */
  readonly engines: readonly EngineSpecifier[];
  readonly notes: readonly string[];
  /** The reports as a text for an issue. */
  readonly markdown: string;
  /** The reports as the element `sallyport-exchange` takes them. */
  readonly exchange: string;
}

const failed = (fields: readonly FieldProblem[], policy: readonly PolicyProblem[] = []): PlaygroundResult => ({
  fields,
  policy,
  ...{ reports: [], engines: [] },
  notes: [],
  ...{ markdown: "", exchange: "" },
});

async function reportsOf(
  request: AttemptRequest,
  engines: readonly EngineSpecifier[],
  reportOf: (engine: EngineSpecifier) => Promise<EngineReport>,
): Promise<PlaygroundResult> {
  const reports: EngineReport[] = [];
  for (const engine of engines) reports.push(await reportOf(engine));
  const notes = pageNotes(request.page);
  const markdown = renderReportsMarkdown(groupReports(reports), notes);
  const exchange = encodeExchange(recordedExchange(reports));
  return { ...{ fields: [], policy: [] }, ...{ reports, engines, notes, markdown, exchange } };
}

const hasBody = ({ preflight, response, redirected }: PlaygroundState): boolean =>
  [preflight, response, redirected].some((text) => /\n\r?\n\s*\S/.test(text));

/**
 * What each engine does with the request of a state.
 * @returns the reports, or what cannot be used; it rejects where the model itself fails
 */
export async function run(state: PlaygroundState): Promise<PlaygroundResult> {
  const read = requestOf(state);
  const engines = enginesOf(state);
  if ("problems" in read || "field" in engines)
    return failed([...("problems" in read ? read.problems : []), ...("field" in engines ? [engines] : [])]);
  const { request } = read;
  if (state.server === "policy" || hasBody(state)) await loadMessageReader();
  if (state.server === "response")
    return reportsOf(request, engines, async (engine) =>
      reportFor(await attemptIn(engine, request, headNetwork(state))),
    );
  // With the reader of YAML and the server's gate, which a head doesn't need.
  const { policyReport, readPolicyText } = await import("./policy-run.ts");
  const { policy, problems, source } = readPolicyText(state.policy);
  if (policy === undefined) return failed([], problems);
  return reportsOf(request, engines, (engine) => policyReport(engine, request, policy, source));
}
