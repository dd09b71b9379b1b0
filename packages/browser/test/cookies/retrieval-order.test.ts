import { describe, expect, test } from "vitest";
import { CookieStore, type CookieRules } from "../../src/cookies/index.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking } from "./asking.ts";

describe("the order", () => {
  const header = (
    rules: CookieRules,
    lines: readonly [url: string, line: string][],
    url: string,
  ): string | undefined => {
    const cookies = new CookieStore(rules);
    for (const [from, line] of lines) cookies.store(line, asking(from));
    return cookies.retrieve(asking(url)).header;
  };
  const BANK = "https://bank.example/";
  const API = "https://api.bank.example/";

  test.each([
    {
      desc: "longer paths first",
      lines: [
        [BANK, "a=1"],
        [BANK, "b=1; Path=/x/y"],
        [BANK, "c=1; Path=/x"],
      ],
      url: `${BANK}x/y/`,
      is: "b=1; c=1; a=1",
      webkit: "b=1; c=1; a=1",
    },
    {
      desc: "a slash more is longer",
      lines: [
        [BANK, "a=1; Path=/x"],
        [BANK, "b=1; Path=/x/"],
      ],
      url: `${BANK}x/`,
      is: "b=1; a=1",
      webkit: "b=1; a=1",
    },
    {
      desc: "then the earlier, of one millisecond too",
      lines: [
        [BANK, "b=1"],
        [BANK, "a=1"],
        [BANK, "c=1"],
      ],
      url: BANK,
      is: "b=1; a=1; c=1",
      webkit: "b=1; a=1; c=1",
    },
    {
      desc: "domains do not matter",
      lines: [
        [BANK, "a=1"],
        [BANK, "b=1; Domain=bank.example"],
        [BANK, "c=1"],
      ],
      url: BANK,
      is: "a=1; b=1; c=1",
      webkit: "b=1; a=1; c=1",
    },
    {
      desc: "nor their depth",
      lines: [
        [BANK, "b=1; Domain=bank.example"],
        [API, "a=1"],
        [API, "c=1; Domain=api.bank.example"],
      ],
      url: API,
      is: "b=1; a=1; c=1",
      webkit: "c=1; a=1; b=1",
    },
    {
      desc: "nameless ones are values alone",
      lines: [
        [BANK, "a"],
        [BANK, "b="],
        [BANK, "=c=d"],
      ],
      url: BANK,
      is: "c=d; b=",
      webkit: "c=d; b=",
    },
  ] as { desc: string; lines: [string, string][]; url: string; is: string; webkit: string }[])(
    "$desc",
    ({ lines, url, is, webkit }) => {
      expect(header(standardCookieRules, lines, url)).toBe(is);
      expect(header(webkitCookieRules, lines, url)).toBe(webkit);
    },
  );
});
