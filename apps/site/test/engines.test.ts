import { engineNames, findEngine, launchEngine, type Engine, type EnginePage } from "@sallyport/testing/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../src/model/run.ts";
import { presets } from "../src/presets/problems.ts";
import { encodeState } from "../src/state/address.ts";
import { sampledStates, type Sampled } from "./sampled-states.ts";
import { buildSite, listen, startSite, type Listening } from "./served-site.ts";

/** How many states are tried: all with SALLYPORT_SAMPLES, some in each engine otherwise. */
const wanted = Number(process.env.SALLYPORT_SAMPLES ?? 20);

let site: Listening;
let api: Listening;
let samples: readonly Sampled[] = [];
/** The requests that came, by the state that they are of. */
const received = new Map<string, string[]>();

beforeAll(async () => {
  buildSite();
  site = await startSite();
  api = await listen((request, response) => {
    const id = /^\/s(\d+)/.exec(request.url ?? "")?.[1] ?? "";
    const isPreflight = request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
    received.set(id, [...(received.get(id) ?? []), isPreflight ? "preflight" : "request"]);
    const sample = samples[Number(id)];
    // The head as it was typed, byte for byte.
    const text = isPreflight ? sample?.state.preflight : sample?.state.response;
    request.socket.end(
      `${(text ?? "HTTP/1.1 404 Not Found").replaceAll("\n", "\r\n")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    response.destroy();
  });
  samples = sampledStates(site.origin, api.origin);
}, 400_000);
afterAll(() => {
  site.close();
  api.close();
});

interface Verdict {
  readonly sent: boolean;
  readonly readable: boolean;
}

/** What the playground shows for an engine. */
async function predicted(page: EnginePage, name: string, hash: string): Promise<Verdict> {
  return page.evaluate<Verdict>(`
    location.hash = ${JSON.stringify(hash)};
    for (let left = 200; document.querySelector(".outputs")?.dataset.state !== ${JSON.stringify(hash)}; left--) {
      if (left === 0) throw new Error("The playground shows nothing: " + document.querySelector(".tool")?.textContent.slice(0, 300));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const row = [...document.querySelectorAll(".verdicts tbody tr")].find((one) => one.textContent.includes(${JSON.stringify(name)}));
    const [sent, , readable] = [...row.querySelectorAll("td")].map((one) => one.classList.contains("yes"));
    return { sent, readable };`);
}

/** What the engine itself does with the same request. */
async function measured(page: EnginePage, { state }: Sampled, id: number): Promise<Verdict> {
  const headers = Object.fromEntries(
    state.headers
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split(": ")),
  ) as Record<string, string>;
  const { method, mode, credentials, body } = state;
  const init = { method, headers, mode, credentials, ...(body === "" ? {} : { body }) };
  const readable = await page.evaluate<boolean>(`
    try {
      const response = await fetch(${JSON.stringify(state.url)}, ${JSON.stringify(init)});
      return response.type !== "opaque";
    } catch { return false; }`);
  return { sent: received.get(String(id))?.includes("request") ?? false, readable };
}

describe.each(engineNames)("%s", (name) => {
  const found = findEngine(name);
  if ("missing" in found) {
    const text = `${found.missing}; install it with: ${found.install}`;
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(text));
    return;
  }
  let engine: Engine;
  beforeAll(async () => void (engine = await launchEngine(name)));
  afterAll(() => engine.close());

  test("the playground's verdict is what this engine does", async () => {
    received.clear();
    const playground = await engine.newPage();
    await playground.goto(`${site.origin}/playground.html`);
    const blank = await engine.newPage();
    await blank.goto(`${site.origin}/blank`);
    const step = Math.max(1, Math.floor(samples.length / wanted));
    const differing: object[] = [];
    for (let id = 0; id < samples.length; id += step) {
      const sample = samples[id]!;
      const model = await predicted(playground, name, encodeState(sample.state)!);
      const real = await measured(blank, sample, id);
      if (model.sent !== real.sent || model.readable !== real.readable)
        differing.push({ desc: sample.desc, model, real });
    }
    expect(differing).toEqual([]);
  }, 120_000);

  test("each preset has the verdicts that it has on every other platform", async () => {
    const page = await engine.newPage();
    await page.goto(`${site.origin}/playground.html`);
    for (const { id, state } of presets) {
      const { reports } = await run(state);
      const hash = encodeState(state)!;
      const shown = await page.evaluate<readonly string[]>(`
        location.hash = ${JSON.stringify(hash)};
        for (let left = 200; document.querySelector(".outputs")?.dataset.state !== ${JSON.stringify(hash)} && left > 0; left--)
          await new Promise((resolve) => setTimeout(resolve, 50));
        return [...document.querySelectorAll(".verdicts td a")].map((one) => one.textContent);`);
      expect([id, shown]).toEqual([id, reports.map(({ explanation }) => explanation.code)]);
    }
  }, 120_000);

  test("a document, and the policy editor", async () => {
    const page = await engine.newPage();
    await page.goto(`${site.origin}/explanations/preflight-status.html`);
    expect(
      await page.evaluate(`
      await customElements.whenDefined("sallyport-exchange");
      return document.querySelector("sallyport-exchange").shadowRoot.querySelectorAll("svg").length;`),
    ).toBe(2);
    await page.goto(`${site.origin}/policy-editor.html`);
    expect(
      await page.evaluate(`
      for (let left = 200; document.querySelectorAll(".notes li").length === 0 && left > 0; left--) await new Promise((resolve) => setTimeout(resolve, 50));
      return document.querySelectorAll(".notes .row button").length > 0;`),
    ).toBe(true);
  }, 60_000);
});
