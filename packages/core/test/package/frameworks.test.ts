import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange, type RawResponse } from "@sallyport/testing/http";
import { type Packed, Project, type Versions, pack, pin, pinned } from "@sallyport/testing/package";
import { startServer } from "./server-process.ts";

const nest11: Versions = {
  "@nestjs/common": "11.2.10",
  "@nestjs/core": "11.2.10",
  "@nestjs/platform-express": "11.2.10",
  "@nestjs/platform-fastify": "11.2.8",
  ...pinned("reflect-metadata", "rxjs"),
};

const nest12 = pinned(...Object.keys(nest11));

/** A name, what is installed beside sallyport, and the programs that are run with it. */
const table: readonly (readonly [string, Versions, readonly string[]])[] = [
  ["node:http", {}, ["node-http.mjs"]],
  ["Express 4", { express: pin("express4") }, ["express.mjs", "express.cjs"]],
  ["Express 5", pinned("express"), ["express.mjs"]],
  ["Fastify 5", pinned("fastify"), ["fastify.mjs"]],
  ["Koa 3", pinned("koa"), ["koa.mjs"]],
  ["Hono 4", pinned("hono", "@hono/node-server"), ["hono.mjs"]],
  ["NestJS 11", nest11, ["nest-express.mjs", "nest-express.cjs", "nest-fastify.mjs"]],
  ["NestJS 12", nest12, ["nest-express.mjs", "nest-fastify.mjs"]],
];

const programs = fileURLToPath(new URL("programs", import.meta.url));
const shared = ["policy.mjs", "nest-application.mjs"];

let packed: Packed;
const installed = new Map<string, Promise<Project>>();

async function install(versions: Versions, files: readonly string[]): Promise<Project> {
  const project = new Project();
  await project.install(packed.tarball, versions);
  for (const file of [...shared, ...files]) copyFileSync(join(programs, file), join(project.folder, file));
  return project;
}

beforeAll(async () => {
  packed = await pack();
  for (const [name, versions, files] of table) {
    const project = install(versions, files);
    // Its own test tells.
    project.catch(() => undefined);
    installed.set(name, project);
  }
}, 120_000);

afterAll(async () => {
  for (const project of await Promise.allSettled(installed.values())) {
    if (project.status === "fulfilled") project.value.remove();
  }
  packed.remove();
}, 120_000);

const send = (port: number, line: string, ...fields: string[]): Promise<RawResponse> =>
  exchange(port, { send: line, with: fields });

describe.each(table)("a fresh project with %s", (name, _versions, files) => {
  test.each(files)(
    "%s",
    async (file) => {
      const server = await startServer(await installed.get(name)!, file);
      try {
        const refused = await send(server.port, "POST /accounts/1", "Origin: https://evil.example");
        expect(refused.status).toBe(403);
        expect(refused.headers.get("content-type")).toBe("application/problem+json");

        const ask = ["Origin: https://app.bank.example", "Access-Control-Request-Method: DELETE"];
        const preflight = await send(server.port, "OPTIONS /accounts/1", ...ask);
        expect(preflight.status).toBe(204);
        expect(preflight.headers.get("access-control-allow-origin")).toBe("https://app.bank.example");
        expect(preflight.headers.get("access-control-allow-methods")).toBe("GET,HEAD,DELETE");

        // The first run: the handler saw neither of the two before.
        const read = await send(server.port, "GET /accounts/1", "Origin: https://app.bank.example");
        expect([read.status, read.body]).toEqual([200, "run 1"]);
        expect(read.headers.get("access-control-allow-origin")).toBe("https://app.bank.example");
        expect(read.headers.get("access-control-expose-headers")).toBe("etag");
        expect(read.headers.get("vary")).toMatch(/\borigin\b/i);
      } finally {
        await server.stop();
      }
    },
    120_000,
  );
});
