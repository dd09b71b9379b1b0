import { parseOrigin } from "./origin.ts";

/** A web page's origin at a name that needs no further look: not encoded, no port, no number where an address has one. */
const plainOrigin = /^https?:\/\/(?:(?!xn--)[a-z0-9_-]{1,63}\.)*(?!xn--)[a-z][a-z0-9_-]{0,62}$/;
const maxPlainLength = 260;

/**
 * Whether {@link parseOrigin} takes `serialized`. What nearly every unknown page sends isn't taken apart for that.
 */
export const isOrigin = (serialized: string): boolean =>
  (serialized.length <= maxPlainLength && plainOrigin.test(serialized)) || parseOrigin(serialized) !== undefined;
