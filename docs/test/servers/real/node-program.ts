import { join } from "node:path";
import { folderOf, freePort, startProcess, works, write, type Running } from "../process.ts";
import type { RealServer, Setup } from "./real-server.ts";

/** What a program says of itself before its snippet, and after it. */
export interface NodeProgram {
  readonly before: string;
  readonly after: (signedIn: boolean) => string;
}

/** The imports of a snippet stand first in a module. */
function split(snippet: string): { readonly imports: string; readonly rest: string } {
  const lines = snippet.split("\n");
  const isImport = (line: string): boolean => line.startsWith("import ");
  return { imports: lines.filter(isImport).join("\n"), rest: lines.filter((line) => !isImport(line)).join("\n") };
}

/** A server that is a program for Node, below .tmp/, where the packages of the workspace are found. */
export const nodeServer = (name: string, { before, after }: NodeProgram): RealServer => ({
  packages: [],
  isInstalled: () => works(process.execPath, ["--version"]),
  start: async ({ snippet, signedIn }: Setup): Promise<Running> => {
    const [port, folder] = [await freePort(), folderOf(name)];
    const { imports, rest } = split(snippet);
    write(folder, { "main.mjs": [imports, before, rest, after(signedIn)].join("\n") });
    return startProcess(process.execPath, [join(folder, "main.mjs")], port, {
      cwd: folder,
      env: { PORT: String(port) },
    });
  },
});
