import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverFix, type ServerChange } from "@sallyport/browser/explain";
import { folderOf, freePort, startProcess, works, write, type Running } from "./process.ts";
import { configurationOf } from "./real/nginx.ts";

const hasNginx = works("nginx", ["-v"]);

const change: ServerChange = {
  origins: ["https://app.example"],
  methods: ["GET"],
  headers: [],
  expose: [],
  credentials: true,
  preflight: false,
  path: ["orders"],
  unauthorized: "cross-origin",
};

/** The access server says 401 without the cookie; nginx redirects to a sign-in page then. */
const configuration = (port: number, access: number, [first = "", ...block]: readonly string[]): string =>
  configurationOf(
    port,
    "",
    `    error_page 401 = @sign_in;
    auth_request /access;
    location = /access { internal; proxy_pass http://127.0.0.1:${access}; }
    location @sign_in { return 302 https://login.example/authorize; }
    location /page { proxy_pass http://127.0.0.1:${access}; }
    location /orders { ${first} proxy_pass http://127.0.0.1:${access}; }
    ${block.join("\n")}`,
  );

describe.skipIf(!hasNginx)("nginx: a 401 instead of a redirect to a sign-in page", () => {
  let nginx: Running;
  const access = createServer((request, response) => {
    response.writeHead(request.headers.cookie === "sid=1" ? 200 : 401).end();
  });

  beforeAll(async () => {
    access.listen(0, "127.0.0.1");
    await once(access, "listening");
    const port = await freePort();
    const folder = folderOf("nginx-sign-in");
    const lines = serverFix("nginx", change).snippet!.split("\n");
    write(folder, { "nginx.conf": configuration(port, (access.address() as AddressInfo).port, lines) });
    nginx = await startProcess("nginx", ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], port, { cwd: folder });
  });
  afterAll(async () => {
    await nginx.stop();
    access.closeAllConnections();
    access.close();
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${nginx.port}${path}`, { redirect: "manual", headers });

  test("the page's script gets a 401 that it can read", async () => {
    const { status, headers } = await get("/orders");
    expect([status, headers.get("access-control-allow-origin"), headers.get("vary"), headers.get("location")]).toEqual([
      401,
      "https://app.example",
      "Origin",
      null,
    ]);
  });

  test("a user with a session, and a page elsewhere, get what they got before", async () => {
    const { status, headers } = await get("/orders", { cookie: "sid=1" });
    expect([status, headers.get("access-control-allow-origin")]).toEqual([200, null]);
    expect((await get("/page")).status).toBe(302);
  });
});
