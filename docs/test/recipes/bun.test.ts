import { bun } from "@sallyport/bun-runtime";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeAll, describe, expect, test } from "vitest";
import { foreign, granted } from "./behaviours.ts";
import { ask, exchangesOf, expectShown, startLine } from "./exchange.ts";
import { expectRefused, refusedHandshakes } from "./handshakes.ts";
import { readRecipe, writePrograms } from "./program.ts";
import { connect } from "./socket.ts";

const executable = bun();
const page = readRecipe("bun");

test.skipIf(executable !== undefined || process.env.SALLYPORT_ENGINES !== "all")("Bun is installed", () =>
  expect(executable, "The package @oven/bun-linux-x64 isn't there: set SALLYPORT_BUN.").toBeDefined(),
);

describe.skipIf(executable === undefined)("bun, server.mjs", () => {
  let port = 0;

  beforeAll(async () => {
    const child = spawn(executable ?? "", [join(writePrograms(page), "server.mjs")], {
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface(child.stdout), "line", { signal: AbortSignal.timeout(10_000) })) as [
      string,
    ];
    port = Number(/:(\d+)\/$/.exec(line)?.[1]);
    return async () => {
      child.kill();
      await once(child, "exit");
    };
  });

  test.each(exchangesOf(page))("$title", async (exchange) => {
    const { method, target } = startLine(exchange.request);
    expectShown(exchange, await ask(port, method, target, exchange.request.fields));
  });

  test("a public response is made without the reader's cookie, another with it", async () => {
    const host = ["Host", "localhost:3000"] as const;
    const fieldsOf = (headers: Readonly<Record<string, string>>) => [host, ...Object.entries(headers)];
    const anyone = await ask(port, "GET", "/rates", fieldsOf({ ...foreign, "Sec-Fetch-Site": "cross-site" }));
    const app = await ask(port, "GET", "/notes/1", fieldsOf(granted));
    expect([JSON.parse(anyone.body), JSON.parse(app.body)]).toEqual([
      { path: "/rates", cookie: null },
      { path: "/notes/1", cookie: "session=1" },
    ]);
  });

  describe("refuses", () => {
    test.each(refusedHandshakes.filter(({ refusedBy }) => refusedBy === "gate"))("$desc", (row) =>
      expectRefused(port, "/live", row),
    );
  });

  test("greets the app, and nobody else", async () => {
    const { socket, next } = await connect(port, "/live", granted);
    expect(await next()).toBe("welcome");
    socket.terminate();
    await expect(connect(port, "/live", foreign)).rejects.toThrow("403");
  });
});
