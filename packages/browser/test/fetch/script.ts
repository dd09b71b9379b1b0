import {
  Browser,
  NetworkFailure,
  type BrowserOptions,
  type Network,
  type Page,
  type PageRequestInit,
  type WireRequest,
  type WireResponse,
} from "../../src/index.ts";
import type { NetworkFailureCode } from "../../src/fetch/network-failure.ts";

export const PAGE = "https://app.example";
export const API = "https://api.bank.example";

export type Lines = readonly (readonly [name: string, value: string])[];

export interface ScriptedResponse {
  readonly status?: number;
  readonly headers?: Lines;
  readonly body?: string | AsyncIterable<Uint8Array>;
}

/** What a server does with a request. */
export type Script = (
  asked: Asked,
) => ScriptedResponse | NetworkFailureCode | Promise<ScriptedResponse | NetworkFailureCode>;

/** A request as it came over the wire. */
export class Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly lines: WireRequest["headers"];
  readonly body: string | undefined;
  readonly isPreflight: boolean;

  constructor({ method, url, headers, body }: WireRequest) {
    this.method = method;
    this.url = new URL(url);
    this.lines = headers;
    this.headers = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
    this.body = body && new TextDecoder().decode(body);
    this.isPreflight = method === "OPTIONS" && this.headers.has("Access-Control-Request-Method");
  }

  /** `GET https://a.example/x` */
  get line(): string {
    return `${this.method} ${this.url.href}`;
  }
}

/** A network whose answers a test writes, and that keeps what it was asked. */
export class ScriptedNetwork implements Network {
  readonly asked: Asked[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  get lines(): string[] {
    return this.asked.map(({ line }) => line);
  }

  async exchange(request: WireRequest): Promise<WireResponse> {
    const asked = new Asked(request);
    this.asked.push(asked);
    const answer = await this.#script(asked);
    if (typeof answer === "string") throw new NetworkFailure(answer, "as the test has it");
    const { status = 200, headers = [], body = "" } = answer;
    return { status, statusText: "", headers, body: typeof body === "string" ? new TextEncoder().encode(body) : body };
  }
}

export interface Scene {
  readonly network: ScriptedNetwork;
  readonly browser: Browser;
  readonly page: Page;
}

/** A page at `PAGE`, unless told otherwise, on a scripted network. */
export function sceneOf(script: Script, options: Omit<BrowserOptions, "network"> & { at?: string } = {}): Scene {
  const { at = `${PAGE}/`, ...more } = options;
  const network = new ScriptedNetwork(script);
  const browser = new Browser({ network, ...more });
  return { network, browser, page: browser.pageAt(at) };
}

/** Lets everybody do everything, with and without credentials. */
export const generous = ({ headers }: Pick<Asked, "headers">): { readonly headers: Lines } => ({
  headers: [
    ["Access-Control-Allow-Origin", headers.get("Origin") ?? "*"],
    ["Access-Control-Allow-Credentials", "true"],
    ["Access-Control-Allow-Methods", headers.get("Access-Control-Request-Method") ?? "GET"],
    ["Access-Control-Allow-Headers", headers.get("Access-Control-Request-Headers") ?? ""],
  ],
});

/** What came of a request, in a word: the response's type and status, the code of its failure, or the error's name. */
export async function verdictOf(page: Page, url: string, init?: PageRequestInit): Promise<string> {
  const { response, failure, error } = await page.attempt(url, init);
  if (response !== undefined) return `${response.type} ${response.status}`;
  return failure?.code ?? `${error?.name ?? ""}: ${error?.message ?? ""}`;
}
