import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "@sallyport/testing/certificate";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { explainMessage } from "../../src/explain/index.ts";
import { Browser, inProcess, type EngineName, type Outcome } from "../../src/index.ts";
import { httpNetwork } from "../../src/network/http.ts";

const api = "https://api.example";
const app = (request: Request): Response =>
  new Response("", {
    headers: {
      "access-control-allow-origin": request.headers.get("origin") ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "PUT",
    },
  });

const attempt = (engine: EngineName, init: RequestInit, clientCertificates = [api]): Promise<Outcome> => {
  const network = inProcess({ [api]: app }, { requiresClientCertificate: [api] });
  return new Browser({ engine, network, clientCertificates })
    .pageAt("https://app.example/")
    .attempt(`${api}/orders`, init as object);
};

describe("a server that requires a client certificate", () => {
  test.each<[engine: EngineName, init: RequestInit, failure: string | undefined, preflight?: boolean]>([
    ["standard", { credentials: "include" }, undefined],
    ["standard", {}, "client-certificate"],
    ["standard", { credentials: "omit" }, "client-certificate"],
    ["standard", { credentials: "include", method: "PUT" }, "client-certificate", true],
    ["firefox", { credentials: "include" }, undefined],
    ["firefox", { credentials: "omit" }, "client-certificate"],
    ["firefox", { credentials: "include", method: "PUT" }, "client-certificate", true],
    ["chromium", { credentials: "omit" }, undefined],
    ["chromium", { credentials: "include", method: "PUT" }, undefined],
  ])("%s, %j: %s", async (engine, init, code, preflight) => {
    const { failure, sent, executed } = await attempt(engine, init);
    expect([failure?.code, failure?.preflight]).toEqual([code, preflight]);
    expect([sent, executed]).toEqual(code === undefined ? [true, true] : [false, false]);
  });

  test("and a user who has none", async () => {
    expect((await attempt("chromium", { credentials: "include" }, [])).failure?.code).toBe("client-certificate");
  });

  test.each<[init: RequestInit, fixes: readonly RegExp[]]>([
    [{ credentials: "include", method: "PUT" }, [/without requiring it/, /one origin/]],
    [{}, [/Include credentials/, /one origin/]],
    [{ credentials: "include" }, [/one origin/, /^Import the certificate/]],
  ])("explain says what to do about %j", async (init, fixes) => {
    const certificates = init.method === undefined && init.credentials === "include" ? [] : [api];
    const explanation = explain(await attempt("firefox", init, certificates));
    expect(explanation.fixes.map(({ text }) => text)).toEqual(fixes.map((fix): unknown => expect.stringMatching(fix)));
  });

  test.each([
    "400 No required SSL certificate was sent",
    "curl: (56) OpenSSL SSL_read: tlsv13 alert certificate required, errno 0",
  ])("%s", (message) => {
    expect(explainMessage(message)[0]?.why).toMatch(/requires a TLS client certificate/);
  });

  test.each(["net::ERR_BAD_SSL_CLIENT_AUTH_CERT", "net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED"])("%s", (name) => {
    expect(explainMessage(`GET ${api}/orders ${name}`)[0]?.code).toBe("client-certificate");
  });

  test("over real TLS", async () => {
    const certificate = await makeCertificate();
    const server = createServer({ ...certificate, ca: certificate.cert, requestCert: true, rejectUnauthorized: true });
    server.on("tlsClientError", () => undefined).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const network = httpNetwork({ rejectUnauthorized: false });
    try {
      const page = new Browser({ network }).pageAt("https://app.example/");
      const { failure } = await page.attempt(`https://localhost:${String(port)}/`, { credentials: "include" });
      expect(failure?.code).toBe("client-certificate");
    } finally {
      network.close();
      server.close();
    }
  });
});

test("wrong origins are listed", () => {
  const wrong = ["http://api.example", `${api}/`, 7] as unknown as string[];
  expect(() => inProcess({ [api]: app }, { requiresClientCertificate: wrong })).toThrow(
    /requiresClientCertificate\[0\].*\n.*requiresClientCertificate\[1\].*\n.*requiresClientCertificate\[2\]/,
  );
});
