import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";

type Constructor = abstract new (...parameters: never[]) => object;

/** The page that objects belong to: by its classes a script knows them (`instanceof Response`). */
export interface Realm {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly globals: {
    readonly Headers: Constructor;
    readonly Request: Constructor;
    readonly Response: Constructor;
    readonly Blob: typeof globalThis.Blob;
    readonly File: typeof globalThis.File;
    readonly FormData: typeof globalThis.FormData;
  };
}

/** An object that the browser makes, of a class of the page, whose own constructor is for scripts. */
export const constructAs = <T, P extends readonly unknown[]>(
  base: new (...parameters: P) => T,
  parameters: P,
  pageClass: Constructor,
): T => Reflect.construct(base, parameters, pageClass) as T;
