import { createServer } from "node:http";
import express from "express";
import { WebSocketServer } from "ws";
import { describe, expect, test } from "vitest";
import type { WebHandler } from "../../src/index.ts";
import { changeBodyOf } from "../../src/test-kit/change-body.ts";
import { assertExecutesNothing, browserFor, type App, type TestPage } from "../../src/test-kit/index.ts";

const BANK = "https://bank.example";
const EVIL = "https://evil.example";
const transfer = { method: "POST", headers: { "content-type": "application/json" }, body: '{"to":"eve","amount":9}' };

async function complaint(page: TestPage, init: object = transfer, url = `${BANK}/transfer`): Promise<string> {
  const error: unknown = await assertExecutesNothing(page, url, init).then(
    () => new Error("It passed."),
    (reason: unknown) => reason,
  );
  return (error as Error).message;
}

/** A bank whose parser takes JSON from any of these types; it signs users in with a cookie. */
function bankTaking(type: string | string[], cookie: string): { readonly app: App; readonly count: () => number } {
  let transfers = 0;
  const app = express();
  app.use(express.json({ type }));
  app.get("/", (_request, response) => void response.setHeader("set-cookie", cookie).end());
  app.post("/transfer", (request, response) => {
    const { to, amount } = (request.body ?? {}) as { to?: string; amount?: number };
    if (to === undefined || amount === undefined) return void response.sendStatus(415);
    transfers++;
    response.sendStatus(204);
  });
  return { app: app as App, count: () => transfers };
}

async function evilPage(type: string | string[], cookie: string): Promise<TestPage> {
  const { app, count } = bankTaking(type, cookie);
  const browser = browserFor({ [BANK]: app }, { executed: count, thirdPartyCookies: "allow" });
  await browser.open(BANK);
  return browser.pageAt(EVIL);
}

test("an app that takes the fields of a form, and no JSON text, isn't told to parse JSON otherwise", async () => {
  let transfers = 0;
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.post("/transfer", (request, response) => {
    const { to } = (request.body ?? {}) as { to?: string };
    if (to === undefined) return void response.sendStatus(415);
    transfers++;
    response.sendStatus(204);
  });
  const browser = browserFor({ [BANK]: app as App }, { executed: () => transfers });
  const message = await complaint(await browser.pageAt(EVIL));
  expect(message).toContain(
    "by: form (application/x-www-form-urlencoded), no-cors fetch (application/x-www-form-urlencoded)",
  );
  expect(message).not.toContain("another Content-Type");
});

