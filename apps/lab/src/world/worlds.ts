import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { worldEndpoints, type Driver } from "./endpoints.ts";
import { worldIdOf } from "./origins.ts";
import { Run } from "./run.ts";
import type { Upgrade } from "./servers.ts";
import type { Attempt, Story } from "./story.ts";
import { World, type WorldOptions } from "./world.ts";

interface Known {
  readonly run: Run;
  readonly endpoints: RequestListener;
}

interface StartOptions extends Omit<WorldOptions, "place"> {
  readonly story: Story;
  readonly attempt: Attempt;
  readonly scheme: "http" | "https";
  readonly driver?: Driver;
}

const maxWorlds = 300;

const hostnameOf = ({ headers: { host = "" } }: IncomingMessage): string => host.replace(/:\d*$/, "");

/** The worlds that exist. Each attempt has a world to itself, and the oldest one ends when there are too many. */
export class Worlds {
  readonly #known = new Map<string, Known>();
  readonly #ports: Partial<Record<"http" | "https", number>> = {};

  listensAt(scheme: "http" | "https", port: number): void {
    this.#ports[scheme] = port;
  }

  /**
   * Makes a world for one attempt.
   * @throws PolicyError when its policy has problems
   */
  async start({ story, attempt, scheme, driver, ...options }: StartOptions): Promise<Run> {
    const port = this.#ports[scheme];
    if (port === undefined) throw new Error(`Nothing listens for ${scheme}.`);
    const id = randomBytes(8).toString("hex");
    const run = new Run(new World(story, { ...options, place: { scheme, id, port } }), attempt, driver !== undefined);
    this.#known.set(id, { run, endpoints: worldEndpoints(run, driver) });
    const [oldest] = this.#known.keys();
    if (this.#known.size > maxWorlds && oldest !== undefined) this.end(oldest);
    await run.advance();
    return run;
  }

  end(id: string): void {
    this.#known.get(id)?.run.world.close();
    this.#known.delete(id);
  }

  /** Whether the request is for a name of a world, be there one or not. */
  isFor(request: IncomingMessage): boolean {
    return worldIdOf(hostnameOf(request)) !== undefined;
  }

  #find(request: IncomingMessage): (Known & { readonly role: string }) | undefined {
    const known = this.#known.get(worldIdOf(hostnameOf(request)) ?? "");
    const role = known?.run.world.roleOf(request.headers.host);
    return known === undefined || role === undefined ? undefined : { ...known, role };
  }

  readonly listener: RequestListener = (request, response) => {
    const found = this.#find(request);
    if (found === undefined) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
      response.end("This world has ended. Start the attempt anew at the lab.\n");
    } else if (request.url?.startsWith("/lab/") === true) found.endpoints(request, response);
    else found.run.world.handle(found.role, request, response);
  };

  readonly upgrade: Upgrade = (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const found = this.#find(request);
    if (found === undefined) socket.destroy();
    else found.run.world.upgrade(found.role, request, socket, head);
  };
}
