import { parseOrigin } from "../../standard/origin.ts";
import type { CompiledPolicy } from "../compile.ts";
import type { SourceCache } from "../origins/source-cache.ts";
import type { SourceRequest } from "../origins/source-request.ts";
import { readRequest } from "./read-request.ts";
import type { RequestHead } from "./request.ts";

/** What `resolve` reads a request by. */
export interface ResolveOptions {
  /** The header field that names the Host, as the guard's option. Default: none. */
  readonly hostHeader?: string | undefined;
}

/** One source's answer by its question; nothing where it cannot be asked. */
async function ask(
  source: SourceCache,
  request: SourceRequest,
  onError: (error: unknown) => void,
): Promise<Map<string, boolean | "failed">> {
  const question = request.question(source.keys);
  if (question === undefined) return new Map();
  return new Map([[question.key, await source.resolve(question, onError)]]);
}

/**
 * Asks the sources that a request's resource names. Never rejects.
 * @param onError hears of each call that fails
 * @returns the policy with their answers, which stay with it
 */
export async function resolveRequest(
  policy: CompiledPolicy,
  request: RequestHead,
  { hostHeader }: ResolveOptions,
  onError: (error: unknown) => void,
): Promise<CompiledPolicy> {
  const read = readRequest(policy, request, hostHeader?.toLowerCase());
  if (read.refused !== undefined) return policy;
  const { fields, location, source: asked } = read;
  // A source is asked only about what a browser could have sent.
  if (fields.origin === undefined || parseOrigin(fields.origin) === undefined) return policy;
  const sources = location.resource?.sources ?? [];
  const results = await Promise.all(sources.map(async (one) => [one, await ask(one, asked, onError)] as const));
  return { ...policy, results: new Map(results) };
}
