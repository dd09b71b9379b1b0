import {
  isResponse,
  parseHead,
  parseRequest,
  policyOf,
  readPage,
  statusOf,
  type Block,
} from "@sallyport/testing/documents";
import { describe, expect, test } from "vitest";
import {
  decide,
  describeReason,
  reasonCodes,
  type Decision,
  type ReasonCode,
  type RequestHead,
} from "../../src/index.ts";
import { gateResponse } from "../../src/server/gate-response.ts";

const lowerCase = (fields: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries([...fields].map(([name, value]) => [name.toLowerCase(), value]));

interface Judged {
  readonly decision: Decision;
  readonly request: RequestHead;
}

/** What the page says of the response must be all that the gate writes. */
function expectResponse(block: Block, { decision, request }: Judged, at: string): void {
  const head = parseHead(block.text);
  if (decision.outcome === "pass") {
    expect(statusOf(head), at).toBe(200);
    expect(lowerCase(head.fields), at).toEqual({ ...decision.defaults, ...decision.headers });
  } else {
    const { status, headers } = gateResponse(decision, request);
    expect(statusOf(head), at).toBe(status);
    expect(lowerCase(head.fields), at).toEqual({ ...decision.defaults, ...decision.headers, ...headers });
  }
}

describe("docs/reasons", () => {
  const outcomeOf = ({ outcome, status }: Decision): string =>
    outcome === "pass" ? "passed" : `${outcome === "answer" ? "allowed" : "refused"} with ${status}`;

  test.each(reasonCodes)("%s: each request yields it, and each response is the gate's", (code) => {
    const page = readPage(`docs/reasons/${code}.md`);
    let policy: Block | undefined;
    let judged: Judged | undefined;
    const seen: Decision[] = [];
    for (const block of page.blocks.filter(({ language }) => language !== "text" && language !== "js")) {
      const at = `${page.path}:${block.line}`;
      if (block.language === "yaml") policy = block;
      else if (isResponse(block)) expectResponse(block, judged!, at);
      else {
        expect(block.language, at).toBe("http");
        const { head, options } = parseRequest(block);
        const decision = decide(policyOf(policy!), head, options);
        judged = { decision, request: head };
        expect(decision.reason, at).toBe(code);
        seen.push(decision);
      }
    }
    expect(seen, "the page shows a request").not.toEqual([]);
    expect(/^Outcome: ([\w ]+)\./m.exec(page.text)?.[1]).toBe(outcomeOf(seen[0]!));
  });
});

test.each(reasonCodes)("docs/reasons/%s.md begins with the sentence that a refused client gets", (code) => {
  const [, lead = ""] = readPage(`docs/reasons/${code}.md`).text.split("\n\n");
  expect(`${lead} `.startsWith(`${describeReason(code)} `), lead).toBe(true);
});

test("docs/reasons/README.md shows the problem document that is sent", () => {
  const [block] = readPage("docs/reasons/README.md").blocks.filter(({ language }) => language === "json");
  const shown = JSON.parse(block!.text) as { readonly reason: ReasonCode };
  const policy = policyOf(
    readPage("docs/reasons/origin-unknown.md").blocks.find(({ language }) => language === "yaml")!,
  );
  const headers = { host: "api.example", origin: "https://evil.example" };
  const request = { method: "POST", target: "/", headers };
  const decision = decide(policy, request);
  expect(decision.reason).toBe(shown.reason);
  expect(shown).toEqual(JSON.parse(gateResponse(decision, request).body!));
});
