import type { RequestListener } from "node:http";
import { Branch, type BranchEvent } from "./branch.ts";
import { Journal } from "./journal.ts";
import { hosts, roles, type Addresses, type Role } from "./roles.ts";
import { listen, type Listening } from "./ports.ts";
import { labEndpoints, type LabState } from "./lab-endpoints.ts";
import { site } from "./site.ts";

interface LabOptions {
  /** `true`: the bank with Sallyport and the same bank without, side by side. `false`: only the bank without. */
  readonly gate: boolean;
  /** The first port; the servers take it and those after it, and free ones where one is taken. 0: free ones. Default: 4400. */
  readonly port?: number;
  /** Called for each decision, and for each request to which a branch without Sallyport has responded. */
  readonly log?: (event: BranchEvent) => void;
}

export interface Lab extends LabState {
  close(): Promise<void>;
}

export const defaultPort = 4400;

/**
 * Starts the first story: a bank's page and API, and two attackers' pages, each on an origin of its own.
 * @throws PolicyError when policy.yaml has problems
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { gate, port = defaultPort, log = () => undefined } = options;
  const journal = new Journal();
  const branches = (gate ? (["open", "gated"] as const) : (["open"] as const)).map(
    (key) => new Branch(key, journal, log),
  );
  const addresses: Partial<Record<Role, string>> = {};
  const lab: LabState = { addresses: addresses as Addresses, branches, journal };
  const opened: Listening[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((server) => server.close()));
  };
  try {
    for (const [index, role] of roles.entries()) {
      const listener = listenerOf(role, lab, gate);
      if (listener === undefined) continue;
      const server = await listen(listener, port === 0 ? 0 : port + index);
      opened.push(server);
      addresses[role] = `http://${hosts[role].host}:${server.port}`;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { ...lab, close };
}

function listenerOf(role: Role, lab: LabState, gate: boolean): RequestListener | undefined {
  const { page } = hosts[role];
  if (page !== undefined)
    return labEndpoints(
      lab,
      site(page, () => lab.addresses),
    );
  const key = role === "api" && gate ? "gated" : "open";
  return role === "open" && !gate ? undefined : lab.branches.find((branch) => branch.key === key)?.listener;
}
