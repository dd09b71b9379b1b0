import type * as http from "node:http";
import type * as stream from "node:stream";
import type * as zlib from "node:zlib";

interface Modules {
  "node:http": typeof http;
  "node:stream": typeof stream;
  "node:zlib": typeof zlib;
}

/** The same; `undefined` where this isn't Node. */
export function builtinIfThere<Name extends keyof Modules>(name: Name): Modules[Name] | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.(name) as Modules[Name] | undefined;
}

/** Node's own modules without an import, so that the package bundles for the web. */
export function builtin<Name extends keyof Modules>(name: Name): Modules[Name] {
  const found = builtinIfThere(name);
  if (found === undefined) throw new TypeError("A node:http listener needs Node; pass a Web handler here.");
  return found;
}
