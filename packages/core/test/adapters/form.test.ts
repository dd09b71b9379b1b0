import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import formbody from "@fastify/formbody";
import { getRequestListener } from "@hono/node-server";
import { bodyParser as koaBody } from "@koa/bodyparser";
import express5 from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import { describe, expect, onTestFinished, test } from "vitest";
import { definePolicy, type Decision, type GuardOptions } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { issueToken } from "../../src/token/index.ts";

const secrets = ["a secret that only the tests of this project know"];
const session = (): string => "s1";
const token = { secrets, session };
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [{ path: "/pay", forgery: { token: true } }, { path: "/free" }],
});

/** What the handler was given; `undefined` where it did not run. */
type Paid = { amount?: unknown } | undefined;
interface Bank {
  readonly told: Decision[];
  paid: Paid;
}

type Told<Request> = Pick<GuardOptions<Request>, "onDecision">;
type Make = (bank: Bank, told: Told<unknown>) => RequestListener | Promise<RequestListener>;

const parsed = (request: IncomingMessage): Paid => (request as { body?: Paid }).body;

const express =
  (make: typeof express5, where: "option" | "before"): Make =>
  (bank, told) => {
    const app = make();
    const parse = make.urlencoded({ extended: false });
    if (where === "before") app.use(parse);
    app.use(guardExpress(policy, { ...told, token: where === "option" ? { ...token, form: parse } : token }));
    app.use(make.urlencoded({ extended: false }), make.json());
    app.post(["/pay", "/free"], (request, response) => {
      bank.paid = request.body as Paid;
      response.send("paid");
    });
    return app;
  };

const fastify =
  (place: "first" | "behind"): Make =>
  async (bank, told) => {
    const app = Fastify();
    const routes = (): void => {
      for (const path of ["/pay", "/free"])
        app.post(path, (request) => {
          bank.paid = request.body as Paid;
          return "paid";
        });
    };
    await app.register(formbody);
    if (place === "behind")
      await app.register((child, _, done) => {
        child.post("/pay", (request) => {
          bank.paid = request.body as Paid;
          return "paid";
        });
        done();
      });
    await app.register(guardFastify, { policy, ...told, token });
    if (place === "first") routes();
    await app.ready();
    return (request, response) => void app.server.emit("request", request, response);
  };

const answer =
  (bank: Bank) =>
  async (request: Request): Promise<Response> => {
    const form = await request.formData().catch(() => undefined);
    bank.paid = { amount: form?.get("amount") ?? undefined };
    return new Response("paid");
  };

