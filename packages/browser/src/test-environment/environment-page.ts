import { toBodyInit } from "../fetch/body.ts";
import type { Environment } from "../fetch/environment.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import type { EventRealm } from "../page/event-realm.ts";
import type { Clock } from "../page/clock.ts";
import type { Outcome } from "../page/outcome.ts";
import { progressClasses } from "../page/globals.ts";
import { Page, type PageGlobals } from "../page/page.ts";
import { requireArguments, toUSVString } from "../page/web-idl.ts";
import type { AwaitedOutcome, RunSynchronously } from "../page/run-synchronously.ts";
import type { FetchRequest } from "../fetch/request.ts";
import { Boundary } from "./boundary.ts";
import type { ConsoleReport } from "./console-report.ts";
import type { RequestThread } from "./request-thread.ts";
import { messageOf, readReply, restoreState } from "./thread-message.ts";
import type { TestWindow } from "./test-window.ts";
import { windowEnvironment } from "./window-environment.ts";

type EnvironmentOptions = Parameters<typeof windowEnvironment>[1];

interface PageParts {
  readonly window: TestWindow;
  readonly clock: Clock;
  readonly report: ConsoleReport;
  readonly thread: RequestThread;
}

/** Runs a request of a page while its script waits. */
type Wait = (page: Page, ...given: Parameters<RunSynchronously>) => AwaitedOutcome;

/** A worker of such a page. Its script, too, may wait for its requests. */
class WaitingWorkerPage extends Page {
  readonly #userAgent: UserAgent;
  readonly #wait: Wait;

  constructor(environment: Environment, userAgent: UserAgent, wait: Wait) {
    super(environment, userAgent);
    this.#userAgent = userAgent;
    this.#wait = wait;
  }

  override get runSynchronously(): RunSynchronously {
    return (...given) => this.#wait(this, ...given);
  }

  protected override workerPage(environment: Environment): Page {
    return new WaitingWorkerPage(environment, this.#userAgent, this.#wait);
  }
}

/** The page that a window of jsdom or happy-dom shows. */
export class EnvironmentPage extends Page {
  override readonly clock: Clock;
  readonly boundary: Boundary;
  readonly #window: TestWindow;
  readonly #report: ConsoleReport;
  readonly #thread: RequestThread;
  readonly #userAgent: UserAgent;
  #ownGlobals: PageGlobals | undefined;

  constructor({ window, clock, report, thread }: PageParts, userAgent: UserAgent, options: EnvironmentOptions) {
    super(windowEnvironment(window, options), userAgent);
    this.#window = window;
    this.boundary = new Boundary(window);
    this.#report = report;
    this.#thread = thread;
    this.#userAgent = userAgent;
    this.clock = clock;
  }

  /** With the window's own classes where it has them, whose files its forms take, and none that another page has too. */
  override get globals(): PageGlobals {
    const { Blob, File, FormData } = this.#window;
    return (this.#ownGlobals ??= { ...super.globals, ...progressClasses(), Blob, File, FormData });
  }

  /** https://w3c.github.io/beacon/#sendbeacon-method */
  startBeacon(given: readonly unknown[]): boolean {
    requireArguments("Navigator.sendBeacon", given, 1);
    const url = toUSVString(given[0]);
    const data = given[1] === undefined || given[1] === null ? null : toBodyInit(given[1]);
    const isTaken = this.takesBeacon(url, data);
    void this.sendBeacon(url, data);
    return isTaken;
  }

  override get eventRealm(): EventRealm {
    return this.boundary;
  }

  override get runSynchronously(): RunSynchronously {
    return (...given) => this.#runInThread(this, ...given);
  }

  protected override workerPage(environment: Environment): Page {
    return new WaitingWorkerPage(environment, this.#userAgent, (...given) => this.#runInThread(...given));
  }

  /** The thread has what the browser keeps for so long; nothing else can change it, since the script waits. */
  #runInThread(page: Page, request: FetchRequest, timeout: number): AwaitedOutcome {
    const reply = this.#thread.run(messageOf(request, this.#userAgent, timeout));
    restoreState(this.#userAgent, reply, page.environment);
    if (reply.lines !== undefined) this.#report.printLines(reply.lines);
    return readReply(reply, request, page);
  }

  readonly bodyBroke = (outcome: Outcome): Promise<void> => this.#report.print(outcome);

  override async run(...given: Parameters<Page["run"]>): Promise<Outcome> {
    const outcome = await super.run(...given);
    await this.#report.print(outcome);
    return outcome;
  }
}
