import { Readable } from "node:stream";
import Koa, { type Context } from "koa";
import compress from "koa-compress";
import { guard } from "../../../src/adapters/koa.ts";
import { failWhere, type Answer } from "../answers.ts";
import { askedBy } from "../node-behaviours.ts";
import { note, type Adapter, type Traces } from "../server.ts";
import { flush, threshold } from "./compression.ts";

function send(context: Context, { status, headers, cookies, body }: Answer): void {
  context.status = status;
  for (const [name, value] of headers) {
    if (name === "Set-Cookie") context.append(name, value);
    else context.set(name, value);
  }
  for (const [name, value] of cookies) context.cookies.set(name, value);
  context.body = typeof body === "object" ? Readable.from(body) : (body ?? null);
  // Koa takes an empty body for 204.
  context.status = status;
}

async function handle(traces: Traces, context: Context): Promise<void> {
  const session = context.cookies.get("session");
  note(traces, context.req, session === undefined ? {} : { session });
  const { name, special, answer } = askedBy(context.req, context.originalUrl, traces.pace);
  await failWhere(name);
  if (special === undefined) {
    send(context, answer());
    return;
  }
  context.respond = false;
  context.res.statusCode = 200;
  special(context.res);
}

/** Koa parses and sets cookies itself. */
export const koa: Adapter = {
  name: "Koa 3",
  cannot: ["failure-compressed"],
  listener: (policy, options, traces) => {
    const app = new Koa();
    app.silent = true;
    app.use(guard(policy, options));
    app.use(compress({ threshold, gzip: { flush } }));
    app.use((context) => handle(traces, context));
    const callback = app.callback();
    return (request, response) => void callback(request, response);
  },
};
