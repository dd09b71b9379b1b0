/* global expect, test */
import { once } from "node:events";
import { createServer } from "node:http";
import { decide, definePolicy } from "sallyport";
import { guard } from "sallyport/node";

const policy = definePolicy({
  sallyport: 1,
  self: ["http://localhost:3000"],
  origins: { app: ["https://app.example"] },
  resources: [{ path: "/orders", share: { with: ["app"], methods: ["GET"] } }],
});

test("decides", () => {
  const headers = { host: "localhost:3000", origin: "https://app.example" };
  expect(decide(policy, { method: "GET", target: "/orders", headers }).outcome).toBe("pass");
  expect(decide(policy, { method: "POST", target: "/orders", headers }).outcome).toBe("refuse");
});

test("answers over HTTP", async () => {
  const server = createServer(guard(policy, (request, response) => response.end("orders"))).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const url = `http://127.0.0.1:${String(server.address().port)}/orders`;
    const read = await fetch(url, { headers: { origin: "https://app.example" } });
    expect([read.status, await read.text()]).toEqual([200, "orders"]);
    expect(read.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const refused = await fetch(url, { method: "POST", headers: { origin: "https://evil.example" } });
    expect(refused.status).toBe(403);
    await refused.body.cancel();
  } finally {
    server.close();
  }
});
