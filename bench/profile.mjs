// Where the time of a decision goes: the sampling profiler of V8 over one class of decisions.
import { Session } from "node:inspector/promises";

/** @returns the functions with the largest share of the time, as [share from 0 to 1, name and file] */
export async function profile(run, milliseconds) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 100 });
  await session.post("Profiler.start");
  const end = performance.now() + milliseconds;
  while (performance.now() < end) run();
  const { profile: taken } = await session.post("Profiler.stop");
  session.disconnect();
  const names = new Map(
    taken.nodes.map(({ id, callFrame: { functionName, url } }) => [
      id,
      `${functionName || "(anonymous)"} ${url.split("/").slice(-2).join("/")}`.trim(),
    ]),
  );
  const spent = new Map();
  for (const [index, id] of taken.samples.entries()) {
    const name = names.get(id);
    spent.set(name, (spent.get(name) ?? 0) + taken.timeDeltas[index]);
  }
  const total = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return [...spent].map(([name, time]) => [time / total, name]).sort(([a], [b]) => b - a);
}
