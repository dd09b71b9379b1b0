import { describe, expect, test } from "vitest";
import { explainMessage } from "../../src/explain/index.ts";
import { APP, TRANSFERS } from "./attempts.ts";
import { by, causesIn, fixesIn, missing } from "./explained.ts";
import { rows } from "./problems.ts";

describe("what people run into", () => {
  test("is all here", () => {
    expect([...new Set(rows.map(([number]) => number))]).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  });

  test.each(rows)("%i. %s", async (_number, _symptom, tell, cause, fix) => {
    const told = await tell();
    expect(causesIn(told)).toContain(cause);
    expect(fixesIn(told)).toContain(fix);
  });
});

describe("the likeliest cause comes first where the message shows it", () => {
  test.each([
    [by("https://cdn.example/a.woff2", APP, "font") + missing, "Browsers always load fonts"],
    [by(TRANSFERS, "capacitor://localhost") + missing, "The page belongs to an app"],
    [by(TRANSFERS, "null") + missing, "The page's origin is `null`"],
    [by(TRANSFERS, "https://shop-git-x.vercel.app") + missing, "The page is a preview deployment"],
  ])("%s", (text, cause) => {
    expect(explainMessage(text)[0]?.causes[0]).toContain(cause);
  });
});
