import type { Errors } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Received } from "../response.ts";
import { start, type Subject } from "../subject.ts";
import { nameOf, type Variant } from "../variant.ts";
import { exchange } from "./exchange.ts";
import type { Failure, Head } from "./failure.ts";
import { randomHead, smallerHeads } from "./head.ts";
import { close, listen } from "./server.ts";

interface Running {
  readonly routes: Subject["routes"];
  readonly send: (head: Head) => Promise<Received | "closed" | "hangs">;
  readonly close: () => Promise<void>;
}

/** Without Node there are no bytes, and the runtime has read the head. */
async function sendToHandler({ send }: Subject, { line, fields, body }: Head): Promise<Received | "closed" | "hangs"> {
  const [method = "", target = ""] = line.split(" ");
  const pairs = fields.map((field): [string, string] => {
    const colon = field.indexOf(":", 1);
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  const [result] = await send([{ method, target, fields: pairs, ...(body === "" ? {} : { body }) }]);
  return typeof result?.reply === "object" ? result.reply : "closed";
}

async function run(variant: Variant): Promise<Running> {
  const subject = await start(variant);
  const { server, routes } = subject;
  if (server === undefined)
    return { routes, send: (head) => sendToHandler(subject, head), close: () => Promise.resolve() };
  const port = await listen(server);
  return { routes, send: (head) => exchange(port, head), close: () => close(server) };
}

/** Whom the policy names; anyone gets `*`. */
const sharedWith = ["*", "https://app.example", "https://partner.example"];

/** Of an unknown method, or an unknown version of HTTP. */
const frameworkErrors = [501, 505];

/** What is wrong with the treatment of a head; `undefined` where nothing is. No handler of the routes throws. */
async function faultOf({ send }: Running, head: Head, errors: Errors): Promise<string | undefined> {
  const received = await send(head);
  const error = await errors.take();
  if (error !== undefined) return error;
  if (received === "closed") return undefined;
  if (received === "hangs") return "no response in time";
  const { status, allowOrigin } = received;
  if (allowOrigin !== undefined && !sharedWith.includes(allowOrigin)) return `shared with ${allowOrigin}`;
  return status >= 500 && !frameworkErrors.includes(status) ? `status ${status}` : undefined;
}

/** The same kind of fault, whatever it quotes. */
const kindOf = (fault: string): string => fault.slice(0, 40);

async function minimize(running: Running, head: Head, kind: string, errors: Errors): Promise<Head> {
  for (const smaller of smallerHeads(head)) {
    const fault = await faultOf(running, smaller, errors);
    if (fault !== undefined && kindOf(fault) === kind) return minimize(running, smaller, kind, errors);
  }
  return head;
}

/** Sends hostile heads over sockets; a failure is made as small as it gets. */
export async function fuzzHeads(variant: Variant, count: number, random: Random, errors: Errors): Promise<Failure[]> {
  const running = await run(variant);
  const failures = new Map<string, Failure>();
  for (let sent = 0; sent < count; sent++) {
    const head = randomHead(random, running.routes);
    const what = await faultOf(running, head, errors);
    if (what === undefined || failures.has(kindOf(what))) continue;
    const small = await minimize(running, head, kindOf(what), errors);
    failures.set(kindOf(what), { kind: "head", variant: nameOf(variant), what, head: small });
  }
  await running.close();
  return [...failures.values()];
}

/** Sends one head again. */
export async function replayHead(variant: Variant, head: Head, errors: Errors): Promise<string | undefined> {
  const running = await run(variant);
  const fault = await faultOf(running, head, errors);
  await running.close();
  return fault;
}
