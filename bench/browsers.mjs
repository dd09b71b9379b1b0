// Verdicts of a browser without a screen: how many a second, and how many of them right, beside the peers.
import http from "node:http";
import { Browser as HappyBrowser } from "happy-dom";
import { JSDOM } from "jsdom";
import { Browser } from "@sallyport/browser";
import { fetch as undiciFetch } from "undici";
import { browserCases } from "./browser-cases.mjs";

/** Answers each case by its index in the query; loopback addresses are origins and sites of their own. */
async function serve() {
  let cases = [];
  const seen = [];
  const server = http.createServer((request, response) => {
    const index = Number(new URL(request.url, "http://a.example").searchParams.get("case"));
    const { answer, preflight } = cases[index] ?? {};
    const isPreflight = request.method === "OPTIONS" && "access-control-request-method" in request.headers;
    seen.push(isPreflight ? "preflight" : request.method);
    const { status, headers } = (isPreflight ? preflight : answer) ?? { status: 404, headers: {} };
    request.resume();
    response.writeHead(status, { "cache-control": "no-store", ...headers });
    response.end(status === 204 || isPreflight ? undefined : "body");
  });
  await new Promise((resolve) => server.listen(0, "0.0.0.0", resolve));
  const { port } = server.address();
  cases = browserCases(port);
  return { server, port, cases, seen };
}

/** Each answers whether the page could read. */
function contestants({ port, cases }) {
  const page = `http://127.0.0.1:${port}/`;
  const target = (index) => `http://127.0.0.2:${port}/?case=${index}`;
  const inProcess = {
    exchange: ({ method, url, headers }) => {
      const { answer, preflight } = cases[Number(new URL(url).searchParams.get("case"))];
      const isPreflight = method === "OPTIONS" && headers.some(([name]) => name === "Access-Control-Request-Method");
      const { status, headers: fields } = (isPreflight ? preflight : answer) ?? { status: 404, headers: {} };
      return Promise.resolve({ status, statusText: "", headers: Object.entries(fields), body: new Uint8Array() });
    },
  };
  const model = new Browser({ engine: "chromium", network: inProcess }).pageAt(page);
  const happy = new HappyBrowser().newPage();
  happy.url = page;
  happy.mainFrame.url = page;
  const dom = new JSDOM("", { url: page });
  const settles = (promise) =>
    promise.then(
      () => true,
      () => false,
    );
  return {
    "sallyport (in process)": async (index) => (await model.attempt(target(index), cases[index].init)).readable,
    "happy-dom fetch": (index) => settles(happy.mainFrame.window.fetch(target(index), cases[index].init)),
    "jsdom XMLHttpRequest": (index) =>
      new Promise((resolve) => {
        const { method = "GET", headers = {}, body, credentials } = cases[index].init;
        const request = new dom.window.XMLHttpRequest();
        request.open(method, target(index));
        request.withCredentials = credentials === "include";
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.onloadend = () => resolve(request.status !== 0);
        request.send(body);
      }),
    "undici fetch": (index) => settles(undiciFetch(target(index), { ...cases[index].init, mode: "cors" })),
  };
}

/** @returns rows of { name, right, of, perSecond } */
export async function browsers({ seconds }) {
  const served = await serve();
  const { cases, seen, server } = served;
  const all = contestants(served);
  const expected = [];
  for (const index of cases.keys()) expected.push(await all["sallyport (in process)"](index));
  const rows = [];
  for (const [name, verdict] of Object.entries(all)) {
    let right = 0;
    for (const index of cases.keys()) {
      seen.length = 0;
      const readable = await verdict(index);
      const preflighted = seen.includes("preflight");
      const wire = name.startsWith("sallyport") || preflighted === (cases[index].preflight !== undefined);
      if (readable === expected[index] && wire) right++;
    }
    const before = process.cpuUsage();
    const end = performance.now() + seconds * 1000;
    let verdicts = 0;
    while (performance.now() < end) {
      await verdict(0);
      verdicts++;
    }
    const { user, system } = process.cpuUsage(before);
    rows.push({ name, right, of: cases.length, perSecond: verdicts / ((user + system) / 1e6) });
  }
  server.closeAllConnections();
  server.close();
  return rows;
}
