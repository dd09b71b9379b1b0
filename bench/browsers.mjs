// Verdicts of a browser without a screen: how many a second, and how many of them right, beside the peers.
import http from "node:http";
import { Browser as HappyBrowser } from "happy-dom";
import { JSDOM } from "jsdom";
import { Browser, inProcess } from "@sallyport/browser";
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
  const answerTo = (method, url, isPreflight) => {
    const { answer, preflight } = cases[Number(new URL(url).searchParams.get("case"))];
    return (method === "OPTIONS" && isPreflight() ? preflight : answer) ?? { status: 404, headers: {} };
  };
  const asks = "Access-Control-Request-Method";
  const nowhere = {
    exchange: ({ method, url, headers }) => {
      const answer = answerTo(method, url, () => headers.some(([name]) => name === asks));
      const fields = Object.entries(answer.headers);
      return Promise.resolve({ status: answer.status, statusText: "", headers: fields, body: new Uint8Array() });
    },
  };
  const handler = (request) => {
    const { status, headers } = answerTo(request.method, request.url, () => request.headers.has(asks));
    return new Response(status === 204 ? null : "body", { status, headers });
  };
  const modelOver = (network) => new Browser({ engine: "chromium", network }).pageAt(page);
  const reads = (model) => async (index) => (await model.attempt(target(index), cases[index].init)).readable;
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
    "sallyport, no network": reads(modelOver(nowhere)),
    "sallyport, Web handler": reads(modelOver(inProcess({ [`http://127.0.0.2:${port}`]: handler }))),
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
  const rows = [];
  for (const [name, verdict] of Object.entries(all)) {
    let right = 0;
    for (const index of cases.keys()) {
      seen.length = 0;
      const readable = await verdict(index);
      const preflighted = seen.includes("preflight");
      const wire = name.startsWith("sallyport") || preflighted === (cases[index].preflight !== undefined);
      if (readable === cases[index].readable && wire) right++;
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
