// npm runs this in the folder of a package that it has packed: tsc's own output comes back, and the command's copy of the
// pages of codes goes, because the repository has the pages.
import { rmSync } from "node:fs";
import { unbundle } from "./bundle.mjs";

unbundle(process.cwd());
rmSync("pages", { recursive: true, force: true });
