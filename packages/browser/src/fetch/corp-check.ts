import type { Failure } from "./failure.ts";
import { isSameOrigin, isSchemelesslySame, type Origin } from "./origin.ts";
import type { FetchResponse } from "./response.ts";

/**
 * Whether a response that is embedded without CORS may be; why not, where it may not. Pages have no embedder policy here.
 *
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function crossOriginResourcePolicyCheck(origin: Origin, response: FetchResponse): Failure | undefined {
  // 2. to 4. Two values, or an unknown one, count as no header.
  const policy = response.headerList.get("Cross-Origin-Resource-Policy");
  const url = response.urlList.at(-1);
  if (url === undefined) return undefined;
  switch (policy) {
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
