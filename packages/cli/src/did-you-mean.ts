import { suggest } from "sallyport/review";

/** A question with the known name that a misspelt one is nearest to; empty where none is near. */
export function didYouMean(name: string, known: readonly string[], write: (name: string) => string = String): string {
  const suggestion = suggest(name, known);
  return suggestion === undefined ? "" : ` Did you mean ${write(suggestion)}?`;
}
