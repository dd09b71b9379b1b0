import type { IncomingMessage } from "node:http";
import type { Passage, Seal } from "./enforce.ts";
import { internalSlot } from "./internal-slot.ts";
import type { RoutedTarget } from "./routed-target.ts";
import { shared } from "./shared.ts";

/** What is watched of the routing of a request. */
export interface Routing {
  /** The innermost guard's first. */
  readonly passages: Passage<IncomingMessage>[];
  readonly target: RoutedTarget;
  /** Whether a guard has refused a rewriting. */
  refused: boolean;
}

/** What the guards know of one response. */
interface Guards {
  /** The innermost first. */
  readonly seals: Seal[];
  routing: Routing | undefined;
}

/** `null` is room that no guard has used yet. */
const guarded = shared("guarded", () => internalSlot<Guards | null>());

function addGuards(response: object, seals: Seal[]): Guards {
  const guards: Guards = { seals, routing: undefined };
  guarded.set(response, guards);
  return guards;
}

/** Also of an object that inherits from a response. */
function findGuards(exchange: object): Guards | undefined {
  for (let object: object | null = exchange; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    const guards = guarded.get(object);
    if (guards !== undefined) return guards ?? undefined;
  }
  return undefined;
}

const wrapped = shared("wrapped", () => new WeakSet<object>());

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

/** The seals of a response, the innermost first; `undefined` where no guard has sealed it. */
export function sealsOf(response: object): readonly Seal[] | undefined {
  const seals = findGuards(response)?.seals;
  return seals === undefined || seals.length === 0 ? undefined : seals;
}

/** The seal of one gate, where it has sealed a response. */
export const sealOf = (response: object, gate: object): Seal | undefined =>
  findGuards(response)?.seals.find((seal) => seal.gate === gate);

/** What is watched of the routing of an exchange, by its response or its request; `undefined` where nothing is. */
export const routingOf = (exchange: object): Routing | undefined => findGuards(exchange)?.routing;

/** Watches the routing of a request that has passed. */
export function watchPassage(
  request: object,
  response: object,
  passage: Passage<IncomingMessage>,
  target: RoutedTarget,
): Routing {
  const guards = guarded.get(response) ?? addGuards(response, []);
  if (guards.routing === undefined) guards.routing = { passages: [passage], target, refused: false };
  else guards.routing.passages.unshift(passage);
  guarded.set(request, guards);
  return guards.routing;
}

/**
 * Makes room for what guards will know of an exchange. Express changes the prototypes of both: V8 then copies an object's
 * whole shape for each field that is added, which takes longer than the decision.
 */
export function reserveGuards(request: object, response: object): void {
  reserve(request);
  reserve(response);
}

/** What inherits from an exchange has its guards. */
function reserve(exchange: object): void {
  for (let object: object | null = exchange; object !== null; object = Object.getPrototypeOf(object) as object | null)
    if (guarded.get(object) !== undefined) return;
  guarded.set(exchange, null);
}

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

/** Whether the classes of responses that were met could be prepared. */
const prepared = shared("prepared", () => new WeakMap<object, boolean>());

/**
 * Adds a seal to a response.
 * @param prepare called once for each class of responses; returns whether it could wrap what sends their heads
 * @returns what `prepare` returned
 */
export function addSeal<Response extends object>(
  response: Response,
  seal: Seal,
  prepare: (response: Response) => boolean,
): boolean {
  const prototype = Object.getPrototypeOf(response) as object;
  let seals = prepared.get(prototype);
  if (seals === undefined) prepared.set(prototype, (seals = prepare(response)));
  const guards = guarded.get(response);
  // The innermost seals first, so that the outermost has the last word.
  if (guards === undefined || guards === null) addGuards(response, [seal]);
  else guards.seals.unshift(seal);
  return seals;
}
