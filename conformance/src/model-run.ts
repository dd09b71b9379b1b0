import {
  Browser,
  NetworkFailure,
  receiveResponse,
  type BrowserOptions,
  type EngineName,
  type Network,
  type Outcome,
  type Page,
  type SocketConnection,
  type SocketListener,
} from "@sallyport/browser";
import { leavingOf, type Case, type Place, type ScriptedSocket } from "./cases/case.ts";
import { addressOf, type Ports } from "./cases/names.ts";
import { jarActions, jarOf, sharedPage, place, type Placed } from "./cases/placed.ts";
import { observed, type KeptCookie, type Observation } from "./observation.ts";
import { embedInModel } from "./script/embed-model.ts";
import { openInModel } from "./script/windows-model.ts";
import { addFrameInModel } from "./script/frames-model.ts";
import { registerInModel } from "./script/service-workers-model.ts";
import { startInModel } from "./script/workers-model.ts";
import { leave } from "./script/leave-model.ts";
import { runScript } from "./script/run.ts";
import type { PageWindow } from "./script/window.ts";
import { responseTo, withPauses } from "./server/response.ts";
import { trimmed } from "./server/request-reader.ts";
import { describeRequest, type ReceivedRequest } from "./server/received-request.ts";

/** Any two: they are gone again from what is observed. */
const ports: Ports = { http: 8080, https: 8443 };

/** Runs a case in the model of one engine, against the same responses. */
export async function observeModel(described: Case, engine: EngineName): Promise<Observation> {
  return (await runModel(place(described, "1", ports), sharedPage(described, "2", ports), engine)).observation;
}

/** The same with names that are given, and with the outcomes in the model. */
export async function runModel(
  placed: Placed,
  shared: Placed,
  engine: EngineName,
): Promise<{ readonly observation: Observation; readonly outcomes: readonly Outcome[] }> {
  const requests: ReceivedRequest[] = [];
  const browser = new Browser({
    engine,
    network: networkOf(placed, shared, requests),
    // Every name of a case is this machine's.
    resolve: () => "127.0.0.1",
    ...thirdPartyCookies(placed.thirdPartyCookies, engine),
    ...(placed.storageAccess && engine === "chromium" && { storageAccess: placed.storageAccess }),
  });
  for (const url of placed.visits) await browser.open(url);
  if (placed.registered) await registerInModel(await browser.open(jarOf(placed.registered)), placed.registered);
  if (leavingOf(placed) !== undefined) return leaveModel(placed, browser, requests);
  const opened = await browser.open(placed.names.isolation === "hosts" ? placed.page.url : shared.page.url);
  const page = framed(browser, opened, placed.page);
  const outcomes: Outcome[] = [];
  const scriptOutcome = await runScript(
    windowOf(page, (outcome) => {
      if (outcome !== undefined) outcomes.push(outcome);
    }),
    placed.actions,
  );
  for (const jars of placed.jars) await openJars(browser, jars);
  const errors = outcomes.flatMap((outcome) => codesOf(outcome, engine));
  const results = waitsForUser(outcomes, engine) ? [{ outcome: "pending" as const }] : scriptOutcome.results;
  const { pathname } = new URL(placed.page.url);
  const kept = browser.cookies
    .list(Date.now())
    .filter(({ path }) => pathname.startsWith(path))
    .map(({ name, expiryTime }): KeptCookie => ({ name, expires: expiryTime }));
  return { observation: observed(placed, { ...scriptOutcome, results }, requests, errors, kept), outcomes };
}

/** Whether an engine's dialog keeps the script waiting, which the model's user cancels, as does Firefox's driver. */
const waitsForUser = (outcomes: readonly Outcome[], engine: EngineName): boolean =>
  engine !== "firefox" && outcomes.some(({ trace }) => trace.some(({ kind }) => kind === "authentication-prompt"));

function framed(browser: Browser, parent: Page, { frame, allow }: Place): Page {
  if (frame === undefined) return parent;
  const url = frame === "blob" ? `blob:${parent.origin}/framed` : `about:${frame}`;
  return browser.pageAt(url, { parent, ...(allow !== undefined && { allow }) });
}

function thirdPartyCookies(
  mode: Case["thirdPartyCookies"],
  engine: EngineName,
): Pick<BrowserOptions, "thirdPartyCookies"> {
  if (mode === undefined) return { thirdPartyCookies: "allow" };
  // WebKitGTK has no other way to block them than its default.
  return mode === "block" && engine !== "webkit" ? { thirdPartyCookies: "block" } : {};
}

