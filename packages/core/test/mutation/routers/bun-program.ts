// Runs in Bun: the routes behind the guard, in the option set that the command line names. It prints its port.
import { guard } from "../../../src/adapters/bun.ts";
import { token } from "../attacks.ts";
import { policyBelow, routesBelow, type Route } from "../routes.ts";
import { seenByWeb, verbs, type Verb } from "../variant.ts";

declare const Bun: { serve: (options: unknown) => { readonly port: number } };

type Handler = (request: Request) => Response;

const ran =
  ({ pattern }: Route, verb: Verb): Handler =>
  (request) =>
    new Response("ran", { headers: { "x-ran": JSON.stringify({ pattern, verb, seen: seenByWeb(request) }) } });

const notFound = (): Response => new Response(null, { status: 404 });

const byMethod = (route: Route): Readonly<Record<string, Handler>> =>
  Object.fromEntries(verbs.map((verb) => [verb.toUpperCase(), ran(route, verb)]));

/** A handler that reads the method by itself. */
const byFunction =
  (route: Route): Handler =>
  (request) => {
    const method = request.method === "HEAD" ? "GET" : request.method;
    const verb = verbs.find((one) => one.toUpperCase() === method);
    return verb === undefined ? notFound() : ran(route, verb)(request);
  };

const sets: Readonly<Record<string, (route: Route) => unknown>> = {
  "routes by method": byMethod,
  "routes as functions": byFunction,
};

const make = sets[process.argv[2] ?? ""];
if (make === undefined) throw new Error(`No such option set: ${process.argv[2] ?? ""}`);
const routes = Object.fromEntries(routesBelow("").map((route) => [route.pattern, make(route)]));
const server = Bun.serve(
  guard(policyBelow(""), { port: 0, hostname: "127.0.0.1", development: false, routes, fetch: notFound }, { token }),
);
console.log(server.port);
process.stdin.on("end", () => process.exit()).resume();
