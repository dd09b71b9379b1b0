import { expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { Browser, engines, receiveResponse, type Network } from "../../src/index.ts";

// What a page's engine reads of a response, and what a server may therefore make long.
const names = [
  ...[
    "Content-Type",
    "Content-Length",
    "Content-Encoding",
    "Content-Range",
    "Transfer-Encoding",
    "Location",
    "Refresh",
  ],
  ...["Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Expose-Headers"],
  ...["Access-Control-Allow-Origin", "Access-Control-Max-Age", "Timing-Allow-Origin", "Cross-Origin-Resource-Policy"],
  ...["Content-Security-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Opener-Policy", "X-Frame-Options"],
  ...["Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "Clear-Site-Data", "WWW-Authenticate"],
  ...["Set-Cookie", "Cache-Control", "Pragma", "Expires", "Date", "Age", "Last-Modified", "ETag", "Vary"],
  "X-Other",
];

/** What is repeated, within something else: a pattern that tries again at each place takes the square of the time. */
const runs = [" ", "\t", ",", ";", "=", "a", "0", '"', "a=", "\\", "/", "é"];

const bytes = 40_000;

/** Milliseconds of this process, whatever else the machine does; quadratic time would be seconds. */
const limitMs = 1500;

const serving = (field: string): Network => ({
  async exchange({ method, url }, _signal, rules) {
    async function* head(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Buffer.from(`HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n${field}\r\n\r\n`, "latin1");
    }
    return receiveResponse({ method, url }, head(), rules);
  },
});

test.each(Object.keys(engines) as (keyof typeof engines)[])(
  "%s takes linear time for a long header, whatever it is",
  async (engine) => {
    const slow: string[] = [];
    for (const name of names)
      for (const run of runs) {
        const network = serving(`${name}: x${run.repeat(bytes / run.length)}y`);
        const page = new Browser({ engine, network }).pageAt("https://app.example/");
        const before = process.cpuUsage();
        explain(await page.attempt("https://api.example/", { method: "PUT" }));
        explain(await page.navigate("https://api.example/"));
        const { user, system } = process.cpuUsage(before);
        if (user + system > limitMs * 1000) slow.push(`${name}: ${run}…`);
      }
    expect(slow).toEqual([]);
  },
  120_000,
);
