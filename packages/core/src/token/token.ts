import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { areSecrets, shortestSecret } from "./secrets.ts";

/** What tokens are made of. */
export interface TokenSecret {
  /** Secrets of 32 characters or more, the newest first: it signs; the others are still accepted. */
  readonly secrets: readonly string[];
  /** The session that the token is bound to: its id, or before login the id of an anonymous session. */
  readonly session: string;
}

const version = "v1";
const nonceLength = 16;
/** `v1.`, 22 characters of nonce, a dot, 43 characters of HMAC-SHA-256. */
const form = /^v1\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/**
 * Checks secrets at set-up.
 * @throws TypeError when there is none, or one is too short to be a secret
 */
function checkSecrets(secrets: unknown): void {
  if (areSecrets(secrets)) return;
  throw new TypeError(
    `Token secrets must be a list of strings of at least ${String(shortestSecret)} characters, the newest first.`,
  );
}

/** The nonce has a fixed length, so nonce and session cannot run into each other. */
const sign = (secret: string, nonce: string, session: string): Buffer =>
  createHmac("sha256", secret).update(`${version}.${nonce}.${session}`).digest();

/**
 * Issues a forgery token for a session. Each call returns a different one, so that compression does not leak it (BREACH).
 * @param options the secrets, newest first, and the session's id
 * @returns 69 characters of `A–Z a–z 0–9 . _ -`, for a header, a form field or a meta element
 * @throws TypeError when a secret is too short or the session's id is empty
 */
export function issueToken({ secrets, session }: TokenSecret): string {
  checkSecrets(secrets);
  if (typeof session !== "string" || session === "")
    throw new TypeError("A token is bound to a session: pass the session's id.");
  const nonce = randomBytes(nonceLength).toString("base64url");
  return `${version}.${nonce}.${sign(secrets[0] ?? "", nonce, session).toString("base64url")}`;
}

/**
 * Returns whether a token was issued for a session, with any of the secrets. Compares in constant time.
 * @param token from the request
 * @param options the secrets, newest first, and the session's id; without a session no token is valid
 */
export function verifyToken(token: string, { secrets, session }: TokenSecret): boolean {
  checkSecrets(secrets);
  const match = form.exec(token);
  if (match === null || typeof session !== "string" || session === "") return false;
  const [, nonce = "", mac = ""] = match;
  const given = Buffer.from(mac, "base64url");
  let valid = false;
  // Every secret is tried, so that the time does not tell which one signed.
  for (const secret of secrets) {
    const expected = sign(secret, nonce, session);
    if (given.length === expected.length && timingSafeEqual(given, expected)) valid = true;
  }
  return valid;
}
