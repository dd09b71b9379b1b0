/** What a user says of storage access: no, yes where a frame asks, or yes already, for each frame. */
export const storageAccessAnswers = ["deny", "allow", "granted"] as const;

export type StorageAccessAnswer = (typeof storageAccessAnswers)[number];

/** Where engines differ about the Storage Access API, and the headers that go with it. */
export interface StorageAccessRules {
  /** Whether there are `Sec-Fetch-Storage-Access` and `Activate-Storage-Access`. */
  readonly hasHeaders: boolean;
  /** Which requests have the first of them, beside those with the credentials mode `include`. */
  readonly headerAlsoOf: readonly ("preflight" | "websocket")[];
  /** Whether a frame that the user has allowed earlier needs a click too. */
  readonly grantedNeedsActivation: boolean;
  /** Whether a user's setting that blocks third-party cookies stands above what the user would say. */
  readonly blockingDenies: boolean;
}
