import type { IncomingMessage, RequestListener, Server } from "node:http";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { Decision, Exchange, Finding, Policy } from "../../src/index.ts";
import type { Certificate } from "@sallyport/testing/certificate";
import { Pace } from "./pace.ts";
import type { PolicyName } from "./policies.ts";
import type { AnyOptions, Limit, Seen, Variant } from "./row.ts";

/** What one request left behind, beside its response. */
export interface Traces {
  readonly decisions: { readonly decision: Decision; readonly exchange: Exchange }[];
  readonly findings: Finding[];
  readonly runs: Seen[];
  /** Lines that the guard has logged, in the variant `log`. */
  readonly logged: string[];
  /** Of the response that is on its way. */
  pace: Pace;
}

interface Named {
  readonly name: string;
  /** What its server cannot be asked. */
  readonly cannot: readonly Limit[];
}

/** A framework on Node. */
export interface NodeAdapter extends Named {
  /** Builds the listener: the guard outermost, then compression and cookies, then the handler. */
  readonly listener: (
    policy: Policy,
    options: AnyOptions,
    traces: Traces,
  ) => RequestListener | Promise<RequestListener>;
}

/** A runtime of its own, in a process of its own. */
export interface RuntimeAdapter extends Named {
  /** Why it cannot run here; `undefined` where it can. */
  readonly missing: string | undefined;
  readonly start: (variant: Variant, policy: PolicyName) => Promise<Running>;
}

export type Adapter = NodeAdapter | RuntimeAdapter;

export type Taken = Pick<Traces, "decisions" | "findings" | "runs" | "logged">;

export interface Running {
  readonly port: number;
  /** Called with the body each time that the client has read more of it. */
  read(body: string): void;
  /** What requests have left behind since the last call. */
  take(): Promise<Taken>;
  close(): Promise<void>;
}

/** Empties the traces, and gives what was in them. */
export function takeTraces(traces: Traces): Taken {
  traces.pace = new Pace();
  const { decisions, findings, runs, logged } = traces;
  return {
    decisions: decisions.splice(0),
    findings: findings.splice(0),
    runs: runs.splice(0),
    logged: logged.splice(0),
  };
}

export const emptyTraces = (): Traces => ({ decisions: [], findings: [], runs: [], logged: [], pace: new Pace() });

/** Keeps what goes to the console; returns what undoes that. */
export function keepLog(traces: Traces): () => void {
  const { warn } = console;
  console.warn = (text: string) => void traces.logged.push(...text.split("\n"));
  return () => void (console.warn = warn);
}

/** The options of a guard whose decisions are kept. */
export const traced = (options: AnyOptions, traces: Traces): AnyOptions => ({
  ...options,
  onDecision: (decision, exchange) => void traces.decisions.push({ decision, exchange }),
  onFinding: (finding) => void traces.findings.push(finding),
  onError: () => undefined,
});

/** @param cookies what the stack's cookie middleware shows */
export const note = (traces: Traces, request: IncomingMessage, cookies: Seen["cookies"]): void =>
  void traces.runs.push({
    cookie: request.headers.cookie ?? null,
    authorization: request.headers.authorization ?? null,
    cookies: { ...cookies },
  });

/** Starts a framework's server on a free port of the loopback interface. */
export async function start(
  adapter: NodeAdapter,
  variant: Variant,
  policy: Policy,
  options: AnyOptions,
  certificates?: Certificate,
): Promise<Running> {
  const traces = emptyTraces();
  const restoreLog = variant === "log" ? keepLog(traces) : undefined;
  const listener = await adapter.listener(policy, traced(options, traces), traces);
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
    read: (body) => traces.pace.read(body),
    take: () => Promise.resolve(takeTraces(traces)),
    close: () =>
      new Promise((resolve) => {
        restoreLog?.();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
