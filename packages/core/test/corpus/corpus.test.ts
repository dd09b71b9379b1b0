import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonCodes, reasonOfProblemType, type ReasonCode } from "../../src/index.ts";
import { adapters } from "./adapters.ts";
import { makeCertificate, type Certificate } from "@sallyport/testing/certificate";
import { type RawResponse, exchange } from "@sallyport/testing/http";
import { fieldsExpected } from "./fields.ts";
import { codesOf, documentCorpus, type DocumentRow } from "./documents/index.ts";
import { documentsByName, policies, policyNamed, type PolicyName } from "./policies.ts";
import { variants, type Row } from "./row.ts";
import { corpus } from "./rows/index.ts";
import { start, type Adapter, type Running } from "./server.ts";
import { isWanted, topics, type Topic } from "./topics.ts";

declare module "vitest" {
  /** What `npm run corpus` prints. */
  interface TaskMeta {
    row?: unknown;
    policies?: unknown;
    topics?: typeof topics;
  }
}

/** Without functions; an expression as its text. */
const asData = (row: Row | DocumentRow): unknown =>
  JSON.parse(JSON.stringify(row, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value)));

let certificates: Certificate;

beforeAll(async () => {
  certificates = await makeCertificate();
});

async function check(row: Row, running: Running): Promise<void> {
  await running.take();
  const response = await exchange(running.port, row, {
    certificates: row.variant === "tls" ? certificates : undefined,
    onBody: (text) => running.read(text),
  });
  const traces = await running.take();
  const { status, reason, ran, headers = {}, saw = {}, findings, log, body, cut = false } = row.expect;
  const [first, ...others] = traces.decisions;
  const seen = Object.fromEntries(Object.keys(headers).map((name) => [name, response.headers.get(name) ?? null]));
  expect({
    status: response.status,
    reason: first?.decision.reason,
    ran: traces.runs.length === 1,
    cut: response.ends === "later",
    headers: seen,
  }).toEqual({ status, reason, ran, cut, headers: fieldsExpected(row.expect, seen) });
  if (ran) expect({ ...traces.runs[0], ...saw }).toEqual(traces.runs[0]);
  expect(others).toEqual([]);
  if (findings !== undefined) expect(traces.findings.map(({ code }) => code)).toEqual(findings);
  if (log !== undefined)
    expect(traces.logged).toEqual(log.map((line): unknown => expect.stringMatching(beginning(line))));
  if (body !== undefined) expect(response.body).toBe(body);
  if (response.status >= 400 && !ran && reason !== undefined && body === undefined)
    expectRefusal(row, reason, response);
}

const beginning = (text: string): RegExp => new RegExp(`^${text.replace(/[^\w\s]/g, "\\$&")}`);

/** A page where a person waits for one, else a problem document. */
function expectRefusal(row: Row, reason: ReasonCode, { status, headers, body }: RawResponse): void {
  const fields = (row.with ?? []).map((field) => field.toLowerCase());
  const dest = fields.find((field) => field.startsWith("sec-fetch-dest:"));
  const isPage = dest?.endsWith(" document") ?? fields.some((field) => /^accept:.*text\/html/.test(field));
  expect(headers.get("content-type")).toBe(isPage ? "text/html; charset=utf-8" : "application/problem+json");
  if (row.send.startsWith("HEAD")) expect(body).toBe("");
  else if (isPage) expect(body).toContain(`<code>${reason}</code>`);
  else {
    const problem = JSON.parse(body) as { readonly type: string };
    expect(problem).toMatchObject({ status, reason });
    expect(reasonOfProblemType(problem.type)).toBe(reason);
  }
}

const missing = (adapter: Adapter): string | undefined => ("start" in adapter ? adapter.missing : undefined);

describe.each(adapters.filter(missing).map((adapter) => [adapter.name, missing(adapter)] as const))(
  "the corpus on %s",
  (_, text) => {
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("can run", () => expect.fail(text));
  },
);

const runnable = adapters.filter((adapter) => missing(adapter) === undefined);

const serverOf = ({ policy = "bank", variant = "plain" }: Row): string => `${policy} ${variant}`;

async function startFor({ policy = "bank", variant = "plain" }: Row, adapter: Adapter): Promise<Running> {
  if ("start" in adapter) return adapter.start(variant, policy);
  return start(adapter, variant, policyNamed(policy), variants[variant], certificates);
}

const rows = corpus.filter(({ tags }) => isWanted(tags));

describe.each(runnable.map((adapter) => [adapter.name, adapter] as const))(
  "the corpus on %s",
  (_, adapter: Adapter) => {
    const own = rows.filter((row) => row.needs === undefined || !adapter.cannot.includes(row.needs));
    const running = new Map<string, Running>();

    beforeAll(async () => {
      for (const row of own) {
        const server = serverOf(row);
        if (!running.has(server)) running.set(server, await startFor(row, adapter));
      }
    });

    afterAll(() => Promise.all([...running.values()].map((server) => server.close())));

    test.for(own.map((row) => [row.desc, row] as const))("%s", async ([, row], { task }) => {
      task.meta.row = asData(row);
      await check(row, running.get(serverOf(row))!);
    });
  },
);

describe("the corpus of documents", () => {
  const documentRows = documentCorpus.filter(({ tags }) => isWanted(tags));
  test.skipIf(documentRows.length === 0).for(documentRows.map((row) => [row.desc, row] as const))(
    "%s",
    ([, row], { task }) => {
      task.meta.row = asData(row);
      expect(codesOf(row)).toEqual(row.expect);
    },
  );
});

describe("the corpus itself", () => {
  test("has policies that compile", ({ task }) => {
    for (const name of Object.keys(policies) as PolicyName[]) expect(() => policyNamed(name)).not.toThrow();
    task.meta.policies = documentsByName();
    task.meta.topics = topics;
  });

  test("holds at least 150 rows, each with its own description", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150);
    const all = [...corpus, ...documentCorpus].map((row) => row.desc);
    expect(all.filter((desc, index) => all.indexOf(desc) !== index)).toEqual([]);
  });

  test("has rows of each topic", () => {
    const tagged = new Set([...corpus, ...documentCorpus].flatMap(({ tags = [] }) => tags));
    expect(Object.keys(topics).filter((topic) => !tagged.has(topic as Topic))).toEqual([]);
  });

  test("reaches every reason code that a request over a socket can have", () => {
    const reached = new Set(corpus.map((row) => row.expect.reason));
    // The server under it refuses such a target itself; server/fuzz.test.ts has the row.
    expect(reasonCodes.filter((code) => !reached.has(code))).toEqual(["target-malformed"]);
  });
});
