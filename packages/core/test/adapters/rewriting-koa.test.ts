import { type RequestListener } from "node:http";
import KoaRouter from "@koa/router";
import Koa from "koa";
import compress from "koa-compress";
import mount from "koa-mount";
import { describe, expect, test } from "vitest";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { expectNothingUnheard } from "../unheard.ts";
import { token, app, policy, send, hostile, friend, own, rewrite, safely } from "./rewriting.ts";

expectNothingUnheard();

test("Koa: a listener for errors that reads the path of a refused request", async () => {
  const koa = new Koa();
  const heard: string[] = [];
  koa.on(
    "error",
    (error: Error, context: Koa.Context) => void heard.push(`${context.method} ${context.path}: ${error.message}`),
  );
  koa.use(guardKoa(policy, { token }));
  koa.use((context, next) => {
    rewrite(context.req);
    return next();
  });
  koa.use((context) => void (context.body = `${context.path} ran`));
  const callback = koa.callback();
  const listener: RequestListener = (request, response) => void callback(request, response);
  expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
  // A refusal is no error of the application.
  expect(heard).toEqual([]);
});

describe("Koa", () => {
  const ran: string[] = [];
  const start = (build: (koa: Koa) => void): RequestListener => {
    ran.length = 0;
    const koa = new Koa();
    koa.silent = true;
    koa.use(guardKoa(policy, { token }));
    build(koa);
    const callback = koa.callback();
    return (request, response) => void callback(request, response);
  };
  const routed = new KoaRouter()
    .get("/vault/:id", (context) => void (ran.push(`vault ${String(context.params.id)}`), (context.body = "vault")))
    .get("/shared/:id", (context) => void (ran.push(context.routerPath ?? ""), (context.body = "shared")))
    .delete("/settings/:id", (context) => void (ran.push("settings"), (context.body = "gone")));

  test.each<[string, Koa.Middleware]>([
    ["a log", (context, next) => (void safely(() => `${context.method} ${context.path}`), next())],
    [
      "a router that falls back on another",
      (context, next) => safely(() => routed.routes()(context as never, next) as Promise<void>) ?? next(),
    ],
  ])("a refusal that %s catches routes nothing", async (_, middleware) => {
    const listener = start((koa) => {
      koa.use((context, next) => (rewrite(context.req), next()));
      koa.use(middleware);
      koa.use(routed.routes());
    });
    for (const line of ["GET /en/vault/1", "GET /en/settings/1?_method=DELETE"])
      expect((await send(listener, line, hostile)).status).toBe(403);
    expect(ran).toEqual([]);
    expect((await send(listener, "GET /en/vault/1", own)).body).toBe("vault");
  });

  test("a listener that reads the path after the response ends no process", async () => {
    const listener = start((koa) => {
      koa.use((context, next) => {
        context.res.once("finish", () => {
          rewrite(context.req);
          ran.push(`${context.method} ${context.path}`);
        });
        return next();
      });
      koa.use((context) => {
        context.respond = false;
        context.res.end("ok");
      });
    });
    expect((await send(listener, "GET /en/vault/1", hostile)).body).toBe("ok");
    await expect.poll(() => ran).toEqual(["GET /en/vault/1"]);
  });

  test.each<[string, (context: Koa.Context, next: () => Promise<unknown>) => unknown]>([
    ["nothing but itself", () => undefined],
    ["the chain goes on in", (_, next) => next()],
  ])("a callback that %s reads of a refused rewriting ends no process", async (_, then) => {
    const listener = start((koa) => {
      koa.use(
        (context, next) =>
          new Promise((resolve) => {
            setTimeout(() => {
              rewrite(context.req);
              ran.push(`read ${context.path}`);
              resolve(then(context, next));
            }, 1);
          }),
      );
      koa.use(routed.routes());
      koa.use((context) => {
        ran.push(`behind ${context.path}`);
        context.respond = false;
        context.res.write("after the end");
      });
    });
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
    // The rewriting is taken back, and no router routes what is left.
    expect(ran).toEqual(then.length === 0 ? ["read *"] : ["read *", "behind *"]);
    expect((await send(listener, "GET /en/vault/1", own)).status).toBe(then.length === 0 ? 404 : 200);
  });

  test("a path that is rewritten inside a mount stands behind the mount's prefix", async () => {
    const inner = new Koa();
    inner.use((context, next) => {
      context.path = context.path.replace(/^\/v1/, "");
      return next();
    });
    inner.use(new KoaRouter().get("/1", (context) => void (ran.push("vault"), (context.body = "vault"))).routes());
    const listener = start((koa) => koa.use(mount("/vault", mount("/deep", inner))).use(mount("/vault", inner)));
    for (const path of ["/vault/1", "/vault/v1/1"])
      expect((await send(listener, `GET ${path}`, hostile)).status, path).toBe(403);
    expect(ran).toEqual([]);
    expect((await send(listener, "GET /vault/v1/1", own)).body).toBe("vault");
  });

  test("a second application that is handed the request", async () => {
    const second = new Koa();
    second.silent = true;
    second.use(routed.routes());
    const handle = second.callback();
    const listener = start((koa) =>
      koa.use((context) => {
        rewrite(context.req);
        context.respond = false;
        return handle(context.req, context.res);
      }),
    );
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
    expect(ran).toEqual([]);
    expect((await send(listener, "GET /en/vault/1", own)).body).toBe("vault");
  });

  test("the pattern that @koa/router leaves in routerPath isn't a path", async () => {
    const listener = start((koa) => koa.use(routed.routes()));
    expect(await send(listener, "GET /shared/1", friend)).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": app },
    });
    expect(ran).toEqual(["/shared/:id"]);
  });

  test("a path that koa-mount takes off, to which another resource's handler is rewritten: what it leaves behind", async () => {
    const listener = start((koa) => {
      koa.use(async (context, next) => {
        await next();
        if (context.state.found !== undefined) context.body = context.state.found as string;
      });
      koa.use(mount("/shared", (_, next) => next()));
      koa.use((context, next) => {
        context.path = context.path.replace(/^\/shared/, "");
        return next();
      });
      koa.use(new KoaRouter().get("/account", (context) => void (context.state.found = "the account")).routes());
    });
    const { body, headers } = await send(listener, "GET /shared/account", friend);
    expect([body, headers["access-control-allow-origin"]]).toEqual(["the account", undefined]);
  });

  test("koa-mount whose application hands the request on", async () => {
    const inner = new Koa().use(async (context, next) => {
      await next();
      ran.push(`log ${context.path}`);
    });
    const listener = start((koa) => {
      koa.use(mount("/shared", inner));
      koa.use((context) => void (ran.push(context.path), (context.body = "ok")));
    });
    expect(await send(listener, "GET /shared/vault/1", friend)).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": app },
    });
    expect(ran).toEqual(["/shared/vault/1", "log /vault/1"]);
  });

  test.each<[string, Koa.Middleware]>([
    ["compresses", compress({ threshold: 1 })],
    [
      "wraps",
      async (context, next) => {
        await next();
        context.body = { data: String(context.body) };
      },
    ],
  ])("koa-mount whose application hands the request on, and %s the response", async (_, change) => {
    const inner = new Koa().use(change).use((_, next) => next());
    const listener = start((koa) => {
      koa.use(mount("/shared", inner));
      koa.use((context) => void (context.body = "ok"));
    });
    expect(await send(listener, "GET /shared/vault/1", { ...friend, "accept-encoding": "gzip" })).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": app },
    });
  });

  test.each([[["/vault/1"]], [["/1", "/vault/1"]], [["/vault/1", "/1"]]])(
    "a response that is replaced by that of %j, paths that mounts have taken off, is the gate's",
    async (paths) => {
      const listener = start((koa) => {
        koa.use(async (context, next) => {
          const { path: whole } = context;
          await next();
          for (const path of paths) {
            context.path = path;
            if (context.path === "/vault/1") context.body = "vault";
          }
          context.path = whole;
        });
        for (const prefix of ["/shared", "/shared/vault"]) koa.use(mount(prefix, (_, next) => next()));
        koa.use((context) => void (context.body = "ok"));
      });
      expect((await send(listener, "GET /shared/vault/1", hostile)).status).toBe(403);
      expect((await send(listener, "GET /shared/vault/1", own)).body).toBe("vault");
    },
  );
});
