/** The release whose builds this one loads: its own. A test compares it with package.json. */
export const release = "0.1.0";

/** What `unpackModel` reads: the model of a checked policy, and its groups of origins, as JSON. */
export interface BuiltPolicy {
  readonly release: string;
  /** Of `groups` and `model`. */
  readonly checksum: string;
  readonly groups: string;
  readonly model: string;
}

/** A group as a build has it: origins that stand where their index says are texts. */
export interface PackedGroup {
  readonly name?: string;
  readonly at: readonly (string | number)[];
  readonly members: readonly unknown[];
  readonly sharedSuffix?: string;
}

function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/**
 * Finds edits by hand and files that were cut short. It is no defence against somebody who may write the file: whoever
 * can do that can change the program beside it, too.
 */
export function checksumOf({ groups, model }: Pick<BuiltPolicy, "groups" | "model">): string {
  const text = `${groups}\n${model}`;
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x6b43a9b5);
}
