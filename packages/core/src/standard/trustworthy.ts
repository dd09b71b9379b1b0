import { isLoopbackHost } from "./host.ts";
import type { TupleOrigin } from "./origin.ts";

/**
 * Whether a browser takes `origin` as delivered securely: https, wss, or this machine. An app's own scheme
 * (`capacitor:`) is trusted at the browser's discretion only, so it is not here; `file:` has an opaque origin.
 *
 * https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export function isPotentiallyTrustworthyOrigin(origin: TupleOrigin): boolean {
  return origin.scheme === "https" || origin.scheme === "wss" || isLoopbackHost(origin.host);
}
