import { engineNames, findEngine, launchEngine, type Engine, type EnginePage } from "@sallyport/testing/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeState } from "../src/state/address.ts";
import { emptyState } from "../src/state/playground-state.ts";
import { buildSite, startSite, type Listening } from "./served-site.ts";

const policy = "sallyport: 1\nself: [https://api.example]\norigins:\n  app: [https://app.example]\n";

let site: Listening;
beforeAll(async () => {
  buildSite();
  site = await startSite();
}, 400_000);
afterAll(() => site.close());

/** The policy editor with the policy, and the caret at its beginning. */
async function openEditor(engine: Engine): Promise<EnginePage> {
  const page = await engine.newPage();
  const address = encodeState({ ...emptyState, server: "policy", policy })!;
  await page.goto(`${site.origin}/policy-editor.html#${address}`);
  await page.evaluate(`
    window.refused = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
    for (let left = 200; document.querySelector(".notes[data-fresh=true]") === null && left > 0; left--)
      await new Promise((resolve) => setTimeout(resolve, 50));
    document.querySelector(".editor-frame").shadowRoot.querySelector(".cm-content").focus();`);
  return page;
}

const textOf = (page: EnginePage): Promise<string> =>
  page.evaluate(`
    const lines = document.querySelector(".editor-frame").shadowRoot.querySelectorAll(".cm-line");
    return [...lines].map(({ textContent }) => textContent).join("\\n");`);

async function press(page: EnginePage, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.press(key);
}

/** Without its first two lines, and with what was typed for them. */
const typed = (text: string): string => `${text}${policy.split("\n").slice(2).join("\n")}`;

describe.each(engineNames)("%s", (name) => {
  const found = findEngine(name);
  if ("missing" in found) {
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(found.missing));
    return;
  }
  let engine: Engine;
  beforeAll(async () => void (engine = await launchEngine(name)));
  afterAll(() => engine.close());

  const twoLines = ["Shift+ArrowDown", "Shift+ArrowDown"];
  test.each<[desc: string, keys: readonly string[], text: string]>([
    ["characters over lines", [...twoLines, "a", "b"], typed("ab")],
    ["a character over a part of a line", ["Shift+ArrowRight", "Shift+ArrowRight", "x"], `x${policy.slice(2)}`],
    [
      "a bracket, which closes around the lines",
      [...twoLines, "["],
      `[${policy.split("\n").slice(0, 2).join("\n")}\n]${typed("")}`,
    ],
    ["characters over lines, undone", [...twoLines, "a", "Control+z"], policy],
    ["characters over everything", ["Control+a", "a", "b"], "ab"],
  ])("typing %s gives the text, and the page's policy refuses nothing", async (_, keys, text) => {
    const page = await openEditor(engine);
    await press(page, keys);
    expect(await textOf(page)).toBe(text);
    expect(await page.evaluate("return refused;")).toEqual([]);
    expect(page.messages()).toEqual([]);
    await page.close();
  });
});
