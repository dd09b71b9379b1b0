import type { Errors } from "./errors.ts";
import { followUpOf, minimize, plainCase, randomCase, requestOf, type Case } from "./case.ts";
import { disagreement, lost, preflightDisagreement, type Disagreement } from "./oracle.ts";
import type { Random } from "./random.ts";
import type { RawRequest } from "./request.ts";
import type { Result, Subject } from "./subject.ts";

/** A request on which the gate and the router disagree: enough to replay it. */
export interface Failure {
  readonly router: string;
  readonly options: string;
  readonly disagreement: Disagreement;
  /** The pattern of the route that ran. */
  readonly route: string | undefined;
  readonly request: RawRequest;
}

/** What a run of one variant found. */
export interface Row {
  readonly router: string;
  readonly options: string;
  readonly targets: number;
  /** Requests for which a handler ran. */
  readonly ran: number;
  readonly disagreements: number;
  /** The first of each kind and route, made as small as they get. */
  readonly failures: readonly Failure[];
}

const batchSize = 64;

/** A handler runs for it, or for the request that a preflight stands for. */
interface Exchange {
  readonly request: RawRequest;
  readonly result: Result;
  readonly followUp: Result | undefined;
}

async function exchange(subject: Subject, requests: readonly RawRequest[]): Promise<readonly Exchange[]> {
  const pairs = requests.map((request) => ({ request, next: followUpOf(request) }));
  const results = await subject.send(pairs.flatMap(({ request, next }) => (next ? [request, next] : [request])));
  let at = 0;
  return pairs.map(({ request, next }) => {
    const result = results[at++]!;
    return { request, result, followUp: next && results[at++] };
  });
}

export function findDisagreement({ policy, variant }: Subject, one: Exchange): Disagreement | undefined {
  const { request, result, followUp } = one;
  const { rewrites = "" } = variant;
  // A preflight is for the path as sent, and what a handler fetches is the handler's own: only what runs is compared.
  if (followUp !== undefined)
    return rewrites.startsWith("language")
      ? undefined
      : preflightDisagreement(policy, request, result.reply, followUp.run);
  const sharesAsSent = rewrites === "language, by a handler";
  return disagreement(policy, request, result.run, result.reply, sharesAsSent);
}

const routeOf = ({ result, followUp }: Exchange): string | undefined => (result.run ?? followUp?.run)?.route.pattern;

/** Sends one request again. */
export async function replay(subject: Subject, request: RawRequest, errors: Errors): Promise<Failure | undefined> {
  const [one] = await exchange(subject, [request]);
  const threw = await errors.take();
  const found = threw !== undefined ? "threw" : one && findDisagreement(subject, one);
  const { router, options } = subject.variant;
  return found && { router, options, disagreement: found, route: one && routeOf(one), request };
}

/** A route's own path, as it is written, reaches its handler where the decision passes it. */
async function checkOwnPaths(subject: Subject): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const { router, options } = subject.variant;
  const disagreement = "did not run although its own path passes";
  for (const route of subject.routes)
    for (const attack of ["own page", "bare request", "page of the app", "hostile image"]) {
      const request = requestOf(plainCase(route, attack));
      const [result] = await subject.send([request]);
      if (lost(subject.policy, route, request, result?.run))
        failures.push({ router, options, disagreement, route: route.pattern, request });
    }
  return failures;
}

/** Finds the failures of a batch; what threw in it is looked for one by one. */
async function findFailures(subject: Subject, exchanges: readonly Exchange[], errors: Errors): Promise<Found[]> {
  const found: Found[] = [];
  const threw = (await errors.take()) !== undefined;
  for (const [index, one] of exchanges.entries()) {
    const disagreement = threw
      ? (await replay(subject, one.request, errors))?.disagreement
      : findDisagreement(subject, one);
    if (disagreement !== undefined) found.push({ index, disagreement, route: routeOf(one) });
  }
  return found;
}

interface Found {
  /** In its batch. */
  readonly index: number;
  readonly disagreement: Disagreement;
  readonly route: string | undefined;
}

/** Sends mutated requests to a variant, and compares what ran with what its own path's decision says. */
export async function run(subject: Subject, targets: number, random: Random, errors: Errors): Promise<Row> {
  const { variant } = subject;
  const { router, options } = variant;
  const failures = [...(await checkOwnPaths(subject))];
  const known = new Set<string>();
  let ran = 0;
  let disagreements = failures.length;
  for (let sent = 0; sent < targets; sent += batchSize) {
    const count = Math.min(batchSize, targets - sent);
    const cases = Array.from({ length: count }, () => randomCase(random, subject.routes, variant));
    const exchanges = await exchange(subject, cases.map(requestOf));
    ran += exchanges.filter(({ result }) => result.run !== undefined).length;
    for (const { index, disagreement, route } of await findFailures(subject, exchanges, errors)) {
      disagreements++;
      const key = `${disagreement} ${route ?? ""}`;
      if (known.has(key)) continue;
      known.add(key);
      const again = await minimal(subject, cases[index]!, disagreement, errors);
      failures.push(again ?? { router, options, disagreement, route, request: exchanges[index]!.request });
    }
  }
  return { router, options, targets, ran, disagreements, failures };
}

async function minimal(
  subject: Subject,
  failing: Case,
  kind: Disagreement,
  errors: Errors,
): Promise<Failure | undefined> {
  const send = (one: Case): Promise<Failure | undefined> => replay(subject, requestOf(one), errors);
  return send(await minimize(failing, async (one) => (await send(one))?.disagreement === kind));
}
