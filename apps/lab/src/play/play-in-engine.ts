import type { EnginePage } from "@sallyport/testing/engines";
import { isLeaving } from "../world/action.ts";
import type { Run } from "../world/run.ts";

const stageMs = 15_000;
const arrivalMs = 3_000;
const maxStages = 20;
const whereScript = `return document.readyState === "complete" ? location.href : ""`;

/** Plays an attempt in a real engine: opens the pages, whose own scripts do the rest. */
export async function playInEngine(run: Run, page: EnginePage): Promise<void> {
  for (let stages = 0; !run.isDone && stages < maxStages; stages++) {
    const { index, stage } = run;
    const until = Date.now() + stageMs;
    if (stage?.url !== undefined) await page.goto(stage.url, stageMs);
    if (stage?.isVisit === true) await run.finish([]);
    while (run.index === index && Date.now() < until) await run.changed(until - Date.now());
    if (run.index === index) throw new Error(`${run.attempt.name}: stage ${index + 1} did not end.`);
    if (isLeaving(stage?.actions.at(-1)) && !goesOn(run)) await leaveQuietly(page, stage.url);
  }
}

/** Whether the page that the navigation shows plays the next stage. */
const goesOn = ({ stage }: Run): boolean => stage !== undefined && stage.url === undefined;

/** The servers have responded, but the page may still be on its way, and would interrupt the next one. */
async function leaveQuietly(page: EnginePage, from: string | undefined): Promise<void> {
  const until = Date.now() + arrivalMs;
  while (Date.now() < until) {
    const where = await page.evaluate<string>(whereScript, arrivalMs).catch(() => "");
    if (where !== "" && where !== from) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
