import type { OriginPattern } from "./origin-pattern.ts";

/** Whether an entry is one origin. */
export const isExact = ({ labels, port }: OriginPattern): boolean => labels === "none" && port !== "any";
