import type { WireRules } from "../engines/wire-rules.ts";
import { standardWire } from "../engines/standard/wire.ts";
import type { WireResponse } from "../fetch/network.ts";
import type { NetworkFailure } from "../fetch/network-failure.ts";
import { ResponseReader, type ReadLimits, type ReadRequest } from "./response-reader.ts";

const limits: ReadLimits = { maxHeadBytes: 1024 * 1024, maxBodyBytes: 64 * 1024 * 1024 };

async function* bodyOf(
  content: Uint8Array | undefined,
  failure: NetworkFailure | undefined,
): AsyncGenerator<Uint8Array> {
  if (content !== undefined) yield await Promise.resolve(content);
  if (failure !== undefined) throw failure;
}

/**
 * Reads all bytes of an HTTP/1 connection as an engine reads them, whatever they are: for a network that answers with bytes.
 *
 * @param request to which they are the response
 * @param bytes all that came until the connection ended
 * @param rules the engine's, as `exchange` of a `Network` gets them. Default: those of RFC 9112
 * @returns the response; a body that is broken fails where it is read
 * @throws NetworkFailure where there is no response
 *
 * @example
 * const network: Network = {
 *   exchange: async (request, signal, rules) => readResponse(request, bytesFor(request.url), rules),
 * };
 */
export function readResponse(request: ReadRequest, bytes: Uint8Array, rules: WireRules = standardWire): WireResponse {
  const reader = new ResponseReader(request, rules, limits);
  reader.push(bytes);
  reader.end();
  const { head, failure } = reader;
  if (head === undefined) throw failure ?? new TypeError("A response that has ended has a head or a failure.");
  const { line, headers } = head;
  return { status: line.status, statusText: line.text, headers, body: bodyOf(reader.take(), failure) };
}

interface Incoming {
  /** Awaits the next piece, or the connection's end. */
  pull(): Promise<void>;
  cancel(): void;
}

async function* rest(reader: ResponseReader, incoming: Incoming): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const content = reader.take();
      if (content !== undefined) yield content;
      if (reader.failure !== undefined) throw reader.failure;
      if (reader.done) return;
      await incoming.pull();
    }
  } finally {
    incoming.cancel();
  }
}

/**
 * The same, as the bytes come.
 *
 * @param bytes in pieces of any size; their end is the connection's end
 * @returns the response, once the engine has its head
 * @throws NetworkFailure where there is no response
 *
 * @example
 * const network: Network = {
 *   exchange: async (request, signal, rules) => receiveResponse(request, socket, rules),
 * };
 */
export async function receiveResponse(
  request: ReadRequest,
  bytes: AsyncIterable<Uint8Array>,
  rules: WireRules = standardWire,
): Promise<WireResponse> {
  const reader = new ResponseReader(request, rules, limits);
  const pieces = bytes[Symbol.asyncIterator]();
  const incoming: Incoming = {
    pull: async () => {
      const next = await pieces.next();
      if (next.done === true) reader.end();
      else reader.push(next.value);
    },
    // Not awaited: a connection that stalls would hold its reader up.
    cancel: () => void pieces.return?.().catch(() => undefined),
  };
  while (reader.head === undefined && reader.failure === undefined) await incoming.pull();
  const { head, failure } = reader;
  if (head === undefined) throw failure ?? new TypeError("A response that has ended has a head or a failure.");
  const { line, headers } = head;
  return { status: line.status, statusText: line.text, headers, body: rest(reader, incoming) };
}
