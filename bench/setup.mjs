// Set-up: imports, policies of many origins, many policies, a replaced host. Each number is the median over processes.
import { fileURLToPath } from "node:url";
import { definePolicy } from "sallyport";
import { bundle, unbundle } from "../scripts/bundle.mjs";
import { commandTasks } from "./commands.mjs";
import { cpu } from "./cpu.mjs";
import { document } from "./policy.mjs";
import { estimate } from "./statistics.mjs";
import { inProcess } from "./turns.mjs";

const hosts = (n) => Array.from({ length: n }, (_, index) => `https://shop${index}.customers.example`);

/** A policy of one of many customers. */
const tenant = (index) => ({
  sallyport: 1,
  self: [`https://api.tenant${index}.example`],
  origins: { app: [`https://app.tenant${index}.example`] },
  resources: [
    { path: "/orders/:id", share: { with: ["app"], methods: ["GET", "POST"], credentials: true } },
    { path: "/rates/**", share: { with: "anyone", methods: ["GET"], because: "rates are public" } },
  ],
});

const megabytes = () => {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
};

/** What one process does. */
const tasks = {
  "definePolicy of 10,000 origins, ms": () => {
    const policy = document(10_000);
    return cpu(() => definePolicy(policy));
  },
  "2,000 policies of customers, ms": () => {
    const documents = Array.from({ length: 2_000 }, (_, index) => tenant(index));
    return cpu(() => documents.map((one) => definePolicy(one)));
  },
  "2,000 policies of customers, MB": () => {
    const documents = Array.from({ length: 2_000 }, (_, index) => tenant(index));
    const before = megabytes();
    const policies = documents.map((one) => definePolicy(one));
    const after = megabytes();
    return policies.length === 0 ? 0 : after - before;
  },
  "one of 20,000 hosts replaced, ms": async () => {
    const all = hosts(20_000);
    const base = { sallyport: 1, resources: [] };
    const policy = definePolicy({ ...base, self: all });
    let last = 0;
    // The first replacement is the slowest, and a server replaces again and again.
    for (let round = 0; round < 4; round++)
      last = await cpu(() => policy.replace({ ...base, self: [`https://new${round}.example`, ...all.slice(1)] }));
    return last;
  },
};

/** In a process of its own. */
export const measure = ({ task }) => tasks[task]();

const budgets = {
  "import sallyport/node, ms": 25,
  "definePolicy of 10,000 origins, ms": 100,
  "2,000 policies of customers, ms": 1000,
  "2,000 policies of customers, MB": 100,
  "one of 20,000 hosts replaced, ms": 50,
  "sallyport check of 1,000 resources, ms": 500,
  "sallyport explain of one URL, ms": 150,
};

const moduleOf = (task) =>
  imports.includes(task) ? "imports.mjs" : commandTasks.includes(task) ? "commands.mjs" : "setup.mjs";

const imports = ["import sallyport/node, ms", "import sallyport, ms"];

const packages = ["core", "browser", "cli"].map((name) =>
  fileURLToPath(new URL(`../packages/${name}`, import.meta.url)),
);

/** As it is published. @returns rows of { name, value, budget } */
export async function setup(options) {
  try {
    for (const folder of packages) await bundle(folder);
    return await measureAll(options);
  } finally {
    for (const folder of packages) unbundle(folder);
  }
}

async function measureAll({ quick, report }) {
  const rows = [];
  for (const task of [...imports, ...Object.keys(tasks), ...commandTasks]) {
    report(`setup, ${task}`);
    const values = [];
    for (let count = 0; count < (quick ? 3 : 9); count++)
      values.push([await inProcess(moduleOf(task), { task }, ["--expose-gc"])]);
    rows.push({ name: task, value: estimate(values), budget: budgets[task] });
  }
  return rows;
}
