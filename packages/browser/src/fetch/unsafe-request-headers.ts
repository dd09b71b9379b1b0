import { corsUnsafeRequestHeaderNames } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { byteLowercase } from "./byte-lowercase.ts";
import type { HeaderList } from "./header-list.ts";

// eslint-disable-next-line no-control-regex
const aboveAscii = /[^\x00-\x7f]/;

/**
 * The header names that need leave from a preflight, in lower case and sorted, as the engine sees them.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(list: HeaderList, engine: Engine): readonly string[] {
  if (list.size === 0) return [];
  const names = corsUnsafeRequestHeaderNames(list).filter(
    (name) => !engine.unsafelistedWithoutPreflight.includes(name),
  );
  const accept = engine.acceptIsAscii && aboveAscii.test(list.get("accept") ?? "");
  return accept && !names.includes("accept") ? [...names, "accept"].sort() : names;
}

/** The same as a preflight asks for them. */
export function requestedHeaderNames(list: HeaderList, engine: Engine): readonly string[] {
  const names = unsafeRequestHeaderNames(list, engine);
  if (!engine.repeatsRequestHeaders) return names;
  return [...list]
    .map(([name]) => byteLowercase(name))
    .filter((name) => names.includes(name))
    .sort();
}