describe("an Express app whose transfer takes JSON", () => {
  test("from text/plain: names the form that sends it, the cookies, and what to do, in 15 lines", async () => {
    const message = await complaint(
      await evilPage(["application/json", "text/plain"], "session=1; Secure; SameSite=None"),
    );
    expect(message).toContain("form (text/plain), no-cors fetch (text/plain), sendBeacon (text/plain).");
    expect(message).toContain("Sent with the cookie session in chromium, firefox and webkit by: ");
    expect(message).not.toContain("form (multipart/form-data)");
    expect(message).not.toContain("no Content-Type");
    expect(message).toContain("Parse it only where that is application/json.");
    expect(message).toContain("Refuse the request before its handler runs");
    expect(message.split("\n").length).toBeLessThanOrEqual(15);
  });

  test("from application/json alone: WebKit sends that without a preflight", async () => {
    const message = await complaint(await evilPage("application/json", "session=1"));
    expect(message).toContain(
      "Sent with the cookie session in webkit by: no-cors fetch (Blob, the same Content-Type).",
    );
    expect(message).toContain("Note: WebKit sends the type of a Blob without a preflight");
    expect(message).toContain("As expected in chromium and firefox.");
    expect(message).not.toContain("Parse it only where");
  });

  test.each<[desc: string, type: string, init: object]>([
    [
      "the type of its headers",
      "application/vnd.api+json",
      { headers: [["Content-Type", "application/vnd.api+json"]] },
    ],
    ["a Blob's type", "application/graphql", { body: new Blob([transfer.body], { type: "application/graphql" }) }],
    ["JSON without a type", "application/json", {}],
  ])("from %s alone: so it does", async (_, type, more) => {
    const message = await complaint(await evilPage(type, "session=1"), { ...transfer, headers: {}, ...more });
    expect(message).toContain("in webkit by: no-cors fetch (Blob, the same Content-Type).");
  });

  test("without a counter: the way that was taken stands first, alone", async () => {
    const { app } = bankTaking("application/json", "session=1; Secure; SameSite=None");
    const browser = browserFor({ [BANK]: app }, { thirdPartyCookies: "allow" });
    await browser.open(BANK);
    const lines = (await complaint(await browser.pageAt(EVIL))).split("\n");
    expect(lines[1]).toBe(
      "Sent with the cookie session in webkit (status 204) by: no-cors fetch (Blob, the same Content-Type).",
    );
    expect(lines[2]).toContain("(status 415)");
  });

  test.each<[desc: string, body: BodyInit]>([
    ["text", "hello"],
    ["parameters", new URLSearchParams({ a: "1" })],
    ["bytes", new Uint8Array([1, 2])],
  ])("%s without a Content-Type has no type that a Blob could have", async (_, body) => {
    const app: WebHandler = (request) =>
      new Response(null, { status: request.headers.get("content-type") === null ? 200 : 415 });
    const page = await browserFor({ [BANK]: app }, { engine: "webkit" }).pageAt(EVIL);
    const message = await complaint(page, { method: "POST", body });
    expect(message).toContain("no-cors fetch (no Content-Type)");
    expect(message).not.toContain("Blob");
  });

  describe("that looks at Sec-Fetch-Site alone", () => {
    const bankIfOwn = (isOwn: (headers: Headers) => boolean) => {
      let transfers = 0;
      const app: WebHandler = (request) => {
        if (request.method !== "POST")
          return new Response("", { headers: { "set-cookie": "session=1; Secure; SameSite=None" } });
        if (!isOwn(request.headers)) return new Response(null, { status: 403 });
        transfers++;
        return new Response(null, { status: 204 });
      };
      return browserFor({ [BANK]: app }, { executed: () => transfers, thirdPartyCookies: "allow" });
    };

    test("a page that is gone gets past it in WebKit, by a redirect, with the cookie", async () => {
      const browser = bankIfOwn((headers) => headers.get("sec-fetch-site") === "same-origin");
      await browser.open(BANK);
      const message = await complaint(await browser.pageAt(EVIL));
      expect(message).toContain(
        "Sent with the cookie session in webkit by: no-cors fetch of a page that is gone, redirected",
      );
      expect(message).toContain("(application/json)");
      expect(message).toContain("Note: WebKit says `Sec-Fetch-Site: same-origin` of a request that outlives its page");
      expect(message).toContain("As expected in chromium and firefox.");
    });

    test("and is named beside a link that gets past it, too", async () => {
      let transfers = 0;
      const app: WebHandler = async (request) => {
        const isOwn = request.headers.get("sec-fetch-site") === "same-origin";
        const text = `${new URL(request.url).search} ${await request.text()}`;
        if ((request.method === "GET" || isOwn) && text.includes("eve")) transfers++;
        return new Response("");
      };
      const message = await complaint(await browserFor({ [BANK]: app }, { executed: () => transfers }).pageAt(EVIL));
      expect(message).toContain("link (the fields in the query)");
      expect(message).toContain("of a page that is gone, redirected");
    });

    test("and not past one that compares Origin, too", async () => {
      const browser = bankIfOwn(
        (headers) => headers.get("sec-fetch-site") === "same-origin" && headers.get("origin") === BANK,
      );
      await assertExecutesNothing(await browser.pageAt(EVIL), `${BANK}/transfer`, transfer);
    });
  });

  test("behind a guard that refuses other origins: nothing gets through", async () => {
    const { app, count } = bankTaking("application/json", "session=1");
    const guarded = express();
    guarded.use((request, response, next) =>
      request.method === "GET" || request.headers.origin === BANK ? next() : void response.sendStatus(403),
    );
    guarded.use(app as never);
    const browser = browserFor({ [BANK]: guarded as App }, { executed: count, thirdPartyCookies: "allow" });
    await assertExecutesNothing(await browser.pageAt(EVIL), `${BANK}/transfer`, transfer);
  });

  test("says in which engine the cookie is sent", async () => {
    const message = await complaint(await evilPage("text/plain", "session=1; Secure"));
    expect(message).toContain("Sent with the cookie session in firefox and webkit by: ");
    // Two minutes long, with a top-level POST.
    expect(message).toContain("Sent with the cookie session in chromium, firefox and webkit by: form (text/plain).");
    expect(message).toContain(
      "Sent without cookies in chromium by: no-cors fetch (text/plain), sendBeacon (text/plain).",
    );
  });
});

