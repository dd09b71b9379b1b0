const exchanges = (number: number): string => `${number} ${number === 1 ? "exchange" : "exchanges"}`;

/** What a report on a log says around its findings. */
export const harTexts = {
  noResponse:
    "The log has no response to this request. In Chromium's logs, a response that CORS blocked looks the same as a server that is down. To find out, read the console, or request the URL.",
  otherPolicy:
    "The policy decides this request in another way than the recorded server did: that server had another policy, or something before it responded.",
  sum: (name: string, all: number, found: number): string =>
    `${name}: ${exchanges(all)}, ${found === 0 ? "none of them failed or risky" : `${found} failed or risky`}.`,
  more: (number: number): string => `… and ${number} more.`,
  alike: (number: number): string =>
    `${number} more ${number === 1 ? "is" : "are"} not explained: like those above, or beyond the first 50.`,
  unread: (number: number): string =>
    `${number} ${number === 1 ? "entry" : "entries"} cannot be read, and ${number === 1 ? "is" : "are"} left out:`,
  beyond: (number: number): string =>
    `${exchanges(number)} beyond the first 500,000 ${number === 1 ? "was" : "were"} left out. Record a shorter log.`,
  sanitized:
    "The log has no cookie and no Authorization header. Browsers leave them out of a log unless it is exported with sensitive data, so the requests may have had them.",
  columns: ["Method", "URL", "Status", "Place", "Result"],
  noStatus: "no response",
  failed: "failed",
  risky: "risky ",
  /** Of a failure of which the browser wrote only that it was one. */
  unknownCause: "cause not in the log",
  from: "from",
} as const;
