/** What a page may try with an object of another origin. */
export type BlockedOperation =
  | "get"
  | "get-index"
  | "get-symbol"
  /** What a template or `String()` does. */
  | "convert"
  /** Reading what can only be set. */
  | "get-setter"
  | "set"
  /** Setting what can only be read. */
  | "set-getter"
  | "has"
  | "delete"
  | "define"
  | "other";

/** Whose sandbox keeps two frames apart. */
type SandboxedSide = "accessed" | "accessing" | "both";

/** What a page may do with a window or frame of another origin. */
export interface WindowRules {
  /** The properties of a window that every origin may use, in the engine's order. */
  readonly crossOriginNames: readonly string[];
  /** The SecurityError's message: `{name}` of `{interface}`, for a page of `{origin}`. */
  readonly blocked: Readonly<Record<BlockedOperation, string>>;
  /** The same where a sandbox is the reason; `{origin}` is that of the page's URL. */
  readonly blockedBySandbox: Readonly<Record<SandboxedSide, string | undefined>>;
  /** Whether setting the prototype, also to `null`, and `Object.preventExtensions` are such an error. */
  readonly blocksPrototype: boolean;
  /** The SyntaxError's message for a target origin, `{value}`, that is not one. */
  readonly invalidTarget: string;
  /** A target origin such as `data:`, which no window has: refused, or never reached. */
  readonly opaqueTarget: "refused" | "unmatched";
  /** Whether a window that is closed takes any target origin. */
  readonly closedTakesAnyTarget: boolean;
  /** What the console prints of a message that is not delivered: for `{target}`, to a window of `{origin}`. */
  readonly targetMismatch: string | undefined;
  /** The values of Cross-Origin-Opener-Policy that the engine knows. */
  readonly openerPolicies: readonly string[];
  /** Whether the window that its opener is left with, where the policy separated them, is of another origin. */
  readonly separatedIsCrossOrigin: boolean;
}
