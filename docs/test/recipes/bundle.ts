import { isBuiltin } from "node:module";
import { rolldown, type OutputChunk } from "rolldown";

export interface Bundle {
  /** One script that leaves the module's names in the variable `recipe`. */
  readonly code: string;
  /** Node's built-in modules that are imported as soon as the entry is, by the file that imports them. */
  readonly builtins: readonly string[];
  /** Those that are imported when something asks for them. */
  readonly laterBuiltins: readonly string[];
}

/** Bundles a module for a platform that is no Node, from the sources of this repository. */
export async function bundle(input: string): Promise<Bundle> {
  const eager = new Set<string>();
  const late = new Set<string>();
  const build = await rolldown({
    input,
    platform: "neutral",
    external: isBuiltin,
    resolve: {
      conditionNames: ["@sallyport/source", "workerd", "worker", "import", "default"],
      mainFields: ["module", "main"],
    },
    plugins: [
      {
        name: "builtins",
        buildEnd() {
          const seen = new Set<string>();
          const visit = (id: string, into: Set<string>): void => {
            if (isBuiltin(id)) into.add(id);
            if (seen.has(id)) return;
            seen.add(id);
            for (const next of this.getModuleInfo(id)?.importedIds ?? []) visit(next, into);
          };
          visit(input, eager);
          for (const id of this.getModuleIds())
            for (const next of this.getModuleInfo(id)?.dynamicallyImportedIds ?? []) visit(next, late);
        },
      },
    ],
  });
  const { output } = await build.generate({
    format: "iife",
    name: "recipe",
    exports: "named",
    codeSplitting: false,
    globals: () => "undefined",
  });
  await build.close();
  const [chunk] = output as [OutputChunk];
  return { code: chunk.code, builtins: [...eager].sort(), laterBuiltins: [...late].sort() };
}
