import type { FindingCode, GuardOptions, ReasonCode } from "../../src/index.ts";

/** How the server of a row is set up, beside the one policy. */
export type Variant = "plain" | "debug" | "report" | "proxy" | "tls";

export const token = {
  secrets: ["a secret that only the tests of this project know"],
  session: (): string => "session 1",
};

export const variants: Readonly<Record<Variant, GuardOptions>> = {
  plain: { token },
  debug: { token, debug: true },
  report: { token, enforce: "report" },
  proxy: { token, hostHeader: "X-Forwarded-Host" },
  tls: { token },
};

/** What an adapter's server cannot be asked, with the reason. */
export type Limit =
  /** A second field of a name: Web requests have joined fields. */
  | "raw-head"
  /** A Host that makes no URL, which a server for Web requests refuses before the gate. */
  | "host-without-url"
  /** A target that the URL parser rewrites or refuses before the gate or the application sees it. */
  | "target-as-sent"
  /** The response is written through node:http's own calls. */
  | "node-response"
  /** The connection's certificate is visible. */
  | "tls";

/** One exchange over a real socket: what is sent, and what must come back. */
export interface Row {
  readonly desc: string;
  readonly variant?: Variant;
  readonly needs?: Limit;
  /** The request line without the version. */
  readonly send: string;
  /** Header lines; `Host: api.bank.example` and `Connection: close` are added unless a Host, or `noHost`, is there. */
  readonly with?: readonly string[];
  readonly noHost?: boolean;
  readonly body?: string;
  readonly expect: Expectation;
}

export interface Expectation {
  readonly status: number;
  /** `undefined` where the request never reaches the gate. */
  readonly reason?: ReasonCode;
  /** Whether the handler ran. */
  readonly ran: boolean;
  /** Response header fields: a value, or null for one that must be absent. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** What the handler was shown of the credentials. Checked where given. */
  readonly saw?: { readonly cookie?: string | null; readonly authorization?: string | null };
  readonly findings?: readonly FindingCode[];
  readonly body?: string;
}

export const app = "Origin: https://app.bank.example";
export const evil = "Origin: https://evil.example";
export const cookie = "Cookie: session=1";
export const crossSite = "Sec-Fetch-Site: cross-site";
export const sameSite = "Sec-Fetch-Site: same-site";
export const sameOrigin = "Sec-Fetch-Site: same-origin";

/** The fields of the CORS protocol, all absent. */
export const noCors = {
  "access-control-allow-origin": null,
  "access-control-allow-credentials": null,
  "access-control-allow-methods": null,
  "access-control-allow-headers": null,
  "access-control-expose-headers": null,
  "access-control-max-age": null,
  "timing-allow-origin": null,
} as const;

export const toApp = {
  "access-control-allow-origin": "https://app.bank.example",
  "access-control-allow-credentials": "true",
} as const;
