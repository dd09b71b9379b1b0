import { describe, expect, test } from "vitest";
import express from "express";
import type { WebHandler } from "../../src/index.ts";
import { assertExecutesNothing, browserFor, type App, type TestPage } from "../../src/test-kit/index.ts";

const BANK = "https://bank.example";
const EVIL = "https://evil.example";
const transfer = { method: "POST", headers: { "content-type": "application/json" }, body: '{"to":"eve","amount":9}' };

async function complaint(page: TestPage, init: object, path: string): Promise<string> {
  const error: unknown = await assertExecutesNothing(page, `${BANK}${path}`, init).then(
    () => new Error("It passed."),
    (reason: unknown) => reason,
  );
  return (error as Error).message;
}

/** A bank that counts what `takes` makes of a request, and the page that attacks it, with the user's cookie. */
async function attacking(takes: (request: Request, body: string) => boolean): Promise<TestPage> {
  let count = 0;
  const app: WebHandler = async (request) => {
    if (new URL(request.url).pathname === "/")
      return new Response(null, { headers: { "set-cookie": "session=1; Secure; SameSite=Lax" } });
    const isTaken = takes(request, await request.text());
    if (isTaken) count++;
    return new Response(null, { status: isTaken ? 204 : 403 });
  };
  const browser = browserFor({ [BANK]: app }, { executed: () => count, thirdPartyCookies: "allow" });
  await browser.open(BANK);
  return browser.pageAt(EVIL);
}

const queryOf = ({ url }: Request): URLSearchParams => new URL(url).searchParams;

describe("a POST that the server takes from a GET too", () => {
  test("names the link, which carries a Lax cookie, and says what to do", async () => {
    const page = await attacking((request) => request.method === "GET" && queryOf(request).get("to") === "eve");
    const message = await complaint(page, transfer, "/transfer");
    expect(message).toContain("to execute nothing with POST https://bank.example/transfer.");
    expect(message).toContain(
      "Sent with the cookie session in chromium, firefox and webkit by: link (the fields in the query)",
    );
    expect(message).toContain("image (the fields in the query)");
    expect(message).toContain("Make it for POST alone.");
    expect(message.split("\n").length).toBeLessThanOrEqual(15);
  });

  test("in an Express app with app.all", async () => {
    let transfers = 0;
    const app = express();
    app.use(express.json());
    app.all("/transfer", (request, response) => {
      const { to } = { ...request.query, ...(request.body as object | undefined) } as { to?: string };
      if (to === undefined) return void response.sendStatus(400);
      transfers++;
      response.sendStatus(204);
    });
    const page = await browserFor({ [BANK]: app as App }, { executed: () => transfers }).pageAt(EVIL);
    expect(await complaint(page, transfer, "/transfer")).toContain("link (the fields in the query)");
  });

  test("a GraphQL mutation", async () => {
    const page = await attacking((request) => queryOf(request).get("query")?.startsWith("mutation") === true);
    const mutation = { ...transfer, body: JSON.stringify({ query: "mutation { pay }", variables: { to: "eve" } }) };
    expect(await complaint(page, mutation, "/graphql")).toContain("link (the fields in the query)");
  });

  test.each<[desc: string, takes: (request: Request) => boolean]>([
    ["a GET that executes something else, with the fields or without", ({ method }) => method === "GET"],
    ["no GET", () => false],
  ])("passes for %s", async (_, takes) => {
    await assertExecutesNothing(await attacking(takes), `${BANK}/transfer`, transfer);
  });

  test("passes, soon, where a GET is an event stream", async () => {
    const app: WebHandler = (request) =>
      request.method === "GET"
        ? new Response(new ReadableStream(), { headers: { "content-type": "text/event-stream" } })
        : new Response(null, { status: 415 });
    const browser = browserFor({ [BANK]: app }, { executed: () => 0, timeout: 100 });
    const before = Date.now();
    await assertExecutesNothing(await browser.pageAt(EVIL), `${BANK}/transfer`, transfer);
    expect(Date.now() - before).toBeLessThan(1500);
  });
});

describe("a DELETE that the server takes from a form", () => {
  const isPost = ({ method }: Request): boolean => method === "POST";

  test.each<[desc: string, takes: (request: Request, body: string) => boolean, way: string]>([
    ["by a field", (request, body) => isPost(request) && /(^|&)_method=DELETE/.test(body), "field _method"],
    ["by the query", (request) => isPost(request) && queryOf(request).get("_method") === "DELETE", "query, _method"],
  ])("%s", async (_, takes, way) => {
    const message = await complaint(await attacking(takes), { method: "delete" }, "/accounts/1");
    expect(message).toContain("to execute nothing with DELETE https://bank.example/accounts/1.");
    expect(message).toContain(`form (the method in the ${way})`);
    expect(message).toContain("takes a form's `_method` for the method");
  });

  test("passes where the POST executes something else", async () => {
    await assertExecutesNothing(await attacking(isPost), `${BANK}/accounts/1`, { method: "DELETE" });
  });
});

test("without a counter nobody knows, and nothing of it is sent", async () => {
  const methods: string[] = [];
  const app: WebHandler = (request) => {
    methods.push(`${request.method} ${new URL(request.url).search}`);
    return new Response(null, { status: 403 });
  };
  const page = await browserFor({ [BANK]: app }, { engine: "chromium" }).pageAt(EVIL);
  await assertExecutesNothing(page, `${BANK}/accounts/1`, { method: "DELETE" }, { refusedWith: 403 });
  expect(methods).toEqual(["OPTIONS "]);
});

test("JSON in a Blob is JSON", async () => {
  const isTransfer = (text: string): boolean => /^\{.*"to":"eve"/.test(text);
  const page = await attacking(
    (request, body) => request.headers.get("content-type") === "text/plain" && isTransfer(body),
  );
  const body = new Blob([transfer.body], { type: "application/json" });
  expect(await complaint(page, { method: "POST", body }, "/transfer")).toContain("under another Content-Type too");
});
