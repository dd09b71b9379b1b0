import { isSameSite, siteOf, type Origin } from "../fetch/origin.ts";
import type { StorageAccessAnswer } from "./rules.ts";

/** A hostile page can ask for as many as it wants. */
const maxGrants = 1000;

const keyOf = (topLevel: Origin, embedded: Origin): string => `${siteOf(topLevel)} ${siteOf(embedded)}`;

/**
 * For which sites, within which others, the user permits storage access.
 *
 * https://privacycg.github.io/storage-access/#permissions-integration
 */
export class StorageAccessPermission {
  readonly #answer: StorageAccessAnswer;
  readonly #granted = new Set<string>();

  constructor(answer: StorageAccessAnswer) {
    this.#answer = answer;
  }

  isGranted(topLevel: Origin, embedded: Origin): boolean {
    // Within one site nobody has to permit it, even where another site is between.
    return this.#answer === "granted" || isSameSite(topLevel, embedded) || this.#granted.has(keyOf(topLevel, embedded));
  }

  /** Asks the user, unless they have said it: whether they permit it. */
  request(topLevel: Origin, embedded: Origin): boolean {
    if (this.#answer === "deny") return false;
    if (this.#granted.size < maxGrants) this.#granted.add(keyOf(topLevel, embedded));
    return this.isGranted(topLevel, embedded);
  }
}
