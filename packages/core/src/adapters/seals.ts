import type { Passage, Seal } from "./enforce.ts";
import type { RoutedTarget } from "./routed-target.ts";
import { shared } from "./shared.ts";

/** Lets a class put its private fields on an object that it didn't make. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- returns what it is given
class Given {
  constructor(object: object) {
    return object;
  }
}

/** How a guard let a request pass, and judges it again where it is routed as another. */
type RoutedPassage = Pick<Passage, "reroute">;

/** What is watched of the routing of a request. */
export interface Routing {
  /** The innermost guard's first. */
  readonly passages: RoutedPassage[];
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

/**
 * Keeps on a response what its guards know of it, where nothing of an application can read or remove it. It is one
 * field: each one that is added to an Express response costs more than the whole decision.
 */
class GuardedResponse extends Given {
  readonly #guards: Guards;

  private constructor(response: object, guards: Guards) {
    super(response);
    this.#guards = guards;
  }

  static by(response: object): Guards {
    if (#guards in response) return response.#guards;
    const guards: Guards = { seals: [], routing: undefined };
    new GuardedResponse(response, guards);
    return guards;
  }

  /** Also of an object that inherits from a response. */
  static find(response: object): Guards | undefined {
    for (let object: object | null = response; object !== null; object = Object.getPrototypeOf(object) as object | null)
      if (#guards in object) return object.#guards;
    return undefined;
  }
}

const Guarded = shared("guarded", () => GuardedResponse);

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
  const seals = Guarded.find(response)?.seals;
  return seals === undefined || seals.length === 0 ? undefined : seals;
}

/** What is watched of a response's request; `undefined` where nothing is. */
export const routingOf = (response: object): Routing | undefined => Guarded.find(response)?.routing;

/** Watches the routing of a request that has passed. */
export function watchPassage(response: object, passage: RoutedPassage, target: RoutedTarget): Routing {
  const guards = Guarded.by(response);
  if (guards.routing === undefined) guards.routing = { passages: [passage], target, refused: false };
  else guards.routing.passages.unshift(passage);
  return guards.routing;
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
  // The innermost seals first, so that the outermost has the last word.
  Guarded.by(response).seals.unshift(seal);
  return seals;
}
