import { fetchRequestOf } from "../page/fetch-request.ts";
import type { Outcome } from "../page/outcome.ts";
import type { Page } from "../page/page.ts";
import { scriptRequest } from "../page/page-request.ts";
import { URL } from "../platform.ts";

/**
 * Sends a change as a page does in an engine that follows redirects without it: the page has sent it to its own server with
 * `keepalive` and is gone, and that server redirects it here with 307.
 *
 * @returns `undefined` in other engines, whose redirects are those of any page
 */
export async function sendRedirected(
  page: Page,
  url: string,
  body: Blob | FormData | null,
): Promise<Outcome | undefined> {
  const { environment, engine } = page;
  if (!engine.redirect.followsAloneAfterUnload) return undefined;
  const init = { method: "POST", mode: "no-cors", credentials: "include", keepalive: true, body };
  const gone = { ...environment, isUnloaded: true };
  const request = await fetchRequestOf({ engine, environment: gone }, scriptRequest(page, [url, init]));
  request.urlList.unshift(new URL(page.url));
  request.redirectCount = 1;
  return { ...(await page.run(request)), readable: false };
}
