import type { Pace } from "./pace.ts";

const reflection = (origin: string): [string, string][] => [
  ["Access-Control-Allow-Origin", origin],
  ["Access-Control-Allow-Credentials", "true"],
];

export const everything: readonly (readonly [string, string])[] = [
  ["Access-Control-Allow-Origin", "*"],
  ["Access-Control-Allow-Credentials", "true"],
  ["Access-Control-Allow-Methods", "*"],
  ["Access-Control-Allow-Headers", "*"],
  ["Access-Control-Expose-Headers", "*"],
  ["Access-Control-Max-Age", "600"],
  ["Timing-Allow-Origin", "*"],
];

const same: [string, string][] = [
  ["access-control-allow-origin", "https://app.bank.example"],
  ["access-control-allow-credentials", "true"],
  ["access-control-expose-headers", "x-total"],
];

/** What a handler answers, in a form that each framework can send in its own words. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Set through the cookie middleware of the stack, where it has one. */
  readonly cookies: readonly (readonly [string, string])[];
  readonly body: Body;
}

/** Nothing, a text, or texts that are sent one by one. */
export type Body = undefined | string | AsyncIterable<string>;

/** What an answer depends on. */
export interface Question {
  readonly origin: string;
  /** Where the handler still finds credentials. */
  readonly credentials: () => string;
  readonly pace: Pace;
}

const ok = (
  headers: Answer["headers"] = [],
  status = 200,
  body: Exclude<Body, undefined> = "ok",
  type = "text/plain",
): Answer => ({ status, headers: [["Content-Type", type], ...headers], cookies: [], body });

const empty = (status: number, headers: Answer["headers"] = []): Answer => ({
  status,
  headers,
  cookies: [],
  body: undefined,
});

// eslint-disable-next-line @typescript-eslint/require-await -- a stream that has everything at once
async function* texts(...each: readonly string[]): AsyncIterable<string> {
  yield* each;
}

/** The second event is made when the first one was read. Shorter ones than ten bytes @fastify/compress keeps back. */
async function* events(pace: Pace): AsyncIterable<string> {
  yield "data: first\n\n";
  await pace.until("data: first\n\n");
  yield "data: second\n\n";
}

async function* failing(pace: Pace): AsyncIterable<string> {
  yield "data: first\n\n";
  await pace.until("data: first\n\n");
  throw new Error("a stream that fails midway");
}

const eventStream = (body: AsyncIterable<string>): Answer => ok([], 200, body, "text/event-stream");

/** Which behaviour a request asks for: the last segment below /handler/ and /public/, else X-Behave. */
export function behaviourOf(target: string, header: string | null | undefined): string {
  return /^\/(?:handler|public)\/([a-z0-9-]+)/.exec(target)?.[1] ?? header ?? "plain";
}

/** Fails where the behaviour is to fail: at once, or later. */
export function failWhere(name: string): Promise<never> | undefined {
  if (name === "throw") throw new Error("a handler that throws");
  return name === "reject" ? Promise.reject(new Error("a handler that rejects")) : undefined;
}

/** Behaviours that any framework can show. */
export function answerFor(name: string, { origin, credentials, pace }: Question): Answer {
  switch (name) {
    case "404":
    case "401":
      return ok([], Number(name));
    case "304":
    case "204":
      return empty(Number(name));
    case "redirect":
      return empty(302, [["Location", "/elsewhere"]]);
    case "stream":
      return ok([], 200, texts("one", "two"));
    case "sse":
      return eventStream(events(pace));
    case "sse-fails":
      return eventStream(failing(pace));
    case "vary":
      return ok([["Vary", "Accept-Encoding"]]);
    case "vary-origin":
      return ok([["Vary", "accept, origin"]]);
    case "vary-all":
      return ok([["Vary", "*"]]);
    case "cors":
      return ok(reflection(origin));
    case "cors-same":
      return ok(same);
    case "cors-wild":
      return ok(everything);
    case "cookies":
      return ok([
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
      ]);
    case "cookie-jar":
      return { ...ok(), cookies: [["seen", "1"]] };
    case "private":
      return ok([["Cache-Control", "max-age=60, Private"]]);
    case "corp":
      return ok([["Cross-Origin-Resource-Policy", "same-site"]]);
    case "raw-headers":
      return ok([], 200, credentials() || "no credentials");
    default:
      return ok();
  }
}
