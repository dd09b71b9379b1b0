import type { EmbedderRules } from "../engines/embedder-rules.ts";
import type { EmbedderPolicy } from "./environment.ts";
import type { Failure } from "./failure.ts";
import { isSameOrigin, isSchemelesslySame, type Origin } from "./origin.ts";
import type { FetchResponse } from "./response.ts";

/** Who embeds a response, and as what. */
export interface Embedder {
  readonly origin: Origin;
  readonly policies: readonly EmbedderPolicy[];
  /** Whether it is a document for a frame, whose own CORP counts only where the page has a policy. */
  readonly forNavigation: boolean;
}

const known = ["same-origin", "same-site", "cross-origin"];

/** The policy that reads a response without a header of its own as `same-origin`. */
function policyWithout(
  { policies, forNavigation }: Embedder,
  { requestIncludesCredentials }: FetchResponse,
): EmbedderPolicy | undefined {
  return policies.find(({ value }) => value === "require-corp" || forNavigation || requestIncludesCredentials);
}

/**
 * Whether a response that is embedded without CORS may be; why not, where it may not.
 *
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function crossOriginResourcePolicyCheck(
  embedder: Embedder,
  response: FetchResponse,
  { unknownResourcePolicyIsNone }: EmbedderRules,
): Failure | undefined {
  const { origin } = embedder;
  const url = response.urlList.at(-1);
  if (url === undefined || (embedder.forNavigation && embedder.policies.length === 0)) return undefined;
  // 2. to 4. Two values, or an unknown one, count as no header.
  const field = response.headerList.get("Cross-Origin-Resource-Policy");
  const isNone = field === null || (unknownResourcePolicyIsNone && !known.includes(field));
  const asking = isNone ? policyWithout(embedder, response) : undefined;
  if (asking !== undefined && !isSameOrigin(origin, url.origin))
    return { code: "corp-missing", value: `${asking.header}: ${asking.value}` };
  switch (field) {
    case "same-origin":
      return isSameOrigin(origin, url.origin) ? undefined : { code: "corp-same-origin" };
    case "same-site": {
      // A response over TLS is not for a page that came without it.
      const secure = origin.startsWith("https:") || url.protocol !== "https:";
      return secure && isSchemelesslySame(origin, url.origin) ? undefined : { code: "corp-same-site" };
    }
    default:
      return undefined;
  }
}
