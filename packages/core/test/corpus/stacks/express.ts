import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import compression from "compression";
import cookieParser from "cookie-parser";
import express5, { type Request, type Response } from "express";
import express4 from "express4";
import { guard } from "../../../src/adapters/express.ts";
import { failWhere, type Answer } from "../answers.ts";
import { askedBy } from "../node-behaviours.ts";
import { note, type Adapter, type Traces } from "../server.ts";
import { flush, threshold } from "./compression.ts";

type Middleware = ReturnType<typeof cookieParser>;

/** What an Express application uses between the guard and its handlers. */
export const middleware = (): readonly Middleware[] => [compression({ threshold, flush }), cookieParser()];

function send(response: Response, { status, headers, cookies, body }: Answer): Promise<void> | undefined {
  response.status(status);
  for (const [name, value] of headers) {
    if (name === "Set-Cookie") response.append(name, value);
    else response.set(name, value);
  }
  for (const [name, value] of cookies) response.cookie(name, value);
  if (typeof body === "object") return pipeline(Readable.from(body), response);
  if (body === undefined) response.end();
  else response.send(body);
  return undefined;
}

/** The corpus's handler. */
export function handle(traces: Traces, request: Request, response: Response): Promise<void> | undefined {
  note(traces, request, request.cookies as Record<string, string>);
  const { name, special, answer } = askedBy(request, request.originalUrl, traces.pace);
  const failed = failWhere(name);
  if (failed !== undefined) return failed;
  if (special === undefined) return send(response, answer());
  special(response);
  return undefined;
}

const stack = (name: string, framework: typeof express5): Adapter => ({
  name,
  cannot: [],
  listener: (policy, options, traces) => {
    const app = framework();
    app.set("env", "test");
    app.use(guard(policy, options));
    app.use(...middleware());
    app.use((request, response, next) => {
      // Express 4 does not wait for a handler's promise.
      handle(traces, request, response)?.catch(next);
    });
    return app;
  },
});

export const express: readonly Adapter[] = [stack("Express 4", express4), stack("Express 5", express5)];
