import fc from "fast-check";
import type { CommandLine } from "./hostile.ts";

const files = [
  ...["policy.yaml", "empty.txt", "binary.bin", "utf16.txt", "bom.txt", "crlf.txt", "a.har", "cases.yaml"],
  ...["broken.yaml", "folder", "missing.yaml", "folder/missing.yaml", "-", "", "\0", "https://api.example/policy.yaml"],
];

const codes = [
  "cors-origin-missing",
  "token-absent",
  "origin-reflected",
  "__proto__",
  "constructor",
  "../../README",
  "x",
];

const values = [
  ...["https://app.example", "null", "*", "https://app.example/path", "HTTPS://APP.EXAMPLE", "dev", "express", "koa"],
  ...["/orders/:id:GET,PUT", "/orders:", ":GET", "/**:GET", "/a:GET,\u202e", "a".repeat(5000), "\u001b[2J", "-1"],
];

const flags = [
  ...["--json", "--sarif", "--help", "-h", "--version", "--force", "--unknown", "--", "-x", "--json=1"],
  ...["--profile", "--allow", "--app", "--resource", "--public", "--because", "--output", "--framework", "--from"],
];

const word: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...files),
  fc.constantFrom(...codes),
  fc.constantFrom(...values),
  fc.constantFrom(...flags),
  // What is written stays in the folder.
  fc.string({ unit: "binary", maxLength: 12 }).filter((text) => !/[/\\]|\.\./.test(text)),
);

/** The other commands, and what is no command, with words that they know and do not know. */
export const otherCommand: fc.Arbitrary<CommandLine> = fc
  .tuple(
    fc.constantFrom("check", "diff", "init", "test", "why", "help", "chekc", "--help", ""),
    fc.array(word, { maxLength: 5 }),
    fc.oneof(fc.constantFrom("", "sallyport: 1\n", "a: &a [*a]\n", "{", "\0\0"), fc.string({ maxLength: 40 })),
  )
  .map(([command, words, input]) => ({ args: [command, ...words], input }));
