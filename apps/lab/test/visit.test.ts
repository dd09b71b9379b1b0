import { findEngine, launchEngine, type Engine, type EnginePage } from "@sallyport/testing/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exercises } from "../src/exercises/index.ts";
import { startLab, type Lab } from "../src/start-lab.ts";

const found = findEngine("chromium");

/** Waits until an attempt's outcome is there, and returns its text. */
const outcomeOf = (attempt: string): string => `
  for (let waited = 0; waited < 12000; waited += 50) {
    const outcome = document.querySelector("#${attempt} .outcome[data-state=done]");
    if (outcome) return outcome.innerText;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no outcome: " + document.querySelector("#${attempt}").innerText);`;

describe.skipIf("missing" in found)("a visitor's own browser", () => {
  let lab: Lab;
  let engine: Engine;
  let page: EnginePage;
  beforeAll(async () => {
    lab = await startLab({ port: 0, onStart: () => undefined });
    engine = await launchEngine("chromium");
    page = await engine.newPage();
  });
  afterAll(async () => {
    await engine.close();
    await lab.close();
  });

  /** The page may be on its way to another one. */
  async function shows(condition: string): Promise<void> {
    const until = Date.now() + 8000;
    while (!(await page.evaluate<boolean>(`return Boolean(${condition});`).catch(() => false)))
      if (Date.now() > until) throw new Error(`The page never showed ${condition}.`);
  }

  async function play(story: string, attempt: string, protection: string): Promise<string> {
    await page.goto(`${lab.url}/stories/${story}`);
    await page.click(`button[value=${protection}]`);
    await shows(
      `document.querySelector("button[value=${protection}][aria-pressed=true]") && document.readyState === "complete"`,
    );
    await page.click(`#${attempt} form button`);
    return page.evaluate<string>(outcomeOf(attempt));
  }

  test("the outcome is shown where the button is, and agrees with the model", async () => {
    const robbed = await play("bank", "same-site-transfer", "none");
    expect(robbed).toContain("balance: 5000 → 4900, stolen: 0 → 100");
    expect(robbed).toContain("(as here)");
    const saved = await play("bank", "same-site-transfer", "sallyport");
    expect(saved).toContain("Nothing has changed at the servers.");
    expect(saved).toContain("(as here)");
  });

  test("a window that has left is taken to the next page", async () => {
    const text = await play("login-forgery", "as-the-attacker", "none");
    expect(text).toContain("notes of mallory: 0 → 1");
  });

  test("consent is given at a real authorization server, and withdrawn", async () => {
    expect(await play("consent", "given", "sallyport")).toContain("reads: 0 → 1, grants: 0 → 1");
    expect(await play("consent", "withdrawn", "sallyport")).toContain("The page got an error");
  });

  test("an exercise is solved wrongly, and then rightly", async () => {
    const [exercise] = exercises;
    await page.goto(`${lab.url}/exercises/${exercise!.name}`);
    const submit = async (): Promise<string> => {
      await page.click(".exercise button");
      await shows(`document.querySelector("#verdict")`);
      return page.evaluate<string>(`return document.querySelector("#verdict").innerText;`);
    };
    expect(await submit()).toMatch(/^Not yet[^]*No: it keeps/);
    await page.goto(`${lab.url}/exercises/${exercise!.name}`);
    await page.evaluate(`document.querySelector("#policy").value = ${JSON.stringify(exercise!.solution)};`);
    expect(await submit()).toMatch(/^Solved/);
  });
});
