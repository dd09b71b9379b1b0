import { Browser, shippedEngineNames, type EngineName, type Outcome } from "@sallyport/browser";
import { changeOf, explain, forServer, servers, type ServerChange, type ServerName } from "@sallyport/browser/explain";
import { httpNetwork } from "@sallyport/browser/http";
import { realServers } from "./real/index.ts";
import type { RealServer } from "./real/real-server.ts";

const page = "http://localhost:3000";
const second = "http://localhost:3001";
const strangers = ["http://localhost:30000", "http://xlocalhost:3000", "https://evil.example"];

/** A page's request, which fails before the fix. */
interface TrialRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly credentials: boolean;
}

/** One failing request, and what must hold after its fix. */
interface Trial {
  readonly desc: string;
  readonly request: TrialRequest;
  readonly signedIn: boolean;
  /** A second origin that the server names already. */
  readonly others: readonly string[];
  readonly expose: readonly string[];
}

const authorization = ["Authorization", `Basic ${btoa("alice:wonderland")}`] as const;

export const trials: readonly Trial[] = [
  {
    desc: "a GET",
    request: { path: "/rates", method: "GET", headers: [], credentials: false },
    signedIn: false,
    others: [],
    expose: [],
  },
  {
    desc: "a PUT with credentials behind a sign-in",
    request: {
      path: "/orders/17",
      method: "PUT",
      headers: [["Content-Type", "application/json"], authorization],
      credentials: true,
    },
    signedIn: true,
    others: [],
    expose: [],
  },
  {
    desc: "a GET with a header, for two origins, with a header to read",
    request: { path: "/orders/17", method: "GET", headers: [["X-Client", "web"]], credentials: false },
    signedIn: false,
    others: [second],
    expose: ["x-total"],
  },
];

async function attempt(
  engine: EngineName,
  port: number,
  origin: string,
  { path, method, headers, credentials }: TrialRequest,
): Promise<Outcome> {
  const network = httpNetwork();
  try {
    const browser = new Browser({ engine, network });
    return await browser.pageAt(`${origin}/`).attempt(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      credentials: credentials ? "include" : "same-origin",
      ...(method === "PUT" ? { body: "{}" } : {}),
    });
  } finally {
    network.close();
  }
}

/** The change that the explanation of the failed request proposes, and what the trial adds to it. */
function changeFor(outcome: Outcome, { others, expose }: Trial): ServerChange {
  const { fixes } = explain(outcome);
  const change = fixes.find((fix) => fix.change !== undefined)?.change;
  if (change === undefined) throw new Error("The explanation has no change for a server.");
  const share = { ...change, with: [change.origins[0]] as const, expose };
  return changeOf(share, outcome.request?.url, others) ?? change;
}

function snippetFor(outcome: Outcome, name: ServerName, trial: Trial): { snippet: string; change: ServerChange } {
  const change = changeFor(outcome, trial);
  const written = forServer({ fixes: [{ change }] }, name).fixes[0] as { server?: { snippet: string | null } };
  return { change, snippet: written.server?.snippet ?? "" };
}

/** What the page can read of a response. */
const seesTotal = ({ response }: Outcome): boolean => response?.headers.get("x-total") === "7";

/** What must not be possible after the fix: each is a request that asks for a little more than was asked for. */
function widened(request: TrialRequest): readonly (readonly [desc: string, origin: string, request: TrialRequest])[] {
  return [
    ...strangers.map((origin) => [`a stranger, ${origin}`, origin, request] as const),
    ...(request.credentials ? [] : [["credentials", page, { ...request, credentials: true }] as const]),
    ["another method", page, { ...request, method: "DELETE" }],
    ["another header", page, { ...request, headers: [...request.headers, ["X-Other", "1"]] }],
  ];
}

/** What is wrong with the server after the fix. */
async function faultsOf(engine: EngineName, port: number, trial: Trial): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const origin of [page, ...trial.others]) {
    const outcome = await attempt(engine, port, origin, trial.request);
    const { readable, response, failure } = outcome;
    if (!readable || response?.status !== 200)
      faults.push(`${origin} cannot read it: ${failure?.code ?? ""} ${failure?.value ?? ""} ${response?.status ?? ""}`);
    else if (seesTotal(outcome) !== trial.expose.length > 0) faults.push(`${origin}: x-total is not as asked for`);
  }
  for (const [desc, origin, request] of widened(trial.request)) {
    const { readable } = await attempt(engine, port, origin, request);
    if (readable) faults.push(`${desc}: it can be read`);
  }
  return faults.map((one) => `${engine}: ${one}`);
}

/** Tries the snippet for one request on a real server: before it the request fails, after it nothing but the request works. */
export async function tryOn(name: ServerName, real: RealServer, trial: Trial): Promise<readonly string[]> {
  const shape = changeOf({ with: [page], methods: [trial.request.method] });
  if (shape === undefined) throw new Error("The trial's own origin cannot be written.");
  const before = await real.start({ snippet: "", change: shape, signedIn: trial.signedIn });
  const failed = await attempt("chromium", before.port, page, trial.request).finally(before.stop);
  if (failed.readable) return ["the request works without the fix"];
  const { snippet, change } = snippetFor(failed, name, trial);
  const after = await real.start({ snippet, change, signedIn: trial.signedIn });
  try {
    const faults: string[] = [];
    for (const engine of shippedEngineNames) faults.push(...(await faultsOf(engine, after.port, trial)));
    return faults;
  } finally {
    await after.stop();
  }
}

/** How a server is installed, where it isn't. */
export const installHint = (name: ServerName): string =>
  `${servers[name].title} is not installed: apt-get install ${realServers[name]?.packages.join(" ") ?? ""}`;
