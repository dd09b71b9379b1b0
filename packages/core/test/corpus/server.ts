import type { IncomingMessage, RequestListener, Server } from "node:http";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { Decision, Exchange, Policy } from "../../src/index.ts";
import type { Certificates } from "./certificates.ts";
import { Pace } from "./pace.ts";
import type { AnyOptions, Limit, Seen, Variant } from "./row.ts";

/** What one request left behind, beside its response. */
export interface Traces {
  readonly decisions: { readonly decision: Decision; readonly exchange: Exchange }[];
  readonly runs: Seen[];
  /** Of the response that is on its way. */
  pace: Pace;
}

export interface Adapter {
  readonly name: string;
  /** What its server cannot be asked. */
  readonly cannot: readonly Limit[];
  /** Builds the listener: the guard outermost, then compression and cookies, then the handler. */
  readonly listener: (
    policy: Policy,
    options: AnyOptions,
    traces: Traces,
  ) => RequestListener | Promise<RequestListener>;
}

export interface Running {
  readonly port: number;
  readonly traces: Traces;
  close(): Promise<void>;
}

/** @param cookies what the stack's cookie middleware shows */
export const note = (traces: Traces, request: IncomingMessage, cookies: Seen["cookies"]): void =>
  void traces.runs.push({
    cookie: request.headers.cookie ?? null,
    authorization: request.headers.authorization ?? null,
    cookies: { ...cookies },
  });

/** Starts an adapter's server on a free port of the loopback interface. */
export async function start(
  adapter: Adapter,
  variant: Variant,
  policy: Policy,
  options: AnyOptions,
  certificates?: Certificates,
): Promise<Running> {
  const traces: Traces = { decisions: [], runs: [], pace: new Pace() };
  const told: AnyOptions = {
    ...options,
    onDecision: (decision, exchange) => void traces.decisions.push({ decision, exchange }),
    onError: () => undefined,
  };
  const listener = await adapter.listener(policy, told, traces);
  const server: Server =
    variant === "tls" && certificates !== undefined
      ? https.createServer(
          { key: certificates.key, cert: certificates.cert, requestCert: true, rejectUnauthorized: false },
          listener,
        )
      : // Node refuses a request without Host itself, and so does llhttp one with two: here the gate is asked.
        http.createServer({ requireHostHeader: false }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    traces,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
