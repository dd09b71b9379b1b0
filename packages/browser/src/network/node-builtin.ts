import type * as http from "node:http";
import type * as stream from "node:stream";

interface Modules {
  "node:http": typeof http;
  "node:stream": typeof stream;
}

/** Node's own modules without an import, so that the package bundles for the web. */
export function builtin<Name extends keyof Modules>(name: Name): Modules[Name] {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const found = process?.getBuiltinModule?.(name);
  if (found === undefined) throw new TypeError("A node:http listener needs Node; pass a Web handler here.");
  return found as Modules[Name];
}