describe("without a counter of executions", () => {
  const cookies = ["none=1; Secure; SameSite=None", "strict=1; Secure; SameSite=Strict"];

  test("what the server took stands first, with its status, and the rest behind", async () => {
    const app = express();
    app.get("/", (_request, response) => void response.setHeader("set-cookie", cookies).end());
    app.post("/transfer", express.json({ type: ["application/json", "text/plain"] }), (request, response) => {
      const { to } = (request.body ?? {}) as { to?: string };
      response.status(to === undefined ? 400 : 200).json({ to });
    });
    const browser = browserFor({ [BANK]: app as App }, { thirdPartyCookies: "allow" });
    await browser.open(BANK);
    const lines = (await complaint(await browser.pageAt(EVIL))).split("\n");
    expect(lines[1]).toBe(
      "Sent with the cookie none in chromium, firefox and webkit (status 200) by: form (text/plain), no-cors fetch (text/plain), sendBeacon (text/plain).",
    );
    expect(lines[2]).toContain("(status 400) by: form (application/x-www-form-urlencoded)");
    expect(lines).toContainEqual(expect.stringContaining("Parse it only where that is application/json."));
    expect(lines).toContainEqual(expect.stringContaining("the server responded with 200."));
    expect(lines.join("\n")).not.toContain("responded with 400");
  });

  test.each(["\0\ud800=&&=;\r\n", '{"":"","a\\"\\r\\n":"\\ud800"}', "[1]", "", "=", "{"])(
    "%j as the change: a message, whatever it is",
    async (body) => {
      const app = express();
      app.post("/transfer", (_request, response) => void response.end());
      const page = await browserFor({ [BANK]: app as App }).pageAt(EVIL);
      await expect(assertExecutesNothing(page, `${BANK}/transfer`, { method: "POST", body })).rejects.toThrow(
        "to execute nothing",
      );
    },
  );
});

describe("a server that takes JSON", () => {
  const bankIf = (takes: (type: string | null, body: string) => boolean) => {
    let transfers = 0;
    const app: WebHandler = async (request) => {
      const body = await request.text();
      if (request.method !== "POST" || !takes(request.headers.get("content-type"), body))
        return new Response(null, { status: 415 });
      transfers++;
      return new Response("done");
    };
    return browserFor({ [BANK]: app }, { executed: () => transfers });
  };
  const isTransfer = (text: string): boolean => {
    try {
      return [JSON.parse(text)].flat().some((one) => (one as { to?: string } | null)?.to === "eve");
    } catch {
      return false;
    }
  };

  test.each<[desc: string, takes: (type: string | null) => boolean, ways: string]>([
    [
      "as a form's type",
      (type) => type === "application/x-www-form-urlencoded",
      "no-cors fetch (JSON as application/x-www-form-urlencoded), sendBeacon (JSON as application/x-www-form-urlencoded).",
    ],
    [
      "where the type's text has its name",
      (type) => type?.includes("application/json") === true,
      "no-cors fetch (JSON as text/plain; application/json), sendBeacon (JSON as text/plain; application/json).",
    ],
    ["as text/plain alone", (type) => type === "text/plain", "form (text/plain), no-cors fetch (text/plain)"],
  ])("%s", async (_, takes, ways) => {
    const page = await bankIf((type, body) => takes(type) && isTransfer(body)).pageAt(EVIL);
    const message = await complaint(page);
    expect(message).toContain(ways);
    expect(message).toContain("the server takes the JSON body under another Content-Type too.");
  });

  test.each(['[{"to":"eve"}]', '{"to":"eve","note":"a=b"}', ' [ {"to":"eve"} , 1 ] '])(
    "from a form, also %s",
    async (body) => {
      const page = await bankIf((type, text) => type === "text/plain" && isTransfer(text)).pageAt(EVIL);
      expect(await complaint(page, { ...transfer, body })).toContain("form (text/plain)");
    },
  );

  test("as fields with brackets: names the form", async () => {
    let transfers = 0;
    const app = express();
    app.use(express.urlencoded({ extended: true }));
    app.post("/transfer", (request, response) => {
      const { order } = (request.body ?? {}) as { order?: { to?: { name?: string }[]; tags?: string[] } };
      if (order?.to?.[0]?.name !== "eve" || order.tags?.join() !== "a,b") return void response.sendStatus(400);
      transfers++;
      response.sendStatus(204);
    });
    const page = await browserFor({ [BANK]: app as App }, { executed: () => transfers }).pageAt(EVIL);
    const body = JSON.stringify({ order: { to: [{ name: "eve" }], tags: ["a", "b"] } });
    expect(await complaint(page, { ...transfer, body })).toContain(
      "by: form (application/x-www-form-urlencoded, names with brackets).",
    );
  });

  test("only as application/json, by the status alone: says nothing of other types", async () => {
    const app: WebHandler = (request) => new Response(null, { status: request.method === "POST" ? 401 : 404 });
    const page = await browserFor({ [BANK]: app }).pageAt(EVIL);
    expect(await complaint(page)).not.toContain("another Content-Type");
  });
});

