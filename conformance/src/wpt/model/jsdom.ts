import { createRequire } from "node:module";

const requireFrom = createRequire(import.meta.url);

interface Options {
  readonly url: string;
  readonly contentType?: string;
  readonly referrer?: string;
  readonly runScripts: "outside-only";
  readonly pretendToBeVisual: true;
  readonly virtualConsole: object;
}

interface Dom {
  getInternalVMContext(): object;
  reconfigure(settings: { readonly windowTop: object }): void;
}

/** As far as the runner needs it; it has no types of its own. */
interface Jsdom {
  readonly JSDOM: new (markup: string | Uint8Array, options: Options) => Dom;
  readonly VirtualConsole: new () => object;
}

const jsdom = requireFrom("jsdom") as Jsdom;
export const JSDOM: Jsdom["JSDOM"] = jsdom.JSDOM;
export const VirtualConsole: Jsdom["VirtualConsole"] = jsdom.VirtualConsole;

/** A module of jsdom's own. */
export const inJsdom = (path: string): unknown => requireFrom(`jsdom/lib/${path}`);

/** A module that jsdom depends on. */
export const ofJsdom = (name: string): unknown => createRequire(requireFrom.resolve("jsdom"))(name);
