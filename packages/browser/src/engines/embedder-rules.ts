/** The value of Cross-Origin-Embedder-Policy, where it is not `unsafe-none`. */
export type EmbedderPolicyValue = "require-corp" | "credentialless";

/** How engines apply Cross-Origin-Embedder-Policy, and what goes for one document alone. */
export interface EmbedderRules {
  /** The values of Cross-Origin-Embedder-Policy that the engine knows. */
  readonly values: readonly EmbedderPolicyValue[];
  /** Whether it knows Document-Isolation-Policy. */
  readonly isolatesDocuments: boolean;
  /** Whether an unknown Cross-Origin-Resource-Policy counts as none, and so as `same-origin`. */
  readonly unknownResourcePolicyIsNone: boolean;
  /** Whether a frame's document is asked for a policy of its own before its Cross-Origin-Resource-Policy. */
  readonly checksFramePolicyFirst: boolean;
  /** Whether a frame stays as it is where Cross-Origin-Resource-Policy refuses its document; otherwise it shows an error page. */
  readonly refusedFrameStays: boolean;
  /** Whether a request that `credentialless` keeps without credentials goes past every cache. */
  readonly credentiallessBypassesCache: boolean;
  /** Whether `credentialless` is for what `<object>` and `<embed>` request too. */
  readonly objectsAreCredentialless: boolean;
}
