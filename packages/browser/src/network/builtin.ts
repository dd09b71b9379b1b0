/** Node's own modules without an import, so that the package bundles for the web. */
export function builtin<Name extends "node:http" | "node:stream">(
  name: Name,
): Name extends "node:http" ? typeof import("node:http") : typeof import("node:stream") {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const found = process?.getBuiltinModule?.(name);
  if (found === undefined) throw new TypeError("A node:http listener needs Node; give a Web handler here.");
  return found as ReturnType<typeof builtin<Name>>;
}
