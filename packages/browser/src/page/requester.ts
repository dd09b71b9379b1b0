import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";
import type { FetchRequest } from "../fetch/request.ts";
import type { DocumentParser, DocumentSerializer } from "../fetch/user-agent.ts";
import type { Clock } from "./clock.ts";
import type { EventRealm } from "./event-realm.ts";
import type { Outcome } from "./outcome.ts";
import type { PageXMLHttpRequestUpload } from "./progress-target.ts";
import type { RunOptions } from "./run-options.ts";
import type { RunSynchronously } from "./run-synchronously.ts";

/** The page that an XMLHttpRequest is of. */
export interface Requester {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly parser: DocumentParser | undefined;
  readonly serializer: DocumentSerializer | undefined;
  readonly clock: Clock;
  /** Aborted when the page is unloaded; `undefined` where that never happens. */
  readonly unloading: AbortSignal | undefined;
  readonly globals: {
    readonly Blob: typeof globalThis.Blob;
    readonly XMLHttpRequestUpload: typeof PageXMLHttpRequestUpload;
  };
  run(request: FetchRequest, options: RunOptions): Promise<Outcome>;
  /** Hears why a body breaks off that the script has begun to read. Default: nobody does. */
  readonly bodyBroke?: (outcome: Outcome) => Promise<void>;
  /** `undefined` where the script's events are the platform's. */
  readonly eventRealm: EventRealm | undefined;
  /** `undefined` where a script cannot wait for a request. */
  readonly runSynchronously: RunSynchronously | undefined;
}
