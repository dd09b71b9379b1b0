import type { Source } from "../policy/origins/source.ts";

const denies: Source = () => Promise.resolve(false);

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const valuesOf = (value: unknown): readonly unknown[] => (isMapping(value) ? Object.values(value) : []);

/**
 * Stand-ins for the sources that a document names, which deny everybody: who only reads a policy has no functions.
 * @param document a policy document, or anything else
 * @returns to be given as the option `sources`
 */
export function standInSources(document: unknown): Readonly<Record<string, Source>> {
  if (!isMapping(document)) return {};
  const references = [document, ...valuesOf(document.profiles)].flatMap((one) =>
    isMapping(one)
      ? [...valuesOf(one.origins), ...(Array.isArray(one.self) ? (one.self as readonly unknown[]) : [])]
      : [],
  );
  return Object.fromEntries(
    references.flatMap((one) =>
      isMapping(one) && typeof one.source === "string" ? [[one.source, denies] as const] : [],
    ),
  );
}
