/** Which of the bank's cookies a request had. The values are left out, because the log and the pages show this. */
export interface CookiesSeen {
  readonly session: boolean;
  readonly lax: boolean;
  readonly strict: boolean;
}

const attributes = "Path=/; HttpOnly; Secure";

/**
 * The session's cookie, sent from every site where the browser allows it; beside it two without a secret that differ in
 * SameSite alone, so that the pages can show which of the three comes along.
 */
export const signInCookies = (session: string): readonly string[] => [
  `session=${session}; ${attributes}; SameSite=None`,
  `lax=1; ${attributes}; SameSite=Lax`,
  `strict=1; ${attributes}; SameSite=Strict`,
];

export const signOutCookies: readonly string[] = ["None", "Lax", "Strict"].map(
  (sameSite) =>
    `${sameSite === "None" ? "session" : sameSite.toLowerCase()}=; ${attributes}; SameSite=${sameSite}; Max-Age=0`,
);

export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", ...value]) => [name, value.join("=")]));
}

export function cookiesSeen(header: string | undefined): CookiesSeen {
  const cookies = parseCookies(header);
  return { session: cookies.has("session"), lax: cookies.has("lax"), strict: cookies.has("strict") };
}
