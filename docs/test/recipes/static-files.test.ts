import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { answersAsShown, startedWithout } from "./behaviours.ts";
import { ask } from "./exchange.ts";
import { host } from "./handshakes.ts";
import { programsOf, readRecipe, writePrograms } from "./program.ts";

const page = readRecipe("static-files");

const files: Readonly<Record<string, string>> = {
  "fonts/inter.woff2": "wOF2 and so on",
  "badge.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "reports/q1.json": '{ "profit": 1 }',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(writePrograms(page), "public", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});

for (const program of programsOf(page)) answersAsShown("static-files", program);

describe("a static file server before the guard", () => {
  const guarded = "app.use(guard(policy));";
  const files = 'app.use(express.static(fileURLToPath(new URL("public", import.meta.url))));';
  const program = startedWithout("static-files", "express.mjs", guarded, `${files}\n${guarded}`);

  test("sends a report to a page of any origin, with nothing by which the browser would keep it", async () => {
    const fields = [host, ["Sec-Fetch-Site", "cross-site"], ["Sec-Fetch-Mode", "no-cors"]] as const;
    const { status, headers } = await ask(program().port, "GET", "/reports/q1.json", fields);
    expect([status, headers.has("cross-origin-resource-policy")]).toEqual([200, false]);
  });
});
