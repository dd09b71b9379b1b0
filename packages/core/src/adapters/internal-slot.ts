/** Lets a class put its private fields on an object that it didn't make. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- returns what it is given
class Given {
  constructor(object: object) {
    return object;
  }
}

/** A value on an object that somebody else made: nothing of an application can read or remove it. */
export interface InternalSlot<Value> {
  get(object: object): Value | undefined;
  set(object: object, value: Value): void;
}

/**
 * A slot for one value on each object. Rejected: a WeakMap. What is new when it becomes a key outlives its request, with all
 * that the request holds, and collecting this garbage costs more than the decision.
 */
export function internalSlot<Value>(): InternalSlot<Value> {
  return class Slot extends Given {
    #value: Value;

    private constructor(object: object, value: Value) {
      super(object);
      this.#value = value;
    }

    static get(object: object): Value | undefined {
      return #value in object ? object.#value : undefined;
    }

    static set(object: object, value: Value): void {
      if (#value in object) object.#value = value;
      else new Slot(object, value);
    }
  };
}
