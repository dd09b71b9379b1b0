import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCurlLine } from "../../src/report/curl/curl-line.ts";
import { curlRequest } from "../../src/report/curl/curl-request.ts";
import { shellWords, ShellSyntaxError } from "../../src/report/curl/shell-words.ts";

/** Each of these is one code unit. */
const segments = (text: string): string[] => text.match(/[^]/gu) ?? [];

describe("shellWords", () => {
  test.each([
    { desc: "blanks", line: " a  b\tc ", words: ["a", "b", "c"] },
    { desc: "single quotes", line: "'a \"b\" \\n $c' d", words: ['a "b" \\n $c', "d"] },
    { desc: "double quotes", line: '"a \\"b\\" \\n \\$c" d', words: ['a "b" \\n $c', "d"] },
    { desc: "$'…'", line: "$'it\\'s\\n\\u00e9\\x41\\101'", words: ["it's\né" + "AA"] },
    { desc: "pieces of one word", line: "a'b'\"c\"\\ d", words: ["abc d"] },
    { desc: "empty words", line: "'' \"\" a", words: ["", "", "a"] },
    { desc: "lines that go on", line: "a \\\n  b\\\nc", words: ["a", "bc"] },
    { desc: "line feeds at the end", line: "a \n \n", words: ["a"] },
    { desc: "lines that go on, of Windows", line: "a \\\r\n  b", words: ["a", "b"] },
  ])("$desc", ({ line, words }) => {
    expect(shellWords(line)).toEqual(words);
  });

  test.each([
    { line: "a 'b", reason: "unclosed-quote", offset: 2 },
    { line: 'a "b', reason: "unclosed-quote", offset: 2 },
    { line: "a $'b", reason: "unclosed-quote", offset: 2 },
    { line: "a $(rm -rf /)", reason: "expansion", offset: 2 },
    { line: 'a "`id`"', reason: "expansion", offset: 3 },
    { line: "a $HOME", reason: "expansion", offset: 2 },
    { line: "a; b", reason: "operator", offset: 1 },
    { line: "a | b", reason: "operator", offset: 2 },
    { line: "a > b", reason: "operator", offset: 2 },
    { line: "a\nb", reason: "operator", offset: 1 },
    { line: "a\n\nb", reason: "operator", offset: 1 },
    { line: "a \\", reason: "escape", offset: 2 },
    { line: "$'\\q'", reason: "escape", offset: 2 },
  ])("refuses $line", ({ line, reason, offset }) => {
    expect(() => shellWords(line)).toThrow(ShellSyntaxError);
    expect(() => shellWords(line)).toThrow(expect.objectContaining({ reason, offset }) as Error);
  });

  const printable = fc.string({ unit: fc.constantFrom(...segments("ab \t'\"\\$`!&;|<>()*?[]{}~#\né€")) });

  test("words that are quoted come back, whichever way they are quoted", () => {
    const single = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
    const double = (word: string): string => `"${word.replace(/["\\$`]/g, "\\$&")}"`;
    const ansi = (word: string): string => `$'${word.replace(/['\\]/g, "\\$&").replaceAll("\n", "\\n")}'`;
    const quoted = fc.tuple(fc.constantFrom(single, double, ansi), printable);
    fc.assert(
      fc.property(fc.array(quoted), (all) => {
        expect(shellWords(all.map(([quote, word]) => quote(word)).join(" "))).toEqual(all.map(([, word]) => word));
      }),
    );
  });

  test("what it takes, bash takes alike", () => {
    const unit = fc.constantFrom(...segments("ab '\"\\\n"), "$'", "\\'", "\\n");
    const lines = fc.sample(fc.string({ unit, maxLength: 12 }), { numRuns: 400, seed: 7 }).filter((line) => {
      try {
        return shellWords(line).length > 0;
      } catch {
        return false;
      }
    });
    expect(lines.length).toBeGreaterThan(50);
    const script = lines.map((line) => `printf '%s\\0' ${line}\nprintf '\\1'`).join("\n");
    const said = execFileSync("bash", ["--norc", "-c", script], { encoding: "utf8", timeout: 10_000 });
    expect(said.split("\x01").slice(0, -1)).toEqual(lines.map((line) => `${shellWords(line).join("\0")}\0`));
  });

  test("never anything but words or its own error, in time that grows with the line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (line) => {
        try {
          expect(Array.isArray(shellWords(line))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ShellSyntaxError);
        }
      }),
    );
    expect(shellWords("a".repeat(1_000_000))).toHaveLength(1);
    expect(shellWords("\\\n".repeat(300_000))).toEqual([]);
  });
});

