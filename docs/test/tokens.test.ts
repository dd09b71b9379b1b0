import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { engineNames, findEngine, launchEngine } from "@sallyport/testing/engines";
import { makeCertificate } from "@sallyport/testing/certificate";

const page = readFileSync(new URL("../guide/tokens.md", import.meta.url), "utf8");
const program = /^```js program\n(.*?)^```$/ms.exec(page)?.[1] ?? "";
const folder = new URL("../../.tmp/tokens/", import.meta.url);

const listen = async (server: net.Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

const freePort = async (): Promise<number> => {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

let front: https.Server;
let behind = 0;
let origin = "";

/** The program behind a proxy that ends TLS: WebKit keeps no `__Host-` cookie over http. */
beforeAll(async () => {
  behind = await freePort();
  front = https.createServer({ ...(await makeCertificate()) }, (request, response) => {
    const { method, headers, url: path } = request;
    const onward = http.request({ port: behind, host: "127.0.0.1", method, headers, path }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  origin = `https://localhost:${String(await listen(front))}`;
  mkdirSync(folder, { recursive: true });
  const file = fileURLToPath(new URL("server.mjs", folder));
  writeFileSync(file, program);
  vi.stubEnv("PORT", String(behind));
  vi.stubEnv("ORIGIN", origin);
  await import(/* @vite-ignore */ pathToFileURL(file).href);
  for (let attempt = 0; attempt < 200; attempt++) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = net.connect(behind, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the program of the page did not listen");
});

afterAll(() => {
  vi.unstubAllEnvs();
  front.closeAllConnections();
  front.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(engineNames)("the page of the guide in %s", (name) => {
  const found = findEngine(name);
  test.skipIf("missing" in found && process.env.SALLYPORT_ENGINES !== "all")(
    "signs in and sends by a form and by a script, and not without the token",
    async () => {
      const engine = await launchEngine(name);
      try {
        const tab = await engine.newPage();
        await tab.goto(`${origin}/login`);
        await tab.evaluate(`document.querySelector("button").click()`);
        // The page is another one each time, so a call into the one that is left may fail.
        const balance = async (amount: string): Promise<void> => {
          await expect
            .poll(() => tab.evaluate(`return document.querySelector("output")?.textContent`).catch(() => undefined), {
              timeout: 10_000,
            })
            .toBe(amount);
        };
        await balance("100");
        await tab.evaluate(`document.querySelector("form button").click()`);
        await balance("95");
        await tab.evaluate(`document.querySelector("#send").click()`);
        await balance("88");
        const without = await tab.evaluate<{ status: number; reason: string }>(`
          const answer = await fetch("/transfers", { method: "POST", body: new URLSearchParams({ amount: "9" }) });
          return { status: answer.status, reason: (await answer.json()).reason };`);
        expect(without).toEqual({ status: 403, reason: "token-absent" });
        await tab.evaluate(`document.querySelector("input").value = "v1.forged"`);
        await tab.evaluate(`document.querySelector("form button").click()`);
        await expect
          .poll(() => tab.evaluate(`return document.querySelector("form") === null`).catch(() => false))
          .toBe(true);
        await tab.goto(`${origin}/transfers`);
        await balance("88");
      } finally {
        await engine.close();
      }
    },
  );
});

describe("the program of the guide", () => {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${String(behind)}${path}`, { redirect: "manual", ...init });
  const login = (headers: Record<string, string>, body: string): Promise<Response> =>
    ask("/login", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body,
    });
  const start = async (): Promise<{ cookie: string; token: string }> => {
    const response = await ask("/login");
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    return { cookie, token: /value="(v1[^"]+)"/.exec(await response.text())?.[1] ?? "" };
  };

  test("the anonymous session's cookie is bound to the host", async () => {
    const set = (await ask("/login")).headers.get("set-cookie") ?? "";
    expect(set).toMatch(/^__Host-sallyport-anonymous=[\w-]{22}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const again = await ask("/login", { headers: { cookie: set.split(";")[0] ?? "" } });
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  test("the victim is not signed in by the attacker's token", async () => {
    const victim = await start();
    const attacker = await start();
    expect((await login({ cookie: victim.cookie }, `_csrf=${attacker.token}&user=eve`)).status).toBe(403);
    expect((await login({}, `_csrf=${attacker.token}&user=eve`)).status).toBe(403);
    expect((await login({ cookie: victim.cookie }, `_csrf=${victim.token}&user=ada`)).status).toBe(303);
  });

  test("a token of before the sign-in is not one of after", async () => {
    const before = await start();
    const signedIn = await login({ cookie: before.cookie }, `_csrf=${before.token}&user=ada`);
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const response = await ask("/transfers", {
      method: "POST",
      headers: { cookie, "x-csrf-token": before.token },
    });
    expect(response.status).toBe(403);
  });
});
