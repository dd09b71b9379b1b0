/** What a page does. Places in braces, such as `{api}`, are the origins of roles. */
export type Action =
  | FetchAction
  | { readonly do: "embed"; readonly as: "image" | "script" | "style" | "font"; readonly to: string }
  /** Leaves the page: a form, sent by its button or by a script. */
  | {
      readonly do: "submit";
      readonly to: string;
      readonly method?: "get" | "post";
      readonly enctype?: string;
      readonly fields?: Readonly<Record<string, string>>;
    }
  /** Leaves the page: a link. */
  | { readonly do: "navigate"; readonly to: string }
  /** Opens a WebSocket, sends a message, and waits for the first message back. */
  | { readonly do: "socket"; readonly to: string; readonly send: string }
  /** Reads `document.cookie`. */
  | { readonly do: "read cookies" }
  /** Opens another page, tries to read its document, and sends it a message. */
  | {
      readonly do: "message";
      readonly to: string;
      readonly in: "frame" | "window";
      readonly message: string;
      readonly target: string;
    }
  /** Redeems the code in the page's address for a token, as a client of OAuth does, with PKCE. */
  | { readonly do: "redeem"; readonly at: string; readonly client: string; readonly verifier: string };

export interface FetchAction {
  readonly do: "fetch";
  readonly to: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials?: "omit" | "same-origin" | "include";
  readonly mode?: "cors" | "no-cors";
  /** In a frame with `sandbox="allow-scripts"`: its origin is `null`. */
  readonly sandboxed?: boolean;
  /** Reads a forgery token there first, and sends it as X-CSRF-Token. */
  readonly tokenFrom?: string;
  /** Sends the token that `redeem` got. */
  readonly bearer?: boolean;
}

export type LeavingAction = Extract<Action, { readonly do: "submit" | "navigate" }>;

/** What came of an action, for the page. */
export interface Result {
  /** Such as `read 200`, `blocked`, `loaded`. */
  readonly is: string;
  /** What the page got to know. */
  readonly text?: string;
}

export const isLeaving = (action: Action | undefined): action is LeavingAction =>
  action?.do === "submit" || action?.do === "navigate";
