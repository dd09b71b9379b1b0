import { expect, test } from "vitest";
import { exchangesOf, expectShown, startLine, type Exchange } from "./exchange.ts";
import { readRecipe } from "./program.ts";

/** The handler of a program for a Web-standard runtime. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** The request as a runtime makes it: the URL has the name by which it came. */
export function requestOf({ request }: Exchange): Request {
  const { method, target } = startLine(request);
  const headers = new Headers(request.fields.map(([name, value]): [string, string] => [name, value]));
  return new Request(`http://${headers.get("host") ?? ""}${target}`, { method, headers });
}

/** The exchanges that a page shows, with the handler that one of its programs exports. */
export function fetchesAsShown(recipe: string, file: string, fetch: () => Fetch): void {
  const shown = exchangesOf(readRecipe(recipe)).filter(({ info }) => info === "" || info.split(" ").includes(file));

  test.each(shown)("$title", async (exchange) => {
    expectShown(exchange, await fetch()(requestOf(exchange)));
  });

  const from = (path: string, headers: Readonly<Record<string, string>>): Request =>
    new Request(`http://localhost:3000${path}`, { headers: { cookie: "session=1", ...headers } });

  test("a public answer is made without the reader's cookie, another with it", async () => {
    const anyone = await fetch()(from("/rates", { origin: "https://evil.example" }));
    const app = await fetch()(from("/notes/1", { origin: "http://localhost:5173" }));
    expect([await anyone.json(), await app.json()]).toEqual([
      { path: "/rates", cookie: null },
      { path: "/notes/1", cookie: "session=1" },
    ]);
  });
}
