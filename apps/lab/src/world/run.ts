import { isLeaving, type Action, type Result } from "./action.ts";
import { sendAsClient } from "./client.ts";
import { fillIn } from "./origins.ts";
import type { PageStage } from "./page-stage.ts";
import type { Attempt, Stage, State } from "./story.ts";
import type { World } from "./world.ts";

const quietMs = 80;
const arrivalMs = 5_000;
const visitMs = 10_000;
const settleMs = 8_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type OnPage = Exclude<Stage, { readonly client: unknown } | { readonly event: unknown }>;

const isOnPage = (stage: Stage): stage is OnPage => "at" in stage || "actions" in stage || "visit" in stage;

/** One attempt in one world: its stages in turn, whoever plays them. */
export class Run {
  readonly world: World;
  readonly attempt: Attempt;
  readonly results: Result[] = [];
  readonly #stages: readonly Stage[];
  #index = -1;
  #taken = false;
  #left = false;
  readonly #watches: boolean;
  #changed: () => void = () => undefined;
  #change = Promise.resolve();

  /** @param watches whether nobody says when a page that does not report has been opened */
  constructor(world: World, attempt: Attempt, watches: boolean) {
    this.world = world;
    this.#watches = watches;
    world.stageNow = () => this.stage;
    this.attempt = attempt;
    this.#stages = fillIn(attempt.stages, world.origins);
    this.#renew();
  }

  /** The stage that a page must play now; `undefined` at the end, or while the servers work. */
  get stage(): PageStage | undefined {
    const stage = this.#stages[this.#index];
    if (stage === undefined || !isOnPage(stage)) return undefined;
    if ("visit" in stage) return { url: stage.visit, actions: [], isVisit: true };
    return { url: "at" in stage ? stage.at : undefined, actions: stage.actions ?? [], isVisit: false };
  }

  get isDone(): boolean {
    return this.#index >= this.#stages.length;
  }

  get isTaken(): boolean {
    return this.#taken;
  }

  /** Whether a page has left that cannot go on to the stage's page by itself. */
  get isStranded(): boolean {
    return this.#left && !this.#taken && this.stage?.url !== undefined;
  }

  get index(): number {
    return this.#index;
  }

  /** The last result of a page or a client. */
  get result(): Result | undefined {
    return this.results.at(-1);
  }

  get state(): State {
    return this.world.state;
  }

  /** Goes to the next stage of a page; plays what happens outside of pages at once. */
  async advance(): Promise<void> {
    this.#taken = false;
    for (;;) {
      const stage = this.#stages[++this.#index];
      if (stage === undefined || isOnPage(stage)) break;
      if ("event" in stage) await this.world.happen(stage.event);
      else this.results.push(await sendAsClient(stage.client, this.world.place.port));
    }
    this.#renew();
    if (this.#watches && this.stage?.isVisit === true) this.#visited().catch(() => undefined);
  }

  async #visited(): Promise<void> {
    await this.#settled(visitMs);
    await this.advance();
  }

  /**
   * The actions of the stage, for the page that plays them; each stage is played once.
   * @param fresh whether the page has not played before
   */
  take(pageUrl: string, fresh: boolean): readonly Action[] | undefined {
    const { stage } = this;
    if (stage === undefined || this.#taken) return undefined;
    if (stage.url !== undefined && (!fresh || new URL(stage.url).origin !== new URL(pageUrl).origin)) return undefined;
    this.#taken = true;
    return stage.actions;
  }

  /** Takes the results of the stage's page, and waits for what its navigation does, if it ends in one. */
  async report(results: readonly Result[]): Promise<void> {
    const leaves = isLeaving(this.stage?.actions.at(-1));
    this.#keep(results);
    this.#left = leaves;
    if (leaves) await this.#settled(arrivalMs);
    await this.advance();
  }

  /** The same, from somebody who has waited. */
  async finish(results: readonly Result[]): Promise<void> {
    this.#keep(results);
    await this.advance();
  }

  /** Ends the stage of a page without scripts whose form, or link, has led away: the servers know that it did. */
  async noticeDeparture(): Promise<void> {
    const action = this.stage?.actions.at(-1);
    if (this.#taken || !isLeaving(action) || !URL.canParse(action.to)) return;
    const { host, pathname } = new URL(action.to);
    const target = this.world.roleOf(host);
    const entries = this.world.journal.entries.filter(({ role, path }) => role === target && path === pathname);
    if (entries.every(({ status }) => status === undefined)) return;
    this.#left = true;
    await this.advance();
  }

  #keep(results: readonly Result[]): void {
    this.results.push(...results.slice(0, this.stage?.actions.length ?? 0));
  }

  /** Waits until the stage is another one, for a bounded time. */
  async changed(ms: number): Promise<void> {
    await Promise.race([this.#change, pause(ms)]);
  }

  /** A page that leaves does not learn what came of it: the servers do. */
  async #settled(arrivalMs: number): Promise<void> {
    const { journal } = this.world;
    const before = journal.entries.length;
    const start = Date.now();
    while (journal.entries.length === before && Date.now() - start < arrivalMs) await pause(10);
    const arrived = Date.now();
    while (journal.quietFor() < quietMs && Date.now() - arrived < settleMs) await pause(10);
  }

  #renew(): void {
    this.#changed();
    this.#change = new Promise((resolve) => (this.#changed = resolve));
  }
}
