/** The one list of why a network has no response, or no more of it. */
export const networkFailureCodes = [
  "unreachable",
  "client-certificate",
  "malformed",
  "head-too-long",
  "body-too-long",
  "truncated",
  "timed-out",
  "aborted",
] as const;

export type NetworkFailureCode = (typeof networkFailureCodes)[number];

export const isNetworkFailureCode = (code: string): code is NetworkFailureCode =>
  networkFailureCodes.some((one) => one === code);

/** The parts of a response that an engine may not understand. */
export type ResponsePart =
  | "first-line"
  | "final-response"
  | "fields"
  | "content-length"
  | "transfer-encoding"
  | "upgrade"
  | "chunks"
  | "repeated-header"
  | "status";

interface NetworkFailureOptions extends ErrorOptions {
  readonly connected?: boolean;
  readonly part?: ResponsePart;
}

// Registered, so that a failure of another copy of this package is one too.
const mark: symbol = Symbol.for("@sallyport/browser.NetworkFailure");

/** Why there is no response, or no more of it. */
export class NetworkFailure extends Error {
  static {
    Object.defineProperty(this.prototype, mark, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

  readonly code: NetworkFailureCode;
  /** `false` where there never was a connection: the server got nothing. */
  readonly connected: boolean | undefined;
  /** What of the response is not understood, where that is the reason. */
  readonly part: ResponsePart | undefined;

  constructor(code: NetworkFailureCode, message: string, options?: NetworkFailureOptions) {
    super(message, options);
    this.name = "NetworkFailure";
    this.code = code;
    this.connected = options?.connected;
    this.part = options?.part;
  }
}
