import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { ApiResponse } from "./api-call.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");

/** Whether a browser shows the response to a person: a form, a link, a frame. Scripts and images do not accept HTML. */
export const wantsPage = ({ accept = "" }: IncomingHttpHeaders): boolean => /\btext\/html\b/.test(accept);

/** The error of a body, as a sentence. */
function errorOf(body: unknown): string {
  const error = typeof body === "object" && body !== null && "error" in body ? String(body.error) : "";
  return error === "" ? "" : `${error.charAt(0).toUpperCase()}${error.slice(1)}. `;
}

const titles: Readonly<Record<number, string>> = { 401: "Nobody is signed in", 404: "Not found" };

/** The page that a person sees. */
export function pageOf({ status, body, effect }: ApiResponse): string {
  const title = effect?.text ?? titles[status] ?? "The bank refused";
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>The bank: ${escaped(title)}</title>
  <style>
    body { max-width: 30rem; margin: 4rem auto; padding: 0 1rem; font: 1.1rem/1.5 system-ui, sans-serif; }
  </style>
  <p>The bank</p>
  <h1>${escaped(title)}.</h1>
  <p>${escaped(errorOf(body))}Status ${String(status)}. You can close this tab.</p>
</html>
`;
}

/** Sends JSON to a script, and a page where a browser shows it in a tab or a frame. */
export function send(response: ServerResponse, result: ApiResponse, asPage: boolean): void {
  const { status, body, cookies = [] } = result;
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  const type = asPage ? "text/html; charset=utf-8" : "application/json";
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(asPage ? pageOf(result) : JSON.stringify(body));
}
