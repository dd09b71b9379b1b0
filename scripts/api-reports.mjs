// The public API of each published package, with its signatures, as packages/NAME/api.md: a change to it shows in review.
// With --check it writes nothing and exits with 1 where a report is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

const readJson = (path) => JSON.parse(readFileSync(`${root}${path}`, "utf8"));

/** The folders below packages/ that have entry points. */
const folders = readdirSync(`${root}packages`).filter((folder) => existsSync(`${root}packages/${folder}/package.json`));

/** Each entry point of a package, with its source. */
function entriesOf(folder) {
  const { name, exports } = readJson(`packages/${folder}/package.json`);
  return Object.entries(exports ?? {})
    .filter(([, target]) => target["@sallyport/source"] !== undefined)
    .map(([path, target]) => ({
      name: name + path.slice(1),
      file: `${root}packages/${folder}/${target["@sallyport/source"].slice(2)}`,
    }));
}

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.test.json`, (path) => readFileSync(path, "utf8")).config,
  ts.sys,
  root,
);

const printer = ts.createPrinter({ removeComments: true });
const declarationFiles = new Map();

/** What the compiler declares of a file. */
function declarationFile(file) {
  const known = declarationFiles.get(file.fileName);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileDeclaration(file.text, { fileName: file.fileName, compilerOptions: options });
  const made = ts.createSourceFile("a.d.ts", outputText, ts.ScriptTarget.Latest, true);
  declarationFiles.set(file.fileName, made);
  return made;
}

const namesOf = (statement) =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.getText())
    : statement.name === undefined
      ? []
      : [statement.name.getText()];

/** The declarations of one export, without their documentation. */
function declare(symbol, name) {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) return `export declare const ${name}: unknown;`;
  const file = declarationFile(declaration.getSourceFile());
  const own = file.statements.filter((statement) => namesOf(statement).includes(symbol.name));
  const text = own.map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, file)).join("\n");
  const renamed = symbol.name === name || symbol.name === "default" ? "" : `\nexport { ${symbol.name} as ${name} };`;
  return text.replaceAll(/^ *#private;\n/gm, "").replaceAll("export declare ", "export ") + renamed;
}

function entryText(program, { name, file }) {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  const all = module === undefined ? [] : checker.getExportsOfModule(module);
  const declared = [...all]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((symbol) =>
      declare(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol, symbol.name),
    );
  return `## ${name}\n\n\`\`\`ts\n${declared.join("\n")}\n\`\`\``;
}

/** @returns the report of each package, by its path */
export async function apiReports() {
  const packages = folders.map((folder) => [folder, entriesOf(folder)]).filter(([, entries]) => entries.length > 0);
  const files = packages.flatMap(([, entries]) => entries.map(({ file }) => file));
  const program = ts.createProgram(files, options);
  const style = await resolveConfig(`${root}api.md`);
  const reports = packages.map(async ([folder, entries]) => {
    const { name } = readJson(`packages/${folder}/package.json`);
    const lead = `# The API of ${name}\n\nGenerated from the sources by \`npm run generate\`: what each entry point exports.`;
    const text = [lead, ...entries.map((entry) => entryText(program, entry))].join("\n\n");
    return [`packages/${folder}/api.md`, await format(text, { ...style, parser: "markdown" })];
  });
  return new Map(await Promise.all(reports));
}

async function main(parameters) {
  const unknown = parameters.filter((one) => one !== "--check");
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(" ")}. Usage: node scripts/api-reports.mjs [--check]`);
    return 2;
  }
  const reports = [...(await apiReports())];
  const stale = reports.filter(
    ([path, text]) => !existsSync(`${root}${path}`) || readFileSync(`${root}${path}`, "utf8") !== text,
  );
  for (const [path, text] of stale) {
    if (parameters.includes("--check")) console.error(`${path} is stale. Run npm run generate.`);
    else {
      writeFileSync(`${root}${path}`, text);
      console.log(`wrote ${path}`);
    }
  }
  return parameters.includes("--check") ? Math.min(1, stale.length) : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
