import { Browser, NetworkFailure, type EngineName, type Network, type Outcome, type Page } from "@sallyport/browser";
import type { Case } from "./cases/case.ts";
import { addressOf, type Ports } from "./cases/names.ts";
import { jarActions, lobbyOf, place, type Placed } from "./cases/placed.ts";
import { observed, type Observation } from "./observation.ts";
import { runScript } from "./script/run.ts";
import type { PageWindow } from "./script/window.ts";
import { answerTo } from "./server/answering.ts";
import { trimmed } from "./server/request-reader.ts";
import { seenRequest, type SeenRequest } from "./server/seen.ts";

/** Any two: they are gone again from what is observed. */
const ports: Ports = { http: 8080, https: 8443 };

/** Runs a case in the model of one engine, against the same answers. */
export async function observeModel(described: Case, engine: EngineName): Promise<Observation> {
  return (await runModel(place(described, "1", ports), lobbyOf(described, "2", ports), engine)).observation;
}

/** The same with names that are given, and with all that the model tells. */
export async function runModel(
  placed: Placed,
  lobby: Placed,
  engine: EngineName,
): Promise<{ readonly observation: Observation; readonly outcomes: readonly Outcome[] }> {
  const requests: SeenRequest[] = [];
  const browser = new Browser({
    engine,
    network: networkOf(placed, lobby, requests),
    ...(placed.thirdPartyCookies === undefined && { thirdPartyCookies: "allow" as const }),
  });
  for (const url of placed.visits) await browser.open(url);
  const page = await browser.open(placed.names.isolation === "hosts" ? placed.page.url : lobby.page.url);
  const outcomes: Outcome[] = [];
  const told = await runScript(
    windowOf(page, (outcome) => {
      if (outcome !== undefined) outcomes.push(outcome);
    }),
    placed.actions,
  );
  for (const jars of placed.jars) await openJars(browser, jars);
  const errors = outcomes.flatMap((outcome) => codesOf(outcome, engine));
  return { observation: observed(placed, told, requests, errors), outcomes };
}

async function openJars(browser: Browser, [first, ...others]: readonly string[]): Promise<void> {
  if (first === undefined) return;
  const page = await browser.open(first);
  await runScript(page, jarActions(others));
}

function networkOf(placed: Placed, lobby: Placed, requests: SeenRequest[]): Network {
  return {
    exchange({ method, url, headers, body }) {
      const { host, pathname, search } = new URL(url);
      const { id, path } = addressOf(host, pathname + search) ?? { id: "", path: "" };
      const asked = [placed, lobby].find((one) => one.id === id);
      if (asked === undefined) throw new NetworkFailure("unreachable", `nothing answers at ${url}`);
      if (asked === placed) {
        requests.push(seenRequest(placed, { method, url, headers, bodyLength: body?.length ?? 0 }));
      }
      const answer = answerTo(asked, path, { method, headers });
      const received = answer.headers.map(([name, value]) => [name, trimmed(value)] as const);
      return Promise.resolve({ ...answer, headers: received, body: Buffer.from(answer.body) });
    },
  };
}

function windowOf(page: Page, ended: (outcome: Outcome | undefined) => void): PageWindow {
  return {
    fetch: (url, init) => page.fetch(url, init).finally(() => ended(page.lastOutcome)),
    XMLHttpRequest: class extends page.XMLHttpRequest {
      constructor() {
        super();
        this.addEventListener("loadend", () => ended(this.outcome));
      }
    },
    document: page.document,
  };
}

function codesOf(outcome: Outcome, engine: EngineName): readonly string[] {
  const code = engine === "chromium" || engine === "firefox" ? outcome.failure?.[engine] : undefined;
  return code === undefined ? [] : [code];
}
