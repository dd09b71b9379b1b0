import { Browser, inProcess, type EngineName, type Page, type WindowMessage } from "../../../src/index.ts";

type Headers = Readonly<Record<string, string>>;

export const APP = "https://app.example";
export const OTHER = "https://other.example";

/** A browser in which every path responds with the headers that its query names. */
export function browserOf(engine: EngineName = "standard"): Browser {
  const serve = (request: Request): Response => {
    const { pathname, searchParams } = new URL(request.url);
    const headers = new Headers({ "content-type": "text/html" });
    for (const [name, value] of searchParams) headers.append(name, value);
    if (pathname === "/redirect") return new Response(null, { status: 302, headers });
    if (pathname === "/nothing") return new Response(null, { status: 204 });
    return new Response("<!doctype html>", { headers });
  };
  const network = inProcess({
    [APP]: serve,
    [OTHER]: serve,
    "https://sub.app.example": serve,
    "http://app.example": serve,
  });
  return new Browser({ engine, network });
}

export function urlWith(origin: string, headers: Headers = {}, path = "/"): string {
  const query = new URLSearchParams(headers).toString();
  return `${origin}${path}${query === "" ? "" : `?${query}`}`;
}

/** The messages that a page gets; read them after `messagesArrive`. */
export function listen(page: Page): WindowMessage[] {
  const messages: WindowMessage[] = [];
  page.window.addEventListener("message", (event) => messages.push(event));
  return messages;
}

export async function messagesArrive(): Promise<void> {
  // A message and its reply are a task each.
  for (let task = 0; task < 4; task++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What something throws: the error's name, or nothing. */
export function thrown(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return (error as Error).name;
  }
  return undefined;
}
