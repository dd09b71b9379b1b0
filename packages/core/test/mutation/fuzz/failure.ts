import type { RawRequest } from "../request.ts";

/** What went wrong, with everything that is needed to see it again. */
export type Failure =
  | { readonly kind: "mutation"; readonly variant: string; readonly what: string; readonly request: RawRequest }
  | { readonly kind: "head"; readonly variant: string; readonly what: string; readonly head: Head }
  | { readonly kind: "peer"; readonly variant: string; readonly what: string; readonly peer: Peer }
  | { readonly kind: "decision"; readonly what: string; readonly seed: number; readonly path: string };

/** A request's bytes in parts that can be left out one by one, one character a byte. */
export interface Head {
  readonly line: string;
  /** Whole lines, with name, colon and value. */
  readonly fields: readonly string[];
  readonly body: string;
}

/** A client that is slow or goes away. */
export interface Peer {
  readonly scenario: string;
  /** How many bytes it sends, or how long it waits. */
  readonly at: number;
}
