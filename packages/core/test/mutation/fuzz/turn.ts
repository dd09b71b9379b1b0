import { Random, seedFor } from "../random.ts";
import { replay as replayRequest, run } from "../run.ts";
import { start } from "../subject.ts";
import { nameOf, type Variant } from "../variant.ts";
import { fuzzDecisions } from "./decisions.ts";
import type { Errors } from "../errors.ts";
import type { Failure } from "./failure.ts";
import { fuzzHeads, replayHead } from "./heads.ts";
import { fuzzPeers, replayPeer } from "./peers.ts";

/** How much of each fuzzer a turn runs. */
export interface Size {
  readonly targets: number;
  readonly heads: number;
  readonly peers: number;
  readonly decisions: number;
}

async function mutate(variant: Variant, count: number, random: Random, errors: Errors): Promise<readonly Failure[]> {
  const { failures } = await run(await start(variant), count, random, errors);
  return failures.map(({ disagreement, route, request }): Failure => ({
    kind: "mutation",
    variant: nameOf(variant),
    what: `${disagreement}: ${route ?? ""}`,
    request,
  }));
}

/** Runs every fuzzer on one variant. */
export async function turn(variant: Variant, seed: number, size: Size, errors: Errors): Promise<readonly Failure[]> {
  const random = new Random(seedFor(nameOf(variant), seed));
  return [
    ...(await mutate(variant, size.targets, random, errors)),
    ...(await fuzzHeads(variant, size.heads, random, errors)),
    ...(await fuzzPeers(variant, size.peers, random, errors)),
    ...fuzzDecisions(size.decisions, seed),
  ];
}

/** Runs a failure again; `undefined` where nothing is wrong any more. */
export async function replay(
  failure: Failure,
  variants: readonly Variant[],
  errors: Errors,
): Promise<string | undefined> {
  if (failure.kind === "decision") return fuzzDecisions(1, failure.seed, failure.path)[0]?.what;
  const variant = variants.find((one) => nameOf(one) === failure.variant);
  if (variant === undefined) throw new Error(`There is no variant ${failure.variant}.`);
  if (failure.kind === "head") return replayHead(variant, failure.head, errors);
  if (failure.kind === "peer") return replayPeer(variant, failure.peer, errors);
  return (await replayRequest(await start(variant), failure.request, errors))?.disagreement;
}
