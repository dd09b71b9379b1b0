import { httpNetwork } from "@sallyport/browser/http";
import { LabServer, type LabOptions } from "./lab/lab-server.ts";
import { listen } from "./ports.ts";
import { Worlds } from "./world/worlds.ts";

export interface Lab {
  /** Where the lab's start page is. */
  readonly url: string;
  close(): Promise<void>;
}

interface StartOptions extends Pick<LabOptions, "onStart"> {
  /** A free one where it is taken; 0: a free one. */
  readonly port: number;
}

export const defaultPort = 4400;

/** Starts the lab and its worlds: one server, on this machine's loopback addresses, for every name below `localhost`. */
export async function startLab({ port: wanted, onStart }: StartOptions): Promise<Lab> {
  const worlds = new Worlds();
  const network = httpNetwork();
  let port = 0;
  const lab = new LabServer({ worlds, network, onStart, port: () => port });
  const server = await listen(
    {
      listener: (request, response) =>
        worlds.isFor(request) ? worlds.listener(request, response) : lab.listener(request, response),
      upgrade: worlds.upgrade,
    },
    wanted,
  );
  port = server.port;
  worlds.listensAt("http", port);
  return {
    url: `http://lab.localhost:${port}`,
    close: async () => {
      network.close();
      await server.close();
    },
  };
}
