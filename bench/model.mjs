// Verdicts of the model of a browser, and of the browsers without a screen that run in Node.
import { Browser, inProcess as inProcessNetwork } from "@sallyport/browser";
import { fetch as undiciFetch } from "undici";
import { inProcess, measureRows, takeTurns } from "./turns.mjs";

const page = "https://app.example";
const api = "https://api.example";
const granted = { "access-control-allow-origin": page };
const preflightHeaders = { ...granted, "access-control-allow-methods": "PUT", "access-control-max-age": "0" };

const respond = (method) => ({ status: 200, headers: method === "OPTIONS" ? preflightHeaders : granted });

const noNetwork = {
  exchange: ({ method }) => {
    const { status, headers } = respond(method);
    return Promise.resolve({ status, statusText: "", headers: Object.entries(headers), body: new Uint8Array() });
  },
};

const handler = ({ method }) => {
  const { status, headers } = respond(method);
  return new Response("body", { status, headers });
};

const units = 60;

const repeated = (attempt) => async () => {
  for (let index = 0; index < units; index++) await attempt();
};

const verdict = (network, init) => {
  const model = new Browser({ engine: "chromium", network }).pageAt(`${page}/`);
  return async () => {
    const { readable } = await model.attempt(`${api}/data`, init);
    if (!readable) throw new Error("not readable");
  };
};

const row = "verdicts, one page";

/** In a process of its own. */
export async function measure({ rounds }) {
  const attempts = {
    "no network": verdict(noNetwork),
    "a Web handler": verdict(inProcessNetwork({ [api]: handler })),
    "a preflighted exchange, no network": verdict(noNetwork, { method: "PUT", body: "a" }),
    "for comparison: undici fetches a data: URL": () => undiciFetch("data:,a"),
  };
  const variants = Object.fromEntries(Object.entries(attempts).map(([name, one]) => [name, { run: repeated(one) }]));
  return { [row]: await takeTurns(variants, { rounds, units, warmUp: 30 }) };
}

/** @returns rows of { name, base, figures } */
export const model = ({ quick, report }) =>
  measureRows({
    rows: [row],
    base: "no network",
    processes: quick ? [3, 5] : [7, 15],
    measure: () => inProcess("model.mjs", { rounds: quick ? 40 : 80 }),
    report: (text) => report(`model, ${text}`),
  });
