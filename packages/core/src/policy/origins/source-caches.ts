import { SourceCache, type Source, type SourceOptions } from "./source-cache.ts";

/** The functions that groups with `source` refer to. */
export type Sources = Readonly<Record<string, Source | SourceOptions>>;

/** The sources of a policy with what they remember, which a replaced document keeps. */
export class SourceCaches {
  readonly #given: Sources;
  readonly #caches = new Map<string, SourceCache>();

  constructor(given: Sources = {}) {
    this.#given = given;
  }

  get names(): readonly string[] {
    return Object.keys(this.#given);
  }

  /**
   * Forgets what a source has said.
   * @param origin the one origin that it is about; `undefined` for all
   * @throws TypeError where no source has the name: a misspelt one would leave a withdrawn permission in force
   */
  invalidate(name: string, origin: string | undefined): void {
    const source = this.find(name);
    if (source === undefined)
      throw new TypeError(`There is no source ${JSON.stringify(name)}. The sources are ${this.names.join(", ")}.`);
    if (!("fault" in source)) source.invalidate(origin);
  }

  /** Forgets what other sources have said: when a later document declares one again, it must be asked again. */
  forgetOthers(names: ReadonlySet<string>): void {
    for (const [name, source] of this.#caches) if (!names.has(name)) source.invalidate(undefined);
  }

  /** The source of a name; the name of its wrong option; `undefined` where none was given. */
  find(name: string): SourceCache | { readonly fault: string } | undefined {
    const known = this.#caches.get(name);
    if (known !== undefined) return known;
    const given: unknown = Object.hasOwn(this.#given, name) ? this.#given[name] : undefined;
    if (given === undefined) return undefined;
    const options = typeof given === "function" ? { decide: given as Source } : (given as SourceOptions);
    const fault = SourceCache.fault(options);
    if (fault !== undefined) return { fault };
    const cache = new SourceCache(name, options);
    this.#caches.set(name, cache);
    return cache;
  }
}
