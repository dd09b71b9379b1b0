import type { Facts } from "./attempt-facts.ts";
import type { Recipe } from "./recipe.ts";
import { codeSpan } from "../text/code-span.ts";
import { URL } from "../platform.ts";

/** The name of the directive that blocks a request. */
export const directiveOf = ({ value = "" }: Pick<Facts, "value">): string =>
  /^[a-z-]{1,40}(?=\s|$)/.exec(value)?.[0] ?? "connect-src";

const networkURL = /^(?:https?|wss?):/i;

/** The origin that the directive lacks: that alone, whatever else the policy allows. */
export const addSource: Recipe = (facts) => {
  const { url = "" } = facts;
  const origin = networkURL.test(url) && URL.canParse(url) ? codeSpan(new URL(url).origin) : "the URL's origin";
  const name = directiveOf(facts);
  return {
    at: "page",
    text:
      name === "default-src"
        ? `Add a directive for this kind of request (\`connect-src\` for a script's) to the page's \`Content-Security-Policy\`, with ${origin} and what \`default-src\` allows now.`
        : `Add ${origin} to \`${name}\` in the page's \`Content-Security-Policy\`, and no more. Where \`${name}\` is \`'none'\`, replace that.`,
  };
};
