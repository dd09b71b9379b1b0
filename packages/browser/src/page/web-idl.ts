/** https://webidl.spec.whatwg.org/#dfn-create-operation-function, step 2.1.4 */
export function requireArguments(call: string, given: ArrayLike<unknown>, needed: number): void {
  if (given.length >= needed) return;
  throw new TypeError(`${call} needs ${needed === 1 ? "an argument" : `${String(needed)} arguments`}.`);
}

export const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

/** https://webidl.spec.whatwg.org/#js-DOMString. A symbol does not become one: String() would make it one. */
export const toDOMString = (value: unknown): string => "".concat(value as string);

/** https://webidl.spec.whatwg.org/#js-USVString */
export const toUSVString = (value: unknown): string => toDOMString(value).replace(/\p{Surrogate}/gu, "\ufffd");

/** https://webidl.spec.whatwg.org/#js-ByteString */
export function toByteString(value: unknown): string {
  const text = toDOMString(value);
  if (/[^\0-\u00ff]/.test(text)) throw new TypeError(`${JSON.stringify(text)} has a character that is not a byte.`);
  return text;
}

/** https://tc39.es/ecma262/#sec-tonumber: a BigInt does not become one, which Number() would make of it. */
const toNumber = (value: unknown): number => +(value as string);

/** https://webidl.spec.whatwg.org/#js-unsigned-short and #js-unsigned-long */
export function toUnsigned(value: unknown, bits: 16 | 32): number {
  const number = Math.trunc(toNumber(value));
  const range = 2 ** bits;
  return Number.isFinite(number) ? ((number % range) + range) % range : 0;
}

/**
 * https://webidl.spec.whatwg.org/#js-unsigned-short, with [Clamp]: halves go to the even number.
 *
 * @param rounds whether the engine does so; others cut the fraction off
 */
export function clampToShort(value: unknown, rounds: boolean): number {
  const number = toNumber(value);
  if (Number.isNaN(number)) return 0;
  const clamped = Math.min(65_535, Math.max(0, number));
  if (!rounds) return Math.trunc(clamped);
  const nearest = Math.round(clamped);
  return nearest - clamped === 0.5 && nearest % 2 === 1 ? nearest - 1 : nearest;
}

/** https://webidl.spec.whatwg.org/#js-double */
export function toDouble(value: unknown): number {
  const number = toNumber(value);
  if (!Number.isFinite(number)) throw new TypeError("The value isn't a finite number.");
  return number;
}

/** https://webidl.spec.whatwg.org/#js-dictionary */
export function toDictionary(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new TypeError("The options aren't an object.");
  return value as Record<string, unknown>;
}

/** https://webidl.spec.whatwg.org/#js-enumeration */
export function toEnum<T extends string>(name: string, value: unknown, all: readonly T[]): T {
  const text = toDOMString(value);
  const found = all.find((one) => one === text);
  if (found === undefined)
    throw new TypeError(`${JSON.stringify(value)} is not a valid ${name}: use one of ${all.join(", ")}.`);
  return found;
}

/** https://webidl.spec.whatwg.org/#js-sequence */
export function toSequence(value: unknown): unknown[] {
  const sequence = isObject(value) ? toSequenceIfIterable(value) : undefined;
  if (sequence === undefined) throw new TypeError("The value isn't a sequence.");
  return sequence;
}

/**
 * Where a value may be a sequence or something else, its method is looked up once.
 *
 * https://webidl.spec.whatwg.org/#create-sequence-from-iterable
 *
 * @returns `undefined` where the value isn't iterable
 */
export function toSequenceIfIterable(value: object): unknown[] | undefined {
  const method = (value as Record<symbol, unknown>)[Symbol.iterator];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== "function") throw new TypeError("The value's iterator isn't a function.");
  return [...{ [Symbol.iterator]: () => Reflect.apply(method, value, []) as Iterator<unknown> }];
}
