import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono, type Context } from "hono";
import { compress } from "hono/compress";
import { getCookie, setCookie } from "hono/cookie";
import type { StatusCode } from "hono/utils/http-status";
import { guard } from "../../../src/adapters/hono.ts";
import { failWhere, type Answer } from "../answers.ts";
import { askedBy } from "../node-behaviours.ts";
import type { Adapter, Traces } from "../server.ts";
import { askedByWeb, noteWeb, webBody, webRedirect } from "../web-behaviours.ts";
import { threshold } from "./compression.ts";

interface OnNode {
  Bindings: HttpBindings;
}

function send(context: Context<OnNode>, { status, headers, cookies, body }: Answer): Response {
  for (const [name, value] of headers) context.header(name, value, { append: name === "Set-Cookie" });
  for (const [name, value] of cookies) setCookie(context, name, value);
  context.status(status as StatusCode);
  const sent = webBody(body);
  return sent === null ? context.body(null) : context.body(sent);
}

async function handle(traces: Traces, context: Context<OnNode>): Promise<Response> {
  const request = context.req.raw;
  const { incoming, outgoing } = context.env;
  noteWeb(traces, request, getCookie(context));
  const { special } = askedBy(incoming, incoming.url ?? "", traces.pace);
  if (special !== undefined) {
    special(outgoing);
    return RESPONSE_ALREADY_SENT;
  }
  const { name, answer } = askedByWeb(request, traces);
  await failWhere(name);
  return name === "redirect" ? webRedirect(request) : send(context, answer());
}

/** Hono on Node, by its own server adapter. */
export const hono: Adapter = {
  name: "Hono 4",
  cannot: ["host-without-url", "http-version", "target-as-sent", "asterisk-form", "events-compressed"],
  listener: (policy, options, traces) => {
    const app = new Hono<OnNode>();
    app.onError((_, context) => context.text("failed", 500));
    app.use(guard(policy, options));
    app.use(compress({ threshold }));
    app.all("*", (context) => handle(traces, context));
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    return (request, response) => void listener(request, response);
  },
};
