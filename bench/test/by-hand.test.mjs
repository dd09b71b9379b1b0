// The ratios compare like with like only if "by hand" sends what Sallyport sends.
import { definePolicy } from "sallyport";
import { describe, expect, test } from "vitest";
import { kinds, requestText } from "../chromium-requests.mjs";
import { connect, first, webRequest } from "../servers/connection.mjs";
import { createServer } from "node:http";
import { once } from "node:events";

const guards = {
  node: () => import("sallyport/node"),
  express: () => import("sallyport/express"),
  fastify: () => import("sallyport/fastify"),
  koa: () => import("sallyport/koa"),
  hono: () => import("sallyport/hono"),
  web: () => import("sallyport/web"),
};

async function load(adapter, document) {
  const { guard } = await guards[adapter]();
  return { policy: definePolicy(document), guard };
}

/** A response's parts. The order of its fields means nothing, nor does the case of their names. */
function partsOf(text) {
  const [head, body] = text.split("\r\n\r\n");
  const [status, ...fields] = head.split("\r\n");
  const written = fields.map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()));
  return { status, fields: written.filter((line) => !line.startsWith("date: ")).toSorted(), body };
}

async function overWire(listener, kind) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const [client] = await connect(server.address().port, 1);
  const response = await first(client, Buffer.from(requestText(kind, 1), "latin1"));
  client.destroy();
  server.close();
  return partsOf(response);
}

async function ofWeb(handler, kind) {
  const response = await handler(webRequest(Buffer.from(requestText(kind, 1), "latin1")));
  const fields = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return { status: response.status, fields, body: await response.text() };
}

describe.each(["node-http", "express", "fastify", "koa", "hono", "web"])("%s", (framework) => {
  test.each(Object.keys(kinds))("%s: by hand the same bytes as Sallyport", async (kind) => {
    const { contenders, isWeb = false } = await import(`../servers/${framework}.mjs`);
    const responseOf = isWeb ? ofWeb : overWire;
    const [ours, byHand] = await Promise.all(
      ["sallyport", "by hand"].map(async (name) => responseOf(await contenders[name](1, load), kind)),
    );
    expect(byHand).toEqual(ours);
    expect(String(ours.status)).toContain(String(kinds[kind].status));
  });
});

describe("on the Web a handler's response can be", () => {
  test.each([
    ["one whose headers cannot be changed", () => Response.redirect("http://127.0.0.1/other", 302)],
    [
      "a constant",
      (
        (constant) => () =>
          constant
      )(new Response("ok")),
    ],
  ])("%s: by hand it gets the headers, and stays as it was", async (_, handler) => {
    const { withHeaders } = await import("../servers/respond-by-hand.mjs");
    const response = handler();
    expect(withHeaders(response, { vary: "Origin" }).headers.get("vary")).toBe("Origin");
    expect(response.headers.get("vary")).toBeNull();
  });
});
