import { NetworkFailure, type NetworkFailureCode } from "../fetch/network-failure.ts";

/** How far an exchange had come when it failed. */
export type ExchangeProgress = "before" | "head" | "body";

/** Codes of undici and Node. */
const codes: ReadonlyMap<string | undefined, NetworkFailureCode> = new Map([
  ["UND_ERR_HEADERS_OVERFLOW", "head-too-long"],
  ["ETIMEDOUT", "timed-out"],
]);

/** Undici names each error of its parser after the body's length, where the head has one. */
const isParsers = ({ name, code }: NodeJS.ErrnoException): boolean =>
  name === "HTTPParserError" || code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH" || code === "ERR_ASSERTION";

/** Whether the parser has only missed the end. */
const isEarlyEnd = ({ code, message }: NodeJS.ErrnoException): boolean =>
  code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH" || message.includes("Invalid EOF state");

function codeOf(error: NodeJS.ErrnoException, progress: ExchangeProgress): NetworkFailureCode {
  const named = codes.get(error.code);
  if (named !== undefined) return named;
  if (isParsers(error) && !(progress === "body" && isEarlyEnd(error))) return "malformed";
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
  const code = codeOf(error, progress);
  // Several addresses that all failed have no message.
  const why = reasons.get(error.code) ?? (error.message === "" ? (error.code ?? error.name) : error.message);
  const what =
    code === "malformed" ? "The response is not HTTP/1.1" : connected ? places[progress] : "There was no connection";
  return new NetworkFailure(code, `${what}: ${why}`, { cause: error, connected });
}
