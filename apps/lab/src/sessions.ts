import { randomBytes } from "node:crypto";

/** Session ids and who they belong to. */
export class Sessions {
  readonly #users = new Map<string, string>();
  #returned = false;

  open(user: string): string {
    const id = randomBytes(16).toString("base64url");
    this.#users.set(id, user);
    return id;
  }

  userOf(id: string | undefined): string | undefined {
    const user = id === undefined ? undefined : this.#users.get(id);
    if (user !== undefined) this.#returned = true;
    return user;
  }

  close(id: string | undefined): void {
    if (id !== undefined) this.#users.delete(id);
  }

  /** `not-kept`: somebody has signed in, and the cookie has never come back. */
  get state(): "nobody" | "not-kept" | "kept" {
    if (this.#users.size === 0) return "nobody";
    return this.#returned ? "kept" : "not-kept";
  }
}
