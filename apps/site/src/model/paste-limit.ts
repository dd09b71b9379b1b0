/** Longer texts are logs, which are dropped as files. */
export const maxPaste: number = 1024 * 1024;

/** What is said of a longer one. */
export const tooLongPaste =
  "This is longer than 1 MB. Paste one message or request, or drop a HAR file into the playground.";
