import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@sallyport/testing/root";

/** A file of an installed package, as a program of docs/ finds it. */
export function packageFile(path: string): string {
  const places = ["docs/node_modules", "node_modules"].map((folder) => join(root, folder, path));
  return readFileSync(places.find((place) => existsSync(place)) ?? path, "utf8");
}

interface Declaration {
  readonly file: string;
  /** Its first group holds the declarations of the options. */
  readonly within: RegExp;
}

const property = /^\s*(\w+)\??:/gm;
const documented = /^ \* {2}- \{[^}]*\} (\w+) /gm;

/** Where each package declares its options. */
const declarations: Readonly<Record<string, readonly Declaration[]>> = {
  "cors.md": [{ file: "@types/cors/index.d.ts", within: /interface CorsOptions \{(.*?)^ {4}\}/ms }],
  "fastify-cors.md": [
    { file: "@fastify/cors/types/index.d.ts", within: /interface FastifyCorsOptions \{(.*?)^ {2}\}/ms },
  ],
  "koa-cors.md": [{ file: "@koa/cors/index.js", within: /^\/\*\*\n(.*?)\*\//ms }],
  "hono-cors.md": [{ file: "hono/dist/types/middleware/cors/index.d.ts", within: /type CORSOptions = \{(.*?)^\};/ms }],
  "csrf.md": [
    { file: "@types/csurf/index.d.ts", within: /function csurf\(options\?: \{(.*?)^\}\)/ms },
    { file: "csrf-csrf/dist/index.d.ts", within: /interface DoubleCsrfConfig \{(.*?)^\}/ms },
    { file: "csrf-csrf/dist/index.d.ts", within: /interface DoubleCsrfUtilities \{(.*?)^\}/ms },
  ],
};

/** The names of the options that a page must map. */
export const optionsOf = (page: string): string[] =>
  (declarations[page] ?? []).flatMap(({ file, within }) => {
    const [, body = ""] = within.exec(packageFile(file)) ?? [];
    return [...body.matchAll(file.endsWith(".ts") ? property : documented)].map(([, name = ""]) => name);
  });
