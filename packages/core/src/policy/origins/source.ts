/** What a source's answer may depend on beside the origin: an entry of `by`. */
export type SourceKey = "host" | `param:${string}`;

/** What a source gets besides the origin: what `by` names, and nothing else. */
export interface SourceContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The host by which the request came, in lower case and without port. Only where `by` names it. */
  readonly host?: string;
  /** The values of the path parameters that `by` names, each decoded once. */
  readonly params?: Readonly<Record<string, string>>;
}

type ParameterOf<By extends SourceKey> = By extends `param:${infer Name}` ? Name : never;

/** What a source gets besides the origin, by the entries of `by`. */
export type SourceContextBy<By extends SourceKey> = Pick<SourceContext, "signal"> &
  ("host" extends By ? { readonly host: string } : unknown) &
  ([ParameterOf<By>] extends [never] ? unknown : { readonly params: Readonly<Record<ParameterOf<By>, string>> });

/**
 * Decides at run time whether an origin belongs to a group, or whether a host name is this server's; anything but `true`
 * means no.
 */
export type Source = {
  // A method: its parameters are compared both ways, so that a SourceBy is a source.
  decide(origin: string, context: SourceContext): boolean | Promise<boolean>;
}["decide"];

/**
 * A source by the entries of `by`.
 * @example const pages: SourceBy<"host" | "param:id"> = async (origin, { host, params }) => isPage(origin, host, params.id)
 */
export type SourceBy<By extends SourceKey> = (
  origin: string,
  context: SourceContextBy<By>,
) => boolean | Promise<boolean>;

/** How the answers of a source are kept. */
export interface SourceOptions {
  readonly decide: Source;
  /** Milliseconds for which an answer is used without asking again. Default: 60,000. */
  readonly freshFor?: number;
  /** Milliseconds for which a yes may be used while the source fails. Default: 600,000. */
  readonly staleFor?: number;
  /** Milliseconds after which a call counts as failed; a request waits no longer for an answer. Default: 2,000. */
  readonly timeout?: number;
  /** Answers kept, yes and no counted apart. Default: 10,000. */
  readonly capacity?: number;
  /** A clock in milliseconds that never goes back. Default: `performance.now`. */
  readonly now?: () => number;
}

/** What a group's `by` names: `host`, and parameters of the path. */
export interface SourceKeys {
  readonly host: boolean;
  readonly params: readonly string[];
}

export const noKeys: SourceKeys = { host: false, params: [] };

/** A source under one `by`: under another, its answers are others. */
export interface SourceReference {
  readonly name: string;
  readonly keys: SourceKeys;
}

/** One text for each reference. */
export const sourceKey = ({ name, keys }: SourceReference): string => JSON.stringify([name, keys.host, ...keys.params]);

/** For people: `tenants by host, param:id`. A name that reads like one is quoted. */
export function sourceLabel({ name, keys }: SourceReference): string {
  const text = /^"| by /.test(name) ? JSON.stringify(name) : name;
  const by = [...(keys.host ? ["host"] : []), ...keys.params.map((one) => `param:${one}`)];
  return by.length === 0 ? text : `${text} by ${by.join(", ")}`;
}

/** What is known of an origin: a member, none, that the source failed, or `undefined` when it has to be asked. */
export type Membership = boolean | "failed" | undefined;

/** What sources have said about one request, by source and question. */
export type SourceResults = ReadonlyMap<object, ReadonlyMap<string, Exclude<Membership, undefined>>>;

/** What `invalidate` forgets: all that agrees with each value that is given. */
export interface SourceAnswers {
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
}

/** What one call of a source is about. */
export interface SourceQuestion {
  /** One text for each question of a source. */
  readonly key: string;
  /** An origin, or a host name that may be this server's. */
  readonly subject: string;
  readonly kind: "origin" | "host";
  readonly host?: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Whether a host name is this server's. */
export const hostQuestion = (name: string): SourceQuestion => ({ key: name, subject: name, kind: "host" });

/** Whether an answer could be about what is invalidated: it is, unless the two name different values. */
export function concerns({ kind, subject, host, params }: SourceQuestion, about: SourceAnswers): boolean {
  const known = kind === "host" ? { host: subject } : { origin: subject, host };
  if (about.origin !== undefined && known.origin !== undefined && about.origin !== known.origin) return false;
  if (about.host !== undefined && known.host !== undefined && about.host !== known.host) return false;
  return Object.entries(about.params ?? {}).every(
    ([name, value]) => params === undefined || !Object.hasOwn(params, name) || params[name] === value,
  );
}
