import type { Seal } from "./enforce.ts";

/** Lets a class put its private fields on an object that it didn't make. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- returns what it is given
class Given {
  constructor(object: object) {
    return object;
  }
}

/** The seals of a response, where nothing of an application can read or remove them. */
class Sealed extends Given {
  #seals: Seal[] = [];

  /** Guards can stand inside one another: the innermost seals first, so that the outermost has the last word. */
  static add(response: object, seal: Seal): void {
    const sealed = #seals in response ? response : new Sealed(response);
    sealed.#seals.unshift(seal);
  }

  static of(response: object): readonly Seal[] | undefined {
    return #seals in response ? response.#seals : undefined;
  }
}

const wrapped = new WeakSet<object>();

/** The class, or its base, that has a method. */
export function ownerOf(object: object, name: string): object | undefined {
  let owner = Object.getPrototypeOf(object) as object | null;
  while (owner !== null && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) as object | null;
  return owner ?? undefined;
}

/** A method of a runtime's own class. */
type Method<Parameters extends unknown[]> = (this: object, ...parameters: Parameters) => unknown;

/**
 * Wraps a method of a runtime's own class, once: what isn't sealed goes through as before. A wrapper on each response
 * would cost more, and could be deleted.
 * @param object an object of that class
 * @param wrap makes the method from the class's own; it asks `sealsOf(this)`
 * @returns whether it is wrapped; a class can be frozen, or have an accessor in the method's place
 */
export function wrapMethod<Parameters extends unknown[]>(
  object: object,
  name: string,
  wrap: (original: Method<Parameters>) => Method<Parameters>,
): boolean {
  const owner = ownerOf(object, name);
  const descriptor = owner && Object.getOwnPropertyDescriptor(owner, name);
  const original = descriptor?.value as Method<Parameters> | undefined;
  if (owner === undefined || typeof original !== "function") return false;
  if (wrapped.has(original)) return true;
  const method = wrap(original);
  wrapped.add(method);
  return Reflect.defineProperty(owner, name, { ...descriptor, value: method });
}

/** The seals of a response, the innermost first; `undefined` where no guard has seen it. */
export const sealsOf = (response: object): readonly Seal[] | undefined => Sealed.of(response);

/** Wraps a method so that a sealed object changes one of its parameters. */
export function wrapParameter(
  object: object,
  name: string,
  index: number,
  change: (value: unknown, seals: readonly Seal[]) => unknown,
): void {
  wrapMethod<unknown[]>(
    object,
    name,
    (original) =>
      function (...parameters) {
        const seals = sealsOf(this);
        if (seals !== undefined) parameters[index] = change(parameters[index], seals);
        return original.apply(this, parameters);
      },
  );
}

const prepared = new WeakSet<object>();

/**
 * Adds a seal to a response.
 * @param prepare called once for each class of responses
 */
export function addSeal(response: object, seal: Seal, prepare: () => void): void {
  const prototype = Object.getPrototypeOf(response) as object;
  if (!prepared.has(prototype)) {
    prepare();
    prepared.add(prototype);
  }
  Sealed.add(response, seal);
}
