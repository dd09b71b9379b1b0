import type { ClipboardKind } from "@sallyport/browser/explain";

type Refused = "unknown" | "request" | "provisional";

/** What `sallyport explain -` says of its input. */
export const clipboardTexts: {
  readonly taken: Readonly<Record<Exclude<ClipboardKind, Refused>, string>>;
  readonly refused: Readonly<Record<Refused, string>>;
  readonly takenAsRequest: string;
  readonly notAURL: string;
  readonly several: (count: number) => string;
} = {
  taken: {
    har: "read as a HAR file.",
    curl: "read as a curl line, a request.",
    wget: "read as a wget line, a request.",
    httpie: "read as a line of HTTPie, a request.",
    fetch: "read as a fetch call, a request.",
    axios: "read as an axios call, a request.",
    jquery: "read as a jQuery call, a request.",
    powershell: "read as a PowerShell command, a request.",
    response: "read as response headers.",
    message: "read as a message.",
    url: "read as a URL.",
  },
  takenAsRequest: "read as the headers of a request.",
  refused: {
    unknown:
      "standard input: unknown. It is not a curl, wget or HTTPie line, a call of fetch, axios or jQuery, a PowerShell command, a HAR file, headers, a known message or a configuration of CORS. Copy the whole line, or name what it is with --curl, --har, --message, --response or --config.",
    request:
      "standard input: these are the headers of a request, and CORS is decided by those of the response. Copy the response's headers, or the whole request with Copy as cURL.",
    provisional:
      "standard input: the browser shows only provisional headers of a request: it came from a cache, or was never sent. Turn on Disable cache, reload, and copy the response's headers or the console's message.",
  },
  notAURL: "standard input: this begins as a URL, and is none. Copy the whole address.",
  several: (count) => `the text has ${String(count)} requests; this is the first. A HAR file explains them all.`,
};
