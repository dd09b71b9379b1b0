// Writes the tables of docs/reference/engines.md: the differences with the cases that show them, and the versions. With
// --check it writes nothing and exits with 1 where the page is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = `${root}docs/reference/engines.md`;

const titles = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const word = (text) => (/^[\w-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** A command as one types it. */
export const commandOf = (parameters) => `npm run conformance -- ${parameters.map(word).join(" ")}`;

/** Since which version an engine has a change, in its product's words. */
function sinceOf(change, versions) {
  const all = Object.values(versions).flatMap(({ product, changes }) => {
    const since = changes.find(({ name }) => name === change)?.since;
    return since === undefined ? [] : [`${product} ${since}`];
  });
  return all.join(", ");
}

function differenceTable(differences, versions) {
  const rows = differences.map(({ text, change, groups, parameters }) => [
    text,
    groups.map((names) => names.map((name) => titles[name]).join(", ")).join(" · "),
    change === undefined ? "" : sinceOf(change, versions),
    `\`${commandOf(parameters)}\``,
  ]);
  return table(["What differs", "Engines that agree", "Since", "Reproduce it"], rows);
}

function versionTable(versions, texts) {
  const engines = Object.values(versions);
  const rows = Object.entries(texts).map(([name, text]) => [
    text,
    ...engines.map(({ changes }) => changes.find((one) => one.name === name)?.since ?? "–"),
    engines.some(({ changes }) => changes.some((one) => one.name === name && one.before !== undefined)) ? "yes" : "",
  ]);
  return table(["Since", ...engines.map(({ product }) => product), "Modelled"], rows);
}

/**
 * The page.
 * @param differences with the engines that agree, and the arguments that reproduce it
 * @param versions of each engine
 * @param texts of the changes
 */
export async function generate(differences, versions, texts) {
  const parts = { differences: differenceTable(differences, versions), versions: versionTable(versions, texts) };
  const text = written().replace(
    /(<!-- generated: (differences|versions) -->\n).*?(<!-- end -->)/gs,
    (_, start, kind, end) => `${start}\n${parts[kind]}\n\n${end}`,
  );
  return format(text, { ...(await resolveConfig(page)), parser: "markdown" });
}

export const written = () => readFileSync(page, "utf8");

/** The differences with what the model shows of them. */
export async function gather({ engineDifferences, cases, engineGroups, argumentsFor }) {
  const all = [];
  for (const difference of engineDifferences) {
    const described = cases.find(({ desc }) => desc === difference.desc);
    if (described === undefined) throw new Error(`No case is "${difference.desc}".`);
    const groups = await engineGroups(described, difference.shownBy);
    all.push({ ...difference, groups, parameters: argumentsFor(difference.desc, groups) });
  }
  return all;
}

async function run(parameters) {
  const unknown = parameters.filter((one) => one !== "--check");
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(" ")}. Usage: node scripts/generate-engine-differences.mjs [--check]`);
    return 2;
  }
  const built = "../conformance/dist/";
  const { engineDifferences } = await import(`${built}engine-differences.js`);
  const { engineGroups, argumentsFor } = await import(`${built}engine-groups.js`);
  const { table: cases } = await import(`${built}cases/table/index.js`);
  const { engineChangeTexts, engineVersions } = await import("../packages/browser/dist/index.js");
  const differences = await gather({ engineDifferences, cases, engineGroups, argumentsFor });
  const text = await generate(differences, engineVersions, engineChangeTexts);
  if (!parameters.includes("--check")) writeFileSync(page, text);
  else if (written() !== text) {
    console.error("docs/reference/engines.md is stale. Run node scripts/generate-engine-differences.mjs.");
    return 1;
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
