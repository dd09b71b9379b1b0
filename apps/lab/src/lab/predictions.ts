import { shippedEngineNames, type Outcome } from "@sallyport/browser";
import type { HttpNetwork } from "@sallyport/browser/http";
import { playInModel } from "../play/play-in-model.ts";
import type { ProtectionName } from "../protections/index.ts";
import type { Happened, ShippedEngine } from "../table/cell.ts";
import type { Entry } from "../world/journal.ts";
import type { Attempt, Origins, State, Story } from "../world/story.ts";
import type { Worlds } from "../world/worlds.ts";

/** What the model of an engine says of an attempt. */
export interface Prediction {
  readonly engine: ShippedEngine;
  /** As the engine is shipped, or with third-party cookies allowed. */
  readonly thirdPartyCookies: "default" | "allow";
  readonly happened: Happened;
  /** Whether the policy refused the last request: its handler did not run. */
  readonly isRefused: boolean;
  /** The last request that a page sent. */
  readonly outcome: Outcome | undefined;
  /** What the servers had before. */
  readonly initial: State;
  /** What arrived at the servers, with what was decided. */
  readonly entries: readonly Entry[];
  readonly origins: Origins;
}

interface PredictionOptions {
  readonly story: Story;
  readonly attempt: Attempt;
  readonly protection: ProtectionName;
}

/** Plays the attempt in the model of each engine, in worlds of their own. */
export async function predict(
  { story, attempt, protection }: PredictionOptions,
  worlds: Worlds,
  network: HttpNetwork,
): Promise<readonly Prediction[]> {
  if (attempt.notModelled !== undefined) return [];
  const predictions: Prediction[] = [];
  for (const engine of shippedEngineNames)
    for (const thirdPartyCookies of ["allow", "default"] as const) {
      const run = await worlds.start({ story, attempt, protection, scheme: "http" });
      const observed = await playInModel(run, {
        engine,
        network,
        resolve: () => "127.0.0.1",
        ...(thirdPartyCookies === "allow" && { thirdPartyCookies }),
      });
      const happened = { results: run.results, state: run.state };
      const isRefused = run.world.journal.entries.at(-1)?.decision?.outcome === "refuse";
      const { initial, origins, journal, place } = run.world;
      const arrived = { initial, origins, entries: [...journal.entries] };
      const outcome = observed.at(-1)?.outcome;
      predictions.push({ engine, thirdPartyCookies, happened, isRefused, outcome, ...arrived });
      worlds.end(place.id);
    }
  return predictions;
}

/** The engine that a browser says it has. */
export function engineOf(userAgent: string | undefined = ""): ShippedEngine {
  if (/\bFirefox\//.test(userAgent)) return "firefox";
  return /Chrom(e|ium)\//.test(userAgent) ? "chromium" : "webkit";
}
