import { parseOrigin } from "../../standard/origin.ts";
import type { CompiledPolicy } from "../compile.ts";
import type { SourceCache } from "../origins/source-cache.ts";
import type { SourceQuestion } from "../origins/source.ts";
import { SourceRequest } from "../origins/source-request.ts";
import { readRequest } from "./read-request.ts";
import type { RequestHead } from "./request.ts";
import { classifyChange, isPreflight } from "./requester.ts";

/** What `resolve` reads a request by. */
export interface ResolveOptions {
  /** The header field that names the Host, as the guard's option. Default: none. */
  readonly hostHeader?: string | undefined;
}

type Results = Map<SourceCache, Map<string, boolean | "failed">>;

async function ask(
  source: SourceCache,
  question: SourceQuestion | undefined,
  results: Results,
  onError: (error: unknown) => void,
): Promise<void> {
  if (question === undefined) return;
  const answer = await source.resolve(question, onError);
  results.set(source, (results.get(source) ?? new Map<string, boolean | "failed">()).set(question.key, answer));
}

/**
 * Asks the sources that a request needs: those of `self` where no entry has its Host, and, where it is cross-origin, those
 * that its resource names.
 * Never rejects.
 * @param onError hears of each call that fails
 * @returns the policy with their answers, which stay with it
 */
export async function resolveRequest(
  policy: CompiledPolicy,
  request: RequestHead,
  { hostHeader }: ResolveOptions,
  onError: (error: unknown) => void,
): Promise<CompiledPolicy> {
  const results: Results = new Map();
  const resolved = { ...policy, results };
  const readAgain = (): ReturnType<typeof readRequest> => readRequest(resolved, request, hostHeader?.toLowerCase());
  let read = readAgain();
  // Each answer is one that was missing, and a request has three names at most.
  while (read.refused !== undefined && read.pending !== undefined) {
    await ask(read.pending.source, read.pending.question, results, onError);
    read = readAgain();
  }
  if (read.refused !== undefined) return resolved;
  const { fields, location } = read;
  // What its own pages may do depends on no source; a preflight asks for another page whatever it looks like.
  const { method } = request;
  const requester = classifyChange(method, fields, policy.self, read);
  if (requester !== "cross-origin" && !isPreflight(method, fields)) return resolved;
  // A source is asked only about what a browser could have sent.
  if (fields.origin === undefined || parseOrigin(fields.origin) === undefined) return resolved;
  const sources = location.resource?.sources ?? [];
  const asked = new SourceRequest(policy, read);
  await Promise.all(sources.map((one) => ask(one, asked.question(one.keys), results, onError)));
  return resolved;
}
