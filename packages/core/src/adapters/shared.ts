/** The number changes with the shape of what is shared: copies of other versions of this package keep to themselves. */
const key: symbol = Symbol.for("sallyport.adapters.3");

function sharedValues(): Map<string, unknown> {
  const known = Reflect.get(globalThis, key) as Map<string, unknown> | undefined;
  if (known !== undefined) return known;
  const values = new Map<string, unknown>();
  // Where globals are frozen, each copy of this package has its own.
  Reflect.defineProperty(globalThis, key, { value: values });
  return values;
}

/**
 * What all copies of this package in a process have in common: one that was imported and one that was required, or one
 * within a bundle. The classes that the guards wrap are there once, and two guards of one response must agree on who is
 * the outermost.
 * @param make makes the value for the copy that needs it first
 */
export function shared<Value>(name: string, make: () => Value): Value {
  const values = sharedValues();
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as Value;
}
