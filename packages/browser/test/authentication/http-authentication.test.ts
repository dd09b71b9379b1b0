import { describe, expect, test } from "vitest";
import { AuthenticationEntries } from "../../src/authentication/authentication-entries.ts";
import { basicCredentials, userinfoOf } from "../../src/authentication/basic-credentials.ts";
import { explain } from "../../src/explain/index.ts";
import { Browser, inProcess, type EngineName, type Outcome } from "../../src/index.ts";

const printer = "https://printer.example";
const value = "Basic YWRhOnB3";

/** A server that remembers Authorization of each request, and asks for it unless it is `accepted`. */
function server(accepted = value): { readonly seen: (string | null)[]; readonly app: (request: Request) => Response } {
  const seen: (string | null)[] = [];
  const app = (request: Request): Response => {
    const headers = {
      "access-control-allow-origin": request.headers.get("origin") ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "authorization",
    };
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers });
    const sent = request.headers.get("authorization");
    seen.push(sent);
    if (sent === accepted) return new Response("printed", { headers });
    return new Response("Who?", { status: 401, headers: { ...headers, "www-authenticate": 'Basic realm="r"' } });
  };
  return { seen, app };
}

const eve = "Basic ZXZlOm5ldw==";

/** A server that accepts every user name and password. */
function openServer(): ReturnType<typeof server> {
  const { seen, app } = server("");
  return {
    seen,
    app: (request) => {
      const refused = app(request);
      return request.headers.has("authorization") ? new Response("printed") : refused;
    },
  };
}

const kindsOf = ({ trace }: Outcome): readonly string[] =>
  trace.map(({ kind }) => kind).filter((kind) => kind.startsWith("authorization") || kind.startsWith("authentication"));

const include = { credentials: "include" } as const;

