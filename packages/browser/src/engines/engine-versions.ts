import type { Engine } from "./engine.ts";

/** What changed in the engines since they have versions that people still use. */
export const changeNames = [
  "fetch-metadata",
  "sec-fetch-storage-access",
  "cookie-partitioned",
  "cookie-http-prefixes",
  "cookie-none-secure",
  "cookie-lax-default",
  "local-network-access",
  "local-network-permissions",
  "local-network-sockets",
  "mixed-content-upgrade",
  "zstd",
  "keepalive",
  "opener-noopener-allow-popups",
  "embedder-credentialless",
  "document-isolation-policy",
  "integrity-policy",
  "connection-allowlist",
] as const;

export type ChangeName = (typeof changeNames)[number];

/** Rules of some sections, in place of an engine's own. */
type ReplacedRules = { readonly [Section in keyof Engine]?: Partial<Engine[Section]> };

/** A change, and what was before. */
export interface EngineChange {
  readonly name: ChangeName;
  /** The first version that has it. */
  readonly since: string;
  /** The rules that it replaced. None where the model has no rule for it, or does not lead back so far. */
  readonly before?: ReplacedRules;
}

/** The versions of an engine: its rules are those of the one that was measured, and its changes lead back. */
export interface EngineVersions {
  /** The product whose versions the changes name. */
  readonly product: string;
  /** The oldest version that the model leads back to; `undefined`: only the one that was measured. */
  readonly oldest: number | undefined;
  readonly changes: readonly EngineChange[];
}

const isSection = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function replaced(rules: Engine, { before = {} }: EngineChange): Engine {
  const sections = Object.entries(before).map(([name, section]): [string, unknown] => {
    const own = rules[name as keyof Engine];
    return [name, isSection(own) ? { ...own, ...(section as object) } : section];
  });
  return { ...rules, ...(Object.fromEntries(sections) as Partial<Engine>) };
}

/** The rules of an earlier version: those that were measured, without what came later. */
export function rulesOf(measured: Engine, { changes }: EngineVersions, version: number): Engine {
  const later = changes.filter(({ since }) => Number(since) > version);
  // What came last goes first.
  const undone = later.toSorted((a, b) => Number(b.since) - Number(a.since)).reduce(replaced, measured);
  return { ...undone, version: String(version) };
}
