import { existsSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { dirname, join, posix } from "node:path";
import { anchorsOf, isResponse, markdownFiles, readPage, relativeLinks } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";
import { describe, expect, test } from "vitest";

test("every response has the reason phrase that is sent with its status", () => {
  const phrases = markdownFiles().flatMap((path) =>
    readPage(path)
      .blocks.filter(isResponse)
      .map(({ text, line }) => {
        const [, status = "", phrase] = /^HTTP\/[\d.]+ (\d+) ?(.*)$/m.exec(text) ?? [];
        return { at: `${path}:${line}`, status, phrase, sent: STATUS_CODES[status] };
      }),
  );
  expect(phrases.length).toBeGreaterThan(100);
  expect(phrases.filter(({ phrase, sent }) => phrase !== sent)).toEqual([]);
});

describe("relative links", () => {
  test.each(markdownFiles())("%s", (path) => {
    const page = readPage(path);
    const broken = relativeLinks(page).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : posix.join(dirname(path), decodeURI(file));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith(".md") && !anchorsOf(readPage(target)).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});