describe("a password that was entered in the address bar", () => {
  test.each<[engine: EngineName, sent: string | null]>([
    ["standard", value],
    ["chromium", value],
    ["firefox", null],
    ["webkit", value],
  ])("%s and a page of another site", async (engine, sent) => {
    const { seen, app } = server();
    const browser = new Browser({ engine, network: inProcess({ [printer]: app }) });
    await browser.open("https://ada:pw@printer.example/");
    expect(seen).toEqual([null, value]);
    await browser.pageAt("https://evil.example/").attempt(`${printer}/x`, include);
    expect(seen.slice(2)).toEqual([sent]);
    await browser.pageAt("https://evil.example/").submit({ action: `${printer}/x`, method: "post" });
    expect(seen.slice(3)).toEqual([value]);
    await browser.pageAt("https://evil.example/").attempt(`${printer}/x`, { credentials: "omit" });
    expect(seen.slice(4)).toEqual([null]);
  });

  test("of which the server wants another is sent once more, and no more", async () => {
    const { seen, app } = server("Basic b3RoZXI=");
    const browser = new Browser({ engine: "chromium", network: inProcess({ [printer]: app }) });
    await browser.open("https://ada:pw@printer.example/");
    expect(seen).toEqual([null, value]);
  });

  test("is not sent by an XMLHttpRequest that has another, until the server asks", async () => {
    const { seen, app } = server();
    const browser = new Browser({ engine: "chromium", network: inProcess({ [printer]: app }) });
    await browser.open("https://eve:old@printer.example/");
    const request = new (browser.pageAt(`${printer}/`).XMLHttpRequest)();
    const loaded = new Promise((resolve) => request.addEventListener("loadend", resolve));
    request.open("GET", `${printer}/x`, true, "ada", "pw");
    request.send();
    await loaded;
    expect(seen.slice(2)).toEqual([null, value]);
    expect(request.status).toBe(200);
  });

  test.each<[engine: EngineName, sent: (string | null)[], known: string]>([
    ["standard", [value], value],
    ["chromium", [null, eve], eve],
    ["firefox", [eve], eve],
    ["webkit", [eve], eve],
  ])("%s: a link with another user name and password in its URL", async (engine, sent, known) => {
    const { seen, app } = openServer();
    const browser = new Browser({ engine, network: inProcess({ [printer]: app }) });
    await browser.open("https://ada:pw@printer.example/");
    await browser.pageAt(`${printer}/`).navigate("https://eve:new@printer.example/x");
    expect(seen.slice(2)).toEqual(sent);
    await browser.pageAt(`${printer}/`).attempt(`${printer}/y`, include);
    expect(seen.at(-1)).toBe(known);
  });

  test.each<[engine: EngineName, sent: (string | null)[], code: string | undefined]>([
    ["standard", [null, eve], undefined],
    ["chromium", [], "embedded-credentials"],
    ["firefox", [null, eve], undefined],
    ["webkit", [null, eve], undefined],
  ])("%s: user name and password in the URL of an image, of a frame and of a beacon", async (engine, sent, code) => {
    const { seen, app } = openServer();
    const url = "https://eve:new@printer.example/x";
    const started = (): ReturnType<Browser["pageAt"]> => {
      seen.length = 0;
      return new Browser({ engine, network: inProcess({ [printer]: app }) }).pageAt("https://app.example/");
    };
    const { failure } = await started().embed({ as: "image", url });
    expect([seen, failure?.code === code || code === undefined]).toEqual([sent, true]);
    expect((await started().sendBeacon(url)).failure?.code).toBe(code);
    expect(seen).toEqual(sent);
    const media = await started().embed({ as: "video", url });
    expect([seen, media.failure?.code === "embedded-credentials"]).toEqual([[null, eve], false]);
  });

  test("a page whose own URL has them embeds what is relative to it", async () => {
    const { seen, app } = openServer();
    const browser = new Browser({ engine: "chromium", network: inProcess({ [printer]: app }) });
    await browser.open("https://eve:new@printer.example/");
    const page = browser.pageAt("https://eve:new@printer.example/");
    expect((await page.embed({ as: "image", url: "/logo.png" })).failure?.code).not.toBe("embedded-credentials");
    expect(seen).toEqual([null, eve, null, eve]);
  });

  test("goes to no other browser, and to no other port", async () => {
    const { seen, app } = server();
    const network = inProcess({ [printer]: app, [`${printer}:8443`]: app });
    const browser = new Browser({ engine: "chromium", network });
    await browser.open("https://ada:pw@printer.example/");
    await browser.pageAt(`${printer}/`).attempt(`${printer}:8443/`, include);
    await new Browser({ engine: "chromium", network }).pageAt(`${printer}/`).attempt(`${printer}/`);
    expect(seen.slice(2)).toEqual([null, null]);
  });

  test.each<[engine: EngineName, sent: string]>([
    ["standard", "Bearer t"],
    ["chromium", "Bearer t"],
    ["firefox", "Bearer t"],
    ["webkit", value],
  ])("%s and an Authorization header of a script", async (engine, sent) => {
    const { seen, app } = server();
    const browser = new Browser({ engine, network: inProcess({ [printer]: app }) });
    const page = await browser.open("https://ada:pw@printer.example/");
    await page.attempt(`${printer}/x`, { headers: { authorization: "Bearer t" } });
    expect(seen.slice(2)[0]).toBe(sent);
  });
});

describe("a challenge that the browser has no answer to", () => {
  test.each<[engine: EngineName, from: string, asks: boolean]>([
    ["chromium", printer, true],
    ["chromium", "https://evil.example", true],
    ["firefox", "https://evil.example", true],
    ["webkit", printer, true],
    ["webkit", "https://evil.example", false],
    ["standard", "https://evil.example", false],
  ])("%s, of a page at %s: it asks %s", async (engine, from, asks) => {
    const { seen, app } = server();
    const page = new Browser({ engine, network: inProcess({ [printer]: app }) }).pageAt(`${from}/`);
    const outcome = await page.attempt(`${printer}/x`, include);
    expect([outcome.response?.status, seen]).toEqual([401, [null]]);
    expect(kindsOf(outcome)).toEqual(asks ? ["authentication-prompt"] : []);
    const steps = explain(outcome).steps.filter(({ code }) => code === "authentication-prompt");
    expect(steps.map(({ result }) => result)).toEqual(
      asks ? ["the request waits for the user, whom the browser asks (`r`); in the model the user cancels"] : [],
    );
  });

  test("nobody is asked for a request without credentials", async () => {
    const { app } = server();
    const page = new Browser({ engine: "chromium", network: inProcess({ [printer]: app }) }).pageAt(`${printer}/`);
    expect(kindsOf(await page.attempt(`${printer}/x`, { credentials: "omit" }))).toEqual([]);
  });

  test.each(["Digest realm=r", "Negotiate", ""])("%j is none that the model answers", async (challenge) => {
    const app = (): Response => new Response(null, { status: 401, headers: { "www-authenticate": challenge } });
    const browser = new Browser({ engine: "chromium", network: inProcess({ [printer]: app }) });
    const page = await browser.open("https://ada:pw@printer.example/");
    expect(kindsOf(await page.attempt(`${printer}/x`))).toEqual([]);
  });
});

