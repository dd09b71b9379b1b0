import { setTimeout } from "node:timers/promises";
import type { Case } from "./cases/case.ts";
import { needsTrust } from "./cases/isolation.ts";
import { EngineRun } from "./engine-run.ts";
import { launchEngine, type Engine, type EngineName } from "@sallyport/testing/engines";
import type { Observation } from "./observation.ts";
import { OriginServer } from "./server/origin-server.ts";

/** How an engine is started. */
interface Setup {
  readonly thirdPartyCookies: "allow" | "default" | "block";
  readonly httpCache: boolean;
  readonly storageAccess: "granted" | undefined;
  /** Whether it trusts the server's certificates, and doesn't only ignore what is wrong with them. */
  readonly trusts: boolean;
}

const setups: readonly Setup[] = (["allow", "default", "block"] as const).flatMap((thirdPartyCookies) =>
  [false, true].flatMap((httpCache) =>
    [false, true].flatMap((trusts) =>
      ([undefined, "granted"] as const).map((storageAccess) => ({
        thirdPartyCookies,
        httpCache,
        trusts,
        storageAccess,
      })),
    ),
  ),
);

const isFor = (described: Case | undefined, { thirdPartyCookies, httpCache, trusts, storageAccess }: Setup): boolean =>
  described !== undefined &&
  (described.thirdPartyCookies ?? "allow") === thirdPartyCookies &&
  (described.httpCache ?? false) === httpCache &&
  described.storageAccess === storageAccess &&
  needsTrust(JSON.stringify(described)) === trusts;

interface Started {
  readonly engine: Engine;
  readonly run: EngineRun;
}

const launches = 4;
const pauseMs = 5000;

/** On a machine that is busy, an engine can take longer to start than it may: that must not end a run of an hour. */
async function launched(...given: Parameters<typeof launchEngine>): Promise<Engine> {
  for (let left = launches - 1; ; left--) {
    try {
      return await launchEngine(...given);
    } catch (error) {
      if (left === 0) throw error;
      await setTimeout(pauseMs);
    }
  }
}

/** An engine with its server; as it is shipped, it is started once more when a case asks for that. */
export class LiveEngine {
  readonly name: EngineName;
  readonly #server: OriginServer;
  #version = "";
  readonly #started = new Map<string, Started>();

  private constructor(name: EngineName, server: OriginServer) {
    this.name = name;
    this.#server = server;
  }

  static async start(name: EngineName): Promise<LiveEngine> {
    const live = new LiveEngine(name, await OriginServer.start());
    try {
      await live.#start({
        thirdPartyCookies: "allow",
        httpCache: false,
        trusts: false,
        storageAccess: undefined,
      });
      return live;
    } catch (error) {
      await live.close();
      throw error;
    }
  }

  get version(): string {
    return this.#version;
  }

  /** In the order of the cases; `done` hears how many more have run. */
  async observe(cases: readonly Case[], done?: (more: number) => void): Promise<Observation[]> {
    const observations: Observation[] = [];
    for (const setup of setups) {
      const places = [...cases.keys()].filter((at) => isFor(cases[at], setup));
      if (places.length === 0) continue;
      const { run } = await this.#start(setup);
      const found = await run.observe(
        places.flatMap((at) => cases[at] ?? []),
        done,
      );
      for (const [index, observation] of found.entries()) observations[places[index] ?? 0] = observation;
    }
    return observations;
  }

  /** Ends the engine; the next case starts it again. */
  async restart(): Promise<void> {
    for (const { engine } of this.#started.values()) await engine.close();
    this.#started.clear();
  }

  async close(): Promise<void> {
    await this.restart();
    await this.#server.close();
  }

  async #start({ thirdPartyCookies, httpCache, trusts, storageAccess }: Setup): Promise<Started> {
    // Firefox's cache is there in any case.
    const key = `${thirdPartyCookies} ${String(httpCache && this.name !== "firefox")} ${String(trusts)} ${String(this.name === "chromium" && storageAccess)}`;
    const started = this.#started.get(key);
    if (started !== undefined) return started;
    const engine = await launched(this.name, {
      thirdPartyCookies,
      testNames: true,
      ...(httpCache && { httpCache }),
      ...(storageAccess && { storageAccess }),
      ...(trusts && { authority: this.#server.authority }),
      // A shared worker is none of the pages that a driver tells to trust any certificate.
      trustedKeys: [this.#server.keyHash],
    });
    // An engine that is driven otherwise for its cache does not say it.
    if (this.#version === "") this.#version = engine.version;
    const fresh = { engine, run: new EngineRun(engine, this.#server) };
    this.#started.set(key, fresh);
    return fresh;
  }
}
