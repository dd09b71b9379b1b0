import { engines } from "../engines/index.ts";
import { standardWire } from "../engines/standard/wire.ts";
import type { WireRules } from "../engines/wire-rules.ts";
import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { joinBytes } from "../fetch/join-bytes.ts";
import { ResponseReader, type ReadLimits } from "../wire/response-reader.ts";
import { isPreflight } from "./preflight-request.ts";

/** The result of one exchange as one engine reads it. */
export interface Kept {
  readonly response: WireResponse | NetworkFailure;
  /** Why the body ended early, after the headers. */
  readonly bodyFailure: NetworkFailure | undefined;
}

/** Whether the body matters: not that of a preflight's response, nor of a redirect. */
export const isFinal = (request: WireRequest, status: number): boolean =>
  !isPreflight(request) && !(status >= 300 && status < 400);

/** What is read of a body: whether it comes matters, and not what is in it, but for a problem document. */
export const maxBody: number = 1024 * 1024;

const limits: ReadLimits = { maxHeadBytes: 1024 * 1024, maxBodyBytes: 2 * maxBody };

/** One engine's reading of a connection that several engines hear. */
class Reading {
  readonly #request: WireRequest;
  readonly #reader: ResponseReader;
  readonly #content: Uint8Array[] = [];
  #length = 0;

  constructor(request: WireRequest, rules: WireRules) {
    this.#request = request;
    this.#reader = new ResponseReader(request, rules, limits);
  }

  push(chunk: Uint8Array): void {
    if (this.isEnough) return;
    this.#reader.push(chunk);
    this.#take();
  }

  end(): void {
    if (this.isEnough) return;
    this.#reader.end();
    this.#take();
  }

  #take(): void {
    const content = this.#reader.take();
    if (content === undefined) return;
    this.#length += content.length;
    this.#content.push(content);
  }

  get isEnough(): boolean {
    const { head, done, failure } = this.#reader;
    if (done || failure !== undefined) return true;
    return head !== undefined && (!isFinal(this.#request, head.line.status) || this.#length > maxBody);
  }

  /** @param broken why no more bytes came, where that is not the connection's end */
  result(broken: NetworkFailure | undefined): Kept {
    const { head, failure = this.isEnough ? undefined : broken } = this.#reader;
    if (head === undefined)
      return { response: failure ?? new NetworkFailure("unreachable", "No response came."), bodyFailure: undefined };
    const { line, headers } = head;
    const response = { status: line.status, statusText: line.text, headers, body: joinBytes(this.#content) };
    return { response, bodyFailure: isFinal(this.#request, line.status) ? failure : undefined };
  }
}

/** The bytes of one connection, as each engine reads them. */
export class ByteReadings {
  readonly #readings: ReadonlyMap<WireRules, Reading>;
  #broken: NetworkFailure | undefined;

  constructor(request: WireRequest) {
    this.#readings = new Map(Object.values(engines).map(({ wire }) => [wire, new Reading(request, wire)]));
  }

  /** Reads until all engines have enough. */
  async read(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const all = [...this.#readings.values()];
    try {
      for await (const chunk of bytes) {
        for (const reading of all) reading.push(chunk);
        if (all.every(({ isEnough }) => isEnough)) return;
      }
      for (const reading of all) reading.end();
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      this.#broken = error;
    }
  }

  as(rules: WireRules): Kept {
    const reading = this.#readings.get(rules);
    if (reading === undefined) throw new TypeError("No engine reads with these rules.");
    return reading.result(this.#broken);
  }
}

/**
 * Sends a request once, to read the response as each engine does.
 *
 * @returns the response as it is, of a network that has no bytes to read
 * @throws NetworkFailure where nothing came
 */
export async function exchangeForAll(network: Network, request: WireRequest): Promise<ByteReadings | WireResponse> {
  const seen = { bytes: false };
  // To a network that reads bytes, all of them are the body.
  const bytesOnly: WireRules = {
    ...standardWire,
    headHasBody: true,
    start: () => {
      seen.bytes = true;
      return "no-head";
    },
  };
  const response = await network.exchange(request, undefined, bytesOnly);
  if (!seen.bytes || response.body instanceof Uint8Array) return response;
  const readings = new ByteReadings(request);
  await readings.read(response.body);
  return readings;
}
