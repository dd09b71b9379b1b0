import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import express5 from "express";
import express4 from "express4";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { answerFor, behave, behaviourOf } from "./behaviours.ts";
import { note, type Adapter } from "./server.ts";

const node: Adapter = {
  name: "node:http",
  cannot: [],
  listener: (policy, options, traces) =>
    guardNode(
      policy,
      (request, response) => {
        note(traces, request);
        return behave(request, response, request.url ?? "");
      },
      options,
    ),
};

/** Mounted, so that the framework shows a shortened url further in. */
const express = (name: string, framework: typeof express5): Adapter => ({
  name,
  cannot: [],
  listener: (policy, options, traces) => {
    const app = framework();
    app.set("env", "test");
    app.use(guardExpress(policy, options));
    app.use((request, response, next) => {
      note(traces, request);
      // Express 4 does not wait for a handler's promise.
      behave(request, response, request.originalUrl)?.catch(next);
    });
    return app;
  },
});

function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? "");
  }
  const method = request.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(request) as BodyInit, duplex: "half" } : {};
  return new Request(`http://${request.headers.host ?? ""}${request.url ?? ""}`, { method, headers, ...body });
}

async function sendWebResponse(web: Response, response: ServerResponse): Promise<void> {
  response.statusCode = web.status;
  for (const [name, value] of web.headers) response.appendHeader(name, value);
  if (web.body === null) response.end();
  else for await (const chunk of Readable.fromWeb(web.body as ReadableStream)) response.write(chunk);
  response.end();
}

/** A runtime of Web requests, as small as it can be. */
const toListener =
  (handler: (request: Request) => Promise<Response>): RequestListener =>
  (request, response) => {
    const answered = handler(toWebRequest(request)).then((web) => sendWebResponse(web, response));
    answered.catch(() => response.writeHead(500).end("the runtime failed"));
  };

const web: Adapter = {
  name: "Web",
  cannot: ["raw-target", "node-response", "tls"],
  listener: (policy, options, traces) => {
    const handler = (request: Request): Response | Promise<Response> => {
      const { pathname } = new URL(request.url);
      const { headers } = request;
      traces.runs.push({ cookie: headers.get("cookie"), authorization: headers.get("authorization") });
      const name = behaviourOf(pathname, headers.get("x-behave"));
      if (name === "throw") throw new Error("a handler that throws");
      if (name === "reject") return Promise.reject(new Error("a handler that rejects"));
      const left = [...headers.keys()].filter((field) => field === "cookie" || field === "authorization").join(" ");
      const answer = answerFor(name, headers.get("origin") ?? "*", left);
      if (name === "redirect") return Response.redirect(`http://${headers.get("host") ?? ""}/elsewhere`, 302);
      const body = answer.body.length === 0 ? null : new Blob([...answer.body]).stream();
      return new Response(body, { status: answer.status, headers: answer.headers as [string, string][] });
    };
    return toListener(guardWeb(policy, handler, options));
  },
};

export const adapters: readonly Adapter[] = [
  node,
  express("Express 4", express4 as typeof express5),
  express("Express 5", express5),
  web,
];
