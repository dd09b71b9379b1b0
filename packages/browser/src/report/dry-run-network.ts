import { isSafeMethod } from "sallyport/standard";
import type { EngineName } from "../engines/engine.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { isProblem, peek } from "../fetch/problem-type.ts";
import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import type { Exchanged } from "./probe.ts";
import { headerIn } from "./script-headers.ts";

/** Why a request wasn't sent: the run is dry, another engine has sent one that differs, or only its preflight is known. */
export type DryRunReason = "not-requested" | "already-sent" | "only-preflight";

/** What leaves: safe requests and preflights, every request, or preflights alone. */
export type DryRunScope = "safe" | "all" | "preflights";

/** The result of one exchange, kept for the engines that send the same request. */
interface Kept {
  readonly response: WireResponse | NetworkFailure;
  /** Why the body ended early, after the headers. */
  readonly bodyFailure: NetworkFailure | undefined;
}

/** The network of one engine, and what it met. */
export interface EngineNetwork extends Network {
  readonly dryRun: DryRunReason | undefined;
  readonly bodyFailure: NetworkFailure | undefined;
}

/** What is read of a body: whether it comes matters, and not what is in it, but for a problem document. */
const maxBody = 1024 * 1024;

const emptyBody = new Uint8Array();

/** Engines decode different codings, which changes nothing of what is explained. */
const keyOf = ({ method, url, headers, body }: WireRequest): string => {
  const lines = headers
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .filter((line) => !line.startsWith("accept-encoding:"))
    .sort();
  return JSON.stringify([method, url, lines, body === undefined ? null : Array.from(body)]);
};

const isPreflight = ({ method, headers }: WireRequest): boolean =>
  method === "OPTIONS" && headers.some(([name]) => name.toLowerCase() === "access-control-request-method");

const isFinal = (request: WireRequest, { status }: WireResponse): boolean =>
  !isPreflight(request) && !(status >= 300 && status < 400);

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

/**
 * One network for several engines in turn. A request that one engine has sent isn't sent again by another: it gets the
 * same response. A request that may change something leaves at most once, and only in the scope `all`; a preflight, which
 * changes nothing, always leaves.
 */
export class DryRunNetwork {
  readonly #network: Network;
  readonly #scope: DryRunScope;
  readonly #exchanged = new Map<string, Kept[]>();
  #sentBy: EngineName | undefined;
  #last: Exchanged | undefined;

  /** @param scope what is sent; `safe`: requests with a safe method (RFC 9110, 9.2.1) */
  constructor(network: Network, scope: DryRunScope) {
    this.#network = network;
    this.#scope = scope;
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
      exchange: async (request) => {
        const key = keyOf(request);
        const index = used.get(key) ?? 0;
        used.set(key, index + 1);
        const known = this.#exchanged.get(key)?.[index];
        if (known === undefined) met.dryRun = this.#reasonAgainst(request, engine);
        if (met.dryRun !== undefined) throw new NetworkFailure("aborted", "Not sent: a dry run.");
        const { response, bodyFailure } = known ?? (await this.#exchange(request, key));
        met.bodyFailure = bodyFailure;
        if (response instanceof NetworkFailure) throw response;
        return response;
      },
    };
  }

  #reasonAgainst(request: WireRequest, engine: EngineName): DryRunReason | undefined {
    if (this.#scope === "preflights") return isPreflight(request) ? undefined : "only-preflight";
    if (isSafeMethod(request.method)) return undefined;
    if (this.#scope === "safe") return "not-requested";
    if (this.#sentBy !== undefined && this.#sentBy !== engine) return "already-sent";
    this.#sentBy = engine;
    return undefined;
  }

  /** The last GET or HEAD that got a response other than a redirect; `undefined`: none did. */
  get last(): Exchanged | undefined {
    return this.#last;
  }

  async #exchange(request: WireRequest, key: string): Promise<Kept> {
    const exchanged = await this.#exchangeOnce(request);
    this.#exchanged.set(key, [...(this.#exchanged.get(key) ?? []), exchanged]);
    return exchanged;
  }

  async #exchangeOnce(request: WireRequest): Promise<Kept> {
    try {
      const response = await this.#network.exchange(request);
      const isShort = isProblem(response.status, headerIn(response.headers, "content-type") ?? null);
      const { bytes, body } = isShort ? await peek(response.body) : { bytes: undefined, body: response.body };
      if (isFinal(request, response) && /^(?:GET|HEAD)$/.test(request.method)) this.#last = { request, response };
      const bodyFailure = isFinal(request, response) ? await failureOfBody({ ...response, body }) : undefined;
      return { response: { ...response, body: bytes ?? emptyBody }, bodyFailure };
    } catch (error) {
      if (error instanceof NetworkFailure) return { response: error, bodyFailure: undefined };
      throw error;
    }
  }
}
