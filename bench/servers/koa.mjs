import Koa from "koa";
import { document, origins, path } from "../policy.mjs";
import { respondByHand } from "./respond-by-hand.mjs";

function application(middleware) {
  const app = new Koa();
  if (middleware !== undefined) app.use(middleware);
  app.use((context) => {
    if (context.path !== path) return;
    context.type = "text/plain";
    context.body = "ok";
  });
  return app.callback();
}

export const contenders = {
  bare: () => application(),
  "by hand": (n) => {
    const respond = respondByHand(n);
    return application((context, next) => {
      const { status, headers, body } = respond(context.req);
      context.set(headers);
      if (status === undefined) return next();
      context.status = status;
      if (status !== 204) context.body = body;
      return undefined;
    });
  },
  sallyport: async (n, load) => {
    const { policy, guard } = await load("koa", document(n));
    return application(guard(policy));
  },
  "@koa/cors": async (n) => {
    const { default: cors } = await import("@koa/cors");
    const list = origins(n);
    return application(
      cors({
        origin: (context) => (list.includes(context.get("origin")) ? context.get("origin") : ""),
        credentials: true,
        allowMethods: "GET,POST",
        allowHeaders: "content-type",
      }),
    );
  },
};
