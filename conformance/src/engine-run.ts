import { leavingOf, opensWindow, type Case } from "./cases/case.ts";
import { groupsOf, type Item } from "./cases/groups.ts";
import { addressOf } from "./cases/names.ts";
import { jarActions, jarOf, sharedPage, place, type Placed } from "./cases/placed.ts";
import { warmUp } from "./cases/warm-up.ts";
import type { CorsError, Engine, EnginePage } from "@sallyport/testing/engines";
import { observed, type KeptCookie, type Observation } from "./observation.ts";
import { scriptOf } from "./script/run.ts";
import { unregisterScript } from "./script/service-workers.ts";
import type { ScriptOutcome } from "./script/result.ts";
import type { OriginServer } from "./server/origin-server.ts";

const batchSize = 24;
const batchMs = 40_000;

interface Tabs {
  /** The document whose script acts. */
  readonly page: EnginePage;
  /** For top-level visits, while the document stays. */
  readonly visitor: EnginePage;
}

/** Runs cases in one engine against the server. */
export class EngineRun {
  readonly #engine: Engine;
  readonly #server: OriginServer;
  #tabs: Tabs | undefined;

  constructor(engine: Engine, server: OriginServer) {
    this.#engine = engine;
    this.#server = server;
  }

  /** In the order of the cases; `done` hears how many more have run. */
  async observe(cases: readonly Case[], done: (more: number) => void = () => undefined): Promise<Observation[]> {
    const observations: Observation[] = [];
    for (const { shared, items } of groupsOf(cases)) {
      const size = shared ? batchSize : 1;
      for (let start = 0; start < items.length; start += size) {
        const batch = items.slice(start, start + size);
        const found = await this.#batch(batch, start === 0);
        batch.forEach(({ at }, index) => (observations[at] = found[index] ?? failed("not run")));
        if (batch.some(({ described }) => opensWindow(described))) await this.#engine.closePopups();
        done(batch.length);
      }
    }
    return observations;
  }

  /** Cases that do not come to their end together are run one by one, so that the others are observed. */
  async #batch(batch: readonly Item[], open: boolean): Promise<Observation[]> {
    try {
      return await this.#attempt(batch, open);
    } catch (error) {
      await this.#closeTabs();
      if (batch.length === 1) return [failed(String(error))];
      const found: Observation[] = [];
      for (const item of batch) found.push(...(await this.#batch([item], true)));
      return found;
    }
  }

  async #attempt(batch: readonly Item[], open: boolean): Promise<Observation[]> {
    const [leaving] = batch.filter(({ described }) => leavingOf(described) !== undefined);
    if (leaving !== undefined) return [await this.#leave(leaving.described)];
    const { page, visitor } = await this.#open();
    const all = batch.map(({ described }) => place(described, this.#server.newId(), this.#server.ports));
    for (const placed of all) this.#server.expect(placed);
    for (const placed of all) await prepare(visitor, placed);
    if (open) await this.#openPage(page, all[0]);
    if (open && this.#engine.name === "firefox") await this.#warmUp(page);
    const outcomes = await page.evaluate<ScriptOutcome[]>(
      scriptOf(
        all.map(({ actions }) => actions),
        all[0]?.page,
      ),
      batchMs,
    );
    const errors = await page.corsErrors();
    // Where lifetimes are observed, the case has the page to itself.
    const kept = all.some(({ lifetimes }) => lifetimes) ? await page.cookies() : [];
    for (const placed of all) for (const jars of placed.jars) await openJars(visitor, jars);
    if (all.some(({ actions }) => actions.some(({ kind }) => kind === "service-worker")))
      await page.evaluate(unregisterScript).catch(() => undefined);
    return all.map((placed, index) => {
      const own = all.length === 1 ? errors : errors.filter(({ url }) => belongs(url, placed));
      return this.#observed(placed, outcomes[index], own, kept);
    });
  }

  /** A page that leaves has a document of its own, and ends the case. */
  async #leave(described: Case): Promise<Observation> {
    const { page, visitor } = await this.#open();
    const placed = place(described, this.#server.newId(), this.#server.ports);
    this.#server.expect(placed);
    await prepare(visitor, placed);
    await page.goto(placed.page.within ?? placed.page.url);
    const before = placed.visits.length + (placed.registered === undefined ? 0 : 2);
    const loaded = before + (placed.page.within === undefined ? 1 : 2);
    if (leavingOf(placed)?.clicked === true) await page.click("#go");
    await this.#server.settled(placed, loaded);
    for (const jars of placed.jars) await openJars(visitor, jars);
    return observed(placed, { results: [], cookie: "" }, this.#server.take(placed), []);
  }

  async #openPage(page: EnginePage, placed: Placed | undefined): Promise<void> {
    if (placed === undefined) return;
    if (placed.names.isolation === "hosts") return page.goto(placed.page.url);
    const shared = sharedPage(placed.written, this.#server.newId(), this.#server.ports);
    this.#server.expect(shared);
    await page.goto(shared.page.url);
    this.#server.take(shared);
  }

  async #warmUp(page: EnginePage): Promise<void> {
    const placed = place(warmUp, this.#server.newId(), this.#server.ports);
    this.#server.expect(placed);
    await page.evaluate(scriptOf([placed.actions]), batchMs);
    await page.corsErrors();
    this.#server.take(placed);
  }

  #observed(
    placed: Placed,
    outcome: ScriptOutcome | undefined,
    errors: readonly CorsError[],
    kept: readonly KeptCookie[],
  ): Observation {
    const codes = errors.map(({ code }) => code);
    return observed(placed, outcome ?? { results: [], cookie: "" }, this.#server.take(placed), codes, kept);
  }

  async #open(): Promise<Tabs> {
    this.#tabs ??= { page: await this.#engine.newPage(), visitor: await this.#engine.newPage() };
    return this.#tabs;
  }

  async #closeTabs(): Promise<void> {
    const tabs = this.#tabs;
    this.#tabs = undefined;
    await tabs?.page.close();
    await tabs?.visitor.close();
  }
}

async function prepare(visitor: EnginePage, { visits, registered }: Placed): Promise<void> {
  for (const url of visits) await visitor.goto(url);
  if (registered === undefined) return;
  await visitor.goto(jarOf(registered));
  await visitor.evaluate(scriptOf([[registered]]), batchMs);
}

async function openJars(visitor: EnginePage, [first, ...others]: readonly string[]): Promise<void> {
  if (first === undefined) return;
  await visitor.goto(first);
  if (others.length > 0) await visitor.evaluate(scriptOf([jarActions(others)]), batchMs);
}

function belongs(url: string, placed: Placed): boolean {
  if (!URL.canParse(url)) return false;
  const { host, pathname } = new URL(url);
  return addressOf(host, pathname)?.id === placed.id;
}

function failed(failure: string): Observation {
  return { results: [], requests: [], errors: [], failure };
}
