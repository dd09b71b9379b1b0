import { Event } from "../platform.ts";
import { HandlerTarget } from "./event-handlers.ts";

type Class = abstract new (...given: never[]) => object;

/** What a script sees of an interface, and its class doesn't say. */
export interface InterfaceShape {
  /** The name that a script finds the interface by. */
  readonly name: string;
  /** How many arguments each operation needs, where that is not none. */
  readonly lengths?: Readonly<Record<string, number>>;
}

/** What a test reads of an object, and a script doesn't find. */
const outside: readonly string[] = ["constructor", "outcome"];

/** What interfaces inherit from, which has its own shape. */
const inherited: readonly unknown[] = [null, Object.prototype, HandlerTarget.prototype, Event.prototype];

/**
 * Gives a class the shape that Web IDL binds its interface to: its name, the name of its objects (`[object Headers]`),
 * members that a loop finds, and operations that say how many arguments they need.
 *
 * https://webidl.spec.whatwg.org/#interface-prototype-object, #define-the-operations and #define-the-attributes
 */
export function defineInterface(interfaceClass: Class, { name, lengths = {} }: InterfaceShape): void {
  const prototype = interfaceClass.prototype as object;
  Object.defineProperty(interfaceClass, "name", { value: name });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  for (let one = prototype; !inherited.includes(one); one = Object.getPrototypeOf(one) as object)
    for (const member of Object.getOwnPropertyNames(one))
      if (!outside.includes(member)) defineMember(one, member, lengths);
}

/** A property's descriptor, whose functions nobody calls here. */
interface Member {
  readonly configurable?: boolean;
  readonly value?: unknown;
  readonly get?: object;
  readonly set?: object;
}

/** Makes a function say how many arguments it needs. */
export function defineLength<T extends object>(called: T, needed: number): T {
  return Object.defineProperty(called, "length", { value: needed });
}

function defineMember(prototype: object, name: string, lengths: Readonly<Record<string, number>>): void {
  const member: Member | undefined = Object.getOwnPropertyDescriptor(prototype, name);
  if (member?.configurable !== true) return;
  const { value, get, set } = member;
  Object.defineProperty(prototype, name, { enumerable: true });
  if (typeof value === "function") defineLength(value, lengths[name] ?? 0);
  if (get !== undefined) Object.defineProperty(get, "name", { value: `get ${name}` });
  if (set !== undefined) Object.defineProperty(set, "name", { value: `set ${name}` });
}

/**
 * Gives a page's own class of an interface what a script sees of an interface object: constants, and how many arguments
 * its constructor and its static operations need.
 *
 * https://webidl.spec.whatwg.org/#interface-object and #define-the-constants
 */
export function defineInterfaceObject(pageClass: Class, length: number, lengths: InterfaceShape["lengths"] = {}): void {
  defineLength(pageClass, length);
  for (const [name, needed] of Object.entries(lengths)) defineLength(Reflect.get(pageClass, name) as object, needed);
  for (let one: unknown = Object.getPrototypeOf(pageClass); typeof one === "function"; one = Object.getPrototypeOf(one))
    for (const [name, value] of Object.entries(one))
      if (typeof value === "number")
        for (const target of [pageClass, pageClass.prototype as object])
          Object.defineProperty(target, name, { value, enumerable: true });
}
