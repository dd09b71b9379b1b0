import { afterAll, describe, expect, test } from "vitest";
import type { VerdictCase } from "./verdicts/case.ts";
import { forms, lostIn } from "./verdicts/forms.ts";
import { redirectCases } from "./verdicts/redirect-cases.ts";
import { statusCases } from "./verdicts/status-cases.ts";

const parts: Readonly<Record<string, readonly VerdictCase[]>> = { redirects: redirectCases, statuses: statusCases };

/** A message is read where a console has one; response headers where the cause shows in them. */
const applies = (form: string, { message, cause, only }: VerdictCase): boolean => {
  if (only !== undefined && form !== only) return false;
  if (form === "message") return message !== undefined;
  return form !== "response" || !(cause === "redirect-null" || cause.startsWith("url-") || cause === "slash-redirect");
};

describe("the cause and the fix, in whichever form people have the case", () => {
  const table: Record<string, { cases: number; right: number }> = {};

  afterAll(() => {
    console.table(table);
  });

  for (const [part, cases] of Object.entries(parts))
    for (const [form, read] of Object.entries(forms)) {
      const name = `${part}: ${form}`;
      const all = cases.filter((one) => applies(form, one));
      if (all.length === 0) continue;
      table[name] = { cases: all.length, right: 0 };
      test.each(all)(`${name}: $desc`, async (one) => {
        const lost = lostIn(one, await read(one));
        const row = table[name];
        if (row !== undefined && lost.length === 0) row.right += 1;
        expect(lost).toEqual([]);
      });
    }
});
