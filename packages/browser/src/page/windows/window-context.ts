import type { Engine } from "../../engines/engine.ts";
import type { Environment, OpenerPolicy } from "../../fetch/environment.ts";
import type { Origin } from "../../fetch/origin.ts";
import type { PageForm, SubmissionOptions } from "../../forms/form.ts";
import type { PageHistory } from "../../navigation/history.ts";
import type { NavigationOptions } from "../../navigation/navigation-options.ts";
import type { OwnWindow } from "./own-window.ts";
import type { Sandbox } from "./sandbox.ts";
import type { WindowNote } from "./window-note.ts";

/** As much of a page as its windows need. */
export interface WindowPage {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly origin: Origin;
  readonly globals: object;
  readonly history: PageHistory;
}

/**
 * A tab, window or frame, whose page a navigation replaces.
 *
 * https://html.spec.whatwg.org/#browsing-context
 */
export interface WindowContext {
  readonly active: WindowRealm;
  readonly parent: WindowContext | undefined;
  readonly top: WindowContext;
  readonly frames: readonly WindowContext[];
  readonly ancestors: readonly Origin[];
  /** The page whose script or link opened it as a window. */
  readonly openedBy: WindowRealm | undefined;
  readonly sandbox: Sandbox | undefined;
  readonly openerPolicy: OpenerPolicy;
  /** Whether an opener policy has separated it from its opener. */
  readonly isSeparated: boolean;
  readonly isClosed: boolean;
  name: string;
  opener: WindowContext | undefined;
  close(): void;
}

/** A page in a window, and what it can reach of others. */
export interface WindowRealm {
  readonly page: WindowPage;
  readonly context: WindowContext;
  readonly own: OwnWindow;
  /** The same object each time. */
  windowOf(context: WindowContext): object;
  note(note: WindowNote): void;
  /** What setting `location` does, of any window that the page has. */
  setLocation(context: WindowContext, url: unknown): void;
  submit(context: WindowContext, form: PageForm, options: SubmissionOptions): Promise<void>;
  go(context: WindowContext, url: string | URL, options: NavigationOptions): Promise<void>;
  /** Its window or frame shows another page, or is closed. */
  unload(): void;
}
