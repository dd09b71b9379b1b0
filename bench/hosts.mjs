// node bench/hosts.mjs: a server with 20,000 host names; what setting it up and replacing one of them costs.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { decide, definePolicy } from "sallyport";
import { loadPolicy } from "sallyport/yaml";

const help = `node bench/hosts.mjs [--hosts 20000] [--rounds 20] [--json]

Measures a policy with many host names: setting it up, replacing one name, and the longest time for which that blocks
the event loop. CPU time, and for the block the wall clock: other load on the machine makes it longer.

  --hosts N    host names (20000)
  --rounds N   replacements (20)
  --json       the figures as JSON on standard output`;

const names = (count) => Array.from({ length: count }, (_, index) => `shop${index}.customers.example`);
const base = { sallyport: 1, self: ["https://api.example"], resources: [] };

/** Where the names are, and how a policy has one of them replaced. */
const ways = {
  "origins in self": (all) => ({
    policy: () => definePolicy({ ...base, self: all.map((name) => `https://${name}`) }),
    replace: (policy, name) =>
      policy.replace({ ...base, self: [`https://${name}`, ...all.slice(1).map((one) => `https://${one}`)] }),
  }),
  "origins in self, from YAML text": (all) => {
    const text = (names) =>
      `sallyport: 1\nself:\n${names.map((name) => `  - https://${name}\n`).join("")}resources: []\n`;
    return {
      policy: () => loadPolicy(text(all)),
      replace: (policy, name) => policy.replace(text([name, ...all.slice(1)])),
    };
  },
  "names in hosts": (all) => ({
    policy: () => definePolicy({ ...base, hosts: all }),
    replace: (policy, name) => policy.replace({ ...base, hosts: [name, ...all.slice(1)] }),
  }),
  "a source in self": (all) => {
    const known = new Set(all);
    const decideName = async (name) => known.has(name);
    const sources = { domains: { decide: decideName, capacity: all.length + 1 } };
    const ask = async (policy, name) => {
      const request = { method: "GET", target: "/", headers: { host: name } };
      return decide(await policy.resolve(request), request);
    };
    let last = all[0];
    return {
      policy: async () => {
        const policy = definePolicy({ ...base, self: [...base.self, { source: "domains" }] }, { sources });
        for (const name of all) await ask(policy, name);
        return policy;
      },
      replace: async (policy, name) => {
        known.delete(last);
        known.add(name);
        policy.invalidate("domains", { host: last });
        policy.invalidate("domains", { host: name });
        last = name;
        await ask(policy, name);
      },
    };
  },
};

const sorted = (values) => values.toSorted((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const rounded = (value) => Number(value.toFixed(1));

/** Milliseconds of CPU time that something takes. */
async function cpu(run) {
  const start = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

async function measure(way, all, rounds) {
  const { policy: makePolicy, replace } = way(all);
  const { result: policy, ms: setUp } = await cpu(makePolicy);
  await wait(50);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times = [];
  delay.enable();
  for (let round = 0; round < rounds; round++) {
    await wait(10);
    times.push((await cpu(() => replace(policy, `new${round}.customers.example`))).ms);
  }
  await wait(10);
  delay.disable();
  return {
    setUp: rounded(setUp),
    replace: rounded(median(times)),
    longestReplace: rounded(Math.max(...times)),
    longestBlock: rounded(delay.max / 1e6),
  };
}

const { values } = parseArgs({
  options: {
    hosts: { type: "string", default: "20000" },
    rounds: { type: "string", default: "20" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(help);
else {
  const all = names(Number(values.hosts));
  const rows = {};
  for (const [name, way] of Object.entries(ways)) rows[name] = await measure(way, all, Number(values.rounds));
  if (values.json) console.log(JSON.stringify({ hosts: all.length, milliseconds: rows }, null, 2));
  else {
    console.log(`${all.length} host names, milliseconds:`);
    console.table(rows);
  }
}
