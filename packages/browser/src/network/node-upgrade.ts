import type { ClientRequest, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Header } from "../fetch/header-list.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import type { WireResponse } from "../fetch/network.ts";
import { socketConnection } from "./socket-frames.ts";
import { Uint8Array } from "../platform.ts";

export const pairsOf = (raw: readonly string[]): Header[] =>
  Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? "", raw[2 * index + 1] ?? ""]);

/** What an error of Node's parser, or of the connection, means for an exchange. */
export function parserFailure(
  cause: NodeJS.ErrnoException,
  signal: AbortSignal | undefined,
  started = false,
): NetworkFailure {
  if (signal?.aborted === true) return new NetworkFailure("aborted", "The request was aborted.", { cause });
  if (cause.code === "HPE_HEADER_OVERFLOW") return new NetworkFailure("head-too-long", cause.message, { cause });
  if (cause.code?.startsWith("HPE_") === true) return new NetworkFailure("malformed", cause.message, { cause });
  return new NetworkFailure(started ? "truncated" : "unreachable", cause.message, { cause });
}

const nothing = new Uint8Array();

/** The response of a server that switches protocols (RFC 9110, section 15.2.2), with the connection. */
export async function switchedResponse(
  message: IncomingMessage,
  connection: Duplex,
  head: Buffer,
): Promise<WireResponse> {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
  const headers = pairsOf(rawHeaders);
  if (head.length > 0) connection.unshift(head);
  return { status, statusText, headers, body: nothing, socket: await socketConnection(connection, headers) };
}

interface Informed {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly rawHeaders: readonly string[];
}

/**
 * Hears a response that says it switches protocols and does not say to which one: Node takes it for an interim response.
 */
export function onUnnamedSwitch(request: ClientRequest, respond: (response: WireResponse) => void): void {
  request.on("information", ({ statusCode: status, statusMessage: statusText, rawHeaders }: Informed) => {
    if (status !== 101) return;
    respond({ status, statusText, headers: pairsOf(rawHeaders), body: nothing });
    request.destroy();
  });
}
