import {
  compile,
  compileMemory,
  type Compilation,
  type CompiledPolicy,
  type CompileMemory,
  type CompileOptions,
} from "./compile.ts";
import type { CheckedDocument, SourcesOf } from "./document/checked-document.ts";
import { PolicyHandle, type Policy } from "./handle.ts";
import type { PolicyModel } from "./model.ts";
import { noKeys, sourceKey } from "./origins/source.ts";
import { PolicyError } from "./policy-error.ts";
import type { Problem } from "./document/problem.ts";
import type { Sources } from "./origins/source-caches.ts";

export type { Policy } from "./handle.ts";

export type PolicyResult<P extends Policy = Policy> =
  | { readonly policy: P; readonly problems?: undefined }
  | { readonly policy?: undefined; readonly problems: readonly Problem[] };

/** The sources that a policy asks, by `sourceKey`. */
const sourcesIn = ({ groups, self }: PolicyModel): ReadonlySet<string> =>
  new Set([
    ...[...groups.values()].flatMap(({ members }) =>
      members.flatMap(({ source }) => (source === undefined ? [] : [sourceKey(source)])),
    ),
    ...self.sources.map(({ name }) => sourceKey({ name, keys: noKeys })),
  ]);

/**
 * Makes a policy that can be replaced.
 * @param compileDocument compiles the document, and later each that replaces it
 */
export function createPolicy(
  document: unknown,
  compileDocument: (document: unknown, memory: CompileMemory) => Compilation,
  memory: CompileMemory,
): PolicyResult<PolicyHandle> {
  const { compiled, problems } = compileDocument(document, memory);
  if (compiled === undefined) return { problems };
  const recompile = (next: unknown): CompiledPolicy => {
    const result = compileDocument(next, memory);
    if (result.compiled === undefined) throw new PolicyError(result.problems);
    memory.sources.forgetOthers(sourcesIn(result.compiled.model));
    return result.compiled;
  };
  return { policy: new PolicyHandle(compiled, recompile, memory.sources) };
}

/**
 * Compiles a policy document.
 * @param document the document, of whatever type: JSON from a file is welcome
 * @param options `sources` for the groups decided at run time, `profile` to apply one
 * @returns the policy, or every problem of the document at once; never throws
 */
export function compilePolicy(document: unknown, options: CompileOptions = {}): PolicyResult {
  return createPolicy(document, (one, memory) => compile(one, options, memory), compileMemory(options.sources));
}

/** The options of a policy whose document the compiler knows. */
export interface PolicyOptions<Document = unknown> extends Omit<CompileOptions, "sources"> {
  /** The functions that groups and `self` refer to with `source`: each that the document names, and others for later ones. */
  readonly sources?: Sources & Readonly<Record<SourcesOf<Document>, Sources[string]>>;
}

/**
 * Compiles a policy document that is part of the program.
 * @param document the document; its types refuse misspelt keys, groups and literals, and take what is computed
 * @param options `sources` for the groups decided at run time, `profile` to apply one
 * @returns the policy, for a guard or for `decide`; its type knows the document's groups and paths
 * @throws PolicyError with every problem of the document
 * @example const policy = definePolicy({ sallyport: 1, self: [process.env.ORIGIN ?? "http://localhost:*"], resources: [] });
 */
export function definePolicy<const Document>(
  document: CheckedDocument<Document>,
  options: PolicyOptions<NoInfer<Document>> = {},
): Policy<Document> {
  const { policy, problems } = compilePolicy(document, options);
  if (policy === undefined) throw new PolicyError(problems);
  return policy as Policy<Document>;
}
