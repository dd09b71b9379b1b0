// Milliseconds to compile YAML policies of n and 2n lines, right and wrong ones: CPU time, the median of some rounds.
// The YAML library's part has no counter, so nothing is asserted; a factor well over 2 means more than linear time.
import { compileYaml } from "sallyport/yaml";

const head = "sallyport: 1\nself: [https://api.example]\n";
const many = (n, one) => Array.from({ length: n }, (_, index) => one(index)).join("");

const texts = {
  resources: (n) => `${head}resources:\n${many(n, (i) => `  - { path: /a${i}, corp: same-site }\n`)}`,
  origins: (n) => `${head}resources: []\norigins:\n  app:\n${many(n, (i) => `    - https://a${i}.example\n`)}`,
  "unknown keys": (n) => `${head}resources: []\n${many(n, (i) => `key${i}: 1\n`)}`,
  "a key again and again": (n) => `${head}resources: []\n${"key: 1\n".repeat(n)}`,
  "a flow of the same key": (n) => `${head}resources: []\nx: { ${"a: 1, ".repeat(n)}}\n`,
  "unknown groups": (n) =>
    `${head}origins:\n${many(n, (i) => `  app${i}: [https://a${i}.example]\n`)}resources:\n${many(n, (i) => `  - { path: /${i}, share: { with: [apq${i}], methods: [GET] } }\n`)}`,
  "anchors and aliases": (n) =>
    `${head}resources: []\norigins:\n${many(n, (i) => `  a${i}: &a${i} [https://a${i}.example]\n  b${i}: *a${i}\n`)}`,
  "unknown tags": (n) => `${head}resources: []\nhosts:\n${many(n, (i) => `  - !tag a${i}\n`)}`,
  comments: (n) => `${head}resources: []\n${"# a\n".repeat(n)}`,
};

const rounds = 5;

function milliseconds(text) {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    compileYaml(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

const n = Number(process.argv[2] ?? 10_000);
const rows = Object.entries(texts).map(([name, textOf]) => {
  const [one, two] = [n, 2 * n].map((size) => milliseconds(textOf(size)));
  return [
    name,
    { [`${n} lines`]: Math.round(one), [`${2 * n} lines`]: Math.round(two), factor: Number((two / one).toFixed(1)) },
  ];
});
console.table(Object.fromEntries(rows));
