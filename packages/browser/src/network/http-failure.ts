import { NetworkFailure, type NetworkFailureCode } from "../fetch/network-failure.ts";

/** How far an exchange had come when it failed. */
export type ExchangeProgress = "before" | "head" | "body";

/**
 * The alert of a server that demands a certificate. Before TLS 1.3, it is that of every handshake that fails.
 *
 * https://www.rfc-editor.org/rfc/rfc8446#section-6.2
 */
const certificateRequired = "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED";

function codeOf(error: NodeJS.ErrnoException, progress: ExchangeProgress): NetworkFailureCode {
  if (error.code === certificateRequired) return "client-certificate";
  if (error.code === "ETIMEDOUT") return "timed-out";
  return progress === "before" ? "unreachable" : "truncated";
}

const places: Readonly<Record<ExchangeProgress, string>> = {
  before: "No response came",
  head: "The head broke off",
  body: "The body broke off",
};

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ["ECONNREFUSED", "nothing listens there (ECONNREFUSED)"],
  ["ENOTFOUND", "the name has no address (ENOTFOUND)"],
  ["EAI_AGAIN", "the name could not be looked up (EAI_AGAIN)"],
]);

/** The failure that an error of the transport means for an exchange, with or without a connection. */
export function failureOf(
  error: NodeJS.ErrnoException,
  progress: ExchangeProgress,
  connected: boolean,
): NetworkFailure {
  if (error instanceof NetworkFailure) return error;
  // Several addresses that all failed have no message.
  const why = reasons.get(error.code) ?? (error.message === "" ? (error.code ?? error.name) : error.message);
  const what = connected ? places[progress] : "There was no connection";
  return new NetworkFailure(codeOf(error, progress), `${what}: ${why}`, { cause: error, connected });
}
