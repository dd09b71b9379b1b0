import type { CompiledPolicy } from "./compile.ts";
import type { CheckedDocument, GroupsOf, PathsOf } from "./document/checked-document.ts";
import type { SourceAnswers } from "./origins/source.ts";
import type { SourceCaches } from "./origins/source-caches.ts";
import type { RequestHead } from "./request/request.ts";
import { resolveRequest, type ResolveOptions } from "./request/resolve-request.ts";

declare const documentType: unique symbol;

/**
 * A policy that is being enforced: what adapters hold, and what `decide` reads. `Document` is the type of the document with
 * which it began, for `GroupName` and `ResourcePath`.
 */
export interface Policy<Document = unknown> {
  /** For types alone; no policy has it. */
  readonly [documentType]?: Document;
  /**
   * Replaces the policy in one assignment; requests under way keep the one that they began with.
   * @param document the new document; sources and profile stay
   * @throws PolicyError when the document has problems; the old policy stays in force then
   */
  replace<const Next>(document: CheckedDocument<Next>): void;
  /**
   * Asks the sources that a request's resource needs. Never rejects: a source that fails denies, and the reason is
   * `source-failed`.
   * @param request the head of the request, as `decide` takes it
   * @param options `hostHeader`, where `decide` gets one
   * @returns this policy with their answers, for `decide` about this request
   * @example decide(await policy.resolve(request), request)
   */
  resolve(request: RequestHead, options?: ResolveOptions): Promise<Policy>;
  /**
   * Forgets what a source has said, calls under way included, so that it is asked again. It does so in this process only.
   * @param source the name of the source in the option `sources`
   * @param about only what it said about this `origin`, this `host` and these `params`. Default: all
   * @throws TypeError when there is no source of that name, a value isn't an origin, a host name or a string, or no `by` of the
   * source names the parameter
   * @example policy.invalidate("partners", { origin: "https://partner.example" })
   */
  invalidate(source: string, about?: SourceAnswers): void;
}

type DocumentOf<Type extends Policy> = Type extends Policy<infer Document> ? Document : never;

/**
 * The names of the groups of a policy.
 * @example type Group = GroupName<typeof policy>; // "app" | "partners"
 */
export type GroupName<Type extends Policy> = GroupsOf<DocumentOf<Type>>;

/**
 * The paths of the resources of a policy.
 * @example type Path = ResourcePath<typeof policy>; // "/orders" | "/orders/:id"
 */
export type ResourcePath<Type extends Policy> = PathsOf<DocumentOf<Type>>;

// Registered, so that a policy of another copy of this package is one too.
const current: symbol = Symbol.for("sallyport.policy.current");

/** Holds the compiled policy of the moment. A guard needs this much, and nothing of the compiler. */
export class PolicyHandle implements Policy {
  #compiled: CompiledPolicy;
  readonly #compile: (document: unknown) => CompiledPolicy;

  readonly #sources: SourceCaches;

  /** @param compile throws a PolicyError where a document has problems */
  constructor(compiled: CompiledPolicy, compile: (document: unknown) => CompiledPolicy, sources: SourceCaches) {
    this.#compiled = compiled;
    this.#sources = sources;
    this.#compile = compile;
    Object.defineProperty(this, current, { value: () => this.#compiled });
  }

  replace(document: unknown): void {
    this.#compiled = this.#compile(document);
  }

  async resolve(request: RequestHead, options: ResolveOptions = {}): Promise<Policy> {
    return new ResolvedPolicy(this, await resolveRequest(this.#compiled, request, options, () => undefined));
  }

  invalidate(source: string, about: SourceAnswers = {}): void {
    this.#sources.invalidate(source, about);
  }
}

/** A policy with the answers of its sources about one request. */
class ResolvedPolicy implements Policy {
  readonly #policy: PolicyHandle;

  constructor(policy: PolicyHandle, compiled: CompiledPolicy) {
    this.#policy = policy;
    Object.defineProperty(this, current, { value: () => compiled });
  }

  replace(document: unknown): void {
    this.#policy.replace(document);
  }

  resolve(request: RequestHead, options?: ResolveOptions): Promise<Policy> {
    return this.#policy.resolve(request, options);
  }

  invalidate(source: string, about?: SourceAnswers): void {
    this.#policy.invalidate(source, about);
  }
}

/**
 * The compiled policy of this moment. A decision reads it once, so a policy that is replaced meanwhile governs the next.
 * @throws TypeError where the value isn't what `definePolicy`, `loadPolicy` or `compilePolicy` returned
 */
export function currentPolicy(policy: Policy): CompiledPolicy {
  const compiled = policyIn(policy);
  if (compiled === undefined)
    throw new TypeError("A guard needs a policy, as definePolicy, loadPolicy or compilePolicy returns it.");
  return compiled;
}

/** The compiled policy of a value that is a policy. */
export const policyIn = (value: unknown): CompiledPolicy | undefined =>
  (value as Partial<Record<symbol, () => CompiledPolicy>> | null | undefined)?.[current]?.();
