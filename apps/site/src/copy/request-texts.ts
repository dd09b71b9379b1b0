import { replaceInvisible, sanitizeText } from "sallyport/standard";
import { emptyState, type PlaygroundState } from "../state/playground-state.ts";

const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");

/** As `$'…'` has it. */
const escaped = (character: string): string =>
  Array.from(character, (one) => `\\U${(one.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`).join("");

/**
 * A word for a shell, with what a terminal would obey as an escape: a link that anybody made can have it, and what ends a
 * paste runs what stands behind it.
 */
function quoted(text: string): string {
  if (sanitizeText(text) === text) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${replaceInvisible(text.replace(/[\\']/g, "\\$&"), escaped)}'`;
}

const headersOf = ({ headers }: PlaygroundState): readonly (readonly [string, string])[] =>
  lines(headers).map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });

const cookiePairs = ({ cookies }: PlaygroundState): string =>
  lines(cookies)
    .map((line) => line.split(";", 1)[0] ?? "")
    .join("; ");

/** The request as a curl line, with the page's origin: what the server gets, whatever a browser would make of it. */
export function curlText(state: PlaygroundState, origin: string): string {
  const { url, method, body, credentials } = state;
  const cookies = credentials === "include" ? cookiePairs(state) : "";
  // As a header: -b takes a text without "=" for the name of a file.
  return [
    // Brackets and braces in the URL are the server's, not a range of curl's.
    /[[\]{}]/.test(url) ? "curl -i -g" : "curl -i",
    ...(method === "GET" ? [] : [`-X ${quoted(method)}`]),
    `-H ${quoted(`Origin: ${origin}`)}`,
    ...headersOf(state).map(([name, value]) => `-H ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`),
    ...(cookies === "" ? [] : [`-H ${quoted(`Cookie: ${cookies}`)}`]),
    ...(body === "" ? [] : [`--data-raw ${quoted(body)}`]),
    quoted(url),
  ].join(" ");
}

/** Options that differ from their defaults. */
function optionsOf(state: PlaygroundState): readonly string[] {
  const { keepalive, signal } = state;
  const named = (["mode", "credentials", "redirect", "cache", "integrity", "targetAddressSpace"] as const)
    .filter((name) => state[name] !== emptyState[name])
    .map((name) => `${name}: ${JSON.stringify(state[name])}`);
  return [
    ...named,
    ...(keepalive === "true" ? ["keepalive: true"] : []),
    ...(signal === "aborted" ? ["signal: AbortSignal.timeout(100)"] : []),
  ];
}

/** A body as a script writes it. */
function bodyOf({ body, bodyAs }: PlaygroundState): readonly string[] {
  const text = JSON.stringify(body);
  if (bodyAs === "stream") return [`body: new Blob([${text}]).stream()`, 'duplex: "half"'];
  if (bodyAs === "repeated") return [`body: ${JSON.stringify(body === "" ? "x" : body)}.repeat(100_000)`];
  return body === "" ? [] : [`body: ${text}`];
}

function initOf(state: PlaygroundState): string {
  const { method } = state;
  const headers = headersOf(state);
  const parts = [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(headers.length === 0 ? [] : [`headers: ${JSON.stringify(Object.fromEntries(headers))}`]),
    ...optionsOf(state),
    ...bodyOf(state),
  ];
  return parts.length === 0 ? "" : `{ ${parts.join(", ")} }`;
}

/** The request as a page's script makes it. */
export function fetchText(state: PlaygroundState): string {
  const init = initOf(state);
  const cookie = state.documentCookie === "" ? "" : `document.cookie = ${JSON.stringify(state.documentCookie)};\n`;
  return `${cookie}await fetch(${JSON.stringify(state.url)}${init === "" ? "" : `, ${init}`});`;
}

/** A test that holds what the playground shows, with the test kit. */
export function testText(state: PlaygroundState, readable: boolean): string {
  const init = initOf(state);
  const origin = URL.canParse(state.url) ? new URL(state.url).origin : state.url;
  const isSandboxed = state.page === "null";
  const policies = (["contentSecurityPolicy", "embedderPolicy"] as const).filter((name) => state[name] !== "");
  const options = [
    ...(isSandboxed ? ["sandboxed: true"] : []),
    ...policies.map((name) => `${name}: ${JSON.stringify(state[name])}`),
  ];
  const at = JSON.stringify(isSandboxed ? "https://sandboxed.example/" : state.page);
  const page = options.length === 0 ? at : `${at}, { ${options.join(", ")} }`;
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
