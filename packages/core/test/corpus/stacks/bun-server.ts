import { parse } from "hono/utils/cookie";
import { guard } from "../../../src/adapters/bun.ts";
import { failWhere } from "../answers.ts";
import { policyNamed, type PolicyName } from "../policies.ts";
import { variants, type Variant } from "../row.ts";
import { emptyTraces, keepLog, takeTraces, traced } from "../server.ts";
import { askedByWeb, noteWeb, webBody, webRedirect } from "../web-behaviours.ts";
import type { FromBun, ToBun } from "./bun.ts";
import { compressed } from "./web.ts";

/** A request of a route has a jar. */
type BunRequest = Request & { readonly cookies?: Iterable<readonly [string, string]> & Map<string, string> };

declare const Bun: { serve(options: unknown): { readonly port: number } };

const traces = emptyTraces();

function handle(request: BunRequest): Response | Promise<Response> {
  const jar = request.cookies;
  noteWeb(traces, request, jar === undefined ? parse(request.headers.get("cookie") ?? "") : Object.fromEntries(jar));
  const { name, answer } = askedByWeb(request, traces);
  const failed = failWhere(name);
  if (failed !== undefined) return failed;
  if (name === "redirect") return webRedirect(request);
  const { status, headers, cookies, body } = answer();
  for (const [field, value] of cookies) jar?.set(field, value);
  return new Response(webBody(body), {
    status,
    headers: headers.map(([field, value]): [string, string] => [field, value]),
  });
}

const fetch = compressed(handle);
const [, , variant, policy] = process.argv as [string, string, Variant, PolicyName];
if (variant === "log") keepLog(traces);
const routes = {
  "/handler/:name": fetch,
  "/public/:name": fetch,
  "/accounts/:id": { GET: fetch, PUT: fetch, DELETE: fetch },
  "/rates/*": fetch,
  "/orders": { POST: fetch },
};
const options = { port: 0, hostname: "127.0.0.1", development: false, routes, fetch };
const server = Bun.serve(guard(policyNamed(policy), options, traced(variants[variant], traces)));

const send = (message: FromBun): void => void process.send?.(message);

process.on("message", (message: ToBun) => {
  if ("read" in message) traces.pace.read(message.read);
  else send(takeTraces(traces));
});
send({ port: server.port });