describe("bytes that are no text", () => {
  const bytes = new Uint8Array([0x0a, 0x03, 0xff, 0x80, 0x01]);
  const type = "application/x-protobuf";
  const bankIf = (takes: (request: Request) => boolean) => {
    let transfers = 0;
    const app: WebHandler = async (request) => {
      const isTransfer = Buffer.from(await request.clone().arrayBuffer()).equals(bytes);
      if (!isTransfer || !takes(request)) return new Response(null, { status: 415 });
      transfers++;
      return new Response("done");
    };
    return browserFor({ [BANK]: app }, { executed: () => transfers });
  };
  const bodies: readonly [desc: string, body: BodyInit][] = [
    ["a view", new Uint8Array([0, ...bytes, 0]).subarray(1, 6)],
    ["a buffer", bytes.slice().buffer],
    ["a Blob", new Blob([bytes], { type })],
  ];

  test.each(bodies)("%s arrives as it is, of its type", async (_, body) => {
    const page = await bankIf(({ headers }) => headers.get("content-type") === type).pageAt(EVIL);
    expect(await complaint(page, { method: "POST", headers: { "content-type": type }, body })).toContain(
      "in webkit by: no-cors fetch (Blob, the same Content-Type).",
    );
  });

  test.each(bodies)("%s arrives as it is, of no type", async (_, body) => {
    const page = await bankIf(({ headers }) => headers.get("content-type") === null).pageAt(EVIL);
    expect(await complaint(page, { method: "POST", headers: { "content-type": type }, body })).toContain(
      "in chromium, firefox and webkit by: no-cors fetch (no Content-Type), sendBeacon (no Content-Type).",
    );
  });
});

