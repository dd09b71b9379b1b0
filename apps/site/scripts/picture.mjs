// Makes the picture in the README: the playground with a preset, in light.
import { withSite, root } from "./site-in-browser.mjs";

await withSite(async ({ origin, browser }) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  await page.goto(`${origin}/playground.html`);
  await page.selectOption("#preset", "wildcard-credentials");
  await page.waitForFunction(() => document.querySelector(".verdicts td a")?.textContent === "cors-origin-wildcard");
  await page.evaluate(() => document.querySelector(".columns").scrollIntoView());
  await page.evaluate(() => window.scrollBy(0, -80));
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${root}docs/pictures/playground.png` });
  console.log("docs/pictures/playground.png");
});
