import { allowedIn, explainProbes, type ProbeResponse, type ProbeResponses } from "../explain/headers/probe-rules.ts";
import type { HeaderFinding } from "../explain/explanation.ts";
import type { Header } from "../fetch/header-list.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import type { Network, WireRequest } from "../fetch/network.ts";
import { headerIn } from "./script-headers.ts";

/** A GET or HEAD that was sent for a page, and its response. */
export interface Exchanged {
  readonly request: WireRequest;
  readonly response: ProbeResponse;
}

/** What was sent beside a page's own request, and what it shows. */
export interface Probe {
  /** Each with its Origin; `undefined`: none. */
  readonly requests: readonly { readonly method: string; readonly url: string; readonly origin: string | undefined }[];
  readonly findings: readonly HeaderFinding[];
}

/** Nobody can have a name below it (RFC 2606), or guess this one. */
function inventedName(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(8));
  return `sallyport-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}.invalid`;
}

/** An origin that begins as the page's does: a server that compares only the beginning allows it. */
function similarTo(origin: string, name: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, hostname } = new URL(origin);
  const similar = `${protocol}//${hostname}.${name}`;
  return /^https?:$/.test(protocol) && URL.canParse(similar) ? similar : undefined;
}

/** The same request as a page of another origin, or none, sends it. */
function withOrigin(request: WireRequest, origin: string | undefined): WireRequest {
  const others = request.headers.filter(([name]) => !/^(?:origin|referer|sec-fetch-(?:site|mode))$/i.test(name));
  const metadata: readonly Header[] =
    headerIn(request.headers, "sec-fetch-site") === undefined
      ? []
      : [
          ["Sec-Fetch-Site", "cross-site"],
          ["Sec-Fetch-Mode", origin === undefined ? "no-cors" : "cors"],
        ];
  return {
    ...request,
    headers: [...others, ...(origin === undefined ? [] : [["Origin", origin] as const]), ...metadata],
  };
}

/** Sends one request after the other, until one fails. */
class Prober {
  readonly requests: Probe["requests"][number][] = [];
  readonly #network: Network;
  readonly #request: WireRequest;
  readonly #signal: AbortSignal;
  #failed = false;

  constructor(network: Network, request: WireRequest, signal: AbortSignal) {
    this.#network = network;
    this.#request = request;
    this.#signal = signal;
  }

  async send(origin: string | undefined): Promise<ProbeResponse | undefined> {
    if (this.#failed) return undefined;
    const { method, url } = this.#request;
    this.requests.push({ method, url, origin });
    try {
      const { status, headers, body } = await this.#network.exchange(withOrigin(this.#request, origin), this.#signal);
      // Its head is enough.
      if (!(body instanceof Uint8Array)) await body[Symbol.asyncIterator]().return?.();
      return { status, headers };
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      this.#failed = true;
      return undefined;
    }
  }
}

/** Up to three requests: none where the server names nobody, one where it names always the same origin. */
async function responsesOf(prober: Prober, { request, response: own }: Exchanged): Promise<ProbeResponses> {
  const page = headerIn(request.headers, "origin") ?? "";
  const origin = similarTo(page, inventedName());
  if (origin === undefined || allowedIn(own) !== page) return { own };
  const response = await prober.send(origin);
  if (response === undefined) return { own };
  const similar = { origin, response };
  if (allowedIn(response) === page) return { own, similar };
  const without = await prober.send(undefined);
  const base = { own, similar, ...(without === undefined ? {} : { without }) };
  if (allowedIn(response) === origin) {
    const unrelated = `https://${inventedName()}`;
    const answer = await prober.send(unrelated);
    return answer === undefined ? base : { ...base, unrelated: { origin: unrelated, response: answer } };
  }
  const opaque = await prober.send("null");
  return opaque === undefined ? base : { ...base, opaque };
}

/**
 * Finds out whether a server that shares a response with a page compares origins: it gets the same GET or HEAD again, with
 * invented origins and without one. At most three requests; none that may change something.
 * @param signal ends it; what has been found until then stands
 * @example await probe(network, exchanged, AbortSignal.timeout(5000))
 */
export async function probe(network: Network, exchanged: Exchanged, signal: AbortSignal): Promise<Probe> {
  const { request } = exchanged;
  if (request.method !== "GET" && request.method !== "HEAD") return { requests: [], findings: [] };
  const prober = new Prober(network, request, signal);
  const responses = await responsesOf(prober, exchanged);
  const findings = explainProbes(headerIn(request.headers, "origin") ?? "", request.url, responses);
  return { requests: prober.requests, findings };
}
