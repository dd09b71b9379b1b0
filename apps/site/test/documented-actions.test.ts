import { readdirSync, readFileSync } from "node:fs";
import { root } from "@sallyport/testing/root";
import { describe, expect, test } from "vitest";
import { review } from "../src/model/review.ts";

/** Codes without an action: only a person can say what was meant, or the policy is not what has to change. */
const withoutAction = new Set<string>([
  ...["anonymous-conflict", "anyone-changes", "anyone-confidential", "confidential-anonymous"],
  ...["confidential-source", "get-changes-state", "grants-overlap"],
  ...["key-missing", "lower-rank-methods", "method-malformed", "methods-missing"],
  ...["origin-app-scheme", "origin-hosted", "origin-loopback", "origin-public-suffix"],
  ...["origin-wildcard", "origin-wildcard-place", "path-alias", "path-duplicate"],
  ...["path-everything", "pattern-credentials", "pattern-shared-suffix"],
  ...["profile-insecure", "profiles-too-many", "receive-null", "self-wildcard"],
  ...["shared-suffix-pattern", "shared-suffix-use", "value-not-permitted", "variable-malformed"],
  ...["variable-unset", "yaml-syntax"],
]);

interface Example {
  readonly code: string;
  readonly policy: string;
}

/** The policies on the pages of the codes that have a problem or a lint. */
const examples = ["problems", "lints"].flatMap((kind) =>
  readdirSync(`${root}/docs/${kind}`)
    .filter((file) => file !== "README.md")
    .flatMap((file): readonly Example[] =>
      [...readFileSync(`${root}/docs/${kind}/${file}`, "utf8").matchAll(/^```yaml ([^\n]*)\n([^]*?)^```/gm)].flatMap(
        ([, info = "", policy = ""]) =>
          /\b(?:refused|reported)\b/.test(info) ? [{ code: file.slice(0, -3), policy }] : [],
      ),
    ),
);

const countOf = async (text: string, code: string): Promise<number> =>
  (await review({ text, before: "" })).notes.filter((note) => note.code === code).length;

describe("each action on the page of a code mends it", () => {
  test.each(examples)("$code", async ({ code, policy }) => {
    const { notes } = await review({ text: policy, before: "" });
    const actions = notes.filter((note) => note.code === code).flatMap((note) => note.actions);
    for (const { label, from, to, insert } of actions) {
      const mended = policy.slice(0, from) + insert + policy.slice(to);
      expect([label, await countOf(mended, code)]).toEqual([label, (await countOf(policy, code)) - 1]);
      expect((await review({ text: mended, before: "" })).notes.map((note) => note.code)).not.toContain("yaml-syntax");
    }
  });
});

test("every code has an action, or is known to have none", async () => {
  const codes = new Set(examples.map(({ code }) => code));
  const found = new Set<string>();
  for (const { code, policy } of examples)
    if (
      (await review({ text: policy, before: "" })).notes.some((note) => note.code === code && note.actions.length > 0)
    )
      found.add(code);
  expect([...codes].filter((code) => !found.has(code)).toSorted()).toEqual([...withoutAction].toSorted());
});
