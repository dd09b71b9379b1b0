import type { Engine } from "../../engines/engine.ts";
import type { Environment } from "../../fetch/environment.ts";
import type { FetchRequest } from "../../fetch/request.ts";
import type { UserAgent } from "../../fetch/user-agent.ts";
import type { Outcome } from "../outcome.ts";
import type { Realm } from "../realm.ts";
import type { RunOptions } from "../run-options.ts";
import type { WorkerPage } from "../workers/worker-scope.ts";

/** What registering a service worker uses of the page. */
export interface RegisteringPage {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly userAgent: UserAgent;
  readonly run: (request: FetchRequest, options: RunOptions) => Promise<Outcome>;
  /** The outcome of a call that makes no request. */
  readonly refuse: (error: Error) => Outcome;
  readonly pageOf: (environment: Environment) => WorkerPage & Realm;
}
