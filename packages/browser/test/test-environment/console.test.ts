import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { EngineName } from "../../src/index.ts";
import { openWindow, type OpenWindow, type ScriptWindow } from "./open-window.ts";

const origin = "http://app.example";
const url = "http://api.example/rates";

interface Fault {
  readonly headers: Record<string, string>;
  readonly init?: RequestInit;
  /** The beginning of our explanation. */
  readonly cause: string;
  readonly fix: string;
}

/** A fault each. */
const faults: Readonly<Record<string, Fault>> = {
  "no Allow-Origin": {
    headers: {},
    cause: `Cause: The response has no Access-Control-Allow-Origin header, so it isn't shared with \`${origin}\`.`,
    fix: `\`Access-Control-Allow-Origin: ${origin}\`, \`Vary: Origin\``,
  },
  "another origin": {
    headers: { "access-control-allow-origin": "http://admin.example" },
    cause: "Cause: Access-Control-Allow-Origin in the response is `http://admin.example`",
    fix: `\`Access-Control-Allow-Origin: ${origin}\`, \`Vary: Origin\``,
  },
  "a wildcard beside credentials": {
    headers: { "access-control-allow-origin": "*" },
    init: { credentials: "include" },
    cause: "Cause: The response is shared with any origin, but only for requests without credentials",
    fix: "Fix (page): Serve the page over https.",
  },
  "a header without permission": {
    headers: { "access-control-allow-origin": origin },
    init: { headers: { "x-key": "1" } },
    cause: "Cause: The server responded to the preflight, but Access-Control-Allow-Headers does not list `x-key`.",
    fix: "Fix (server): Allow these header names on this path for this origin: `Access-Control-Allow-Headers: x-key`",
  },
};

const words: Readonly<Record<EngineName, string>> = {
  chromium: "Failed to fetch",
  firefox: "NetworkError when attempting to fetch resource.",
  webkit: "Load failed",
  standard: "Failed to fetch",
};

async function failing(
  engine: EngineName,
  { headers }: Pick<Fault, "headers">,
  run: (window: ScriptWindow) => Promise<unknown>,
): Promise<OpenWindow> {
  const serve = (_request: IncomingMessage, response: ServerResponse): void =>
    void response.writeHead(200, headers).end();
  const open = await openWindow("jsdom", serve, { engine });
  try {
    await run(open.window);
  } finally {
    await open.close();
  }
  return open;
}

describe.each(["chromium", "firefox", "webkit"] as const)("%s", (engine) => {
  test.each(Object.keys(faults))("%s: the page gets the engine's words, the console the reason", async (name) => {
    const { init, cause, fix, ...fault } = faults[name]!;
    const { lines } = await failing(engine, fault, async ({ fetch }) => {
      await expect(fetch(url, init)).rejects.toThrow(words[engine]);
    });
    expect(lines).toHaveLength(2);
    const [line = "", explanation = ""] = lines;
    expect(line).toMatch(/CORS policy|Cross-Origin Request Blocked|Access-Control|access control/);
    expect(explanation).toContain(`Sallyport: GET ${url} failed in ${engine}.`);
    expect(explanation).toContain(cause);
    expect(explanation).toContain(fix);
  });
});

test("the explanation is printed once, the engine's line each time", async () => {
  const { lines } = await failing("chromium", { headers: {} }, async ({ fetch }) => {
    for (let time = 0; time < 3; time++) await fetch(url).catch(() => undefined);
  });
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["Access", "Sallyport:", "Access", "Access"]);
});

const readings: Readonly<Record<string, (window: ScriptWindow) => Promise<unknown>>> = {
  "text()": async ({ fetch }) => (await fetch(url)).text(),
  "a stream": async ({ fetch }) => {
    const reader = (await fetch(url)).body!.getReader();
    while (!(await reader.read()).done);
  },
  "two clones": async ({ fetch }) => {
    const response = await fetch(url);
    await Promise.all([
      response
        .clone()
        .text()
        .catch(() => undefined),
      response.text(),
    ]);
  },
  XMLHttpRequest: ({ XMLHttpRequest }) =>
    new Promise((_resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      request.onerror = () => reject(new TypeError("Failed to fetch"));
      request.send();
    }),
};

test.each(Object.entries(readings))(
  "a body that breaks off is explained once, not to the page: %s",
  async (_, read) => {
    const serve = (_request: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(200, { "access-control-allow-origin": "*", "content-length": "100" });
      response.write("half", () => response.destroy());
    };
    const open = await openWindow("jsdom", serve, { engine: "chromium" });
    const error: unknown = await read(open.window).catch((reason: unknown) => reason);
    await open.close();
    expect(error).toMatchObject({ name: expect.stringMatching(/^(?:Type|Network)Error$/) as string });
    expect(error).not.toHaveProperty("cause");
    expect(open.lines.join("\n")).toContain(
      "Cause: The connection closed before the response was complete. The server",
    );
    expect(open.lines.filter((line) => line.startsWith("Sallyport"))).toHaveLength(1);
  },
);

test("nothing is printed for what succeeds, or is aborted by the script", async () => {
  const share = { "access-control-allow-origin": "*" };
  const { lines } = await failing("chromium", { headers: share }, async ({ fetch, AbortController }) => {
    await fetch(url);
    const controller = new AbortController();
    const aborted = fetch(url, { signal: controller.signal });
    controller.abort();
    await aborted.catch(() => undefined);
  });
  expect(lines).toEqual([]);
});

test("what a server writes cannot move the cursor", async () => {
  const hostile = { "access-control-allow-origin": "http://x\u009b2Jy" };
  const { lines } = await failing("chromium", { headers: hostile }, ({ fetch }) => fetch(url).catch(() => undefined));
  // eslint-disable-next-line no-control-regex -- that is what it looks for
  expect(lines.join("")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
