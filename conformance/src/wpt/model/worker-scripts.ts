import { runInContext, SourceTextModule, type Context, type Module } from "node:vm";
import type { WorkerGlobalScope } from "@sallyport/browser";

/** A script, or why there is none. */
type Loaded = string | undefined;

/**
 * The scripts that `importScripts` gives. It gives them at once, and the model's requests take a while: a script that
 * wants one that isn't here yet runs again once it is.
 */
export class ImportedScripts {
  readonly #worker: WorkerGlobalScope;
  readonly #sources = new Map<string, Loaded>();
  readonly #missing = new Set<string>();

  constructor(worker: WorkerGlobalScope) {
    this.#worker = worker;
  }

  /** @throws DOMException where one cannot be loaded */
  run(context: Context, texts: readonly string[]): void {
    const urls = texts.map((text) => new URL(text, this.#worker.url).href);
    for (const url of urls) if (!this.#sources.has(url)) this.#missing.add(url);
    for (const url of urls) {
      const source = this.#sources.get(url);
      if (source === undefined) throw new DOMException(`${url} could not be loaded.`, "NetworkError");
      runInContext(source, context, { filename: url });
    }
  }

  /** Loads what a run has missed; whether there was something. */
  async load(): Promise<boolean> {
    const urls = [...this.#missing];
    this.#missing.clear();
    for (const url of urls) this.#sources.set(url, await this.#load(url));
    return urls.length > 0;
  }

  async #load(url: string): Promise<Loaded> {
    if (url.startsWith("data:")) return (await fetch(url)).text();
    return (await this.#worker.importScripts(url)).source;
  }
}

/** Runs a module and what it imports. */
export async function runModule(
  context: Context,
  worker: Pick<WorkerGlobalScope, "importModule" | "url">,
  text: string,
): Promise<void> {
  const modules = new Map<string, Promise<Module>>();
  const importFrom = (specifier: string, referrer: string): Promise<Module> => {
    const url = new URL(specifier, referrer).href;
    const known = modules.get(url) ?? load(url);
    modules.set(url, known);
    return known;
  };
  const moduleOf = (source: string, identifier: string): Module =>
    new SourceTextModule(source, {
      context,
      identifier,
      importModuleDynamically: async (specifier: string) => evaluated(await importFrom(specifier, identifier)),
    });
  const load = async (url: string): Promise<Module> => {
    const source = url.startsWith("data:")
      ? await (await fetch(url)).text()
      : await (await worker.importModule(url)).response?.text();
    if (source === undefined) throw new TypeError(`${url} could not be loaded.`);
    return moduleOf(source, url);
  };
  const evaluated = async (module: Module): Promise<Module> => {
    if (module.status === "unlinked")
      await module.link((specifier, { identifier }) => importFrom(specifier, identifier));
    await module.evaluate();
    return module;
  };
  await evaluated(moduleOf(text, worker.url));
}
