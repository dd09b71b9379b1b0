import { existsSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import {
  decide,
  findingCodes,
  policySchema,
  problemCodes,
  reasonCodes,
  type Decision,
  type Finding,
  type FindingCode,
  type ReasonCode,
  type RequestHead,
} from "sallyport";
import { guard } from "sallyport/web";
import { describedShape } from "../packages/core/src/policy/document/descriptions.ts";
import { textTypes, type Shape } from "../packages/core/src/policy/document/shape.ts";
import { gateResponse } from "../packages/core/src/server/gate-response.ts";
import { isResponse, parseHead, parseRequest, statusOf, type MessageHead } from "./test/http.ts";
import {
  anchorsOf,
  codesIn,
  markdownFiles,
  readPage,
  relativeLinks,
  root,
  type Block,
  type Page,
} from "./test/markdown.ts";
import { policyOf, problemsOf } from "./test/policies.ts";
import { examplesOf } from "./test/reference.ts";

const sorted = (names: Iterable<string>): string[] => [...names].sort();

describe.each([
  { folder: "problems", codes: problemCodes },
  { folder: "reasons", codes: reasonCodes },
  { folder: "findings", codes: findingCodes },
])("docs/$folder", ({ folder, codes }) => {
  test("has a page for each code, and no page without one", () => {
    expect(sorted(codesIn(folder))).toEqual(sorted(codes));
  });

  test.each(codesIn(folder))("%s bears its code as its title", (code) => {
    expect(readPage(`docs/${folder}/${code}.md`).text).toMatch(new RegExp(`^# ${code}\n\n\\S`));
  });
});

describe("docs/problems", () => {
  const isRun = ({ language, info }: Block): boolean =>
    ["yaml", "js"].includes(language) && ["refused", "accepted"].includes(info);

  test.each(problemCodes)("%s: what is refused is, for this alone, and what is accepted is", async (code) => {
    const page = readPage(`docs/problems/${code}.md`);
    expect(page.blocks.filter((block) => !isRun(block))).toEqual([]);
    expect(new Set(page.blocks.map(({ info }) => info))).toEqual(new Set(["refused", "accepted"]));
    for (const block of page.blocks) {
      expect(await problemsOf(page, block), `${page.path}:${block.line}`).toEqual(
        block.info === "refused" ? [code] : [],
      );
    }
  });
});

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
    outcome === "pass" ? "passed" : `${outcome === "answer" ? "answered" : "refused"} with ${status}`;

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

describe("docs/reference/policy.md", () => {
  const page = readPage("docs/reference/policy.md");
  const examples = examplesOf(page);

  test("shows an example of each key", () => {
    expect(examples.length).toBeGreaterThan(100);
    expect(missingKeys(describedShape, new Set(examples.map(({ key }) => key)))).toEqual([]);
  });

  test.each(examples)("$key: $cell: $codes", ({ codes, problems }) => {
    expect(problems()).toEqual(codes);
  });

  test("its blocks do what they say", async () => {
    for (const block of page.blocks.filter(({ language }) => ["yaml", "js"].includes(language))) {
      const [word = "", code] = block.info.split(" ");
      expect(["accepted", "refused"], `${page.path}:${block.line}`).toContain(word);
      expect(await problemsOf(page, block), `${page.path}:${block.line}`).toEqual(code === undefined ? [] : [code]);
    }
  });
});

/** The keys of a shape that have no example; a key of two mappings needs one. */
function missingKeys(shape: Shape, shown: ReadonlySet<string>): string[] {
  switch (shape.kind) {
    case "object":
      return Object.entries(shape.keys).flatMap(([name, key]) => [
        ...(shown.has(name) ? [] : [name]),
        ...missingKeys(key.shape, shown),
      ]);
    case "either":
      return shape.of.flatMap((one) => missingKeys(one, shown));
    case "list":
    case "record":
      return missingKeys(shape.of, shown);
    default:
      return [];
  }
}

interface Generator {
  readonly generate: (
    shapes: { documentShape: Shape; textTypes: typeof textTypes },
    schema: unknown,
  ) => Promise<ReadonlyMap<string, string>>;
  readonly staleAmong: (files: ReadonlyMap<string, string>) => string[];
}

test("what is generated is up to date (npm run generate)", async () => {
  const script: string = new URL("../scripts/generate.mjs", import.meta.url).href;
  const { generate, staleAmong } = (await import(/* @vite-ignore */ script)) as Generator;
  expect(staleAmong(await generate({ documentShape: describedShape, textTypes }, policySchema()))).toEqual([]);
});

test("every response has the reason phrase that is sent with its status", () => {
  const phrases = markdownFiles().flatMap((path) =>
    readPage(path)
      .blocks.filter(isResponse)
      .map(({ text, line }) => {
        const [, status = "", phrase] = /^HTTP\/[\d.]+ (\d+) ?(.*)$/m.exec(text) ?? [];
        return { at: `${path}:${line}`, status, phrase, sent: STATUS_CODES[status] };
      }),
  );
  expect(phrases.length).toBeGreaterThan(100);
  expect(phrases.filter(({ phrase, sent }) => phrase !== sent)).toEqual([]);
});

describe("relative links", () => {
  test.each(markdownFiles())("%s", (path) => {
    const page = readPage(path);
    const broken = relativeLinks(page).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : posix.join(dirname(path), decodeURI(file));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith(".md") && !anchorsOf(readPage(target)).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});
