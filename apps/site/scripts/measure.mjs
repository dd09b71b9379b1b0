// Prints for each kind of page what it costs: bytes as they are sent, requests, the time until it can be used, and what
// axe finds. Arguments: addresses of pages; none: one of each kind.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { withSite } from "./site-in-browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kinds = [
  ...["/", "/guide/first-policy.html", "/reference/policy.html", "/explanations/cors-origin-missing.html"],
  ...["/explanations/cookie-same-site-lax.html", "/reference/engines.html", "/e/preflight-method/"],
  ...["/problems/anyone-credentials.html", "/playground.html", "/policy-editor.html"],
];
/** What says that a tool can be used. */
const ready = { "/playground.html": ".verdicts td", "/policy-editor.html": ".notes li" };

async function measure(origin, browser, path) {
  const page = await browser.newPage();
  const bodies = [];
  page.on("response", (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  const start = performance.now();
  await page.goto(origin + path, { waitUntil: "load" });
  if (ready[path] !== undefined) await page.waitForSelector(ready[path]);
  const time = performance.now() - start;
  await page.waitForTimeout(1000);
  const sizes = (await Promise.all(bodies)).map((body) => (body.length === 0 ? 0 : gzipSync(body).length));
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id }) => id));
  await page.close();
  return { kB: (sizes.reduce((sum, one) => sum + one, 0) / 1000).toFixed(1), requests: sizes.length, time, found };
}

await withSite(async ({ origin, browser }) => {
  console.log("page                                      kB gzip  requests  ms  axe");
  for (const path of process.argv.length > 2 ? process.argv.slice(2) : kinds) {
    const { kB, requests, time, found } = await measure(origin, browser, path);
    const columns = [
      path.padEnd(41),
      kB.padStart(7),
      String(requests).padStart(9),
      String(Math.round(time)).padStart(5),
    ];
    console.log(`${columns.join(" ")}  ${found.length === 0 ? "none" : found.join(", ")}`);
  }
});
