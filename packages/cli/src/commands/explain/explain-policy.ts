import type { HarPolicy } from "@sallyport/browser/report";
import { describeProblem, type DocumentPath } from "sallyport";
import { standInSources } from "sallyport/review";
import { inputTexts } from "../../input-file-texts.ts";
import { readPolicyFile } from "../../policy-file.ts";
import { UsageError, type Run } from "../../terminal.ts";
import type { ExplainOptions } from "./explain-options.ts";

/** The policy in a file, for predictions; nothing asks its sources. */
export async function readPolicy(name: string, { profile }: ExplainOptions, run: Run): Promise<HarPolicy> {
  const { policy, problems, document, placeOf: find } = await readPolicyFile(name, profile, run.terminal);
  if (policy === undefined) throw new UsageError(inputTexts.broken(name, problems.map(describeProblem)));
  const sources = standInSources(document);
  const options = profile === undefined ? { sources } : { sources, profile };
  const placeOf = (path: DocumentPath): string => `${name}:${String(find(path).line)}`;
  return { policy, source: { document, options, placeOf } };
}
