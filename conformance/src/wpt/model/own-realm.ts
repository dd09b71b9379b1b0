import { inJsdom } from "./jsdom.ts";
import { define, type Window } from "./window.ts";

interface Realm {
  readonly Function: FunctionConstructor;
  readonly Object: ObjectConstructor;
}

const { ctorRegistrySymbol } = inJsdom("generated/idl/utils.js") as { readonly ctorRegistrySymbol: symbol };

/** A property's descriptor, whose functions nobody calls here. */
interface Member {
  readonly value?: unknown;
  readonly get?: object;
  readonly set?: object;
}

/** Its members, the functions of its accessors among them. */
const membersOf = (target: object): unknown[] =>
  Object.values<Member>(Object.getOwnPropertyDescriptors(target)).flatMap(({ value, get, set }) => [value, get, set]);

const isFunction = (value: unknown): value is object => typeof value === "function";

/**
 * Makes jsdom's interfaces those of a window's realm: jsdom makes their functions in this process's.
 *
 * https://webidl.spec.whatwg.org/#js-platform-objects
 */
export function moveInterfaces(window: Window): void {
  const realm = window as unknown as Realm;
  const move = (target: object, from: object, to: object): void => {
    if (Object.getPrototypeOf(target) === from) Object.setPrototypeOf(target, to);
  };
  const moveFunction = (target: object): void => move(target, Function.prototype, realm.Function.prototype);
  const registry = (window as unknown as Record<symbol, object>)[ctorRegistrySymbol] ?? {};
  for (const interfaceObject of Object.values(registry).filter(isFunction)) {
    const { prototype } = interfaceObject as { readonly prototype: object };
    move(prototype, Object.prototype, realm.Object.prototype);
    for (const one of [interfaceObject, ...membersOf(interfaceObject), ...membersOf(prototype)].filter(isFunction))
      moveFunction(one);
  }
}

const buffers = [
  ArrayBuffer,
  BigInt64Array,
  BigUint64Array,
  DataView,
  Float32Array,
  Float64Array,
  Int16Array,
  Int32Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Uint8Array,
  Uint8ClampedArray,
];

const share = (global: object, classes: readonly { readonly name: string }[]): void => {
  for (const one of classes) define(global, one.name, { value: one, writable: true, enumerable: false });
};

interface ErrorClass {
  readonly name: string;
  readonly prototype: object;
}

/** Gives a script this process's class; what the script's own realm throws is of that class, too. */
function shareErrorClass(global: object, shared: ErrorClass): void {
  const own = (global as Readonly<Record<string, ErrorClass | undefined>>)[shared.name];
  if (own !== undefined && own.prototype !== shared.prototype) {
    Object.setPrototypeOf(own.prototype, shared.prototype);
    define(own.prototype, "constructor", { value: shared, writable: true, enumerable: false });
  }
  share(global, [shared]);
}

/** Errors before what inherits from them. */
const errors = [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

/** Gives a script the classes of bytes that the platform's streams and encoders have: their chunks are of no other realm. */
export const shareBuffers = (global: object): void => share(global, buffers);

/** Gives a script the class of the exceptions with which the platform's signals abort. */
export const shareExceptions = (global: object): void => shareErrorClass(global, DOMException);

/** Gives a script the classes of what the model throws, and the platform's streams. */
export const shareErrors = (global: object): void => {
  for (const one of errors) shareErrorClass(global, one);
};
