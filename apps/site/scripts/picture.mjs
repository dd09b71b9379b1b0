// Makes the picture in the README, the playground with a preset in light, and beside it the words that it shows. With --check
// it writes nothing, and exits with 1 where the playground shows other words than the picture.
import { readFileSync, writeFileSync } from "node:fs";
import { withSite, root } from "./site-in-browser.mjs";

const picture = "docs/pictures/playground.png";
const words = "docs/pictures/playground.txt";

await withSite(async ({ origin, browser }) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  await page.goto(`${origin}/playground.html`);
  await page.selectOption("#preset", "wildcard-credentials");
  await page.waitForFunction(() => document.querySelector(".verdicts td a")?.textContent === "cors-origin-wildcard");
  await page.evaluate(() => document.querySelector(".columns").scrollIntoView());
  await page.evaluate(() => window.scrollBy(0, -80));
  await page.waitForTimeout(300);
  const shown = await page.evaluate(() => {
    const fields = [...document.querySelectorAll(".columns input, .columns select, .columns textarea")];
    const drawn = [...document.querySelector(".columns sallyport-exchange").shadowRoot.querySelectorAll("text")];
    const text = document.querySelector(".columns").innerText;
    return [text, ...fields.map(({ id, value }) => `${id}: ${value}`), ...drawn.map(({ textContent }) => textContent)];
  });
  const current = `${shown.join("\n").trim()}\n`;
  if (process.argv.includes("--check")) {
    if (readFileSync(root + words, "utf8") === current) return;
    console.error(`${picture} is stale. Run node apps/site/scripts/picture.mjs, and look at it.`);
    process.exitCode = 1;
    return;
  }
  await page.screenshot({ path: root + picture });
  writeFileSync(root + words, current);
  console.log(`${picture}\n${words}`);
});
