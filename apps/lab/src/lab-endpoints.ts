import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { definePolicy } from "sallyport";
import { guard } from "sallyport/node";
import { policyText, type Branch } from "./branch.ts";
import type { Journal } from "./journal.ts";
import { hosts, type Addresses } from "./roles.ts";

/** What the lab's endpoints can see. */
export interface LabState {
  readonly addresses: Addresses;
  readonly branches: readonly Branch[];
  readonly journal: Journal;
}

const stateOf = (branch: Branch, { addresses }: LabState): object => ({
  key: branch.key,
  gated: branch.key === "gated",
  api: branch.key === "open" ? (addresses.open ?? addresses.api) : addresses.api,
  cors: branch.cors,
  session: branch.sessions.state,
  opening: branch.bank.openingBalanceOf("ada"),
  balance: branch.bank.balanceOf("ada"),
  stolen: branch.bank.balanceOf("mallory"),
  payees: branch.bank.payeesOf("ada"),
});

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
  response.end(body);
}

type Endpoint = (lab: LabState, response: ServerResponse, url: URL) => void;

/** What happened by the servers' own account: each page asks at its own origin, so nothing is shared for it. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /lab/state": (lab, response, { searchParams }) => {
    const { addresses, journal } = lab;
    const banks = lab.branches.map((branch) => stateOf(branch, lab));
    const entries = journal.since(Number(searchParams.get("since") ?? 0));
    send(response, 200, "application/json", JSON.stringify({ addresses, banks, seq: journal.seq, entries }));
  },
  "GET /lab/policy": (_, response) => send(response, 200, "text/plain", policyText()),
  "POST /lab/reset": (lab, response) => {
    for (const branch of lab.branches) branch.bank.reset();
    lab.journal.clear();
    send(response, 200, "application/json", "{}");
  },
  "POST /lab/cors": (lab, response, { searchParams }) => {
    for (const branch of lab.branches) branch.cors = searchParams.get("is") === "none" ? "none" : "reflect";
    send(response, 200, "application/json", "{}");
  },
};

/** The lab's own endpoints, behind a guard that shares nothing; other requests go to `next`. */
export function labEndpoints(lab: LabState, next: RequestListener): RequestListener {
  const pages = Object.values(hosts).filter(({ page }) => page !== undefined);
  const policy = definePolicy({
    sallyport: 1,
    self: pages.map(({ host }) => `http://${host}:*` as const),
    resources: [{ path: "/lab/**", forgery: { reads: "refuse" } }],
  });
  return guard(policy, (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const endpoint = endpoints[`${request.method ?? ""} ${url.pathname}`];
    if (endpoint === undefined) next(request, response);
    else endpoint(lab, response, url);
  });
}
