// Only CommonJS can load a module while a function runs without a promise, and bundlers see this `require`, as they would not
// see one that is made with `createRequire`. It has no syntax of ES modules, by which bundlers and Bun would take it for one.
let loaded: typeof import("tldts") | undefined;

exports.suffixList = (): typeof import("tldts") => (loaded ??= require("tldts") as typeof import("tldts"));
