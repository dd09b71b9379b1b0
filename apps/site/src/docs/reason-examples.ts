import { codePages } from "./codes.ts";
import { stateOfRequest, yieldsReason } from "./examples.ts";
import { textOf } from "./pages.ts";
import { encodeState } from "../state/address.ts";

const fence = (language: string): RegExp => new RegExp(`^\`\`\`${language}(?: .*)?\\n([^]*?)^\`\`\``, "m");

/** The playground's address for the example of each reason that a page's request can have. */
export async function reasonExamples(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { code, kind } of codePages) {
    if (kind !== "reasons") continue;
    const [, example = ""] = textOf(`docs/reasons/${code}.md`).split(/^## Example$/m);
    const policy = fence("yaml").exec(example)?.[1];
    const head = fence("http").exec(example)?.[1];
    const state = policy === undefined || head === undefined ? undefined : stateOfRequest(policy, head);
    if (state === undefined || !(await yieldsReason(state, code))) continue;
    const encoded = encodeState(state);
    if (encoded !== undefined) found.set(code, encoded);
  }
  return found;
}