const frameworks: Readonly<Record<string, Make>> = {
  "node:http": (bank, told) => {
    const parse = express5.urlencoded({ extended: false }) as unknown as (
      request: IncomingMessage,
      response: ServerResponse,
      next: () => void,
    ) => void;
    const handler = (request: IncomingMessage, response: ServerResponse): void => {
      parse(request, response, () => {
        bank.paid = parsed(request) ?? {};
        response.end("paid");
      });
    };
    return guardNode(policy, handler, { ...told, token: { ...token, form: parse } });
  },
  "Express 4": express(express4, "option"),
  "Express 5": express(express5, "option"),
  "Express 4, parsed before": express(express4, "before"),
  "Express 5, parsed before": express(express5, "before"),
  "Fastify 5": fastify("first"),
  "Koa 3": (bank, told) => {
    const app = new Koa();
    app.silent = true;
    app.use(guardKoa(policy, { ...told, token: { ...token, form: koaBody() } }));
    app.use(koaBody());
    app.use((context) => {
      bank.paid = context.request.body as Paid;
      context.body = "paid";
    });
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  },
  "Hono 4": (bank, told) => {
    const app = new Hono();
    app.use(guardHono(policy, { ...told, token }));
    app.post("*", (context) => answer(bank)(context.req.raw));
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
  Web: (bank, told) => {
    const handle = guardWeb(policy, answer(bank), { ...told, token });
    const listener = getRequestListener((request) => handle(request), { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
};

interface Answer {
  readonly status: number;
  readonly reason: string | undefined;
  readonly bank: Bank;
}

const same = { "sec-fetch-site": "same-origin" };
const urlencoded = { ...same, "content-type": "application/x-www-form-urlencoded" };

async function post(make: Make, path: string, headers: Record<string, string>, body: string): Promise<Answer> {
  const bank: Bank = { told: [], paid: undefined };
  const server = http.createServer(await make(bank, { onDecision: (decision) => void bank.told.push(decision) }));
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sent = http.request(
      { port, host: "127.0.0.1", path, method: "POST", headers: { host: "api.example", ...headers }, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => {
          const reason = text.startsWith("{") ? (JSON.parse(text) as { reason?: string }).reason : undefined;
          resolve({ status: response.statusCode ?? 0, reason, bank });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const valid = (): string => `_csrf=${issueToken({ secrets, session: "s1" })}`;
const boundary = "----b";
const multipart = (...fields: string[]): string =>
  `${fields
    .map((field) => field.split("="))
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("")}--${boundary}--\r\n`;

describe.each(Object.entries(frameworks))("a plain form's token on %s", (_, make) => {
  test("in the field: the handler runs, and has the form", async () => {
    const { status, bank } = await post(make, "/pay", urlencoded, `amount=5&${valid()}`);
    expect([status, bank.paid?.amount]).toEqual([200, "5"]);
    expect(bank.told.map(({ reason }) => reason)).toEqual(["same-origin"]);
  });

  test.each([
    ["no field", "amount=5", urlencoded, "token-absent"],
    ["an empty body", "", urlencoded, "token-absent"],
    ["an empty field", "_csrf=", urlencoded, "token-wrong"],
    ["a wrong token", "_csrf=v1.x.y", urlencoded, "token-wrong"],
    ["another session's", `_csrf=${issueToken({ secrets, session: "s2" })}`, urlencoded, "token-wrong"],
    ["the field twice", `${valid()}&${valid()}`, urlencoded, "token-absent"],
    ["another name", `csrf=${issueToken({ secrets, session: "s1" })}`, urlencoded, "token-absent"],
    ["text/plain", valid(), { ...same, "content-type": "text/plain" }, "token-absent"],
    ["no type", valid(), same, "token-absent"],
    [
      "a form called JSON",
      valid(),
      { ...same, "content-type": "application/json, application/x-www-form-urlencoded" },
      "token-absent",
    ],
    ["broken multipart", valid(), { ...same, "content-type": "multipart/form-data" }, "token-absent"],
    ["a wrong header beside", valid(), { ...urlencoded, "x-csrf-token": "v1.x.y" }, "token-wrong"],
    ["more fields than anybody writes", `${valid()}${"&a".repeat(1_000)}`, urlencoded, "token-absent"],
    ["too long a form", `${valid()}&a=${"a".repeat(2_000_000)}`, urlencoded, "token-absent"],
  ])("%s: refused before the handler", async (_desc, body, headers, reason) => {
    const answered = await post(make, "/pay", headers, body);
    expect(answered.bank.paid).toBeUndefined();
    // A parser that the framework runs by itself refuses what it cannot parse: 413, 415.
    if (answered.status === 403) expect(answered.reason).toBe(reason);
    else expect([413, 415]).toContain(answered.status);
  });

  test("a valid one of another origin is refused before the body is read", async () => {
    const headers = { ...urlencoded, "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    const { status, reason, bank } = await post(make, "/pay", headers, valid());
    expect([status, reason, bank.paid]).toEqual([403, "origin-unknown", undefined]);
  });

  test("in the header: no field is needed", async () => {
    const headers = { ...urlencoded, "x-csrf-token": issueToken({ secrets, session: "s1" }) };
    const { status, bank } = await post(make, "/pay", headers, "amount=6");
    expect([status, bank.paid?.amount]).toEqual([200, "6"]);
  });

  test("a resource that demands none takes forms without", async () => {
    const { status, bank } = await post(make, "/free", urlencoded, "amount=7");
    expect([status, bank.paid?.amount ?? "7"]).toEqual([200, "7"]);
  });
});

describe.each([
  ["Hono 4", frameworks["Hono 4"]],
  ["Web", frameworks.Web],
])("multipart on %s", (_, make) => {
  const headers = { ...same, "content-type": `multipart/form-data; boundary=${boundary}` };

  test("the field", async () => {
    const { status, bank } = await post(make!, "/pay", headers, multipart("amount=5", valid()));
    expect([status, bank.paid?.amount]).toEqual([200, "5"]);
  });

  test.each([
    ["more parts than anybody sends", multipart(valid(), ...Array<string>(1_000).fill("a=1")), headers],
    [
      "heads of parts that are too long",
      multipart(valid(), "a=1").replace('name="a"', `name="a"\r\n${"x: y\r\n".repeat(12_000)}`),
      headers,
    ],
    [
      "two boundaries",
      multipart(valid()),
      { ...same, "content-type": `multipart/form-data; x="; boundary=c"; boundary=${boundary}` },
    ],
  ])("%s: no token", async (_desc, body, fields) => {
    expect(await post(make!, "/pay", fields, body)).toMatchObject({ status: 403, reason: "token-absent" });
  });

  test("as many as somebody may send", async () => {
    const { status, bank } = await post(
      make!,
      "/pay",
      headers,
      multipart("amount=5", ...Array<string>(900).fill("a=1"), valid()),
    );
    expect([status, bank.paid?.amount]).toEqual([200, "5"]);
  });

  test("a file by that name is no token", async () => {
    const file = multipart(valid()).replace('name="_csrf"', 'name="_csrf"; filename="x"');
    expect(await post(make!, "/pay", headers, file)).toMatchObject({ status: 403, reason: "token-absent" });
  });
});

test("Fastify: routes of a plugin that was registered before the guard get the form too", async () => {
  const passed = await post(fastify("behind"), "/pay", urlencoded, `amount=5&${valid()}`);
  expect([passed.status, passed.bank.told.map(({ reason }) => reason)]).toEqual([200, ["same-origin"]]);
  const refused = await post(fastify("behind"), "/pay", urlencoded, "amount=5");
  expect([refused.status, refused.reason, refused.bank.paid]).toEqual([403, "token-absent", undefined]);
});

test("Express: the guard needs no parser for forms", async () => {
  const make: Make = (bank, told) => {
    const app = express5();
    app.use(guardExpress(policy, { ...told, token }));
    app.post("/pay", (_request, response) => {
      bank.paid = {};
      response.send("paid");
    });
    return app;
  };
  expect(await post(make, "/pay", urlencoded, valid())).toMatchObject({ status: 200, bank: { paid: {} } });
  expect(await post(make, "/pay", urlencoded, "")).toMatchObject({ status: 403, reason: "token-absent" });
});