describe("whatever fetch takes as a body", () => {
  const refusing: WebHandler = () => new Response(null, { status: 403 });
  const sent = async (body: unknown): Promise<void> => {
    const page = await browserFor({ [BANK]: refusing }, { executed: () => 0 }).pageAt(EVIL);
    await assertExecutesNothing(page, `${BANK}/transfer`, { ...transfer, body: body as never });
  };

  test.each([5, true, ["a"], new Date(0), { toString: () => "a=b" }, new DataView(new ArrayBuffer(2))])(
    "%j is sent",
    async (body) => {
      await expect(sent(body)).resolves.toBeUndefined();
    },
  );

  test("a long run of blanks or brackets takes linear time", async () => {
    for (const long of [" ", "}", "] }"]) {
      const before = performance.now();
      await changeBodyOf(JSON.stringify({ a: long.repeat(100_000) }));
      await changeBodyOf(`[1${" ".repeat(100_000)}]`);
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});

describe("a server that fails before it responds", () => {
  const failing: WebHandler = (request) => {
    if (request.method === "OPTIONS") return new Response(null, { status: 404 });
    throw new Error("after the transfer");
  };

  test.each<[desc: string, options: object]>([
    ["nothing counted", {}],
    ["a status of refusals", { refusedWith: 403 }],
  ])("proves nothing with %s", async (_, options) => {
    const page = await browserFor({ [BANK]: failing }).pageAt(EVIL);
    await expect(assertExecutesNothing(page, `${BANK}/transfer`, transfer, options)).rejects.toThrow(
      "the request was sent, and no response came.",
    );
  });

  test("is fine where the counter says so", async () => {
    const page = await browserFor({ [BANK]: failing }, { executed: () => 0 }).pageAt(EVIL);
    await assertExecutesNothing(page, `${BANK}/transfer`, transfer);
  });
});

describe("a server with a WebSocket that checks no Origin", () => {
  /** Transfers what comes over the WebSocket, and nothing that comes as a request. */
  function liveBank(isAllowed: (origin: string | undefined) => boolean): {
    readonly app: App;
    readonly count: () => number;
  } {
    let transfers = 0;
    const sockets = new WebSocketServer({ noServer: true });
    sockets.on("connection", (socket) => socket.on("message", () => transfers++));
    const server = createServer((_request, response) => {
      response.setHeader("set-cookie", "session=1; Secure; SameSite=None");
      response.writeHead(404).end();
    });
    server.on("upgrade", (request, connection, head) => {
      if (!isAllowed(request.headers.origin)) connection.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
      else sockets.handleUpgrade(request, connection, head, (socket) => sockets.emit("connection", socket, request));
    });
    return { app: server, count: () => transfers };
  }

  async function evil(isAllowed: (origin: string | undefined) => boolean): Promise<TestPage> {
    const { app, count } = liveBank(isAllowed);
    const browser = browserFor({ [BANK]: app }, { executed: count, thirdPartyCookies: "allow" });
    await browser.open(BANK);
    return browser.pageAt(EVIL);
  }

  test("names the attack, the cookie, and the fix", async () => {
    const message = await complaint(await evil(() => true));
    expect(message).toContain(
      "Sent with the cookie session in chromium, firefox and webkit by: message over a WebSocket.",
    );
    expect(message).toContain(
      "Cross-site WebSocket hijacking: any page can open a WebSocket, and the handshake carried `session`.",
    );
    expect(message).toContain("guard.upgrade");
    expect(message).not.toContain(EVIL.concat("]"));
  });

  test("passes where the upgrade compares Origin", async () => {
    await assertExecutesNothing(await evil((origin) => origin === BANK), `${BANK}/transfer`, transfer);
  });
});

describe("the ways", () => {
  const asked: string[] = [];
  const logging: WebHandler = async (request) => {
    const type = (request.headers.get("content-type") ?? "none").replace(/;.*/, "");
    const { mode, dest } = Object.fromEntries(
      ["mode", "dest"].map((name) => [name, request.headers.get(`sec-fetch-${name}`) ?? ""]),
    );
    asked.push(
      `${request.method} ${mode ?? ""} ${dest ?? ""} ${type} ${await request.text()}`.replace(/--.*--\r\n/s, "…"),
    );
    return new Response(null, { status: 403 });
  };
  const sent = async (init: object): Promise<readonly string[]> => {
    asked.length = 0;
    const page = await browserFor({ [BANK]: logging }, { engine: "chromium" }).pageAt(EVIL);
    await assertExecutesNothing(page, `${BANK}/transfer`, init, { refusedWith: 403 });
    return asked;
  };

  test("of a POST with JSON", async () => {
    expect(await sent(transfer)).toEqual([
      "OPTIONS cors empty none ",
      "POST navigate document application/x-www-form-urlencoded to=eve&amount=9",
      "POST navigate document multipart/form-data …",
      'POST navigate document text/plain {"to":"eve","amount":9,"_":"="}\r\n',
      'POST no-cors empty text/plain {"to":"eve","amount":9}',
      'POST no-cors empty text/plain {"to":"eve","amount":9}',
      'POST no-cors empty none {"to":"eve","amount":9}',
      'POST no-cors empty none {"to":"eve","amount":9}',
      "POST no-cors empty application/x-www-form-urlencoded to=eve&amount=9",
      "POST no-cors empty application/x-www-form-urlencoded to=eve&amount=9",
      "POST no-cors empty multipart/form-data …",
      "POST no-cors empty multipart/form-data …",
      ...["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"].flatMap((type) => {
        const json = `POST no-cors empty ${type} {"to":"eve","amount":9}`;
        return [json, json];
      }),
      // The handshake of a WebSocket, which does not open here.
      "GET   none ",
    ]);
  });

  test.each<[desc: string, init: object, count: number, one: string]>([
    ["a GET", {}, 7, "GET navigate iframe none "],
    ["a GET, by a script", {}, 7, "GET no-cors script none "],
    ["a DELETE", { method: "DELETE" }, 1, "OPTIONS cors empty none "],
    ["a POST without body", { method: "POST" }, 6, "POST no-cors empty none "],
    ["an empty object", { ...transfer, body: "{}" }, 19, 'POST navigate document text/plain {"_":"="}\r\n'],
    ["a list", { ...transfer, body: "[1]" }, 19, 'POST navigate document text/plain [1,"="]\r\n'],
    ["an empty list", { ...transfer, body: "[ ]\n" }, 19, 'POST navigate document text/plain ["="]\r\n'],
    [
      "a list of objects",
      { ...transfer, body: '[{"a":1}\n]' },
      19,
      'POST navigate document text/plain [{"a":1,"_":"="}\r\n]\r\n',
    ],
    ["a list of empty objects", { ...transfer, body: "[{}]" }, 19, 'POST navigate document text/plain [{"_":"="}]\r\n'],
    [
      "JSON that has a =",
      { ...transfer, body: '{"a":"b=c=d"}' },
      19,
      'POST navigate document text/plain {"a":"b=c=d"}\r\n',
    ],
    [
      "parameters",
      { method: "POST", body: new URLSearchParams({ a: "1" }) },
      13,
      "POST navigate document text/plain a=1\r\n",
    ],
  ])("of %s", async (_, init, count, one) => {
    const requests = await sent(init);
    expect(requests).toHaveLength(count);
    expect(requests).toContain(one);
  });
});
