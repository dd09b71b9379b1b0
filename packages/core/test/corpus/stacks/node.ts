import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";
import cookieParser from "cookie-parser";
import { serialize } from "hono/utils/cookie";
import { guard } from "../../../src/adapters/node.ts";
import { failWhere, type Answer } from "../answers.ts";
import { askedBy } from "../node-behaviours.ts";
import { note, type Adapter } from "../server.ts";
import { flush, threshold } from "./compression.ts";

/** A Connect middleware as it is called without Connect. */
type Connect = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Sends an answer through node:http. */
function send(response: ServerResponse, { status, headers, cookies, body }: Answer): Promise<void> | undefined {
  response.statusCode = status;
  for (const [name, value] of headers) {
    if (name === "Set-Cookie") response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  for (const [name, value] of cookies) response.appendHeader("Set-Cookie", serialize(name, value));
  if (typeof body === "object") return sendEach(response, body);
  response.end(body);
  return undefined;
}

async function sendEach(response: ServerResponse, body: AsyncIterable<string>): Promise<void> {
  for await (const text of body) response.write(text);
  response.end();
}

/** node:http, with the middleware that Connect made common, called by hand. */
export const node: Adapter = {
  name: "node:http",
  cannot: [],
  listener: (policy, options, traces) => {
    const compress = compression({ threshold, flush }) as unknown as Connect;
    const parseCookies = cookieParser() as unknown as Connect;
    const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
      note(traces, request, (request as IncomingMessage & { cookies: Record<string, string> }).cookies);
      const { name, special, answer } = askedBy(request, request.url ?? "", traces.pace);
      const failed = failWhere(name);
      if (failed !== undefined) return failed;
      if (special === undefined) return send(response, answer());
      special(response);
      return undefined;
    };
    return guard(
      policy,
      (request, response) => {
        let handled: Promise<void> | undefined;
        compress(request, response, () => {
          parseCookies(request, response, () => {
            handled = handle(request, response);
          });
        });
        return handled;
      },
      options,
    );
  },
};
