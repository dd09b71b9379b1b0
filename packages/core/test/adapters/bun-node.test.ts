import net from "node:net";
import { describe, expect, test } from "vitest";
import { hasBun, runBun } from "../bun-program.ts";
import { handshake, send } from "@sallyport/testing/http";

const app = ["Origin: https://app.example", "Cookie: session=1"];
const evil = [
  "Origin: https://evil.example",
  "Sec-Fetch-Site: cross-site",
  "Sec-Fetch-Mode: cors",
  "Cookie: session=1",
];

const servers = ["node", "express", "fastify"] as const;
type Ports = Readonly<Record<(typeof servers)[number], number>>;

const ways = [
  "end",
  "write",
  "write-head",
  "write-head-list",
  "flush",
  "later",
  "pipe",
  "prototype-end",
  "prototype-write-head",
  "deleted-write-head",
];

/** Sends requests on one connection, the second before the first has its response. */
const pipelined = (port: number, targets: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const client = net.connect(port, "127.0.0.1");
    let received = "";
    client.on("data", (chunk) => (received += String(chunk)));
    client.on("error", reject).on("close", () => resolve(received));
    const heads = targets.map((target, index) => {
      const last = index === targets.length - 1 ? ["Connection: close"] : [];
      return [`GET ${target} HTTP/1.1`, "Host: api.example", ...evil, ...last].join("\r\n") + "\r\n\r\n";
    });
    client.write(heads.join(""));
  });

describe.skipIf(!hasBun)("Bun's node:http", () => {
  const ports = runBun("bun-node.mjs") as () => Ports;

  describe.each(servers)("behind sallyport/%s", (server) => {
    test.each(ways)("a head sent by %s is sealed", async (way) => {
      const [granted, hostile, anyone] = [
        await send(ports()[server], `GET /${way}`, app),
        await send(ports()[server], `GET /${way}`, evil),
        await send(ports()[server], `GET /public/${way}`, evil),
      ];
      const seen = [granted, hostile, anyone].map(({ status, headers, body }) => [
        status,
        headers.get("access-control-allow-origin"),
        headers.get("set-cookie"),
        headers.get("x-own"),
        body,
      ]);
      expect(seen).toEqual([
        [200, "https://app.example", "a=1", "1", "body"],
        [200, undefined, "a=1", "1", "body"],
        [200, "*", undefined, "1", "body"],
      ]);
    });

    test("of pipelined requests, too", async () => {
      const text = await pipelined(ports()[server], ["/later", "/end", "/write-head", "/flush"]);
      expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(4);
      expect(text.match(/^cross-origin-resource-policy: same-origin\r$/gim)).toHaveLength(4);
      expect(text).not.toMatch(/access-control-allow-origin/i);
    });

    test("a refusal stops before the handler", async () => {
      const { status, body } = await send(ports()[server], "POST /end", evil, "a=1");
      expect([status, body]).toEqual([403, expect.stringContaining("origin-unknown")]);
    });

    test("removed credentials are in no view", async () => {
      expect(JSON.parse((await send(ports()[server], "GET /public/views", evil)).body)).toEqual([null, null, false]);
      expect(JSON.parse((await send(ports()[server], "GET /views", app)).body)).toEqual([
        "session=1",
        ["session=1"],
        true,
      ]);
    });
  });

  test.each([
    [app, 101],
    [evil, 403],
  ])("a handshake of %s: %d", async (fields, status) => {
    expect((await send(ports().node, "GET /socket", [...handshake, ...fields])).status).toBe(status);
  });
});
