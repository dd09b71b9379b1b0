import type { Case } from "./cases/case.ts";
import { EngineRun } from "./engine-run.ts";
import { launchEngine, type Engine, type EngineName } from "@sallyport/testing/engines";
import type { Observation } from "./observation.ts";
import { OriginServer } from "./server/origin-server.ts";

type ThirdPartyCookies = "allow" | "default" | "block";

interface Started {
  readonly engine: Engine;
  readonly run: EngineRun;
}

/** An engine with its server; as it is shipped, it is started once more when a case asks for that. */
export class LiveEngine {
  readonly name: EngineName;
  readonly #server: OriginServer;
  #version = "";
  readonly #started = new Map<ThirdPartyCookies, Started>();

  private constructor(name: EngineName, server: OriginServer) {
    this.name = name;
    this.#server = server;
  }

  static async start(name: EngineName): Promise<LiveEngine> {
    const live = new LiveEngine(name, await OriginServer.start());
    try {
      await live.#start("allow");
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
    for (const rules of ["allow", "default", "block"] as const) {
      const places = [...cases.keys()].filter((at) => (cases[at]?.thirdPartyCookies ?? "allow") === rules);
      if (places.length === 0) continue;
      const { run } = await this.#start(rules);
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

  async #start(thirdPartyCookies: ThirdPartyCookies): Promise<Started> {
    const started = this.#started.get(thirdPartyCookies);
    if (started !== undefined) return started;
    const engine = await launchEngine(this.name, { thirdPartyCookies, testNames: true });
    this.#version = engine.version;
    const fresh = { engine, run: new EngineRun(engine, this.#server) };
    this.#started.set(thirdPartyCookies, fresh);
    return fresh;
  }
}
