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
import { currentURL, type FetchRequest } from "../fetch/request.ts";
import { DOMException } from "../platform.ts";
import { Boundary } from "./boundary.ts";
import type { ConsoleReport } from "./console-report.ts";
import type { RequestThread } from "./request-thread.ts";
import { messageOf, readReply, restoreState } from "./thread-message.ts";
import { threadTexts } from "./test-environment-texts.ts";
import type { TestWindow } from "./test-window.ts";
import { windowEnvironment } from "./window-environment.ts";

type EnvironmentOptions = Parameters<typeof windowEnvironment>[1];

/** What a page of a test environment has for itself and for its workers. */
interface Surroundings {
  readonly clock: Clock;
  readonly report: ConsoleReport;
  readonly thread: RequestThread;
}

/** A page, or a worker, whose script may wait for its requests, and whose console says why they fail. */
class WaitingPage extends Page {
  override readonly clock: Clock;
  readonly #surroundings: Surroundings;
  readonly #userAgent: UserAgent;

  constructor(environment: Environment, userAgent: UserAgent, surroundings: Surroundings) {
    super(environment, userAgent);
    this.clock = surroundings.clock;
    this.#surroundings = surroundings;
    this.#userAgent = userAgent;
  }

  override get runSynchronously(): RunSynchronously {
    return (...given) => this.#runInThread(...given);
  }

  protected override workerPage(environment: Environment): Page {
    return new WaitingPage(environment, this.#userAgent, this.#surroundings);
  }

  /** The thread has what the browser keeps for so long; nothing else can change it, since the script waits. */
  #runInThread(request: FetchRequest, timeout: number): AwaitedOutcome {
    const { report, thread } = this.#surroundings;
    const url = currentURL(request).href;
    const reply = thread.run(messageOf(request, this.#userAgent, timeout));
    restoreState(this.#userAgent, reply, request.client);
    // Its script is in this thread, which waits.
    if (reply.isForServiceWorker) throw new DOMException(threadTexts.serviceWorker(url), "NotSupportedError");
    if (reply.lines !== undefined) report.printLines(reply.lines);
    return readReply(reply, request, this);
  }

  readonly bodyBroke = (outcome: Outcome): Promise<void> => this.#surroundings.report.print(outcome);

  override async run(...given: Parameters<Page["run"]>): Promise<Outcome> {
    const outcome = await super.run(...given);
    await this.#surroundings.report.print(outcome);
    return outcome;
  }
}

/** The page that a window of jsdom or happy-dom shows. */
export class EnvironmentPage extends WaitingPage {
  readonly boundary: Boundary;
  readonly #window: TestWindow;
  #ownGlobals: PageGlobals | undefined;

  constructor(
    { window, ...surroundings }: Surroundings & { readonly window: TestWindow },
    userAgent: UserAgent,
    options: EnvironmentOptions,
  ) {
    super(windowEnvironment(window, options), userAgent, surroundings);
    this.#window = window;
    this.boundary = new Boundary(window);
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
}
