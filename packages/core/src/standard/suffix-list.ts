import type * as tldts from "tldts";
import * as loader from "./load-suffix-list.cts";

/**
 * The Public Suffix List, which loads at the first call: an `import` would evaluate it in each process that defines no
 * pattern.
 */
export const suffixList = (): typeof tldts => (loader as unknown as { suffixList(): typeof tldts }).suffixList();
