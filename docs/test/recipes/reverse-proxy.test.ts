import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCertificate } from "@sallyport/testing/certificate";
import { ask, exchangesOf, expectShown, startLine, type Fields } from "./exchange.ts";
import { readRecipe, start, writePrograms, writeVariant, type Program } from "./program.ts";

const page = readRecipe("reverse-proxy");
const folder = writePrograms(page);
const files = { TLS_KEY: join(folder, "key.pem"), TLS_CERT: join(folder, "cert.pem") };
const programs = new Map<string, Program>();

beforeAll(async () => {
  const { key, cert } = await makeCertificate();
  writeFileSync(files.TLS_KEY, key);
  writeFileSync(files.TLS_CERT, cert);
  const app = await start(join(folder, "app.mjs"));
  programs.set("app.mjs", app);
  const env = { ...files, APP: `http://127.0.0.1:${app.port}` };
  programs.set("proxy.mjs", await start(join(folder, "proxy.mjs"), env));
});

afterAll(async () => {
  for (const program of programs.values()) await program.stop();
});

test.each(exchangesOf(page))("$title, to $info", async (exchange) => {
  const { method, target } = startLine(exchange.request);
  const { port } = programs.get(exchange.info)!;
  const secure = exchange.info === "proxy.mjs";
  expectShown(exchange, await ask(port, method, target, exchange.request.fields, { secure }));
});

async function throughProxy(app: string, fields: Fields): Promise<{ status: number | undefined; isAlive: boolean }> {
  const proxy = await start(join(folder, "proxy.mjs"), { ...files, APP: app });
  try {
    const answer = await ask(proxy.port, "POST", "/transfers", fields, { secure: true }).catch(() => undefined);
    return { status: answer?.status, isAlive: proxy.isAlive() };
  } finally {
    await proxy.stop();
  }
}

const own: Fields = [
  ["Host", "api.bank.example"],
  ["Origin", "https://api.bank.example"],
];

test("without hostHeader your own page is taken for a stranger's", async () => {
  const app = await start(writeVariant(page, "app.mjs", '{ hostHeader: "X-Forwarded-Host" }', "{}"));
  try {
    expect((await throughProxy(`http://127.0.0.1:${app.port}`, own)).status).toBe(403);
  } finally {
    await app.stop();
  }
});

test("the proxy goes on where nobody is behind it", async () => {
  expect(await throughProxy("http://127.0.0.1:9", own)).toEqual({ status: undefined, isAlive: true });
});
