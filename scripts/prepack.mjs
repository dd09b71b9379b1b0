// The packed package carries the repository's README and licence.
import { copyFileSync } from "node:fs";

for (const file of ["README.md", "LICENSE"])
  copyFileSync(new URL(`../${file}`, import.meta.url), new URL(`../packages/core/${file}`, import.meta.url));
