// How the time to compile a policy grows with it: of YAML text, of a document, of a review that compiles once.
import { cpu } from "./cpu.mjs";
import { growthRate } from "./growth-rate.mjs";
import { median } from "./statistics.mjs";
import { definePolicy } from "sallyport";
import { compileYaml } from "sallyport/yaml";

const head = "sallyport: 1\nself: [https://api.example]\n";
const many = (n, one) => Array.from({ length: n }, (_, index) => one(index)).join("");

/** Texts by what there is much of, right and wrong ones; each grows by one line a unit. */
const texts = {
  resources: (n) => `${head}resources:\n${many(n, (i) => `  - { path: /a${i}, corp: same-site }\n`)}`,
  origins: (n) => `${head}resources: []\norigins:\n  app:\n${many(n, (i) => `    - https://a${i}.example\n`)}`,
  "unknown keys": (n) => `${head}resources: []\n${many(n, (i) => `key${i}: 1\n`)}`,
  "a key again and again": (n) => `${head}resources: []\n${"key: 1\n".repeat(n)}`,
  "a flow of the same key": (n) => `${head}resources: []\nx: { ${"a: 1, ".repeat(n)}}\n`,
  "anchors and aliases": (n) =>
    `${head}resources: []\norigins:\n${many(n, (i) => `  a${i}: &a${i} [https://a${i}.example]\n  b${i}: *a${i}\n`)}`,
  "unknown tags": (n) => `${head}resources: []\nhosts:\n${many(n, (i) => `  - !tag a${i}\n`)}`,
  comments: (n) => `${head}resources: []\n${"# a\n".repeat(n)}`,
};

const documents = {
  "a document's origins": (n) => ({
    sallyport: 1,
    self: ["https://api.example"],
    origins: { app: Array.from({ length: n }, (_, index) => `https://a${index}.example`) },
    resources: [],
  }),
  "a document's resources": (n) => ({
    sallyport: 1,
    self: ["https://api.example"],
    resources: Array.from({ length: n }, (_, index) => ({ path: `/a${index}`, corp: "same-site" })),
  }),
};

async function milliseconds(run, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await cpu(run));
  return times;
}

/** @returns rows of { name, sizes, milliseconds, rate } */
export async function compile({ quick, report }) {
  const sizes = quick ? [250, 1_000, 4_000] : [1_000, 4_000, 16_000];
  const all = [
    ...Object.entries(texts).map(([name, make]) => [`YAML: ${name}`, make, compileYaml]),
    ...Object.entries(documents).map(([name, make]) => [name, make, (one) => definePolicy(one)]),
  ];
  const rows = [];
  for (const [name, make, run] of all) {
    report(`compile, ${name}`);
    const times = [];
    for (const size of sizes) {
      const input = make(size);
      times.push(await milliseconds(() => run(input), quick ? 5 : 9));
    }
    rows.push({
      name,
      sizes,
      milliseconds: times.map(median),
      rate: growthRate(sizes, times),
    });
  }
  return rows;
}
