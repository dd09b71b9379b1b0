import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const path = new URL("../../src/policy/document/policy-document.ts", import.meta.url);
const file = ts.createSourceFile("policy-document.ts", readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);

/** Each key of the document's types, with what an editor shows of it. */
function keysIn(node: ts.Node): (readonly [key: string, docstring: string])[] {
  const inner = (): (readonly [string, string])[] => {
    const found: (readonly [string, string])[] = [];
    node.forEachChild((child) => void found.push(...keysIn(child)));
    return found;
  };
  if (!ts.isPropertySignature(node)) return inner();
  const texts = ts.getJSDocCommentsAndTags(node).map((one) => ts.getTextOfJSDocComment(one.comment) ?? "");
  return [[node.name.getText(file), texts.join("\n")], ...inner()];
}

describe("the types of the document", () => {
  const keys = keysIn(file);

  test("are there", () => expect(keys.length).toBeGreaterThan(50));

  test.each(keys)("%s says what it means, what is permitted, and what is prohibited", (_key, docstring) => {
    expect(docstring).toMatch(/^\S[^\n]+\.\n\nPermitted: `[^\n]+`\.\n\nProhibited: `[^\n]+` \([\w-]+\)\.$/);
  });
});
