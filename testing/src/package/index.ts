export { browser, core, npm, pack, type Packed } from "./packed.ts";
export { environment, Project } from "./project.ts";
export { pin, pinned, type Versions } from "./versions.ts";
