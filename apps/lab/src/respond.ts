import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Answer } from "./call.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");

/** Whether a browser shows the response to a person: a form, a link, a frame. Scripts and images ask for no HTML. */
export const wantsPage = ({ accept = "" }: IncomingHttpHeaders): boolean => /\btext\/html\b/.test(accept);

const errorOf = (body: unknown): string =>
  typeof body === "object" && body !== null && "error" in body ? String(body.error) : "";

/** What the bank says of an answer where somebody looks at it. */
export function pageOf({ status, body, effect }: Answer): string {
  const title = effect?.text ?? (status === 401 ? "Nobody is signed in" : "The bank said no");
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

/** As JSON for a script, and as a page where a browser shows it in a tab or a frame. */
export function send(response: ServerResponse, answer: Answer, asPage: boolean): void {
  const { status, body, cookies = [] } = answer;
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  const type = asPage ? "text/html; charset=utf-8" : "application/json";
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(asPage ? pageOf(answer) : JSON.stringify(body));
}
