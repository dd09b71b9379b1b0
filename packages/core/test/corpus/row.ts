import type { RawRequest } from "@sallyport/testing/http";
import type { PolicyName } from "./policies.ts";
import { tagsOf, type Tag, type Topic } from "./topics.ts";
import type { FindingCode, GuardOptions, ReasonCode } from "../../src/index.ts";

/** How the server of a row is set up, beside its policy. */
export type Variant = "plain" | "debug" | "report" | "proxy" | "forwarded" | "pages" | "log" | "tls";

export const token = {
  secrets: ["a secret that only the tests of this project know"],
  session: (): string => "session 1",
};

/** Options that every guard takes: no framework's body parser is among them. */
export type AnyOptions = GuardOptions;

export const variants: Readonly<Record<Variant, AnyOptions>> = {
  plain: { token },
  debug: { token, debug: true },
  report: { token, enforce: "report" },
  proxy: { token, hostHeader: "X-Forwarded-Host" },
  forwarded: { token, hostHeader: "Forwarded" },
  pages: { token, onRefusal: ({ reason }) => (reason === "host-unknown" ? undefined : { type: "html", body: reason }) },
  log: { token, log: true },
  tls: { token },
};

/** What an adapter's server cannot be asked, with the reason. */
export type Limit =
  /** A second field of a name: Web requests have joined fields. */
  | "raw-head"
  /** A Host that makes no URL, which a server for Web requests refuses before the gate. */
  | "host-without-url"
  /** The connection's scheme is visible at its socket: Web requests show what their URL says. */
  | "own-socket"
  /** HTTP/1.0 differs from later versions. Web requests do not show the version. */
  | "http-version"
  /** A target that the URL parser rewrites or refuses before the gate or the application sees it. */
  | "target-as-sent"
  /** A target of `*` reaches the handler: the routes of some routers match paths alone. */
  | "asterisk-form"
  /** The response is written through node:http's own calls. */
  | "node-response"
  /** Events are compressed: Hono leaves them alone, and a Web handler's CompressionStream cannot be flushed. */
  | "events-compressed"
  /** A stream that fails ends its compressed response: koa-compress pipes it, and leaves the response open. */
  | "failure-compressed"
  /** Warnings go to the console: Fastify has a log of its own. */
  | "console-log"
  /** The connection's certificate is visible. */
  | "tls";

/** One exchange over a real socket: what is sent, and what must come back. */
export interface Row extends RawRequest {
  readonly desc: string;
  /** Default: `bank`. */
  readonly policy?: PolicyName;
  readonly tags?: readonly Tag[];
  readonly variant?: Variant;
  readonly needs?: Limit;
  readonly expect: Expectation;
}

export interface Expectation {
  readonly status: number;
  /** `undefined` where the request never reaches the gate. */
  readonly reason?: ReasonCode;
  /** Whether the handler ran. */
  readonly ran: boolean;
  /** Response header fields: a value, or null for one that must be absent. Vary is compared as a set. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  /** What the handler was shown of the credentials. Checked where given. */
  readonly saw?: Partial<Seen>;
  readonly findings?: readonly FindingCode[];
  /** What each line that is logged begins with, in the variant `log`. */
  readonly log?: readonly string[];
  /** The body, decompressed. */
  readonly body?: string;
  /** The response breaks off: its last chunk never comes. */
  readonly cut?: boolean;
}

/** Where a handler finds credentials: in the head, and in what the stack's cookie middleware made of it. */
export interface Seen {
  readonly cookie: string | null;
  readonly authorization: string | null;
  readonly cookies: Readonly<Record<string, string>>;
}

/** A row in short: the handler ran where the status is 200. */
export const row = (
  desc: string,
  send: string,
  headers: readonly string[],
  status: number,
  reason: ReasonCode,
  fields?: Expectation["headers"],
): Row => ({
  desc,
  send,
  with: headers,
  ...(send.startsWith("POST") ? { body: "a=1" } : {}),
  expect: { status, reason, ran: status === 200, ...(fields === undefined ? {} : { headers: fields }) },
});

/** Rows with a topic. */
export const about = (topic: Topic, rows: readonly Row[]): readonly Row[] =>
  rows.map((one) => ({ ...one, tags: tagsOf(topic) }));

export const app = "Origin: https://app.bank.example";
export const evil = "Origin: https://evil.example";
export const cookie = "Cookie: session=1";
export const crossSite = "Sec-Fetch-Site: cross-site";
export const sameSite = "Sec-Fetch-Site: same-site";
export const sameOrigin = "Sec-Fetch-Site: same-origin";
export const gzip = "Accept-Encoding: gzip";

/** What a handler sees under an anonymous grant. */
export const anonymous: Seen = { cookie: null, authorization: null, cookies: {} };

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
