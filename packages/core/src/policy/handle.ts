import { parseOrigin } from "../standard/origin.ts";
import type { CompiledPolicy } from "./compile.ts";
import type { PolicyDocument } from "./document/policy-document.ts";
import type { SourceCaches } from "./origins/source-caches.ts";

/** A policy that is being enforced: what adapters hold, and what `decide` reads. */
export interface Policy {
  /**
   * Replaces the policy in one assignment; requests under way keep the one that they began with.
   * @param document the new document; sources and profile stay
   * @throws PolicyError when the document has problems; the old policy stays in force then
   */
  replace(document: PolicyDocument): void;
  /**
   * Asks the sources about an origin, so that `decide` has their answers. Never rejects: a source that fails denies, and
   * the reason is `source-failed`.
   * @param origin the value of an Origin header
   */
  resolve(origin: string): Promise<void>;
  /**
   * Forgets what a source has said, calls under way included, so that it is asked again. It does so in this process only.
   * @param source the name of the source in the option `sources`
   * @param about `origin`: only about this one. Default: about all
   * @throws TypeError when there is no source of that name
   * @example policy.invalidate("partners", { origin: "https://partner.example" })
   */
  invalidate(source: string, about?: { readonly origin?: string | undefined }): void;
}

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

  resolve(origin: string): Promise<void> {
    return resolveOrigin(this.#compiled, origin, () => undefined);
  }

  invalidate(source: string, { origin }: { readonly origin?: string | undefined } = {}): void {
    this.#sources.invalidate(source, origin);
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

/**
 * Asks all sources of a policy about an origin; never rejects.
 * @param origin the value of an Origin header: a source is asked only about what a browser could have sent
 * @param onError hears of each call that fails
 */
export async function resolveOrigin(
  policy: CompiledPolicy,
  origin: string,
  onError: (error: unknown) => void,
): Promise<void> {
  if (parseOrigin(origin) === undefined) return;
  await Promise.all(policy.sources.map((source) => source.resolve(origin, onError)));
}
