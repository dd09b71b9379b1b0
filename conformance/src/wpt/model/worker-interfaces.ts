import type { WorkerGlobalScope } from "@sallyport/browser";

type Globals = WorkerGlobalScope["globals"];
type Interface = abstract new (...given: never[]) => object;

interface Realm {
  readonly Function: FunctionConstructor;
  readonly Object: ObjectConstructor;
}

/** What only a window's interfaces have. */
const ofWindows: readonly unknown[] = ["responseXML"];

/** The members of a class and of those of the model's that it extends. */
function membersOf(prototype: object): ReadonlyMap<string | symbol, PropertyDescriptor> {
  const members = new Map<string | symbol, PropertyDescriptor>();
  const isOfModel = (one: object): boolean => one !== EventTarget.prototype && Object.getPrototypeOf(one) !== null;
  for (let one = prototype; isOfModel(one); one = Object.getPrototypeOf(one) as object)
    for (const name of Reflect.ownKeys(one)) {
      const descriptor = Object.getOwnPropertyDescriptor(one, name);
      const isOwn = name !== "constructor" && !ofWindows.includes(name) && !members.has(name);
      if (descriptor !== undefined && isOwn) members.set(name, descriptor);
    }
  return members;
}

/**
 * A class of the model's as an interface of a realm: its members are its own, and it inherits from nothing that a script does
 * not know.
 *
 * https://webidl.spec.whatwg.org/#interface-object
 *
 * @param parent the interface that it inherits from. Default: none
 */
function adopt<T extends Interface>(modelClass: T, realm: Realm, parent?: Interface): T {
  const prototype = modelClass.prototype as object;
  for (const [name, descriptor] of membersOf(prototype)) Object.defineProperty(prototype, name, descriptor);
  const inherited: object = parent ?? realm.Function.prototype;
  const interfaceObject = new Proxy(modelClass, {
    // The class's own prototype is what `super` calls.
    getPrototypeOf: () => inherited,
    get: (target, name, receiver) =>
      Reflect.get(Object.hasOwn(target, name) ? target : inherited, name, receiver) as unknown,
  });
  Object.defineProperty(prototype, "constructor", { value: interfaceObject, writable: true, configurable: true });
  Object.setPrototypeOf(prototype, (parent ?? realm.Object).prototype as object);
  return interfaceObject;
}

/** Makes the iterators of headers those of a realm: the model's class of them is one, so the last worker of all has it. */
function adoptIterators({ Headers }: Globals, realm: Realm): void {
  const prototypeOf = (object: object): object => Object.getPrototypeOf(object) as object;
  const ofArrays = prototypeOf(realm.Object.keys({})[Symbol.iterator]());
  Object.setPrototypeOf(prototypeOf(new Headers().keys()), prototypeOf(ofArrays));
}

/** A worker's globals, whose interfaces are those of the realm of its script. */
export function adoptInterfaces(globals: Globals, realm: Realm): Globals {
  adoptIterators(globals, realm);
  // The model's own is one for all its pages.
  const OwnTarget = { XMLHttpRequestEventTarget: class extends globals.XMLHttpRequestEventTarget {} };
  const XMLHttpRequestEventTarget = adopt(OwnTarget.XMLHttpRequestEventTarget, realm, EventTarget);
  return {
    ...globals,
    EventSource: adopt(globals.EventSource, realm, EventTarget),
    Headers: adopt(globals.Headers, realm),
    Request: adopt(globals.Request, realm),
    Response: adopt(globals.Response, realm),
    WebSocket: adopt(globals.WebSocket, realm, EventTarget),
    XMLHttpRequest: adopt(globals.XMLHttpRequest, realm, XMLHttpRequestEventTarget),
    XMLHttpRequestEventTarget,
    XMLHttpRequestUpload: adopt(globals.XMLHttpRequestUpload, realm, XMLHttpRequestEventTarget),
  };
}
