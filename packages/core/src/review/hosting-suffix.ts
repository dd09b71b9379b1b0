import type { Host } from "../standard/host.ts";
import { suffixList } from "../standard/suffix-list.ts";

const lookup = { extractHostname: false, validateHostname: false, detectIp: false } as const;

/**
 * The hosting company's suffix below which a host stands (`github.io`, `vercel.app`): one of the private section of the
 * Public Suffix List. Whoever gives such a name up leaves it to the next customer who asks for it.
 */
export function hostingSuffix({ kind, name }: Host): string | undefined {
  if (kind !== "domain") return undefined;
  const { getPublicSuffix } = suffixList();
  const suffix = getPublicSuffix(name, { ...lookup, allowPrivateDomains: true });
  const registry = getPublicSuffix(name, { ...lookup, allowPrivateDomains: false });
  return suffix === null || suffix === registry ? undefined : suffix;
}
