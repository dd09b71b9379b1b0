import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { ApiResponse } from "./api-call.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");

/** Whether a browser shows the response to a person: a form, a link, a frame. Scripts and images do not accept HTML. */
export const wantsPage = ({ accept = "" }: IncomingHttpHeaders): boolean => /\btext\/html\b/.test(accept);

const errorOf = (body: unknown): string =>
  typeof body === "object" && body !== null && "error" in body ? String(body.error) : "";

/** The page that a person sees. */
export function pageOf({ status, body, effect }: ApiResponse): string {
  const title = effect?.text ?? (status === 401 ? "Nobody is signed in" : "The bank refused");
  const error = errorOf(body);
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
  <p>${error === "" ? "" : `${escaped(error)}. `}Status ${String(status)}. You can close this tab.</p>
</html>
`;
}

/** Sends JSON to a script, and a page where a browser shows it in a tab or a frame. */
export function send(response: ServerResponse, answer: ApiResponse, asPage: boolean): void {
  const { status, body, cookies = [] } = answer;
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  const type = asPage ? "text/html; charset=utf-8" : "application/json";
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(asPage ? pageOf(answer) : JSON.stringify(body));
}
