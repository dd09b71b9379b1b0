import { NetworkFailure, type EngineName, type Network, type WireRequest, type WireResponse } from "@sallyport/browser";
import { isSafeMethod } from "sallyport/standard";

/** Why a request has not left: nobody said that it may, or another engine's has left before and was not the same. */
export type HeldReason = "not-asked" | "sent-once";

/** What came of one request, kept for the engines that send the same. */
interface Came {
  readonly answer: WireResponse | NetworkFailure;
  /** Why the body broke off after the head. */
  readonly broken: NetworkFailure | undefined;
}

/** What one engine sees, and what it has met. */
export interface EngineNetwork extends Network {
  readonly held: HeldReason | undefined;
  readonly broken: NetworkFailure | undefined;
}

/** What is read of a body: whether it comes matters, and not what is in it. */
const mostBody = 1024 * 1024;

const nothing = new Uint8Array();

const keyOf = ({ method, url, headers, body }: WireRequest): string => {
  const lines = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort();
  return JSON.stringify([method, url, lines, body === undefined ? null : Buffer.from(body).toString("base64")]);
};

const isPreflight = ({ method, headers }: WireRequest): boolean =>
  method === "OPTIONS" && headers.some(([name]) => name.toLowerCase() === "access-control-request-method");

const isFinal = (request: WireRequest, { status }: WireResponse): boolean =>
  !isPreflight(request) && !(status >= 300 && status < 400);

async function breakIn({ body }: WireResponse): Promise<NetworkFailure | undefined> {
  if (body instanceof Uint8Array) return undefined;
  let length = 0;
  try {
    for await (const chunk of body) if ((length += chunk.length) > mostBody) return undefined;
    return undefined;
  } catch (error) {
    if (error instanceof NetworkFailure) return error;
    throw error;
  }
}

/**
 * A network for several engines in turn. What one engine has sent is not sent again by another: it gets the same
 * answer. A request that may change something leaves at most once, and only where that was asked for; a preflight, which
 * changes nothing, always leaves.
 */
export class CarefulNetwork {
  readonly #network: Network;
  readonly #send: boolean;
  readonly #known = new Map<string, Came[]>();
  #changedFor: EngineName | undefined;

  constructor(network: Network, send: boolean) {
    this.#network = network;
    this.#send = send;
  }

  for(engine: EngineName): EngineNetwork {
    const used = new Map<string, number>();
    const met: { held: HeldReason | undefined; broken: NetworkFailure | undefined } = {
      held: undefined,
      broken: undefined,
    };
    return {
      get held() {
        return met.held;
      },
      get broken() {
        return met.broken;
      },
      exchange: async (request) => {
        const key = keyOf(request);
        const index = used.get(key) ?? 0;
        used.set(key, index + 1);
        const known = this.#known.get(key)?.[index];
        if (known === undefined) met.held = this.#holds(request, engine);
        if (met.held !== undefined) throw new NetworkFailure("aborted", "Held back.");
        const { answer, broken } = known ?? (await this.#ask(request, key));
        met.broken = broken;
        if (answer instanceof NetworkFailure) throw answer;
        return answer;
      },
    };
  }

  #holds({ method }: WireRequest, engine: EngineName): HeldReason | undefined {
    if (isSafeMethod(method)) return undefined;
    if (!this.#send) return "not-asked";
    if (this.#changedFor !== undefined && this.#changedFor !== engine) return "sent-once";
    this.#changedFor = engine;
    return undefined;
  }

  async #ask(request: WireRequest, key: string): Promise<Came> {
    const came = await this.#exchange(request);
    this.#known.set(key, [...(this.#known.get(key) ?? []), came]);
    return came;
  }

  async #exchange(request: WireRequest): Promise<Came> {
    try {
      const answer = await this.#network.exchange(request);
      const broken = isFinal(request, answer) ? await breakIn(answer) : undefined;
      return { answer: { ...answer, body: nothing }, broken };
    } catch (error) {
      if (error instanceof NetworkFailure) return { answer: error, broken: undefined };
      throw error;
    }
  }
}
