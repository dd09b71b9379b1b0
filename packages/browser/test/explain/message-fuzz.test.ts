import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainMessage } from "../../src/explain/index.ts";
import { messageLines } from "../../src/explain/message/message-patterns.ts";
import { readingBrief } from "../../src/report/index.ts";

const word = fc.oneof(
  fc.constantFrom(
    "https://a.test/x",
    "null",
    "'",
    '"',
    "(",
    ")",
    "\\",
    "&#39;",
    "&#xffffff;",
    "> ",
    "\n",
    "{url}",
    "*",
    "\u001b[2J",
    "\u202e",
    "net::ERR_",
    "Status code: ",
    "%",
    "`",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);

const filled = fc
  .tuple(fc.constantFrom(...messageLines().map(({ text }) => text)), fc.array(word, { minLength: 1, maxLength: 6 }))
  .map(([text, words]) => text.replace(/\{\w+\}/g, (_, at: number) => words[at % words.length] ?? ""));

const text = fc.array(fc.oneof(word, filled), { maxLength: 8 }).map((parts) => parts.join(" "));

describe("messages, whatever they hold", () => {
  test("are explained without an exception, and bring back nothing that moves a cursor", () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const reading of explainMessage(one)) {
          const lines = readingBrief(reading).split("\n");
          expect(lines.length).toBeLessThanOrEqual(6);
          expect(JSON.stringify(reading)).not.toMatch(/\\u001b|\u202e/);
          expect(reading.why).not.toBe("");
          expect(reading.about).not.toBe("");
        }
      }),
      { numRuns: 400 },
    );
  });

  test("a value of a reading stands in the text", () => {
    fc.assert(
      fc.property(text, (one) => {
        const flat = one.replace(/\s+/g, " ");
        for (const { values } of explainMessage(one))
          for (const name of ["url", "origin"])
            if (!/[&\\>*\ufffd]/.test(one) && values[name] !== undefined && !values[name].includes("\ufffd"))
              expect(flat).toContain(values[name]);
      }),
      { numRuns: 300 },
    );
  });

  test("every line is read as what it is", () => {
    const values: Readonly<Record<string, string>> = {
      url: "https://a.test/x",
      path: "/x",
      page: "https://b.test/",
      location: "https://a.test/y",
      origin: "https://b.test",
      status: "403",
      errorStatus: "403",
      method: "PUT",
    };
    const failed: string[] = [];
    for (const { text: line, source, code, topic, cookie } of messageLines()) {
      const one = line.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "x-y");
      const readings = explainMessage(one);
      const found = readings.some(
        (reading) =>
          reading.code === code &&
          (topic === undefined || reading.topic === topic || reading.topic !== undefined) &&
          reading.cookie === cookie,
      );
      const got = readings.map((reading) => reading.code ?? reading.topic ?? reading.cookie).join();
      if (!found) failed.push(`${source}: ${one} -> ${got}`);
    }
    expect(failed).toEqual([]);
  });
});
