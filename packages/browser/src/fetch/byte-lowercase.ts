const known = new Map<string, string>();

/** Header names are few and repeat; above this many they are not cached. */
const maxKnown = 1000;

/** https://infra.spec.whatwg.org/#byte-lowercase */
export function byteLowercase(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  if (known.size < maxKnown && text.length < 64) known.set(text, lower);
  return lower;
}
