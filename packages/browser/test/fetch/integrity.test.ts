import type { EngineName } from "../../src/index.ts";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { NetworkFailure, type PageRequestInit } from "../../src/index.ts";
import { API, sceneOf, verdictOf } from "./script.ts";

const hash = (algorithm: string, body = "body"): string =>
  `${algorithm}-${createHash(algorithm).update(body).digest("base64")}`;
const urlSafe = (text: string): string =>
  text.replace("-", "%").replaceAll("+", "-").replaceAll("/", "_").replace("%", "-");
const other = hash("sha512", "other");

const anyone = [["Access-Control-Allow-Origin", "*"]] as const;

describe.each(["sha256", "sha384", "sha512"])("%s", (algorithm) => {
  test.each<[desc: string, integrity: string, expected: string]>([
    ["the body's", hash(algorithm), "cors 200"],
    ["another body's", hash(algorithm, "other"), "integrity"],
    ["one of two", `${hash(algorithm, "other")} ${hash(algorithm)}`, "cors 200"],
    ["with options, which mean nothing", `${hash(algorithm)}?ct=text/plain`, "cors 200"],
    ["in the alphabet for URLs", urlSafe(hash(algorithm)), "cors 200"],
    ["after white space", `\t\n ${hash(algorithm)} `, "cors 200"],
  ])("%s", async (_desc, integrity, expected) => {
    const { page } = sceneOf(() => ({ headers: anyone, body: "body" }));
    expect(await verdictOf(page, API, { integrity })).toBe(expected);
  });
});

describe("which hash counts", () => {
  test.each<[desc: string, integrity: string, expected: string]>([
    ["none", "", "cors 200"],
    ["nothing that parses is none", "md5-xxx sha1-xxx sha256 sha256-", "cors 200"],
    ["the strongest alone", `${hash("sha256")} ${hash("sha384")} ${other}`, "integrity"],
    ["a weaker wrong one does no harm", `${hash("sha256", "other")} ${hash("sha512")}`, "cors 200"],
  ])("%s", async (_desc, integrity, expected) => {
    const { page } = sceneOf(() => ({ headers: anyone, body: "body" }));
    expect(await verdictOf(page, API, { integrity })).toBe(expected);
  });
});

describe("what cannot be verified is refused", () => {
  const integrity = hash("sha256");

  test.each<[desc: string, init: PageRequestInit]>([
    ["an opaque response, though the hash is right", { mode: "no-cors", integrity }],
    ["an opaque response, by metadata that mean nothing", { mode: "no-cors", integrity: "nothing" }],
    ["an opaque redirect", { redirect: "manual", integrity }],
  ])("%s", async (_desc, init) => {
    const { page } = sceneOf(() => ({
      status: init.redirect === "manual" ? 302 : 200,
      headers: [...anyone, ["Location", "/"]],
      body: "body",
    }));
    expect(await verdictOf(page, API, init)).toBe("integrity");
  });

  test("a body that breaks off is the network's failure", async () => {
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new NetworkFailure("truncated", "The connection ended.");
    }
    const { page } = sceneOf(() => ({ headers: anyone, body: broken() }));
    expect(await verdictOf(page, API, { integrity })).toBe("truncated");
    expect(await verdictOf(page, API, { integrity: "nothing" })).toBe("truncated");
  });

  test("a page learns nothing of it, but has sent the request", async () => {
    const { page } = sceneOf(() => ({ headers: anyone, body: "body" }));
    const { error, executed, readable } = await page.attempt(API, { integrity: other });
    expect([error?.name, executed, readable]).toEqual(["TypeError", true, false]);
  });
});

describe("no body, which engines verify as an empty one, and the standard refuses", () => {
  test.each<[engine: EngineName, desc: string, status: number, init: PageRequestInit, expected: string]>([
    ["chromium", "204", 204, { integrity: hash("sha256", "") }, "cors 204"],
    ["chromium", "204, another hash", 204, { integrity: hash("sha256") }, "integrity"],
    ["firefox", "HEAD", 200, { method: "HEAD", integrity: hash("sha256", "") }, "cors 200"],
    ["webkit", "HEAD", 200, { method: "HEAD", integrity: hash("sha256", "") }, "cors 200"],
    ["standard", "204", 204, { integrity: hash("sha256", "") }, "integrity"],
    ["standard", "HEAD", 200, { method: "HEAD", integrity: hash("sha256", "") }, "integrity"],
  ])("%s: %s", async (engine, _desc, status, init, expected) => {
    const { page } = sceneOf(() => ({ status, headers: anyone, body: "body" }), { engine });
    expect(await verdictOf(page, API, init)).toBe(expected);
  });
});

test.each<[engine: EngineName, expected: string]>([
  ["standard", "cors 200"],
  ["webkit", "integrity"],
])("%s: an algorithm in upper case", async (engine, expected) => {
  const { page } = sceneOf(() => ({ headers: anyone, body: "body" }), { engine });
  expect(await verdictOf(page, API, { integrity: hash("sha256", "").replace("sha", "SHA") })).toBe(expected);
});

/** A digest of two signs of padding, with none, one, and three of them. */
const sha512 = hash("sha512").replaceAll("=", "");
test.each<[engine: EngineName, none: string, one: string, three: string]>([
  ["standard", "integrity", "integrity", "cors 200"],
  ["chromium", "cors 200", "cors 200", "cors 200"],
  ["firefox", "cors 200", "integrity", "cors 200"],
  ["webkit", "cors 200", "cors 200", "cors 200"],
])("another padding in %s", async (engine, ...expected) => {
  const { page } = sceneOf(() => ({ headers: anyone, body: "body" }), { engine });
  const found = [];
  for (const padding of ["", "=", "==="]) found.push(await verdictOf(page, API, { integrity: sha512 + padding }));
  expect(found).toEqual(expected);
});

test("the body that was verified can still be read", async () => {
  const { page } = sceneOf(() => ({ headers: anyone, body: "body" }));
  expect(await (await page.fetch(API, { integrity: hash("sha384") })).text()).toBe("body");
});

test("ten thousand hashes of a megabyte: the body is hashed once", async () => {
  const body = "x".repeat(1_000_000);
  const { page } = sceneOf(() => ({ headers: anyone, body }));
  const integrity = [...Array<string>(10_000).fill(other), hash("sha512", body)].join(" ");
  const start = performance.now();
  expect(await verdictOf(page, API, { integrity })).toBe("cors 200");
  expect(performance.now() - start).toBeLessThan(5000);
});
