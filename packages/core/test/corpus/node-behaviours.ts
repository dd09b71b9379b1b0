import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { answerFor, behaviourOf, everything, type Answer } from "./answers.ts";
import type { Pace } from "./pace.ts";

type NodeBehaviour = (response: ServerResponse, pace: Pace) => void;

/** Behaviours that are calls of node:http's response. */
const nodeBehaviours: Readonly<Record<string, NodeBehaviour>> = {
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
    response.setHeader("Content-Type", "text/plain");
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
  "raw-sse": (response, pace) => {
    response.writeHead(200, { "Content-Type": "text/event-stream", ...Object.fromEntries(everything) });
    response.write("data: first\n\n");
    pace.until("data: first\n\n").then(
      () => response.end("data: second\n\n"),
      () => response.destroy(),
    );
  },
};

/** Where a handler of node:http could still find credentials. */
function credentialsIn(request: IncomingMessage): string {
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

/** What a request that came through node:http asks of the handler. */
export interface Asked {
  readonly name: string;
  /** The calls of node:http that the behaviour stands for, where it is one of those. */
  readonly special: ((response: ServerResponse) => void) | undefined;
  readonly answer: () => Answer;
}

/** @param target the request's target, as sent */
export function askedBy(request: IncomingMessage, target: string, pace: Pace): Asked {
  const name = behaviourOf(target, request.headers["x-behave"] as string | undefined);
  const special = nodeBehaviours[name];
  return {
    name,
    special: special && ((response) => special(response, pace)),
    answer: () =>
      answerFor(name, { origin: request.headers.origin ?? "*", credentials: () => credentialsIn(request), pace }),
  };
}
