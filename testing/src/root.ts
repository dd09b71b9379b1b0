import { fileURLToPath } from "node:url";

/** The repository's root; this file stands two folders below it, in `src` and in `dist`. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));
