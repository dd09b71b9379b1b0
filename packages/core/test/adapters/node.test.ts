import http from "node:http";
import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard } from "../../src/adapters/node.ts";
import { listen } from "@sallyport/testing/http";
import { sharingWith } from "../sharing-with.ts";

describe("a header set further out", () => {
  test("stays out of a refusal too", async () => {
    const guarded = guard(definePolicy(sharingWith("https://one.example")), () => undefined);
    const server = http.createServer((request, response) => {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Vary", "Accept");
      guarded(request, response);
    });
    const port = await listen(server);
    const response = await fetch(`http://127.0.0.1:${String(port)}/a`, {
      method: "POST",
      headers: { origin: "https://evil.example", connection: "close" },
    });
    expect([
      response.status,
      response.headers.get("access-control-allow-origin"),
      response.headers.get("vary"),
    ]).toEqual([403, null, "Accept, Origin"]);
  });
});

describe("a slow or broken peer", () => {
  test("a body that never comes does not keep a refusal back", async () => {
    const server = http.createServer(guard(definePolicy(sharingWith("https://one.example")), () => undefined));
    const port = await listen(server);
    const status = await new Promise((resolve, reject) => {
      const request = http.request(
        {
          port,
          host: "127.0.0.1",
          path: "/a",
          method: "POST",
          headers: { origin: "https://evil.example", "content-length": "1000" },
        },
        (response) => {
          resolve(response.statusCode);
          request.destroy();
        },
      );
      request.on("error", reject);
      request.write("a");
    });
    server.closeAllConnections();
    expect(status).toBe(403);
  });

  test("a handler that fails after the head was sent ends the connection", async () => {
    const server = http.createServer(
      guard(
        definePolicy(sharingWith("https://one.example")),
        (_, response) => {
          response.write("half");
          throw new Error("late");
        },
        { onError: () => undefined },
      ),
    );
    const port = await listen(server);
    await expect(fetch(`http://127.0.0.1:${String(port)}/a`).then((response) => response.text())).rejects.toThrow();
  });
});
