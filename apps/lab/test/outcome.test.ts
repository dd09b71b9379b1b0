import { describe, expect, test } from "vitest";

interface Bank {
  readonly gated: boolean;
  readonly session: "nobody" | "not-kept" | "kept";
}

interface Seen {
  readonly entry: { readonly status: number; readonly cookies: Readonly<Record<string, boolean>> };
  readonly sameSite: boolean;
}

const page: string = new URL("../pages/shared/outcome.js", import.meta.url).href;
const { outcomeOf } = (await import(/* @vite-ignore */ page)) as {
  readonly outcomeOf: (attempt: object, bank: Bank, seen: Seen) => { readonly tone: string; readonly words: string };
};

const none = { session: false, lax: false, strict: false };

const words = (bank: Bank, sameSite: boolean, session = false): string =>
  outcomeOf({}, bank, { entry: { status: 401, cookies: { ...none, session } }, sameSite }).words;

describe.each([true, false])("a 401, with a gate: %s", (gated) => {
  test.each([true, false])("nobody has signed in: no cookie is blamed (same site: %s)", (sameSite) => {
    expect(words({ gated, session: "nobody" }, sameSite)).toContain("Nobody is signed in");
    expect(words({ gated, session: "nobody" }, sameSite)).not.toMatch(/blocked|withheld|third-party/);
  });

  test("somebody has signed in, with another browser: the page knows of the same site only", () => {
    const bank: Bank = { gated, session: "kept" };
    expect(words(bank, true)).toContain("nobody is signed in here");
    expect(words(bank, true)).not.toMatch(/blocked|third-party/);
    expect(words(bank, false)).toMatch(/Either nobody is signed in .* or your browser blocked the cookie/);
  });

  test("a cookie was sent and its session is over", () => {
    expect(words({ gated, session: "kept" }, false, true)).toContain("its session has ended");
  });

  test("a browser that keeps no Secure cookie over http", () => {
    expect(words({ gated, session: "not-kept" }, false)).toContain("Your browser did not store the bank’s cookie");
  });
});
