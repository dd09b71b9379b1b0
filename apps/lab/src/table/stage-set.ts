import { httpNetwork, type HttpNetwork } from "@sallyport/browser/http";
import { makeCertificate } from "@sallyport/testing/certificate";
import { listen, type Listening } from "../ports.ts";
import { Worlds } from "../world/worlds.ts";

/** Servers for worlds, and a way to them for the model. */
export interface StageSet {
  readonly worlds: Worlds;
  readonly network: HttpNetwork;
  close(): Promise<void>;
}

/** Listens on this machine alone, over http and over https. */
export async function openStageSet(): Promise<StageSet> {
  const worlds = new Worlds();
  const { listener, upgrade } = worlds;
  const opened: Listening[] = [];
  const network = httpNetwork({ rejectUnauthorized: false });
  const close = async (): Promise<void> => {
    network.close();
    await Promise.all(opened.map((server) => server.close()));
  };
  try {
    for (const scheme of ["http", "https"] as const) {
      const certificate = scheme === "https" ? await makeCertificate() : undefined;
      const server = await listen({ listener, upgrade, ...(certificate && { certificate }) }, 0);
      opened.push(server);
      worlds.listensAt(scheme, server.port);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { worlds, network, close };
}
