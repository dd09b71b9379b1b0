import type { ForgeryRules, Grant, OriginGroup, Resource } from "./model.ts";
import { sourceKey } from "./origins/source.ts";
import type { SourceCache } from "./origins/source-cache.ts";
import type { PathParameters } from "./paths/path-parameters.ts";

/** Who may do what: looked up by the groups that an origin belongs to, the most specific first. */
export interface Admission<T> {
  readonly named: ReadonlyMap<OriginGroup, T>;
  /** Asked in this order when no static group admits the origin. */
  readonly sources: readonly { readonly source: SourceCache; readonly value: T }[];
  readonly anyone: T | undefined;
}

/** With whom something is shared; `everyone` gets the same response, and no credentials are read. */
export type Sharing = "nobody" | "everyone" | "named" | "anyone";

/** The restrictions that hold for a path. A resource is the rules of its own path. */
export interface Rules extends ForgeryRules {
  readonly report: boolean;
  /** No credentials reach the handler, whoever sends them. */
  readonly anonymous: boolean;
  /** No credentials come with a post that anybody may send. */
  readonly receivesFromAnyone: boolean;
  /** The widest of its grants. */
  readonly shares: Sharing;
  readonly corp: string | undefined;
  /** Whether a source decides by the Host. */
  readonly readsHost: boolean;
}

/** A resource in the form that decisions look up. */
export interface CompiledResource extends Rules {
  readonly model: Resource;
  /** Its path as written. */
  readonly path: string;
  readonly grants: readonly Grant[];
  /** By method, HEAD included where GET is. */
  readonly methods: ReadonlyMap<string, Admission<Grant>>;
  /** Whether two grants have a method in common, so that ranks decide between them. */
  readonly ranked: boolean;
  readonly sockets: Admission<Grant>;
  readonly receive: Admission<true>;
  readonly receivedMethods: ReadonlySet<string>;
  /** All that its grants and `receive` name. */
  readonly sources: readonly SourceCache[];
  /** The values of the parameters in its paths, where a source reads any. */
  readonly parameters: PathParameters | undefined;
}

/** The sources of a policy by `sourceKey`. */
type SourcesByKey = ReadonlyMap<string, SourceCache>;

interface Entry<T> {
  readonly groups: readonly OriginGroup[];
  readonly anyone?: boolean;
  readonly value: T;
}

function admission<T>(entries: readonly Entry<T>[], byKey: SourcesByKey): Admission<T> {
  const named = new Map<OriginGroup, T>();
  const sources: { source: SourceCache; value: T }[] = [];
  for (const { groups, value } of entries) {
    for (const group of groups) {
      const reference = group.members[0]?.source;
      const source = reference && byKey.get(sourceKey(reference));
      if (source === undefined) named.set(group, value);
      else sources.push({ source, value });
    }
  }
  return { named, sources, anyone: entries.find((entry) => entry.anyone === true)?.value };
}

const nobody: Admission<never> = { named: new Map<OriginGroup, never>(), sources: [], anyone: undefined };
const noMethods: ReadonlySet<string> = new Set();

const grantAdmission = (grants: readonly Grant[], byKey: SourcesByKey): Admission<Grant> =>
  admission(
    grants.map((grant) => ({ groups: grant.groups, anyone: grant.anyone, value: grant })),
    byKey,
  );

function grantsByMethod(grants: readonly Grant[]): Map<string, Grant[]> {
  const granted = new Map<string, Grant[]>();
  for (const grant of grants)
    for (const method of grant.methods) {
      const known = granted.get(method);
      if (known === undefined) granted.set(method, [grant]);
      else known.push(grant);
    }
  return granted;
}

const sharingOf = (grants: readonly Grant[]): Sharing =>
  grants.some((grant) => grant.anyone) ? "anyone" : grants.length > 0 ? "named" : "nobody";

/** The sources that a resource names, each once. */
const sourcesOf = ({ grants, receive }: Resource, byKey: SourcesByKey): readonly SourceCache[] => [
  ...new Set(
    [...grants, ...(receive === undefined ? [] : [receive])].flatMap(({ groups }) =>
      groups.flatMap(({ members }) => members.flatMap(({ source }) => (source && byKey.get(sourceKey(source))) ?? [])),
    ),
  ),
];

/** Reads the parameters of paths; only sources need them. */
export type ParametersOf = (addresses: Resource["addresses"]) => PathParameters;

export function compileResource(
  model: Resource,
  byKey: SourcesByKey,
  parametersOf: ParametersOf | undefined,
): CompiledResource {
  const { path, grants, receive, forgery, report, corp } = model;
  const sockets = grants.filter((grant) => grant.webSocket);
  const byMethod = [...grantsByMethod(grants)];
  const sources = sourcesOf(model, byKey);
  return {
    model,
    path,
    ...forgery,
    report,
    corp,
    anonymous: model.anonymous,
    receivesFromAnyone: receive?.anyone === true,
    shares: model.anonymous ? "everyone" : sharingOf(grants),
    grants,
    methods: new Map(byMethod.map(([method, found]) => [method, grantAdmission(found, byKey)])),
    ranked: byMethod.some(([, found]) => found.length > 1),
    sockets: sockets.length === 0 ? nobody : grantAdmission(sockets, byKey),
    receive:
      receive === undefined
        ? nobody
        : admission([{ groups: receive.groups, anyone: receive.anyone, value: true as const }], byKey),
    receivedMethods: receive?.methods ?? noMethods,
    sources,
    readsHost: sources.some(({ keys }) => keys.host),
    parameters: sources.some(({ keys }) => keys.params.length > 0) ? parametersOf?.(model.addresses) : undefined,
  };
}
