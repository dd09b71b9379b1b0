import type { Random } from "../random.ts";
import type { Received } from "../response.ts";
import { start, type Subject } from "../subject.ts";
import { nameOf, type Variant } from "../variant.ts";
import type { Errors } from "../errors.ts";
import { exchange } from "./exchange.ts";
import type { Failure, Head } from "./failure.ts";
import { randomHead, smallerHeads } from "./head.ts";
import { close, listen } from "./server.ts";

/** An application behind the guard, and the same one that the guard only watches. */
interface Pair {
  readonly guarded: Subject;
  readonly port: number;
  readonly watchedPort: number;
  close(): Promise<unknown>;
}

async function startPair(variant: Variant): Promise<Pair | undefined> {
  const [guarded, watched] = [await start(variant), await start(variant, { enforce: "report" })];
  const { server } = guarded;
  const other = watched.server;
  if (server === undefined || other === undefined) return undefined;
  const [port, watchedPort] = [await listen(server), await listen(other)];
  return { guarded, port, watchedPort, close: () => Promise.all([close(server), close(other)]) };
}

/** Whom the policy names; anyone gets `*`. */
const sharedWith = ["*", "https://app.example", "https://partner.example"];

const isServerError = (received: Received | "closed" | "hangs"): boolean =>
  typeof received !== "string" && received.status >= 500 && received.status !== 501 && received.status !== 505;

/** What is wrong with the treatment of a head; `undefined` where nothing is. */
async function faultOf({ port, watchedPort }: Pair, head: Head, errors: Errors): Promise<string | undefined> {
  const received = await exchange(port, head);
  const error = await errors.take();
  if (error !== undefined) return error;
  if (received === "closed") return undefined;
  if (received === "hangs") return "no response in time";
  const { allowOrigin } = received;
  if (allowOrigin !== undefined && !sharedWith.includes(allowOrigin)) return `shared with ${allowOrigin}`;
  if (!isServerError(received)) return undefined;
  const without = await exchange(watchedPort, head);
  await errors.take();
  return isServerError(without) ? undefined : `status ${received.status}, and without the guard none`;
}

/** Faults that differ in more than their wording are different faults. */
const sameFault = (one: string | undefined, other: string): boolean => one?.slice(0, 20) === other.slice(0, 20);

async function minimize(pair: Pair, head: Head, fault: string, errors: Errors): Promise<Head> {
  for (const smaller of smallerHeads(head))
    if (sameFault(await faultOf(pair, smaller, errors), fault)) return minimize(pair, smaller, fault, errors);
  return head;
}

/** Sends hostile heads over sockets; a failure is made as small as it gets. */
export async function fuzzHeads(variant: Variant, count: number, random: Random, errors: Errors): Promise<Failure[]> {
  const pair = await startPair(variant);
  if (pair === undefined) return [];
  const failures = new Map<string, Failure>();
  for (let sent = 0; sent < count; sent++) {
    const head = randomHead(random, pair.guarded.routes);
    const fault = await faultOf(pair, head, errors);
    if (fault === undefined || failures.has(fault.slice(0, 60))) continue;
    const small = await minimize(pair, head, fault, errors);
    failures.set(fault.slice(0, 60), { kind: "head", variant: nameOf(variant), what: fault, head: small });
  }
  await pair.close();
  return [...failures.values()];
}

/** Sends one head again. */
export async function replayHead(variant: Variant, head: Head, errors: Errors): Promise<string | undefined> {
  const pair = await startPair(variant);
  if (pair === undefined) return undefined;
  const fault = await faultOf(pair, head, errors);
  await pair.close();
  return fault;
}
