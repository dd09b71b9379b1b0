import type { PlaygroundState } from "../state/playground-state.ts";

const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");

/** A word for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const headersOf = ({ headers }: PlaygroundState): readonly (readonly [string, string])[] =>
  lines(headers).map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });

const originOf = (page: string): string =>
  page === "null" || !URL.canParse(page) || new URL(page).origin === "null" ? "null" : new URL(page).origin;

const cookiePairs = ({ cookies }: PlaygroundState): string =>
  lines(cookies)
    .map((line) => line.split(";", 1)[0] ?? "")
    .join("; ");

/** The request as a curl line: what the server gets, whatever a browser would make of it. */
export function curlText(state: PlaygroundState): string {
  const { url, method, body, page, credentials } = state;
  const cookies = credentials === "include" ? cookiePairs(state) : "";
  return [
    "curl -i",
    ...(method === "GET" ? [] : [`-X ${quoted(method)}`]),
    `-H ${quoted(`Origin: ${originOf(page)}`)}`,
    ...headersOf(state).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(cookies === "" ? [] : [`-b ${quoted(cookies)}`]),
    ...(body === "" ? [] : [`--data-raw ${quoted(body)}`]),
    quoted(url),
  ].join(" ");
}

function initOf(state: PlaygroundState): string {
  const { method, mode, credentials, body } = state;
  const headers = headersOf(state);
  const parts = [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(headers.length === 0 ? [] : [`headers: ${JSON.stringify(Object.fromEntries(headers))}`]),
    ...(mode === "cors" ? [] : [`mode: ${JSON.stringify(mode)}`]),
    ...(credentials === "same-origin" ? [] : [`credentials: ${JSON.stringify(credentials)}`]),
    ...(body === "" ? [] : [`body: ${JSON.stringify(body)}`]),
  ];
  return parts.length === 0 ? "" : `{ ${parts.join(", ")} }`;
}

/** The request as a page's script makes it. */
export function fetchText(state: PlaygroundState): string {
  const init = initOf(state);
  return `await fetch(${JSON.stringify(state.url)}${init === "" ? "" : `, ${init}`});`;
}

/** A test that holds what the playground shows, with the test kit. */
export function testText(state: PlaygroundState, readable: boolean): string {
  const init = initOf(state);
  const origin = URL.canParse(state.url) ? new URL(state.url).origin : state.url;
  const page = state.page === "null" ? `"https://sandboxed.example/", { sandboxed: true }` : JSON.stringify(state.page);
  const args = `${JSON.stringify(state.url)}${init === "" ? "" : `, ${init}`}`;
  return `import { expect, test } from "vitest";
import { browserFor, matchers } from "@sallyport/browser/test";
import { app } from "./app.js"; // your server: Express, Fastify, Koa, Hono or a Web handler

expect.extend(matchers);

test(${JSON.stringify(readable ? "the page reads the response" : "the page is refused")}, async () => {
  const browser = browserFor({ ${JSON.stringify(origin)}: app });
  const page = await browser.pageAt(${page});
  await expect(page).${readable ? "toRead" : "toBeRefused"}(${args});
});
`;
}
