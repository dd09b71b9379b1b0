import { parseAuthority } from "../../standard/host.ts";
import { parseOrigin } from "../../standard/origin.ts";
import { SourceCache } from "./source-cache.ts";
import { list, quote } from "../document/quote.ts";
import { sourceKey, type Source, type SourceAnswers, type SourceOptions, type SourceReference } from "./source.ts";

/** The functions that groups with `source` refer to. */
export type Sources = Readonly<Record<string, Source | SourceOptions>>;

/** What is to be forgotten must be named as it is remembered: a misspelt value would leave a withdrawn permission in force. */
function checkAnswers(
  source: string,
  { origin, host, params }: { readonly [Name in keyof SourceAnswers]?: unknown },
  names: ReadonlySet<string> | undefined,
): SourceAnswers {
  if (origin !== undefined && (typeof origin !== "string" || parseOrigin(origin) === undefined))
    throw new TypeError(`${quote(origin)} is not an origin as a browser sends it.`);
  const name = typeof host === "string" ? parseAuthority(host)?.host.name : undefined;
  if (host !== undefined && name === undefined) throw new TypeError(`${quote(host)} is not a host name.`);
  return { origin, host: name, params: checkParams(source, params, names) };
}

function checkParams(source: string, params: unknown, names: ReadonlySet<string> | undefined): SourceAnswers["params"] {
  if (params === undefined) return undefined;
  if (typeof params !== "object" || params === null)
    throw new TypeError(`${quote(params)} is not an object of params.`);
  const checked = new Map<string, string>();
  for (const [name, value] of Object.entries(params)) {
    if (names?.has(name) === false)
      throw new TypeError(
        `No \`by\` of the source ${quote(source)} names the parameter ${quote(name)}. They name: ${list([...names])}.`,
      );
    if (typeof value !== "string")
      throw new TypeError(`The parameter ${quote(name)} is ${quote(value)}, not a string.`);
    checked.set(name, value);
  }
  return Object.fromEntries(checked);
}

/** The sources of a policy with what they remember, which a replaced document keeps. */
export class SourceCaches {
  readonly #given: Sources;
  /** By name, and by what the answers depend on: under another `by` they are others. */
  readonly #caches = new Map<string, Map<string, SourceCache>>();

  constructor(given: Sources = {}) {
    this.#given = given;
  }

  get names(): readonly string[] {
    return Object.keys(this.#given);
  }

  /**
   * Forgets what a source has said.
   * @param about all that agrees with each of these values; all where there is none
   * @throws TypeError where no source has the name, a value isn't one, or no `by` names a parameter
   */
  invalidate(name: string, about: SourceAnswers): void {
    if (!Object.hasOwn(this.#given, name))
      throw new TypeError(
        `There is no source ${JSON.stringify(name)}. ${this.names.length === 0 ? "The option `sources` is empty." : `The sources are ${this.names.join(", ")}.`}`,
      );
    const known = this.#caches.get(name);
    const caches = [...(known?.values() ?? [])];
    // Where no document has referred to it, there is nothing to forget.
    const checked = checkAnswers(name, about, known && new Set(caches.flatMap(({ keys }) => keys.params)));
    for (const cache of caches) cache.invalidate(checked);
  }

  /**
   * Forgets what other sources have said: when a later document declares one again, it must be asked again.
   * @param kept by `sourceKey`
   */
  forgetOthers(kept: ReadonlySet<string>): void {
    for (const ofName of this.#caches.values())
      for (const [key, source] of ofName) if (!kept.has(key)) source.invalidate({});
  }

  /** The source that a document refers to; the name of its wrong option; `undefined` where none was given. */
  find(reference: SourceReference): SourceCache | { readonly fault: string } | undefined {
    const { name, keys } = reference;
    const key = sourceKey(reference);
    const known = this.#caches.get(name)?.get(key);
    if (known !== undefined) return known;
    const given: unknown = Object.hasOwn(this.#given, name) ? this.#given[name] : undefined;
    if (given === undefined) return undefined;
    const options = typeof given === "function" ? { decide: given as Source } : (given as SourceOptions);
    const fault = SourceCache.fault(options);
    if (fault !== undefined) return { fault };
    const cache = new SourceCache(name, options, keys);
    this.#caches.set(name, (this.#caches.get(name) ?? new Map<string, SourceCache>()).set(key, cache));
    return cache;
  }
}
