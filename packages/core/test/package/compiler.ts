import { join } from "node:path";
import ts from "typescript";
import type { Project } from "@sallyport/testing/package";

const strict: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
};

/** How a project that uses the package may be set up. */
export const setups = {
  nodenext: { ...strict, module: ts.ModuleKind.NodeNext },
  /** The resolutions before `exports` and before `require` of ES modules. */
  node10: {
    ...strict,
    module: ts.ModuleKind.CommonJS,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- users have it still
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: "6.0",
  },
  node16: { ...strict, module: ts.ModuleKind.Node16 },
  bundler: { ...strict, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  /** A Worker's project, without the types of Node. */
  withoutNode: {
    ...strict,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  },
} satisfies Record<string, ts.CompilerOptions>;

/** A strict program of files of a project. */
export function programOf(project: Project, files: readonly string[], options: ts.CompilerOptions): ts.Program {
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => project.folder;
  return ts.createProgram(
    files.map((file) => join(project.folder, file)),
    options,
    host,
  );
}

/** What the compiler says, in files of the project, of the package and of the libraries alike. */
export function complaints(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    return file === undefined ? text : `${file.fileName.slice(program.getCurrentDirectory().length + 1)}: ${text}`;
  });
}

/** The text that the compiler underlines in a file, and what it says of it. */
export function underlined(program: ts.Program, name: string): (readonly [text: string, message: string])[] {
  return ts
    .getPreEmitDiagnostics(program)
    .flatMap(({ file, start = 0, length, messageText }) =>
      file?.fileName.endsWith(`/${name}`) === true
        ? [[file.text.slice(start, start + (length ?? 0)), ts.flattenDiagnosticMessageText(messageText, "\n")] as const]
        : [],
    );
}

/** The names that modules export: those of values, and those of types alone. */
export function exportedNames(program: ts.Program, file: string): { values: string[]; types: string[] } {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error(`${file} is no module`);
  const names: { values: string[]; types: string[] } = { values: [], types: [] };
  for (const one of checker.getExportsOfModule(symbol)) {
    const { flags } = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
    (flags & ts.SymbolFlags.Value ? names.values : names.types).push(one.name);
  }
  return { values: names.values.sort(), types: names.types.sort() };
}
