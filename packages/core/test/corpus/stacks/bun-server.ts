import { parse } from "hono/utils/cookie";
import { guard } from "../../../src/adapters/bun.ts";
import { failWhere } from "../answers.ts";
import { Pace } from "../pace.ts";
import { corpusPolicy } from "../policy.ts";
import { variants, type Variant } from "../row.ts";
import { takeTraces, traced, type Traces } from "../server.ts";
import { askedByWeb, noteWeb, webBody, webRedirect } from "../web-behaviours.ts";
import type { FromBun, ToBun } from "./bun.ts";
import { compressed } from "./web.ts";

/** A request of a route has a jar. */
type BunRequest = Request & { readonly cookies?: Iterable<readonly [string, string]> & Map<string, string> };

declare const Bun: { serve(options: unknown): { readonly port: number } };

const traces: Traces = { decisions: [], findings: [], runs: [], pace: new Pace() };

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
const variant = process.argv[2] as Variant;
const routes = {
  "/handler/:name": fetch,
  "/public/:name": fetch,
  "/accounts/:id": { GET: fetch, PUT: fetch, DELETE: fetch },
  "/rates/*": fetch,
  "/orders": { POST: fetch },
};
const options = { port: 0, hostname: "127.0.0.1", development: false, routes, fetch };
const server = Bun.serve(guard(corpusPolicy(), options, traced(variants[variant], traces)));

const send = (message: FromBun): void => void process.send?.(message);

process.on("message", (message: ToBun) => {
  if ("read" in message) traces.pace.read(message.read);
  else send(takeTraces(traces));
});
send({ port: server.port });
