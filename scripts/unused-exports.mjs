// Exports that nothing else imports: neither another file nor a package's entry point. Reads the types, so a name that is
// only re-exported, or only named in a type, counts as used.
import { dirname, normalize, relative } from "node:path";
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { root } from "./setup.mjs";

const configFile = `${root}tsconfig.test.json`;

function readProgram() {
  const { config } = ts.readConfigFile(configFile, (path) => readFileSync(path, "utf8"));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile));
  return ts.createProgram(fileNames, options);
}

/** The sources that a package's `exports` name: what they export is public. */
function entryPoints() {
  const folders = ["packages", "apps"].flatMap((folder) =>
    readdirSync(`${root}${folder}`).map((name) => `${folder}/${name}`),
  );
  return new Set(
    [...folders, "conformance", "testing"].flatMap((folder) => {
      let manifest;
      try {
        manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8"));
      } catch {
        return [];
      }
      return Object.values(manifest.exports ?? {})
        .map((one) => one["@sallyport/source"])
        .filter((source) => source !== undefined)
        .map((source) => `${folder}/${source.slice(2)}`);
    }),
  );
}

/** The sources whose compiled form a script imports: what they export is used. */
function scriptImports() {
  const scripts = ["scripts", "bench"].flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => name.endsWith(".mjs"))
      .map((name) => readFileSync(`${root}${folder}/${name}`, "utf8")),
  );
  const compiled = /([\w-]+(?:\/[\w-]+)?)\/dist\/([\w./-]+)\.js"/g;
  // A script that imports `…/dist/${path}.js` has the paths as strings.
  const chosen = /([\w-]+(?:\/[\w-]+)?)\/dist\/\$\{/g;
  return scripts.flatMap((text) => [
    ...[...text.matchAll(compiled)].map(([, folder, file]) => `${folder}/src/${file}.ts`),
    ...[...text.matchAll(chosen)].flatMap(([, folder]) =>
      [...text.matchAll(/"([\w/-]+)"/g)].map(([, file]) => `${folder}/src/${file}.ts`),
    ),
  ]);
}

/** What the components of the site import, which the compiler does not read: `path name`. */
function componentImports() {
  const folder = "apps/site/src/components/";
  const texts = readdirSync(root + folder)
    .filter((name) => name.endsWith(".vue"))
    .map((name) => readFileSync(root + folder + name, "utf8"));
  const named = /import (?:type )?\{([^}]*)\} from "(\.[^"]+\.ts)"/g;
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(named)].flatMap(([, names, path]) =>
        names.split(",").map((name) => `${normalize(folder + path)} ${name.trim().replace(/^type /, "")}`),
      ),
    ),
  );
}

const pathOf = (file) => relative(root, file.fileName);
const isOurs = (file) => !file.isDeclarationFile && !pathOf(file).startsWith("node_modules");
/** The CommonJS build has it in the place of another (scripts/prepack.mjs). */
const isRequired = (file) => /\/required-[^/]*$/.test(pathOf(file));
/** Tests run what they hold; the sources are what others read. */
const isSource = (file) => /(^|\/)src\//.test(pathOf(file)) && !isRequired(file);

/** Every symbol that a file names and another file declares. */
function usedSymbols(program, entries) {
  const checker = program.getTypeChecker();
  const resolve = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const used = new Set();
  const use = (symbol, file) => {
    const resolved = resolve(symbol);
    if (resolved.declarations?.some((one) => one.getSourceFile() !== file)) used.add(resolved);
  };
  for (const file of program.getSourceFiles().filter(isOurs)) {
    const visit = (node) => {
      if (ts.isIdentifier(node)) {
        const symbol = checker.getSymbolAtLocation(node);
        if (symbol !== undefined && !ts.isExportSpecifier(node.parent)) use(symbol, file);
      }
      // `const { name } = await import("…")`
      if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
        const name = (node.propertyName ?? node.name).getText();
        const property = checker.getTypeAtLocation(node.parent).getProperty(name);
        if (property !== undefined) use(property, file);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    const module = checker.getSymbolAtLocation(file);
    if (module !== undefined && entries.has(pathOf(file)))
      for (const symbol of checker.getExportsOfModule(module)) used.add(resolve(symbol));
  }
  return { checker, used };
}

/** @returns `{ path, line, name }` of each export that nothing uses */
export function unusedExports() {
  const program = readProgram();
  const { checker, used } = usedSymbols(program, new Set([...entryPoints(), ...scriptImports()]));
  const ofComponents = componentImports();
  return program
    .getSourceFiles()
    .filter((file) => isOurs(file) && isSource(file))
    .flatMap((file) => {
      const module = checker.getSymbolAtLocation(file);
      if (module === undefined) return [];
      return checker
        .getExportsOfModule(module)
        .filter((symbol) => !used.has(symbol) && symbol.declarations?.[0]?.getSourceFile() === file)
        .filter((symbol) => (symbol.flags & ts.SymbolFlags.Alias) === 0)
        .filter((symbol) => !ofComponents.has(`${pathOf(file)} ${symbol.name}`))
        .map((symbol) => {
          const { line } = file.getLineAndCharacterOfPosition(symbol.declarations[0].getStart());
          return { path: pathOf(file), line: line + 1, name: symbol.name };
        });
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const unused = unusedExports();
  for (const { path, line, name } of unused) console.log(`${path}:${line} exports ${name}, which nothing else uses`);
  process.exit(unused.length === 0 ? 0 : 1);
}
