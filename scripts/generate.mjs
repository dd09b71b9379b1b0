// Writes what is made from the policy's shape and from the code pages: the JSON Schema, the TypeScript types of the
// document, the tables of keys in the reference, the indexes of the code pages. With --check it writes nothing and exits
// with 1 where something is stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { documentTypes } from "./generate-document-types.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const code = (value) => `\`${String(value)}\``;

/** What a value may be, in words. */
function valueOf(shape) {
  switch (shape.kind) {
    case "boolean":
      return "`true` or `false`";
    case "choice":
      return shape.of.map(code).join(" or ");
    case "list":
      return `list of ${valueOf(shape.of)}${shape.mayBeEmpty === true ? ", may be empty" : ""}`;
    case "record":
      return `names to ${valueOf(shape.of)}`;
    case "object":
      return "mapping";
    case "either":
      return shape.of.map(valueOf).join(", or ");
    default:
      return shape.kind;
  }
}

/** The keys of the mapping within a shape, however deep it lies in lists, records and alternatives. */
function keysOf(shape) {
  if (shape.kind === "object") return shape.keys;
  const inner = shape.kind === "either" ? shape.of : shape.kind === "list" || shape.kind === "record" ? [shape.of] : [];
  return inner.map(keysOf).find((keys) => keys !== undefined);
}

/** The table of the keys below a path such as `resources.share`; `document` is the whole. */
function keyTable(documentShape, path) {
  let shape = documentShape;
  for (const name of path === "document" ? [] : path.split(".")) {
    const key = keysOf(shape)?.[name];
    if (key === undefined) throw new Error(`The policy has no key ${path}.`);
    shape = key.shape;
  }
  const rows = Object.entries(keysOf(shape) ?? {}).map(
    ([name, key]) =>
      `| ${code(name)} | ${valueOf(key.shape)} | ${key.required === true ? "yes" : ""} | ${key.description} |`,
  );
  return ["| Key | Value | Required | Meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

const outcomes = ["passed", "allowed", "refused"];

/** The head of a code page: its title, its first sentence, its outcome. */
function headOf(folder, file) {
  const text = readFileSync(`${root}docs/${folder}/${file}`, "utf8");
  const [title = "", lead = ""] = text.split("\n\n");
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(lead)?.[0] ?? lead;
  const outcome = /^Outcome: ([\w ]+)\./m.exec(text)?.[1];
  return { name: title.replace(/^# /, ""), file, sentence: sentence.replaceAll("\n", " "), outcome };
}

const rank = ({ outcome = "" }) => outcomes.findIndex((word) => outcome.startsWith(word));

/** The index of a folder of code pages; reasons come in the order of their outcomes. */
function indexTable(folder) {
  const pages = readdirSync(`${root}docs/${folder}`)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => headOf(folder, file))
    .sort(
      (a, b) =>
        rank(a) - rank(b) || (a.outcome ?? "").localeCompare(b.outcome ?? "") || a.name.localeCompare(b.name, "en"),
    );
  const withOutcome = pages.some(({ outcome }) => outcome !== undefined);
  const cells = ({ name, file, sentence, outcome }) =>
    [`[${name}](${file})`, ...(withOutcome ? [outcome] : []), sentence].join(" | ");
  const head = ["Code", ...(withOutcome ? ["Outcome"] : []), "Meaning"];
  const rule = head.map(() => "---").join(" | ");
  return [`| ${head.join(" | ")} |`, `| ${rule} |`, ...pages.map((page) => `| ${cells(page)} |`)].join("\n");
}

/** Fills the marked places of a page. */
async function filled(path, documentShape) {
  const text = readFileSync(`${root}${path}`, "utf8").replace(
    /(<!-- generated: (keys|index) ([\w.]+) -->\n).*?(<!-- end -->)/gs,
    (_, start, kind, name, end) =>
      `${start}\n${kind === "keys" ? keyTable(documentShape, name) : indexTable(name)}\n\n${end}`,
  );
  return format(text, { ...(await resolveConfig(`${root}${path}`)), parser: "markdown" });
}

/**
 * Everything that is generated, by path from the repository's root.
 * @param shapes the shape of policy/document/descriptions, and the types of texts
 * @param schema what `policySchema` of policy/document/json-schema returns
 */
export async function generate({ documentShape, textTypes }, schema) {
  const pages = [
    "docs/reference/policy.md",
    ...["problems", "reasons", "findings", "lints"].map((folder) => `docs/${folder}/README.md`),
  ];
  const files = new Map([["packages/core/policy.schema.json", `${JSON.stringify(schema, null, 2)}\n`]]);
  const types = "packages/core/src/policy/document/policy-document.ts";
  const style = await resolveConfig(`${root}${types}`);
  const reference = readFileSync(`${root}docs/reference/policy.md`, "utf8");
  files.set(
    types,
    await format(documentTypes(documentShape, textTypes, reference), { ...style, parser: "typescript" }),
  );
  for (const path of pages) files.set(path, await filled(path, documentShape));
  return files;
}

/** The files that are not as they would be written. */
export function staleAmong(files) {
  return [...files].filter(([path, text]) => readOrNothing(`${root}${path}`) !== text).map(([path]) => path);
}

function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

async function main(parameters) {
  const unknown = parameters.filter((one) => one !== "--check");
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(" ")}. Usage: node scripts/generate.mjs [--check]`);
    return 2;
  }
  const built = `${root}packages/core/dist/policy/document/`;
  if (readOrNothing(`${built}shape.js`) === undefined) {
    console.error("packages/core is not built. Run npx tsc -b packages/core first.");
    return 2;
  }
  const { textTypes } = await import("../packages/core/dist/policy/document/shape.js");
  const { describedShape } = await import("../packages/core/dist/policy/document/descriptions.js");
  const { policySchema } = await import("../packages/core/dist/policy/document/json-schema.js");
  const files = await generate({ documentShape: describedShape, textTypes }, policySchema());
  const stale = staleAmong(files);
  if (parameters.includes("--check")) {
    for (const path of stale) console.error(`${path} is stale. Run npm run generate.`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const path of stale) {
    writeFileSync(`${root}${path}`, files.get(path));
    console.log(`wrote ${path}`);
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
