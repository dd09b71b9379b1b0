import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPage, relativeLinks } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";
import { exchangesOf } from "./exchange.ts";
import { programsOf, readRecipe } from "./program.ts";

const recipes = readdirSync(join(root, "docs/guide/recipes"))
  .filter((file) => file !== "README.md")
  .map((file) => file.replace(/\.md$/, ""));

test("the index links each recipe", () => {
  const links = relativeLinks(readPage("docs/guide/recipes/README.md"));
  expect(links.filter((link) => link.endsWith(".md")).sort()).toEqual(recipes.map((name) => `${name}.md`).sort());
});

describe.each(recipes)("%s", (name) => {
  const page = readRecipe(name);

  test("has programs and exchanges, and no block that is not run", () => {
    expect(programsOf(page)).not.toEqual([]);
    expect(exchangesOf(page)).not.toEqual([]);
    const others = page.blocks.filter(
      ({ language, info }) => language !== "http" && !(language === "js" && info !== ""),
    );
    expect(others).toEqual([]);
  });

  test("names only its own programs on the exchanges", () => {
    const named = exchangesOf(page).flatMap(({ info }) => (info === "" ? [] : info.split(" ")));
    expect(named.filter((file) => !programsOf(page).includes(file))).toEqual([]);
  });
});