const read = (line: string): ReturnType<typeof curlRequest> => curlRequest(readCurlLine(line));

describe("curl lines", () => {
  test.each([
    { desc: "a bare one", line: "curl https://api.example/me", is: { method: "GET", url: "https://api.example/me" } },
    { desc: "a prompt before it", line: "$ curl api.example", is: { url: "http://api.example/" } },
    { desc: "joined options", line: "curl -sSXPUT https://a.example", is: { method: "PUT" } },
    { desc: "-I", line: "curl -I https://a.example", is: { method: "HEAD" } },
    {
      desc: "-d: POST, and curl's own type",
      line: "curl -d a=1 -d b=2 https://a.example",
      is: { method: "POST", body: "a=1&b=2", headers: [["Content-Type", "application/x-www-form-urlencoded"]] },
    },
    {
      desc: "--json",
      line: "curl --json '{}' https://a.example",
      is: {
        method: "POST",
        body: "{}",
        headers: [
          ["Content-Type", "application/json"],
          ["Accept", "application/json"],
        ],
      },
    },
    { desc: "--data-raw takes @ as it is", line: "curl --data-raw @x https://a.example", is: { body: "@x" } },
    { desc: "--data-urlencode", line: "curl --data-urlencode 'a=b c' https://a.example", is: { body: "a=b%20c" } },
    {
      desc: "-G",
      line: "curl -G -d a=1 https://a.example/x?b=2",
      is: { method: "GET", url: "https://a.example/x?b=2&a=1" },
    },
    {
      desc: "-u: a header of the script's",
      line: "curl -u ada:pw https://a.example",
      is: { headers: [["Authorization", `Basic ${Buffer.from("ada:pw").toString("base64")}`]] },
    },
    { desc: "a user in the URL", line: "curl https://ada:pw@a.example/", is: { url: "https://a.example/" } },
    {
      desc: "-b: cookies, and so credentials",
      line: "curl -b 'a=1; b=2' https://a.example",
      is: { credentials: true, cookies: ["a=1; Path=/; Secure; SameSite=None", "b=2; Path=/; Secure; SameSite=None"] },
    },
    {
      desc: "Origin is the page",
      line: "curl -H 'Origin: https://app.example' https://a.example",
      is: { page: "https://app.example" },
    },
    {
      desc: "what a browser adds is left to the browser",
      line: "curl -H 'sec-fetch-mode: cors' -H 'user-agent: M' -H 'pragma: no-cache' -H 'x-a: 1' https://a.example",
      is: { headers: [["x-a", "1"]] },
    },
    {
      desc: "a header of a script stays",
      line: "curl -H 'pragma: no-cache' https://a.example",
      is: { headers: [["pragma", "no-cache"]] },
    },
  ])("$desc", ({ line, is }) => {
    expect(read(line)).toMatchObject(is);
  });

  test.each([
    { line: "curl -k -F a=@b https://a.example", says: "-k, -F" },
    { line: "curl -d @/etc/passwd https://a.example", says: "this command reads no files" },
    { line: "curl -X GET -d a=1 https://a.example", says: "a script cannot send one with GET" },
    { line: "curl -u a:b https://a.example", says: "Authorization header" },
  ])("$line: says what is left out", ({ line, says }) => {
    const { notes, body } = read(line);
    expect(notes.join(" ")).toContain(says);
    expect(body).toBeUndefined();
  });

  test.each([
    { line: "", says: "does not start with curl" },
    { line: "curl", says: "no URL" },
    { line: "curl a.example b.example", says: "2 URLs" },
    { line: "curl -X", says: "-X has no value" },
    { line: "curl -H nothing a.example", says: '"nothing" is not a header' },
    { line: "curl 'http://[' ", says: "is not a URL" },
    { line: "curl a.example \\\n  -H 'x", says: "Line 2, column 6" },
    { line: `curl ${"a".repeat(1_100_000)}`, says: "longer than 1 MB" },
  ])("$says", ({ line, says }) => {
    expect(() => read(line)).toThrow(says);
  });
});