describe("explain", () => {
  test("says that the browser added it", async () => {
    const { app } = server();
    const browser = new Browser({ engine: "webkit", network: inProcess({ [printer]: app }) });
    const page = await browser.open("https://ada:pw@printer.example/");
    const steps = async (headers: Record<string, string>): Promise<readonly string[]> => {
      const { steps: all } = explain(await page.attempt(`${printer}/x`, { headers }));
      return all.flatMap(({ code, result }) => (code === "authorization" ? [result] : []));
    };
    const text = `with the user name and password that the user entered for ${printer}`;
    expect(await steps({})).toEqual([text]);
    expect(await steps({ authorization: "Bearer t" })).toEqual([`${text}, instead of the script's`]);
  });
});

describe("the entries", () => {
  const at = (path: string): URL => new URL(path, printer);

  test("are for a directory and what is below it; the nearest counts", () => {
    const entries = new AuthenticationEntries();
    entries.add("", at("/a/b"), "one", "1");
    entries.add("", at("/a/c/d"), "two", "2");
    const values = ["/", "/a", "/a/x", "/a/c/", "/a/c/x/y", "/ac"].map((path) =>
      entries.valueFor("", at(path), "newest"),
    );
    expect(values).toEqual([undefined, undefined, "1", "2", "2", undefined]);
    expect(entries.valueForRealm("", at("/z"), "two")).toBe("2");
    expect(entries.valueFor("other", at("/a/x"), "newest")).toBeUndefined();
  });

  test("a newer one replaces that of its realm, and that of its directory", () => {
    const entries = new AuthenticationEntries();
    entries.add("", at("/a/"), "r", "1");
    entries.add("", at("/b/"), "r", "2");
    expect(["/a/", "/b/"].map((path) => entries.valueFor("", at(path), "newest"))).toEqual(["2", "2"]);
    entries.add("", at("/a/"), "s", "3");
    expect(["/a/", "/b/"].map((path) => entries.valueFor("", at(path), "newest"))).toEqual(["3", "2"]);
  });

  test("of two realms in one directory, an engine has the older or the newer; the one that it has is replaced", () => {
    const entries = new AuthenticationEntries();
    entries.add("", at("/a/"), "r", "1");
    entries.add("", at("/a/"), "s", "2");
    entries.add("", at("/b/"), "r", "1");
    const values = (): unknown[] => [
      entries.valueFor("", at("/a/x"), "oldest"),
      entries.valueFor("", at("/a/x"), "newest"),
      entries.valueFor("", at("/b/"), "newest"),
    ];
    expect(values()).toEqual(["1", "2", "1"]);
    entries.replace("", at("/a/x"), "oldest", "3");
    expect(values()).toEqual(["3", "2", "3"]);
    entries.replace("", at("/c/"), "newest", "4");
    expect(values()).toEqual(["3", "2", "3"]);
  });

  test("are bounded", () => {
    const entries = new AuthenticationEntries();
    for (let n = 0; n < 3000; n++) entries.add("", at(`/${String(n)}/`), String(n), "v");
    expect(entries.valueFor("", at("/0/"), "newest")).toBeUndefined();
    expect(entries.valueFor("", at("/2999/"), "newest")).toBe("v");
  });
});

test.each([
  ["https://ada:pw@a.example/", "ada:pw"],
  ["https://ada@a.example/", "ada:"],
  ["https://:pw@a.example/", ":pw"],
  ["https://%C3%A4:%3A@a.example/", "ä::"],
  ["https://%ff%:%00@a.example/", "%ff%:\0"],
  ["https://a.example/", undefined],
])("the user name and password of %s", (url, expected) => {
  expect(userinfoOf(new URL(url))).toBe(expected);
});

test("credentials are UTF-8 in Base64", () => {
  expect(basicCredentials("test:123\u00a3")).toBe("Basic dGVzdDoxMjPCow==");
  expect(basicCredentials("a".repeat(500_000)).length).toBeGreaterThan(600_000);
});
