import { nodeServer } from "./node-program.ts";

const paths = ["/rates", "/orders/:id"];

const expressRoutes = (signedIn: boolean): string => `
${signedIn ? "app.use((request, response, next) => request.headers.authorization ? next() : response.status(401).end());" : ""}
app.use((request, response) => request.method === "OPTIONS" ? response.status(405).end() : response.set("x-total", "7").json({}));
app.listen(process.env.PORT, "127.0.0.1");
`;

export const express = nodeServer("express", {
  before: 'import express from "express";\nconst app = express();',
  after: expressRoutes,
});

export const fastify = nodeServer("fastify", {
  before: 'import fastify from "fastify";\nconst app = fastify();',
  after: (signedIn) => `
${signedIn ? 'app.addHook("onRequest", async (request, reply) => request.headers.authorization ? undefined : reply.code(401).send());' : ""}
for (const url of ${JSON.stringify(paths)}) {
  app.route({ method: ["GET", "PUT", "DELETE"], url, handler: (request, reply) => reply.header("x-total", "7").send({}) });
}
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
`,
});

/** Without a compiler a decorator is called by hand. */
export const nest = nodeServer("nest", {
  before: `import "reflect-metadata";
import { All, Controller, Module, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
class Orders { all(response) { return response.set("x-total", "7").json({}); } }
Res()(Orders.prototype, "all", 0);
All(["rates", "orders/:id"])(Orders.prototype, "all", Object.getOwnPropertyDescriptor(Orders.prototype, "all"));
Reflect.defineMetadata("design:paramtypes", [Object], Orders.prototype, "all");
Controller()(Orders);
class App {}
Module({ controllers: [Orders] })(App);
const app = await NestFactory.create(App, { logger: false });`,
  after: (signedIn) => `
${signedIn ? "app.use((request, response, next) => request.headers.authorization ? next() : response.status(401).end());" : ""}
await app.listen(Number(process.env.PORT), "127.0.0.1");
`,
});
