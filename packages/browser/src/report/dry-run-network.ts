import { isSafeMethod } from "sallyport/standard";
import type { EngineName } from "../engines/engine.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { isProblem, peek } from "../fetch/problem-type.ts";
import { standardWire } from "../engines/standard/wire.ts";
import type { WireRules } from "../engines/wire-rules.ts";
import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import { ByteReadings, exchangeForAll, isFinal, maxBody, type Exchanged } from "./byte-readings.ts";
import { headerIn } from "./script-headers.ts";

/** Why a request wasn't sent: the run is dry, or another engine has sent one that differs from it. */
export type DryRunReason = "not-requested" | "already-sent";

/** The network of one engine, and what it met. */
export interface EngineNetwork extends Network {
  readonly dryRun: DryRunReason | undefined;
  readonly bodyFailure: NetworkFailure | undefined;
}

const emptyBody = new Uint8Array();

const keyOf = ({ method, url, headers, body }: WireRequest): string => {
  const lines = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort();
  return JSON.stringify([method, url, lines, body === undefined ? null : Array.from(body)]);
};

async function failureOfBody({ body }: WireResponse): Promise<NetworkFailure | undefined> {
  if (body instanceof Uint8Array) return undefined;
  let length = 0;
  try {
    for await (const chunk of body) if ((length += chunk.length) > maxBody) return undefined;
    return undefined;
  } catch (error) {
    if (error instanceof NetworkFailure) return error;
    throw error;
  }
}

/** What is kept of a body: a problem document. */
async function readWhole(request: WireRequest, response: WireResponse): Promise<Exchanged> {
  const isShort = isProblem(response.status, headerIn(response.headers, "content-type") ?? null);
  const { bytes, body } = isShort ? await peek(response.body) : { bytes: undefined, body: response.body };
  const bodyFailure = isFinal(request, response.status) ? await failureOfBody({ ...response, body }) : undefined;
  return { response: { ...response, body: bytes ?? emptyBody }, bodyFailure };
}

/**
 * One network for several engines in turn. A request that one engine has sent isn't sent again by another: it gets the
 * same response, of whose bytes each makes what it makes of them. A request that may change something leaves at most once, and only with `send`; a preflight, which
 * changes nothing, always leaves.
 */
export class DryRunNetwork {
  readonly #network: Network;
  readonly #send: boolean;
  readonly #exchanged = new Map<string, ((rules: WireRules) => Exchanged)[]>();
  #sentBy: EngineName | undefined;

  /** @param send whether requests with an unsafe method (RFC 9110, 9.2.1) are sent */
  constructor(network: Network, send: boolean) {
    this.#network = network;
    this.#send = send;
  }

  for(engine: EngineName): EngineNetwork {
    const used = new Map<string, number>();
    const met: { dryRun: DryRunReason | undefined; bodyFailure: NetworkFailure | undefined } = {
      dryRun: undefined,
      bodyFailure: undefined,
    };
    return {
      get dryRun() {
        return met.dryRun;
      },
      get bodyFailure() {
        return met.bodyFailure;
      },
      exchange: async (request, _signal, rules = standardWire) => {
        const key = keyOf(request);
        const index = used.get(key) ?? 0;
        used.set(key, index + 1);
        const known = this.#exchanged.get(key)?.[index];
        if (known === undefined) met.dryRun = this.#reasonAgainst(request, engine);
        if (met.dryRun !== undefined) throw new NetworkFailure("aborted", "Not sent: a dry run.");
        const { response, bodyFailure } = (known ?? (await this.#exchange(request, key)))(rules);
        met.bodyFailure = bodyFailure;
        if (response instanceof NetworkFailure) throw response;
        return response;
      },
    };
  }

  #reasonAgainst({ method }: WireRequest, engine: EngineName): DryRunReason | undefined {
    if (isSafeMethod(method)) return undefined;
    if (!this.#send) return "not-requested";
    if (this.#sentBy !== undefined && this.#sentBy !== engine) return "already-sent";
    this.#sentBy = engine;
    return undefined;
  }

  async #exchange(request: WireRequest, key: string): Promise<(rules: WireRules) => Exchanged> {
    const exchanged = await this.#exchangeOnce(request);
    this.#exchanged.set(key, [...(this.#exchanged.get(key) ?? []), exchanged]);
    return exchanged;
  }

  async #exchangeOnce(request: WireRequest): Promise<(rules: WireRules) => Exchanged> {
    try {
      const received = await exchangeForAll(this.#network, request);
      if (received instanceof ByteReadings) return (rules) => received.as(rules);
      const exchanged = await readWhole(request, received);
      return () => exchanged;
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return () => ({ response: error, bodyFailure: undefined });
    }
  }
}
