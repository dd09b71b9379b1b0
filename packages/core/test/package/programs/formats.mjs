// One copy of the package is imported and one is required, as where a resolver doesn't know the condition module-sync.
// Prints the results as JSON.
/* global Request */
import { once } from "node:events";
import { createServer, request as send } from "node:http";
import { createRequire } from "node:module";
import express from "express";
import Koa from "koa";
import * as core from "sallyport";
import * as onExpress from "sallyport/express";
import * as onKoa from "sallyport/koa";
import * as onNode from "sallyport/node";
import * as onWeb from "sallyport/web";
import { issueToken } from "sallyport/token";

const require = createRequire(import.meta.url);
const imported = { core, express: onExpress, koa: onKoa, node: onNode, web: onWeb };
const required = {
  core: require("sallyport"),
  express: require("sallyport/express"),
  koa: require("sallyport/koa"),
  node: require("sallyport/node"),
  web: require("sallyport/web"),
};
const orders = { "imported, then required": [imported, required], "required, then imported": [required, imported] };

const origin = "https://app.example";
const self = ["http://api.example"];
const documentOf = (...resources) => ({ sallyport: 1, self, origins: { app: [origin] }, resources });
const share = { with: ["app"], methods: ["GET"] };
const closed = documentOf({ path: "/a" });
const open = documentOf({ path: "/a", share });

async function ask(listener, options) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { body, headers, ...head } = options;
  const request = send({ port: server.address().port, ...head, headers: { host: "api.example", ...headers } });
  request.end(body);
  const [response] = await once(request, "response");
  response.resume();
  server.close();
  return [response.statusCode, response.headers["access-control-allow-origin"] ?? "nothing shared"];
}

const read = (listener, path = "/a") => ask(listener, { path, headers: { origin } });
const end = (_request, response) => response.end("done");

/** Each with the format of the outer guard, or of the policy, first. */
const cases = {
  "a policy of the other format": ([first, second]) => read(second.node.guard(first.core.definePolicy(open), end)),
  "an error of the other format": ([first, second]) => {
    try {
      return first.core.definePolicy({});
    } catch (error) {
      return error instanceof second.core.PolicyError;
    }
  },
  "node: the outer guard has the last word": ([outer, inner]) =>
    read(outer.node.guard(outer.core.definePolicy(closed), inner.node.guard(inner.core.definePolicy(open), end))),
  "web: the outer guard has the last word": async ([outer, inner]) => {
    const handler = inner.web.guard(inner.core.definePolicy(open), () => new Response("done"));
    const guarded = outer.web.guard(outer.core.definePolicy(closed), handler);
    const response = await guarded(new Request("http://api.example/a", { headers: { origin } }));
    return [response.status, response.headers.get("access-control-allow-origin") ?? "nothing shared"];
  },
  "Express: the outer guard has the last word": ([outer, inner]) =>
    read(
      express()
        .use(outer.express.guard(outer.core.definePolicy(closed)))
        .use(inner.express.guard(inner.core.definePolicy(open)))
        .use(end),
    ),
  "Express: a rewriting that the outer guard refuses": ([outer, inner]) => {
    const hidden = documentOf({ path: "/a", share }, { path: "/hidden", forgery: { reads: "refuse" } });
    return read(
      express()
        .use(outer.express.guard(outer.core.definePolicy(hidden)))
        .use(inner.express.guard(inner.core.definePolicy(open)))
        .use((request, _response, next) => {
          request.url = "/hidden";
          next();
        })
        .get("/hidden", end),
    );
  },
  "Koa: a rewriting that the outer guard refuses": ([outer, inner]) => {
    const hidden = documentOf({ path: "/a", share }, { path: "/hidden", forgery: { reads: "refuse" } });
    return read(
      new Koa()
        .use(outer.koa.guard(outer.core.definePolicy(hidden)))
        .use(inner.koa.guard(inner.core.definePolicy(open)))
        .use((context, next) => {
          context.url = "/hidden";
          return next();
        })
        .use((context) => {
          if (context.path === "/hidden") context.body = "done";
        })
        .callback(),
    );
  },
  "both find the token of a form": ([outer, inner]) => {
    const secrets = ["a secret of thirty-two characters"];
    const token = { secrets, session: () => "1" };
    const policy = documentOf({ path: "/a", forgery: { token: true } });
    const handler = inner.node.guard(inner.core.definePolicy(policy), end, { token });
    return ask(outer.node.guard(outer.core.definePolicy(policy), handler, { token }), {
      method: "POST",
      path: "/a",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: "http://api.example" },
      body: `_csrf=${issueToken({ secrets, session: "1" })}`,
    });
  },
  "a handshake's guard of the other format is known": async ([first, second]) => {
    const errors = [];
    const policy = first.core.definePolicy(closed);
    const server = createServer(first.node.guard(policy, end, { onError: (error) => errors.push(error.message) }));
    server.on(
      "upgrade",
      second.node.guard.upgrade(policy, (_request, socket) => socket.destroy()),
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const request = send({ port: server.address().port, headers: { host: "api.example" } }).end();
    const [response] = await once(request, "response");
    response.resume();
    server.close();
    return errors;
  },
};

const results = {};
for (const [desc, run] of Object.entries(cases))
  for (const [order, copies] of Object.entries(orders)) results[`${desc}; ${order}`] = await run(copies);
console.log(JSON.stringify([imported.node.guard === required.node.guard, results]));
