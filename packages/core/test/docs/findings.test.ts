import {
  parseHead,
  parseRequest,
  policyOf,
  readPage,
  statusOf,
  type MessageHead,
  type Page,
} from "@sallyport/testing/documents";
import { describe, expect, test } from "vitest";
import { guard } from "../../src/adapters/web.ts";
import { findingCodes, type Finding, type FindingCode } from "../../src/index.ts";

const lowerCase = (fields: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries([...fields].map(([name, value]) => [name.toLowerCase(), value]));

const pairsOf = (fields: MessageHead["fields"]): [string, string][] => fields.map(([name, value]) => [name, value]);

/** What the Web adapter tells of a request that the handler answers as the page shows. */
async function findingsOf(page: Page): Promise<FindingCode[]> {
  const [policy, request, response] = page.blocks;
  const { head } = parseRequest(request!);
  const fields = head.headers as readonly (readonly [string, string])[];
  const answer = parseHead(response!.text);
  const found: Finding[] = [];
  const handler = guard(
    policyOf(policy!),
    () => new Response(null, { status: statusOf(answer), headers: pairsOf(answer.fields) }),
    { onFinding: (finding) => void found.push(finding) },
  );
  const url = new URL(head.target, `https://${lowerCase(fields).host ?? ""}`);
  await handler(new Request(url, { method: head.method, headers: pairsOf(fields) }));
  return found.map(({ code }) => code);
}

describe("docs/findings", () => {
  test.each(findingCodes)("%s: the exchange yields it, and the page names what it yields besides", async (code) => {
    const page = readPage(`docs/findings/${code}.md`);
    expect(page.blocks.map(({ language }) => language)).toEqual(["yaml", "http", "http"]);
    const found = await findingsOf(page);
    expect(found).toContain(code);
    for (const other of found.filter((one) => one !== code)) expect(page.text).toContain(`(${other}.md)`);
  });
});
