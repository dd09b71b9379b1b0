// Variants take turns in short rounds (A B C, C B A, ...), in several processes one after the other. The figure is the
// median of the ratios of one round, with its 90 % interval over the processes. Rows that are too wide get further
// processes, up to a bound.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { estimate, spread, widest } from "./statistics.mjs";

const child = fileURLToPath(new URL("child.mjs", import.meta.url));

/** Runs `measure` of a module of this folder in a process of its own. */
export async function inProcess(module, argument, execArgv = []) {
  const process = fork(child, [module, JSON.stringify(argument)], {
    execArgv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(process, "exit");
  const [result] = await Promise.race([
    once(process, "message"),
    ended.then(([code]) => {
      throw new Error(`${module} ended with ${code}`);
    }),
  ]);
  process.disconnect();
  await ended;
  return result;
}

/** The CPU microseconds that something takes in this process, or that it says itself. */
async function microsOf(run, prepared) {
  const before = process.cpuUsage();
  const result = run(prepared);
  const said = result instanceof Promise ? await result : result;
  if (typeof said === "number") return said;
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/**
 * CPU microseconds a unit by turns, each variant once a round.
 * @param variants by name: `run` does `units` units of work with what `prepare` has made for it
 */
export async function takeTurns(variants, { rounds, units, warmUp = 3 }) {
  const times = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  const order = Object.entries(variants);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, { prepare, run }] of round % 2 === 0 ? order : order.toReversed()) {
      const micros = await microsOf(run, prepare?.());
      if (round >= 0) times[name].push(micros / units);
    }
  }
  return times;
}

/** The figures of one row: of each variant the microseconds, and the ratio to the base with its interval. */
function rowOf(name, base, processes) {
  const variants = Object.keys(processes[0]);
  const figures = variants.map((variant) => {
    const ratios = processes.map((times) => times[variant].map((time, round) => time / times[base][round]));
    const micros = estimate(processes.map((times) => times[variant]));
    return [variant, { micros: micros.median, ratio: estimate(ratios) }];
  });
  return { name, base, figures: Object.fromEntries(figures) };
}

const isTooWide = ({ figures }) => Object.values(figures).some(({ ratio }) => spread(ratio) > widest);

/**
 * Measures rows in one process after the other.
 * @param rows names of rows
 * @param base the variant that the others are compared with
 * @param measure measures the rows with these names in one more process: the times of each variant, by row
 * @param processes how many at least, and at most where a row is too wide
 */
export async function measureRows({ rows, base, measure, processes: [least, most], report = () => {} }) {
  const times = new Map(rows.map((name) => [name, []]));
  let left = rows;
  for (let count = 0; count < most && left.length > 0; count++) {
    report(`process ${count + 1}${count < least ? ` of ${least}` : ", for wide rows"}: ${left.length} rows`);
    for (const [name, measured] of Object.entries(await measure(left))) times.get(name).push(measured);
    if (count + 1 >= least) left = left.filter((name) => isTooWide(rowOf(name, base, times.get(name))));
  }
  return rows.map((name) => rowOf(name, base, times.get(name)));
}
