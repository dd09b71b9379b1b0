/** What a page's script learns from one action. */
export interface ActionResult {
  /** "pending" where nothing came within the bound; "threw" where a call did, before anything was sent. */
  readonly outcome: "resolved" | "rejected" | "load" | "error" | "abort" | "timeout" | "threw" | "done" | "pending";
  /** The error's name: its message is the engine's own. */
  readonly name?: string;
  readonly type?: string;
  readonly status?: number;
  readonly url?: string;
  readonly redirected?: boolean;
  /** Sorted lines of `name: value`, without Date. */
  readonly headers?: readonly string[];
  /** null where reading it failed. */
  readonly body?: string | null;
  /** What a source gives, as JSON. */
  readonly value?: string;
  /** Of an XMLHttpRequest, without `progress`. */
  readonly events?: readonly string[];
}

export interface ScriptOutcome {
  readonly results: readonly ActionResult[];
  /** `document.cookie` afterwards. */
  readonly cookie: string;
}
