import { findEngine, launchEngine, type Engine, type EnginePage } from "@sallyport/testing/engines";
import { shippedEngineNames } from "@sallyport/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stories } from "../../src/stories/index.ts";
import type { ShippedEngine } from "../../src/table/cell.ts";
import { playCell } from "../../src/table/play-cell.ts";
import { openStageSet, type StageSet } from "../../src/table/stage-set.ts";

const day = Math.floor(Date.now() / 86_400_000);

/** Each story is one engine's on one day, and another's on the next. */
const shareOf = (engine: ShippedEngine): typeof stories =>
  stories.filter((_, index) => shippedEngineNames[(index + day) % shippedEngineNames.length] === engine);

/** Plays an engine's share of the stories, under no protection and under Sallyport's. */
export function playStories(name: ShippedEngine): void {
  const found = findEngine(name);
  let stageSet: StageSet;
  let engine: Engine | undefined;
  let page: EnginePage | undefined;

  beforeAll(async () => {
    stageSet = await openStageSet();
    if ("missing" in found) return;
    engine = await launchEngine(name);
    page = await engine.newPage();
  });
  afterAll(async () => {
    await engine?.close();
    await stageSet.close();
  });

  test.skipIf("path" in found || process.env.SALLYPORT_ENGINES !== "all")(`${name} is installed`, () =>
    expect.fail("missing" in found ? `${found.missing}; install it with: ${found.install}` : ""),
  );

  describe.each(shareOf(name))(`$name, in ${name}`, (story) => {
    test.each(story.attempts)("$name", async (attempt) => {
      for (const protection of ["none", "sallyport"] as const) {
        const { problems, real } = await playCell({ story, attempt, protection, engine: name }, stageSet, page);
        expect([protection, problems]).toEqual([protection, []]);
        if (page !== undefined) expect(real).toBeDefined();
      }
    });
  });
}
