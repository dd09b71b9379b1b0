import { basename } from "node:path";
import { expect, test } from "vitest";
import { compilePolicy, decide } from "sallyport";
import { problemsOf } from "@sallyport/testing/documents";
import { index, isProgram, pages, withPrograms } from "./pages.ts";
import { regexpRows } from "./regexps.ts";

test("the index lists every page", () => {
  const listed = [...index.text.matchAll(/^- \[.*?\]\(([\w-]+\.md)\)/gm)].map(([, file]) => file);
  expect(listed.sort()).toEqual(withPrograms.map(({ path }) => basename(path)).sort());
});

test("blocks that are no programs do what they say", async () => {
  for (const page of pages)
    for (const block of page.blocks.filter((one) => !isProgram(one))) {
      expect(block.info, `${page.path}:${block.line}`).toBe("accepted");
      expect(await problemsOf(page, block), `${page.path}:${block.line}`).toEqual([]);
    }
});

test("the index compares regular expressions with entries", () => {
  expect(regexpRows(index).length).toBeGreaterThan(3);
});

test.each(regexpRows(index))("$regexp admits what $entries admit", ({ regexp, entries, origins }) => {
  const { policy } = compilePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    origins: { group: entries },
    resources: [{ path: "/", share: { with: ["group"], methods: ["GET"] } }],
  });
  const admits = (origin: string): boolean =>
    decide(policy!, { method: "GET", target: "/", headers: { host: "api.example", origin } }).reason === "shared";
  expect(origins.filter(admits)).toEqual(origins.filter((origin) => regexp.test(origin)));
});
