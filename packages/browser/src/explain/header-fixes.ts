import type { Facts } from "./attempt-facts.ts";
import { headerStory, isRequiredHeader, isResponseHeader } from "./header-story-texts.ts";
import type { Recipe } from "./recipe.ts";
import { shareAs } from "./share-fixes.ts";

/** The header that a preflight refused. */
const refusedHeader = ({ code, value = "" }: Facts): string => (code === "preflight-header" ? value : "");

/** Remove the header; where it is known who adds it, how. */
export const fewerHeaders: Recipe = (facts) => {
  const name = refusedHeader(facts);
  if (isRequiredHeader(name)) return undefined;
  const story = headerStory(name);
  return { at: "page", ...(story === undefined ? {} : { text: story.stop }) };
};

/** Allow it by name; a response's header never. */
export const allowHeader: Recipe = (facts) =>
  isResponseHeader(refusedHeader(facts)) ? undefined : shareAs("policy")(facts);
