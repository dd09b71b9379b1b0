import type { Stop } from "./grant.ts";
import type { Prng } from "./prng.ts";
import { isCredentialed, type RequestAction } from "./request.ts";

const hosts: readonly [string, ...string[]] = ["a", "x.a", "b", "b", "b", "c"];
const lengths: readonly [number, ...number[]] = [1, 1, 1, 1, 1, 1, 2, 2, 3];

/** Where a request goes from a page, redirect by redirect. */
export function randomRedirectChain(prng: Prng, page: string, action: RequestAction, name: string): Stop[] {
  const origins = Array.from({ length: lengthOf(prng, action) }, () => randomOrigin(prng, page));
  const urls = origins.map((origin, at) => `${origin}/${name}-${at}`);
  return urls.map((url, at) => ({ url, origin: originSent(page, origins.slice(0, at + 1)), next: urls[at + 1] }));
}

/** The Origin that CORS demands at the last of the origins: https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
function originSent(page: string, origins: readonly string[]): string | undefined {
  if (origins.every((origin) => origin === page)) return undefined;
  const tainted = origins.some((origin, at) => at > 0 && origins[at - 1] !== page && origins[at - 1] !== origin);
  return tainted ? "null" : page;
}

function lengthOf(prng: Prng, action: RequestAction): number {
  if (action.kind === "fetch" && action.redirect === "error") return 1;
  // Firefox's second preflight has another Origin than the other engines', and no response with credentials suits both.
  return isCredentialed(action) ? 1 : prng.pick(lengths);
}

function randomOrigin(prng: Prng, page: string): string {
  const scheme = page.startsWith("https:") || prng.chance(0.5) ? "https" : "http";
  return `${scheme}://${prng.pick(hosts)}.localhost`;
}
