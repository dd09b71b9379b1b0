import type { ServerChange } from "@sallyport/browser/explain";
import type { Running } from "../process.ts";

/** What the configuration of a real server gets. */
export interface Setup {
  /** The snippet, or nothing: the server before the fix. */
  readonly snippet: string;
  readonly change: ServerChange;
  /** Whether the route wants an Authorization header. */
  readonly signedIn: boolean;
}

/** A server that is installed on this machine, or can be. */
export interface RealServer {
  /** The Debian packages that it needs; empty where npm has it. */
  readonly packages: readonly string[];
  readonly isInstalled: () => boolean;
  readonly start: (setup: Setup) => Promise<Running>;
}
