import { fuzzExplain, fuzzerNames, type Failure } from "./fuzz.ts";

/** Of the time that is given, what explain's fuzzers take. */
const share = 0.1;

const runs = 500;

const numberOf = (words: readonly string[], option: string, otherwise: number): number => {
  const at = words.indexOf(option);
  const value = at === -1 ? otherwise : Number(words[at + 1]);
  return Number.isFinite(value) && value > 0 ? value : otherwise;
};

async function replay(text: string): Promise<number> {
  const { fuzzer, seed, path } = JSON.parse(text) as Failure;
  const [failure] = await fuzzExplain(fuzzer, 1, seed, path);
  console.log(failure?.what ?? "Nothing is wrong.");
  return failure === undefined ? 0 : 1;
}

/** Runs the fuzzers in turns until their time is over; the core's command checks the words. */
export async function main(words: readonly string[]): Promise<number> {
  const at = words.indexOf("--replay");
  if (at !== -1) return replay(words[at + 1] ?? "{}");
  const seed = numberOf(words, "--seed", Math.floor(Math.random() * 2 ** 31));
  const end = performance.now() + numberOf(words, "--minutes", 10) * 60_000 * share;
  let [turns, failures] = [0, 0];
  do {
    for (const name of fuzzerNames) {
      const found = await fuzzExplain(name, runs, seed + turns);
      for (const failure of found) console.log(JSON.stringify(failure));
      failures += found.length;
      console.error(
        `explain, turn ${String(turns + 1)}, seed ${String(seed + turns)}, ${name}: ${String(found.length)} failures`,
      );
    }
    turns++;
  } while (performance.now() < end);
  return failures === 0 ? 0 : 1;
}
