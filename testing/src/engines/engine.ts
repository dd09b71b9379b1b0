import { shippedEngineNames, type ShippedEngineName } from "@sallyport/browser";

export type EngineName = ShippedEngineName;

export const engineNames: readonly EngineName[] = shippedEngineNames;

/** A request that failed by CORS, with the engine's own code for it. */
export interface CorsError {
  /** As the script asked for it. */
  readonly url: string;
  readonly code: string;
}

/** A cookie of an engine's jar, as its driver lists it. */
export interface EngineCookie {
  readonly name: string;
  /** In milliseconds since 1970; `undefined`: as long as the browser. */
  readonly expires: number | undefined;
}

export interface EnginePage {
  /**
   * Resolves when the document has loaded; rejects after the bound (15 s unless given), or when nothing answers, and the
   * page is at about:blank then.
   */
  goto(url: string, boundMs?: number): Promise<void>;
  /**
   * Runs the body of an async function in the page and returns its value as JSON has it (`undefined` stays, `NaN` is `null`).
   * Rejects with the page's error text, or after the bound (15 s unless given).
   */
  evaluate<T>(body: string, boundMs?: number): Promise<T>;
  /** Clicks an element as a user does. */
  click(selector: string): Promise<void>;
  /** Presses a key as a user does: a character, or a name such as `ArrowDown`, with another that is held in `Shift+ArrowDown`. */
  press(key: string): Promise<void>;
  /** Writes a PNG of the viewport; missing folders are made. */
  screenshot(path: string): Promise<void>;
  /** Console and log lines of this page so far, as the engine words them. WebKit gives none. */
  messages(): readonly string[];
  /** The CORS failures of this page since the last call, in order. WebKit gives none. */
  corsErrors(): Promise<readonly CorsError[]>;
  /** The cookies that go with a request for the page's URL. */
  cookies(): Promise<readonly EngineCookie[]>;
  close(): Promise<void>;
}

/** One browser with one temporary profile: its pages share a cookie jar. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  newPage(): Promise<EnginePage>;
  /** Closes the windows that documents have opened, which keep a process each. A WebKit with an HTTP cache keeps them. */
  closePopups(): Promise<void>;
  close(): Promise<void>;
}

export interface EngineOptions {
  /**
   * "allow" (unless given) lifts the engine's own third-party cookie rules; "default" has those of upstream, whatever a
   * distribution's build does; "block" is the setting of a user who blocks them, which WebKitGTK has by default.
   */
  thirdPartyCookies?: "allow" | "default" | "block";
  /** Whether its user has permitted storage access to every site; Chromium alone can be told so. */
  storageAccess?: "granted";
  /**
   * Whether responses are cached as in a browser that a user starts. Chromium needs the keys for it, and WebKit is driven
   * by its inspector, which gives no cookies and no screenshots.
   */
  httpCache?: boolean;
  /** Keys of certificates that are valid for Chromium, so that it stores what it gets with them: SHA-256, Base64. */
  trustedKeys?: readonly string[];
  /** The certificate, in PEM, of an authority that the engine trusts: https://www.rfc-editor.org/rfc/rfc6797#section-8.1 */
  authority?: string;
  /** Whether names below `test`, which https://www.rfc-editor.org/rfc/rfc6761 reserves, are this machine's. */
  testNames?: boolean;
}
