import express5 from "express";
import express4 from "express4";
import Koa from "koa";
import { expect, test } from "vitest";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardKoa } from "../../src/adapters/koa.ts";
import { policy, type Make, send, friend } from "./rewriting-frameworks.ts";

test("Express: a mounted router's shortened URL is the one that was sent", async () => {
  for (const make of [express4, express5]) {
    const listener: Make = (ran) => {
      const app = make();
      app.use(guardExpress(policy, { onDecision: (decision) => void ran.decisions.push(decision) }));
      const inner = make.Router().get("/", (_, response) => void (ran.routes.push("root"), response.send("root")));
      app.use("/app/:name", inner);
      app.use("/app", make.Router().use("/a", inner));
      return app;
    };
    for (const path of ["/app/a", "/app/a?x=1", "http://api.example/app/a"]) {
      const { status, headers, ran } = await send(listener, `GET ${path}`, friend);
      expect([path, status, headers["access-control-allow-origin"], ran.decisions.length]).toEqual([
        path,
        200,
        "https://app.example",
        1,
      ]);
    }
  }
});

test("Koa: a mounted application's shortened path is the one that was sent", async () => {
  const listener: Make = (ran) => {
    const app = new Koa();
    app.use(guardKoa(policy, { onDecision: (decision) => void ran.decisions.push(decision) }));
    // As koa-mount does it.
    const mount =
      (prefix: string, inner: Koa.Middleware): Koa.Middleware =>
      async (context, next) => {
        const whole = context.path;
        if (!whole.startsWith(prefix)) {
          await next();
          return;
        }
        const left = whole.replace(prefix, "") || "/";
        (context as { mountPath?: string }).mountPath = prefix;
        context.path = left;
        await inner(context, async () => {
          context.path = whole;
          await next();
          context.path = left;
        });
        context.path = whole;
      };
    app.use(
      mount(
        "/app",
        mount("/in", (context, next) => {
          if (context.path === "/away") return next();
          ran.routes.push(context.path);
          context.body = "ok";
          return undefined;
        }),
      ),
    );
    // Behind the mount somebody rewrites to what was left there.
    app.use((context, next) => {
      context.path = context.path.replace("/app/in/away", "/away");
      return next();
    });
    app.use((context) => void (ran.routes.push(`behind ${context.path}`), (context.body = "ok")));
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  };
  for (const [path, route] of [
    ["/app/in/1", "/1"],
    ["/app/in", "/"],
  ] as const) {
    const { status, headers, ran } = await send(listener, `GET ${path}`, friend);
    expect([path, status, headers["access-control-allow-origin"], ran.routes]).toEqual([
      path,
      200,
      "https://app.example",
      [route],
    ]);
  }
  const behind = await send(listener, "GET /app/in/away", friend);
  expect([behind.headers["access-control-allow-origin"], behind.ran.routes]).toEqual([undefined, ["behind /away"]]);
});
