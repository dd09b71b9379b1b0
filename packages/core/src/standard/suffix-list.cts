import type * as tldts from "tldts";

/**
 * The Public Suffix List, which loads at the first call.
 *
 * Only CommonJS can load a module while a function runs without a promise, and bundlers see this `require`, as they would
 * not see one that is made with `createRequire`. An `import` would evaluate the list in each process that defines no pattern.
 */
export declare const suffixList: () => typeof tldts;

let loaded: typeof tldts | undefined;

exports.suffixList = (): typeof tldts => (loaded ??= require("tldts") as typeof tldts);
