import type { Route } from "../case.ts";
import { response } from "../row.ts";

/** An event stream with one message, for anyone. */
export const stream: Route = {
  actual: response(
    [
      ["access-control-allow-origin", "*"],
      ["content-type", "text/event-stream"],
    ],
    200,
    "data: a\n\n",
  ),
};

/** A WebSocket that sends one message. */
export const socket: Route = { actual: { ...response([], 101), socket: { messages: ["hi"] } } };
