import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";

const reflection = (origin: string): [string, string][] => [
  ["Access-Control-Allow-Origin", origin],
  ["Access-Control-Allow-Credentials", "true"],
];

const everything: [string, string][] = [
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
  /** Chunks, sent one by one where there are several. */
  readonly body: readonly string[];
}

const ok = (headers: Answer["headers"] = [], status = 200, body: readonly string[] = ["ok"]): Answer => ({
  status,
  headers,
  body,
});

/** Which behaviour a request asks for: the last segment below /handler/ and /public/, else X-Behave. */
export function behaviourOf(target: string, header: string | null | undefined): string {
  return /^\/(?:handler|public)\/([a-z0-9-]+)/.exec(target)?.[1] ?? header ?? "plain";
}

/** Behaviours that any framework can show; `credentials` says where the handler still finds some. */
export function answerFor(name: string, origin: string, credentials: string): Answer {
  switch (name) {
    case "404":
    case "401":
      return ok([], Number(name));
    case "304":
    case "204":
      return ok([], Number(name), []);
    case "redirect":
      return ok([["Location", "/elsewhere"]], 302, []);
    case "stream":
      return ok([], 200, ["one", "two"]);
    case "sse":
      return ok([["Content-Type", "text/event-stream"]], 200, ["data: 1\n\n", "data: 2\n\n"]);
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
    case "private":
      return ok([["Cache-Control", "max-age=60, Private"]]);
    case "corp":
      return ok([["Cross-Origin-Resource-Policy", "same-site"]]);
    case "raw-headers":
      return ok([], 200, [credentials === "" ? "no credentials" : credentials]);
    default:
      return ok();
  }
}

type NodeBehaviour = (response: ServerResponse) => void;

/** Behaviours that are calls of node:http's response. */
export const nodeBehaviours: Readonly<Record<string, NodeBehaviour>> = {
  "write-head-object": (response) => {
    response.writeHead(201, { "X-Total": "1", ...Object.fromEntries(everything) });
    response.end("ok");
  },
  "write-head-list": (response) => {
    response.writeHead(201, ["X-Total", "1", ...everything.flat()]);
    response.end("ok");
  },
  "write-head-list-cookies": (response) => {
    response.writeHead(200, ["Set-Cookie", "a=1", "set-cookie", "b=2"]);
    response.end("ok");
  },
  "write-head-reason": (response) => {
    response.writeHead(202, "Taken", { "x-total": "1" });
    response.end("ok");
  },
  "write-head-twice": (response) => {
    response.writeHead(201);
    try {
      response.writeHead(200, { "access-control-allow-origin": "*" });
    } catch {
      response.end("ok");
    }
  },
  flush: (response) => {
    response.flushHeaders();
    setTimeout(() => response.end("late"), 5);
  },
  "write-only": (response) => {
    response.write("one");
    response.end("two");
  },
  pipe: (response) => void Readable.from(["one", "two"]).pipe(response),
  "late-set": (response) => {
    setTimeout(() => {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.end("ok");
    }, 5);
  },
  append: (response) => {
    response.appendHeader("access-control-allow-origin", "https://evil.example");
    response.end("ok");
  },
};

/** Where a handler of node:http could still find credentials. */
export function credentialsIn(request: IncomingMessage): string {
  const places = {
    headers: Object.keys(request.headers),
    headersDistinct: Object.keys(request.headersDistinct),
    rawHeaders: request.rawHeaders.map((item) => item.toLowerCase()),
  };
  return Object.entries(places)
    .flatMap(([place, names]) =>
      names.filter((name) => name === "cookie" || name === "authorization").map((name) => `${place}.${name}`),
    )
    .join(" ");
}

/** Sends an answer through node:http. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.statusCode = status;
  for (const [name, value] of headers) {
    if (name === "Set-Cookie") response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  for (const chunk of body) response.write(chunk);
  response.end();
}

/** Which behaviour a request of node:http asks for, and the calls that it stands for where it is one of those. */
export function nodeBehaviourOf(
  request: IncomingMessage,
  target: string,
): { name: string; special: NodeBehaviour | undefined } {
  const name = behaviourOf(target, request.headers["x-behave"] as string | undefined);
  return { name, special: nodeBehaviours[name] };
}

/** The handler of node:http and of what is built on it. Throws and rejects where it is asked to. */
export function behave(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> | undefined {
  const { name, special } = nodeBehaviourOf(request, target);
  if (name === "throw") throw new Error("a handler that throws");
  if (name === "reject") return Promise.reject(new Error("a handler that rejects"));
  if (special !== undefined) special(response);
  else
    sendAnswer(
      response,
      answerFor(name, request.headers.origin ?? "*", name === "raw-headers" ? credentialsIn(request) : ""),
    );
  return undefined;
}
