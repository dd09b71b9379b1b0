import type { CookieQuery, CookieRules, SameSite, StoredCookie } from "../../src/cookies/index.ts";

/** The draft's storage and retrieval on a plain list, for lines that it does not refuse as such. */
export interface Simple {
  readonly name: string;
  readonly value: string;
  readonly domain: string | undefined;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  readonly maxAge: number | undefined;
}

export function lineOf({ name, value, domain, path, secure, httpOnly, sameSite, maxAge }: Simple): string {
  const attributes = [
    domain !== undefined && `Domain=${domain}`,
    `Path=${path}`,
    secure && "Secure",
    httpOnly && "HttpOnly",
    sameSite !== "unset" && `SameSite=${sameSite}`,
    maxAge !== undefined && `Max-Age=${maxAge}`,
  ];
  return [`${name}=${value}`, ...attributes.filter((one) => one !== false)].join("; ");
}

export class NaiveStore {
  readonly #rules: CookieRules;
  #cookies: StoredCookie[] = [];

  constructor(rules: CookieRules) {
    this.#rules = rules;
  }

  store(simple: Simple, { url, sameSite, type, now }: CookieQuery): boolean {
    this.#cookies = this.#cookies.filter(({ expiryTime = Infinity }) => expiryTime > now);
    const host = url.hostname;
    const domain = simple.domain ?? host;
    const https = url.protocol === "https:";
    const strict = simple.sameSite === "strict" || simple.sameSite === "lax";
    const unset = simple.sameSite === "unset" && this.#rules.unspecifiedSameSite === "lax";
    const refusals = [
      !below(host, domain) || domain === "example",
      simple.httpOnly && type === "non-http",
      simple.secure && !https,
      !https &&
        this.#cookies.some(
          (old) =>
            old.secure &&
            old.name === simple.name &&
            (below(old.domain, domain) || below(domain, old.domain)) &&
            reaches(old.path, simple.path),
        ),
      (strict || unset) && sameSite !== "strict-or-less",
      simple.sameSite === "none" && !simple.secure,
    ];
    if (refusals.includes(true)) return false;
    const same = (old: StoredCookie): boolean =>
      old.name === simple.name &&
      old.domain === domain &&
      old.hostOnly === (simple.domain === undefined) &&
      old.path === simple.path;
    const old = this.#cookies.find(same);
    if (type === "non-http" && old?.httpOnly === true) return false;
    const { name, value, path, secure, httpOnly, maxAge } = simple;
    const cookie: StoredCookie = {
      ...{ name, value, domain, hostOnly: simple.domain === undefined, path, secure, httpOnly },
      sameSite: simple.sameSite,
      partition: undefined,
      creationTime: old?.creationTime ?? now,
      expiryTime: maxAge === undefined ? undefined : now + maxAge * 1000,
    };
    this.#cookies = this.#cookies.filter((one) => !same(one));
    if (maxAge === undefined || maxAge > 0) this.#cookies.push(cookie);
    return maxAge === undefined || maxAge > 0;
  }

  header({ url, sameSite, type, now }: CookieQuery): string | undefined {
    const goes = this.#cookies.filter(
      (cookie) =>
        (cookie.expiryTime === undefined || cookie.expiryTime > now) &&
        (cookie.hostOnly ? cookie.domain === url.hostname : below(url.hostname, cookie.domain)) &&
        reaches(cookie.path, url.pathname) &&
        (!cookie.secure || url.protocol === "https:") &&
        (!cookie.httpOnly || type === "http") &&
        this.#mayCross(cookie, sameSite),
    );
    goes.sort((a, b) => b.path.length - a.path.length || a.creationTime - b.creationTime);
    return goes.length === 0 ? undefined : goes.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  #mayCross(cookie: StoredCookie, mode: CookieQuery["sameSite"]): boolean {
    const lax = cookie.sameSite === "lax" || (cookie.sameSite === "unset" && this.#rules.unspecifiedSameSite === "lax");
    if (cookie.sameSite === "strict") return mode === "strict-or-less";
    return !lax || mode === "strict-or-less" || mode === "lax-or-less";
  }
}

function below(host: string, domain: string): boolean {
  return `.${host}`.endsWith(`.${domain}`);
}

function reaches(cookiePath: string, path: string): boolean {
  const folder = cookiePath.endsWith("/") ? cookiePath : `${cookiePath}/`;
  return path === cookiePath || path.startsWith(folder);
}
