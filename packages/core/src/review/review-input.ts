import { compileMemory, compileProfiles, type CompiledPolicy, type CompiledProfiles } from "../policy/compile.ts";
import { policyIn } from "../policy/handle.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { standInSources } from "./stand-in-sources.ts";

export interface ReviewOptions {
  /** The profile of the document to apply. Default: none. A policy was compiled under its profile. */
  readonly profile?: string | undefined;
}

/**
 * Compiles what is to be reviewed, once, under each of its profiles; a policy is one already. The functions of a
 * document's sources are not needed.
 * @param input a policy, or a policy document
 * @param profile one that a document must have
 * @throws PolicyError with every problem of the document; TypeError where a policy is given, and a profile
 */
export function readProfiles(input: unknown, profile?: string): CompiledProfiles {
  const policy = policyIn(input);
  if (policy !== undefined && profile !== undefined)
    throw new TypeError("A compiled policy already has its profile: pass the document, or leave out `profile`.");
  if (policy !== undefined) return new Map([[undefined, policy]]);
  const { compiled, problems } = compileProfiles(input, profile, compileMemory(standInSources(input)));
  if (compiled === undefined) throw new PolicyError(problems);
  return compiled;
}

/** Compiles what is to be reviewed under one profile; a policy is returned as it is. */
export function readPolicy(input: unknown, { profile }: ReviewOptions = {}): CompiledPolicy {
  const compiled = readProfiles(input, profile).get(profile);
  if (compiled === undefined) throw new PolicyError([]);
  return compiled;
}
