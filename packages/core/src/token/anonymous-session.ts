import { randomBytes } from "node:crypto";

/** The session of a visitor who has not signed in. */
export interface AnonymousSession {
  /** What tokens are bound to: 22 characters of `A–Z a–z 0–9 _ -`. */
  readonly id: string;
  /** The `Set-Cookie` value that starts the session; `undefined` if the request already has one. */
  readonly setCookie: string | undefined;
}

// No other host and no plain-http page can set a cookie with this prefix (RFC 6265bis, section 4.1.3.2).
const name = "__Host-sallyport-anonymous";
const cookie = new RegExp(`(?:^|;)[ \\t]*${name}=([^;]*)`, "g");
const form = /^[A-Za-z0-9_-]{22}$/;

/**
 * Returns the session of a request before login, so that tokens also protect the login form (an attacker cannot sign
 * somebody in to the attacker's account). It lasts as long as the browser's session and contains nothing. At sign-in,
 * replace it with your own session.
 * @param header the request's Cookie header
 */
export function anonymousSession(header: string | null | undefined): AnonymousSession {
  const [first, ...more] = [...(header ?? "").matchAll(cookie)].map(([, value = ""]) => value.trim());
  if (first !== undefined && more.length === 0 && form.test(first)) return { id: first, setCookie: undefined };
  const id = randomBytes(16).toString("base64url");
  return { id, setCookie: `${name}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax` };
}
