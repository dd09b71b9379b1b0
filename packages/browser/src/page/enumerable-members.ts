import { EventTarget } from "../platform.ts";

const platformPrototypes: readonly unknown[] = [null, Object.prototype, EventTarget.prototype];

/**
 * Makes the members of interfaces enumerable, which those of a class are not. Symbols and the constructor stay as they are.
 *
 * https://webidl.spec.whatwg.org/#define-the-operations and #define-the-attributes
 */
export function makeMembersEnumerable(...interfaces: readonly (abstract new (...given: never[]) => object)[]): void {
  for (const { prototype } of interfaces)
    for (let one = prototype as object; !platformPrototypes.includes(one); one = Object.getPrototypeOf(one) as object)
      for (const name of Object.getOwnPropertyNames(one))
        if (name !== "constructor" && Object.getOwnPropertyDescriptor(one, name)?.configurable === true)
          Object.defineProperty(one, name, { enumerable: true });
}
