import type { Explanation } from "@sallyport/browser/explain";
import type { PlaygroundState } from "../state/playground-state.ts";
import { forApp, ok, session, withCredentials } from "./states.ts";

type Example = Partial<PlaygroundState>;
type Reason = NonNullable<Explanation["cookies"][number]["reason"]>;

const forNobody = "Access-Control-Allow-Origin: null";
const others = "Secure; SameSite=None";

/** The response sets a cookie, across sites. */
const sets = (line: string): Example => ({
  credentials: "include",
  response: ok(forApp, withCredentials, `Set-Cookie: ${line}`),
});

/** The user has a cookie already. */
const has = (line: string, ...headers: readonly string[]): Example => ({
  credentials: "include",
  cookies: line,
  response: ok(forApp, withCredentials, ...headers),
});

/** The response sets a cookie, within a site. */
const setsWithin = (line: string): Example => ({
  page: "https://app.shop.example",
  url: "https://api.shop.example/orders/7",
  credentials: "include",
  response: ok("Access-Control-Allow-Origin: https://app.shop.example", withCredentials, `Set-Cookie: ${line}`),
});

const redirectsTo = (location: string, page: string): string =>
  [...["HTTP/1.1 302 Found", `Location: ${location}`, `Access-Control-Allow-Origin: ${page}`], withCredentials].join(
    "\n",
  );

/** The user has a cookie of a host that redirects to another one of its site. */
const redirectsWithin = (line: string): Example => ({
  url: "https://api.shop.example/orders/7",
  credentials: "include",
  cookies: line,
  response: redirectsTo("https://www.shop.example/orders/7", "https://app.example"),
  redirected: ok(forNobody, withCredentials),
});

/** A page without https, and a redirect from https to http. */
const redirectsToHttp = (page: string, ...headers: readonly string[]): Example => ({
  page,
  credentials: "include",
  cookies: session,
  response: redirectsTo("http://api.example/orders/7", page),
  redirected: ok(forNobody, withCredentials, ...headers),
});

const many = Array.from({ length: 180 }, (_, index) => `c${index}=1; ${others}`).join("\n");

/** A script of the server's own page sets a cookie. */
const writes = (documentCookie: string, cookies = ""): Example => ({
  ...{ page: "https://api.example", documentCookie, cookies },
  response: ok(),
});

/** The example of each reason that a request of a page, or its script, can show. */
export const cookieExamples: Partial<Record<Reason, Example>> = {
  "host-invalid": { ...sets(`session=1; ${others}`), url: "https://api..example/orders/7" },
  "http-only-script": writes("session=1; Secure; HttpOnly"),
  "http-only-overwrite": writes("session=2; Path=/; Secure", "session=1; Path=/; Secure; HttpOnly"),
  "control-character": sets(`session=a\u0001b; ${others}`),
  empty: sets(";"),
  nameless: sets(`=1; ${others}`),
  "too-long": sets(`session=${"x".repeat(4100)}; ${others}`),
  "domain-malformed": sets(`session=1; Domain=api..example; ${others}`),
  "domain-public-suffix": sets(`session=1; Domain=example; ${others}`),
  "domain-mismatch": redirectsWithin(`session=1; Domain=api.shop.example; ${others}`),
  "host-only": redirectsWithin(session),
  "path-mismatch": has(`session=1; Path=/account; ${others}`),
  expired: has(session, `Set-Cookie: session=; Max-Age=0; Path=/; ${others}`),
  "host-limit": has(many, `Set-Cookie: one-more=1; ${others}`),
  "secure-scheme": redirectsToHttp("http://app.example"),
  "secure-overlay": redirectsToHttp("http://api.example", "Set-Cookie: session=2; Path=/"),
  "same-site-strict": has("session=1; Path=/; Secure; SameSite=Strict"),
  "same-site-lax": has("session=1; Path=/; Secure; SameSite=Lax"),
  "same-site-default": has("session=1; Path=/; Secure"),
  "same-site-none-insecure": sets("session=1; Path=/; SameSite=None"),
  "prefix-secure": setsWithin("__Secure-session=1; Path=/"),
  "prefix-host": sets(`__Host-session=1; Path=/orders; ${others}`),
  "prefix-http": sets(`__Http-session=1; Path=/; ${others}`),
  "prefix-host-http": sets(`__Host-Http-session=1; Path=/; ${others}`),
  "prefix-nameless": sets(`=__Host-session=1; Path=/; ${others}`),
  "partitioned-insecure": setsWithin("session=1; Path=/; Partitioned"),
  "partition-none": {
    ...{ page: "null", credentials: "include" },
    response: ok(forNobody, withCredentials, `Set-Cookie: session=1; Path=/; ${others}; Partitioned`),
  },
  "partition-other": has(`session=1; Path=/; ${others}; Partitioned`),
  "third-party-blocked": sets(session),
  "third-party-partitioned": has(session),
};
