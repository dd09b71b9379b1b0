import type { BlockedOperation } from "../../engines/window-rules.ts";
import { requireArguments } from "../web-idl.ts";

/** A property that pages of other origins may use. */
export interface CrossOriginProperty {
  readonly get?: () => unknown;
  readonly set?: (value: unknown) => void;
  readonly method?: (...given: readonly unknown[]) => unknown;
}

/** https://webidl.spec.whatwg.org/#dfn-create-operation-function */
export const operation = (
  name: string,
  needed: number,
  method: (...given: readonly unknown[]) => unknown,
): CrossOriginProperty => ({
  method: Object.defineProperties(
    (...given: readonly unknown[]) => {
      requireArguments(name, given, needed);
      return method(...given);
    },
    { name: { value: name }, length: { value: needed } },
  ),
});

/** A window or its location, as one page has it. */
export interface CrossOriginSubject {
  /** Whether the page may use all of it, which a navigation changes. */
  readonly isSameOrigin: () => boolean;
  /** What any page may use, in the engine's order. */
  readonly properties: ReadonlyMap<string, CrossOriginProperty>;
  /** Frames by index, and by name. */
  readonly indexed: () => readonly unknown[];
  readonly named: (name: string) => object | undefined;
  /** Everything else, for pages of its own origin. */
  readonly own: () => object;
  /** The error of what is not allowed, and a note of it. */
  readonly blocked: (operation: BlockedOperation, name: string) => Error;
  readonly blocksPrototype: boolean;
}

/** https://html.spec.whatwg.org/#crossoriginpropertyfallback-(-p-) */
const undefinedKeys: ReadonlySet<PropertyKey> = new Set([
  "then",
  Symbol.toStringTag,
  Symbol.hasInstance,
  Symbol.isConcatSpreadable,
]);

const index = /^(?:0|[1-9][0-9]{0,9})$/;

const nameOf = (key: PropertyKey): string => (typeof key === "symbol" ? (key.description ?? "") : String(key));

const constant = (value: unknown, enumerable = false): PropertyDescriptor => ({
  value,
  writable: false,
  enumerable,
  configurable: true,
});

function readOperation(key: PropertyKey): BlockedOperation {
  if (key === Symbol.toPrimitive) return "convert";
  if (typeof key === "symbol") return "get-symbol";
  return index.test(String(key)) ? "get-index" : "get";
}

/** https://html.spec.whatwg.org/#cross-origin-objects */
class CrossOriginHandler implements ProxyHandler<object> {
  readonly #subject: CrossOriginSubject;

  constructor(subject: CrossOriginSubject) {
    this.#subject = subject;
  }

  /** https://html.spec.whatwg.org/#crossorigingetownpropertyhelper-(-o,-p-) */
  #shared(key: PropertyKey): PropertyDescriptor | undefined {
    const { properties, indexed, named } = this.#subject;
    if (typeof key === "symbol") return undefined;
    const name = String(key);
    if (index.test(name)) {
      const frame = indexed()[Number(name)];
      return frame === undefined ? undefined : constant(frame, true);
    }
    const property = properties.get(name);
    if (property === undefined) return named(name) && constant(named(name));
    if (property.method !== undefined) return constant(property.method);
    return {
      ...(property.get && { get: property.get }),
      ...(property.set && { set: property.set }),
      enumerable: false,
      configurable: true,
    };
  }

  #isOwn(key: PropertyKey): boolean {
    return this.#subject.isSameOrigin() && Reflect.has(this.#subject.own(), key);
  }

  get(_target: object, key: PropertyKey): unknown {
    const { isSameOrigin, own, blocked } = this.#subject;
    if (this.#isOwn(key)) return Reflect.get(own(), key);
    const found = this.#shared(key);
    if (found !== undefined) {
      if ("value" in found) return found.value as unknown;
      if (found.get === undefined) throw blocked("get-setter", nameOf(key));
      return found.get() as unknown;
    }
    if (isSameOrigin() || undefinedKeys.has(key)) return undefined;
    throw blocked(readOperation(key), nameOf(key));
  }

  set(_target: object, key: PropertyKey, value: unknown): boolean {
    const { isSameOrigin, own, blocked } = this.#subject;
    const found = this.#shared(key);
    if (found?.set !== undefined && !this.#isOwn(key)) {
      found.set(value);
      return true;
    }
    if (isSameOrigin()) return Reflect.set(own(), key, value);
    throw blocked(found === undefined ? "set" : "set-getter", nameOf(key));
  }

  has(_target: object, key: PropertyKey): boolean {
    if (this.#shared(key) !== undefined || this.#isOwn(key)) return true;
    if (this.#subject.isSameOrigin()) return false;
    if (undefinedKeys.has(key)) return true;
    throw this.#subject.blocked("has", nameOf(key));
  }

  ownKeys(): (string | symbol)[] {
    const { properties, indexed, isSameOrigin, own } = this.#subject;
    const shared = [...indexed().keys()].map(String);
    if (isSameOrigin()) return [...new Set([...shared, ...properties.keys(), ...Reflect.ownKeys(own())])];
    return [...shared, ...properties.keys(), ...(undefinedKeys as ReadonlySet<string | symbol>)];
  }

  getOwnPropertyDescriptor(_target: object, key: PropertyKey): PropertyDescriptor | undefined {
    const { isSameOrigin, own, blocked } = this.#subject;
    const mine = isSameOrigin() ? Reflect.getOwnPropertyDescriptor(own(), key) : undefined;
    if (mine !== undefined) return { ...mine, configurable: true };
    const found = this.#shared(key);
    if (found !== undefined || isSameOrigin()) return found;
    if (undefinedKeys.has(key)) return constant(undefined);
    throw blocked(readOperation(key), nameOf(key));
  }

  defineProperty(_target: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    const { isSameOrigin, own, blocked } = this.#subject;
    if (isSameOrigin()) return Reflect.defineProperty(own(), key, { ...descriptor, configurable: true });
    throw blocked("define", nameOf(key));
  }

  deleteProperty(_target: object, key: PropertyKey): boolean {
    const { isSameOrigin, own, blocked } = this.#subject;
    if (isSameOrigin()) return Reflect.deleteProperty(own(), key);
    throw blocked("delete", nameOf(key));
  }

  getPrototypeOf(): object | null {
    return this.#subject.isSameOrigin() ? Object.prototype : null;
  }

  setPrototypeOf(_target: object, prototype: object | null): boolean {
    const { isSameOrigin, blocked, blocksPrototype } = this.#subject;
    if (!isSameOrigin() && blocksPrototype) throw blocked("other", "");
    return !isSameOrigin() && prototype === null;
  }

  preventExtensions(): boolean {
    const { isSameOrigin, blocked, blocksPrototype } = this.#subject;
    if (!isSameOrigin() && blocksPrototype) throw blocked("other", "");
    return false;
  }
}

/** An object that says what a page may do with it each time it is used. */
export const crossOriginObject = (subject: CrossOriginSubject): object =>
  new Proxy<object>({}, new CrossOriginHandler(subject));