async function leaveModel(
  placed: Placed,
  browser: Browser,
  requests: ReceivedRequest[],
): Promise<{ readonly observation: Observation; readonly outcomes: readonly Outcome[] }> {
  const outer = placed.page.within === undefined ? undefined : await browser.open(placed.page.within);
  const loaded = outer === undefined ? undefined : (await outer.navigate(placed.page.url, { target: "frame" })).newPage;
  const page = loaded ?? (await browser.open(placed.page.url));
  const outcome = await leave(page, leavingOf(placed));
  for (const jars of placed.jars) await openJars(browser, jars);
  const observation = observed(placed, { results: [], cookie: "" }, requests, []);
  return { observation, outcomes: outcome === undefined ? [] : [outcome] };
}

async function openJars(browser: Browser, [first, ...others]: readonly string[]): Promise<void> {
  if (first === undefined) return;
  const page = await browser.open(first);
  await runScript(
    windowOf(page, () => undefined),
    jarActions(others),
  );
}

function networkOf(placed: Placed, shared: Placed, requests: ReceivedRequest[]): Network {
  return {
    async exchange({ method, url, headers, body }, _signal, rules) {
      const { host, pathname, search } = new URL(url);
      const { id, path } = addressOf(host, pathname + search) ?? { id: "", path: "" };
      const served = [placed, shared].find((one) => one.id === id);
      if (served === undefined) throw new NetworkFailure("unreachable", `no response from ${url}`);
      if (served === placed) {
        requests.push(describeRequest(placed, { method, url, headers, body: body ?? new Uint8Array() }));
      }
      const response = responseTo(served, path, { method, headers });
      if (response.raw !== undefined) return receiveResponse({ method, url }, withPauses(response.raw), rules);
      const received = response.headers.map(([name, value]) => [name, trimmed(value)] as const);
      const { socket, ...head } = response;
      return Promise.resolve({ ...head, headers: received, ...(socket && { socket: scriptedSocket(socket) }) });
    },
  };
}

function scriptedSocket({ messages = [], close }: ScriptedSocket): SocketConnection {
  let listener: SocketListener | undefined;
  return {
    listen: (given) => {
      listener = given;
      void Promise.resolve().then(() => {
        for (const message of messages) given.message(message);
        if (close === undefined) return;
        given.closing(...close);
        given.closed();
      });
    },
    send: (_, sent) => sent(),
    close: () => listener?.closed(),
    destroy: () => undefined,
  };
}

function windowOf(page: Page, ended: (outcome: Outcome | undefined) => void): PageWindow {
  return {
    ...page.globals,
    fetch: (...given) => page.fetch(...(given as Parameters<Page["fetch"]>)).finally(() => ended(page.lastOutcome)),
    XMLHttpRequest: class extends page.XMLHttpRequest {
      constructor() {
        super();
        this.addEventListener("loadend", () => ended(this.outcome));
      }
    },
    ...{
      EventSource: class EventSource extends page.globals.EventSource {
        static override readonly length = 1;

        constructor(...given: ConstructorParameters<Page["globals"]["EventSource"]>) {
          super(...given);
          this.addEventListener("error", () => ended(this.outcome));
        }
      },
      WebSocket: class WebSocket extends page.globals.WebSocket {
        static override readonly length = 1;

        constructor(...given: ConstructorParameters<Page["globals"]["WebSocket"]>) {
          super(...given);
          this.addEventListener("error", () => ended(this.outcome));
        }
      },
    },
    document: page.document,
    embed: (action) => embedInModel(page, action, ended),
    openWindow: (action) => openInModel(page, action, ended),
    addFrame: (action) => addFrameInModel(page, action, ended),
    startWorker: (action) => startInModel(page, action, ended),
    registerServiceWorker: (action) => registerInModel(page, action),
    navigator: {
      sendBeacon: (url, data) => {
        const given = [url, data as Parameters<Page["sendBeacon"]>[1]] as const;
        const isTaken = page.takesBeacon(...given);
        void page.sendBeacon(...given).then(ended);
        return isTaken;
      },
    },
  };
}

function codesOf(outcome: Outcome, engine: EngineName): readonly string[] {
  const mode = outcome.request?.mode;
  // Drivers report those of requests with CORS, and which documents of a local network were refused.
  if (mode === "websocket" || (mode === "navigate" && outcome.failure?.code !== "local-network-denied")) return [];
  const code = engine === "chromium" || engine === "firefox" ? outcome.failure?.[engine] : undefined;
  return code === undefined ? [] : [code];
}
