import fc from "fast-check";

/** Origins that the corpus's policy names, and others. */
export const origins = [
  "https://app.bank.example",
  "https://pr1.preview.bank.example",
  "https://a.b.deep.bank.example",
  "http://localhost:5173",
  "capacitor://localhost",
  "https://api.bank.example",
  "https://evil.example",
  "null",
  "",
  "*",
];

/** Paths of the corpus's policy, and others. */
export const paths = [
  "/rates/eur",
  "/accounts/1",
  "/transfers",
  "/orders",
  "/feedback",
  "/callback",
  "/legacy/remove",
  "/private/x",
  "/internal",
  "/mixed",
  "/wild",
  "/partner/data",
  "/trial",
  "/unlisted",
  "/",
];

/** A text, or one near it: bytes inserted, removed, doubled, escaped or in another case. */
export const near = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...texts) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...texts),
          fc.nat(),
          fc.constantFrom(
            "",
            "/",
            "%2f",
            "%00",
            "..",
            ".",
            "//",
            "\\",
            ";",
            "#",
            "?",
            "@",
            ",",
            " ",
            "\t",
            "\0",
            "é",
            ":443",
            "A",
            "%41",
            "x.",
          ),
        )
        .map(
          ([text, at, insert]) => text.slice(0, at % (text.length + 1)) + insert + text.slice(at % (text.length + 1)),
        ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...texts).map((text) => text.toUpperCase()) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  );
