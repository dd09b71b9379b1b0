/** What gives the items of a loop, one after another. */
type Take<Item> = () => IteratorResult<Item, undefined>;

/** https://webidl.spec.whatwg.org/#dfn-default-iterator-object */
export class HeadersIterator<Item> implements IterableIterator<Item> {
  declare readonly [Symbol.iterator]: () => this;
  readonly #take: Take<Item>;

  constructor(take: Take<Item>) {
    this.#take = take;
  }

  next(): IteratorResult<Item, undefined> {
    return this.#take();
  }
}

// https://webidl.spec.whatwg.org/#dfn-iterator-prototype-object
const { prototype } = HeadersIterator;
Object.setPrototypeOf(prototype, Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object);
Reflect.deleteProperty(prototype, "constructor");
Object.defineProperty(prototype, "next", { enumerable: true });
Object.defineProperty(prototype, Symbol.toStringTag, { value: "Headers Iterator", configurable: true });
