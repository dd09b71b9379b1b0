import { randomBytes } from "node:crypto";
import type { Call } from "../world/call.ts";

/** Session ids and who they belong to, in one world. */
export class Sessions {
  readonly #users = new Map<string, string>();

  open(user: string): string {
    const id = randomBytes(16).toString("base64url");
    this.#users.set(id, user);
    return id;
  }

  userOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.#users.get(id);
  }

  /** Of the cookie `session`, or of another one. */
  of({ cookies }: Call, cookie = "session"): string | undefined {
    return this.userOf(cookies.get(cookie));
  }
}

/** What an API needs that pages of other sites use: sent from everywhere, over TLS or to this machine. */
export const crossSite = (name: string, value: string): string =>
  `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=None`;
