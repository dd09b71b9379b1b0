import { afterAll, describe, expect, test } from "vitest";
import { consoleMessage } from "@sallyport/browser/explain";
import type { Case } from "../src/cases/case.ts";
import { isolationOf, leavesHttp } from "../src/cases/isolation.ts";
import { sharedPage, place } from "../src/cases/placed.ts";
import { table } from "../src/cases/table/index.ts";
import { findEngine, launchEngine, type Engine } from "@sallyport/testing/engines";
import { runModel } from "../src/model-run.ts";
import { scriptOf } from "../src/script/run.ts";
import { OriginServer } from "../src/server/origin-server.ts";

/** So many of each kind of failure. */
const most = 2;

const isSingle = ({ actions, visits = [] }: Case): boolean =>
  actions.length === 1 && /^(?:fetch|xhr|source|window)$/.test(actions[0]?.kind ?? "") && visits.length === 0;

/** The rows of the table of which an engine says something, a few of each kind. */
async function rowsOf(engine: "chromium" | "firefox"): Promise<readonly Case[]> {
  const counts = new Map<string, number>();
  const chosen: Case[] = [];
  const ports = { http: 8080, https: 8443 };
  for (const row of table.filter(isSingle)) {
    if (isolationOf(row) === "hosts" || leavesHttp(row) || row.httpCache === true) continue;
    const { outcomes } = await runModel(place(row, "1", ports), sharedPage(row, "2", ports), engine);
    const [outcome] = outcomes;
    if (outcome === undefined || consoleMessage(outcome) === undefined) continue;
    const { code = "", preflight = false } = outcome.failure ?? {};
    const kind = `${row.actions[0]?.kind ?? ""} ${outcome.request?.mode ?? ""} ${code} ${String(preflight)} ${String(outcome.trace.some((event) => event.kind === "redirect"))}`;
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    if (count < most) chosen.push(row);
  }
  return chosen;
}

describe.each(["chromium", "firefox"] as const)("what the console of %s says of a failure", async (name) => {
  const found = "path" in findEngine(name);
  const rows = found ? await rowsOf(name) : [];
  const server = found ? await OriginServer.start() : undefined;
  let engine: Engine | undefined;

  afterAll(async () => {
    await engine?.close();
    await server?.close();
  });

  test("there are failures of many kinds", () => {
    if (found) expect(rows.length).toBeGreaterThan(20);
  });

  test.for(rows.map((row) => [row.desc, row] as const))("%s", async ([, row]) => {
    if (server === undefined) throw new Error("no server");
    engine ??= await launchEngine(name, { testNames: true });
    const placed = place(row, server.newId(), server.ports);
    const shared = sharedPage(row, server.newId(), server.ports);
    const { outcomes } = await runModel(placed, shared, name);
    server.expect(placed);
    server.expect(shared);
    const page = await engine.newPage();
    try {
      await page.goto(shared.page.url);
      const before = page.messages().length;
      await page.evaluate(scriptOf([placed.actions]));
      await page.corsErrors();
      const said = page
        .messages()
        .slice(before)
        .map((line) => line.trimEnd());
      expect(said).toContain(outcomes[0] && consoleMessage(outcomes[0]));
    } finally {
      await page.close();
      server.take(placed);
      server.take(shared);
    }
  });
});
