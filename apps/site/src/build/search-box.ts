import { fileURLToPath } from "node:url";

const options = fileURLToPath(new URL("../docs/search.ts", import.meta.url));

/**
 * What VitePress has in its search, and what is there instead: it cuts a console message off before that says what went wrong,
 * and sends options that are functions as text, which the Content-Security-Policy does not run.
 */
const edits = [
  ['maxlength="64"', 'maxlength="512"'],
  ["import MiniSearch", `import { searchOptions } from ${JSON.stringify(options)}\nimport MiniSearch`],
  ["prefix: true,", "...searchOptions,"],
] as const;

/** The search takes what was pasted as a whole, and ranks by options of the site's own. */
export const searchBox = {
  name: "search-box",
  enforce: "pre" as const,
  transform: (code: string, id: string): string | undefined => {
    if (!id.endsWith("/VPLocalSearchBox.vue")) return undefined;
    const missing = edits.find(([before]) => !code.includes(before));
    if (missing !== undefined) throw new Error(`VitePress's search has no ${missing[0]} any more.`);
    return edits.reduce((text, [before, after]) => text.replace(before, after), code);
  },
};
