/* global setTimeout */
// What runs on Bun's node:http behind the guards for Node: each way to send a head, under the seal.
import http from "node:http";
import { Readable } from "node:stream";
import express from "express";
import Fastify from "fastify";
import { definePolicy } from "sallyport";
import { guard as guardExpress } from "sallyport/express";
import { guard as guardFastify } from "sallyport/fastify";
import { guard } from "sallyport/node";

const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/public/:way", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/:way", share: { with: ["https://app.example"], methods: ["GET"], credentials: true } },
    { path: "/socket", share: { with: ["https://app.example"], webSocket: true, credentials: true } },
  ],
});

const { prototype } = http.ServerResponse;
const fields = { "access-control-allow-origin": "*", "set-cookie": "a=1", "x-own": "1" };
const set = (response) => {
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
  return response;
};

const ways = {
  end: (response) => set(response).end("body"),
  write: (response) => {
    set(response).write("bo");
    response.end("dy");
  },
  "write-head": (response) => response.writeHead(200, fields).end("body"),
  "write-head-list": (response) => response.writeHead(200, Object.entries(fields).flat()).end("body"),
  flush: (response) => {
    set(response).flushHeaders();
    response.end("body");
  },
  later: (response) => setTimeout(() => set(response).end("body"), 5),
  pipe: (response) => Readable.from(["bo", "dy"]).pipe(set(response)),
  "prototype-end": (response) => prototype.end.call(set(response), "body"),
  "prototype-write-head": (response) => prototype.writeHead.call(response, 200, fields).end("body"),
  "deleted-write-head": (response) => {
    delete response.writeHead;
    set(response).end("body");
  },
};

const views = ({ headers, headersDistinct, rawHeaders }) => [
  headers.cookie ?? null,
  headersDistinct.cookie ?? null,
  rawHeaders.some((text) => text.toLowerCase() === "cookie"),
];

const handle = (request, response) => {
  const way = new URL(request.url, "http://localhost").pathname.split("/").at(-1);
  if (way === "views") response.end(JSON.stringify(views(request)));
  else ways[way](response);
};

const onNode = http.createServer(guard(policy, handle));
onNode.on(
  "upgrade",
  guard.upgrade(policy, (_request, socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n")),
);

const app = express();
app.use(guardExpress(policy));
app.use(handle);

const fastify = Fastify();
await fastify.register(guardFastify, { policy });
fastify.all("/*", (request, reply) => {
  reply.hijack();
  handle(request.raw, reply.raw);
});
await fastify.listen({ port: 0, host: "127.0.0.1" });

const listening = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const onExpress = http.createServer(app);
await Promise.all([listening(onNode), listening(onExpress)]);
console.log(
  JSON.stringify({
    node: onNode.address().port,
    express: onExpress.address().port,
    fastify: fastify.server.address().port,
  }),
);
