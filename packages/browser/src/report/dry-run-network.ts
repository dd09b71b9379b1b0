import { isSafeMethod } from "sallyport/standard";
import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { isProblem, peek } from "../fetch/problem-type.ts";
import { TextDecoder } from "../platform.ts";
import { standardWire } from "../engines/standard/wire.ts";
import type { WireRules } from "../engines/wire-rules.ts";
import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import { ByteReadings, exchangeForAll, isFinal, maxBody, type Kept } from "./byte-readings.ts";
import { isPreflight } from "./preflight-request.ts";
import type { Exchanged } from "./probe.ts";
import { headerIn } from "./script-headers.ts";

/** Why a request wasn't sent: the run is dry, another engine has sent one that differs, or only its preflight is known. */
export type DryRunReason = "not-requested" | "already-sent" | "only-preflight";

/** What leaves: safe requests and preflights, every request, or preflights alone. */
export type DryRunScope = "safe" | "all" | "preflights";

/** The network of one engine, and what it met. */
export interface EngineNetwork extends Network {
  readonly dryRun: DryRunReason | undefined;
  readonly bodyFailure: NetworkFailure | undefined;
  /** The beginning of the last response's body, where that is an error in words. */
  readonly errorBody: string | undefined;
}

interface Met {
  dryRun: DryRunReason | undefined;
  bodyFailure: NetworkFailure | undefined;
  errorBody: string | undefined;
}

const emptyBody = new Uint8Array();

const maxErrorBody = 4096;

/** Engines decode different codings, and have different third-party cookies: neither changes what is explained. */
const isOfEngine = /^(?:accept-encoding|sec-fetch-storage-access):/;

const keyOf = ({ method, url, headers, body }: WireRequest): string => {
  const lines = headers
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .filter((line) => !isOfEngine.test(line))
    .sort();
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

const isText = (contentType: string): boolean =>
  /^(?:text\/|application\/(?:[\w.+-]{1,60}\+)?(?:json|xml)\b)/i.test(contentType);

/** The body of an error is read where it is a text that nothing has compressed: it may say what is wrong. */
const saysMore = ({ status, headers }: WireResponse): boolean =>
  status >= 400 &&
  headerIn(headers, "content-encoding") === undefined &&
  isText(headerIn(headers, "content-type") ?? "text/plain");

/** An error's body, where it was read. */
const errorBodyOf = (response: WireResponse): string | undefined =>
  response.body instanceof Uint8Array && response.body.length > 0 && saysMore(response)
    ? new TextDecoder().decode(response.body.subarray(0, maxErrorBody))
    : undefined;

/** What is kept of a body: a problem document, and what an error says. */
async function readWhole(request: WireRequest, response: WireResponse): Promise<Kept> {
  const type = headerIn(response.headers, "content-type") ?? null;
  const isShort = isProblem(response.status, type) || saysMore(response);
  const { bytes, body } = isShort ? await peek(response.body) : { bytes: undefined, body: response.body };
  const bodyFailure = isFinal(request, response.status) ? await failureOfBody({ ...response, body }) : undefined;
  return { response: { ...response, body: bytes ?? emptyBody }, bodyFailure };
}

/**
 * One network for several engines in turn. A request that one engine has sent isn't sent again by another: it gets the
 * same response, of whose bytes each makes what it makes of them. A request that may change something leaves at most
 * once, and only in the scope `all`; a preflight, which
 * changes nothing, always leaves.
 */
export class DryRunNetwork {
  readonly #network: Network;
  readonly #scope: DryRunScope;
  readonly #exchanged = new Map<string, ((rules: WireRules) => Kept)[]>();
  #sentBy: EngineSpecifier | undefined;
  #last: Exchanged | undefined;

  /** @param scope what is sent; `safe`: requests with a safe method (RFC 9110, 9.2.1) */
  constructor(network: Network, scope: DryRunScope) {
    this.#network = network;
    this.#scope = scope;
  }

  for(engine: EngineSpecifier): EngineNetwork {
    const used = new Map<string, number>();
    const met: Met = { dryRun: undefined, bodyFailure: undefined, errorBody: undefined };
    return {
      get dryRun() {
        return met.dryRun;
      },
      get bodyFailure() {
        return met.bodyFailure;
      },
      get errorBody() {
        return met.errorBody;
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
        met.errorBody = undefined;
        if (response instanceof NetworkFailure) throw response;
        met.errorBody = errorBodyOf(response);
        if (isFinal(request, response.status) && /^(?:GET|HEAD)$/.test(request.method))
          this.#last = { request, response };
        return response;
      },
    };
  }

  #reasonAgainst(request: WireRequest, engine: EngineSpecifier): DryRunReason | undefined {
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

  async #exchange(request: WireRequest, key: string): Promise<(rules: WireRules) => Kept> {
    const exchanged = await this.#exchangeOnce(request);
    this.#exchanged.set(key, [...(this.#exchanged.get(key) ?? []), exchanged]);
    return exchanged;
  }

  async #exchangeOnce(request: WireRequest): Promise<(rules: WireRules) => Kept> {
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
