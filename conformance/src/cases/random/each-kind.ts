import type { Case } from "../case.ts";
import { randomElementCases } from "./elements.ts";
import { randomEventSources } from "./event-source.ts";
import { randomCacheCases } from "./http-cache.ts";
import { randomLeavingCases } from "./leaving.ts";
import { randomLocalNetworks } from "./local-network.ts";
import { randomCases } from "./random-cases.ts";
import { randomWebSockets } from "./web-socket.ts";
import { randomWindows } from "./windows.ts";

/** How many cases of a kind there are beside one of the rarest. */
const kinds = [
  [randomLeavingCases, 2],
  [randomElementCases, 4],
  [randomCacheCases, 4],
  [randomEventSources, 1],
  [randomWebSockets, 1],
  [randomWindows, 1],
  [randomLocalNetworks, 1],
] as const;
/** Most fetch. */
const fetchWeight = 20;
const weights = kinds.reduce((sum, [, weight]) => sum + weight, fetchWeight);

/** So many cases, of each kind a part. */
export function randomCasesOfEachKind(count: number, seed: number): readonly Case[] {
  const others = kinds.flatMap(([make, weight]) => make(Math.floor((count * weight) / weights), seed));
  return [...randomCases(count - others.length, seed), ...others];
}
