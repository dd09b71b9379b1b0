import fc from "fast-check";

const label = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "z", "0", "1", "9", "-", "_"), minLength: 1, maxLength: 8 }),
  fc.constantFrom("localhost", "com", "uk", "co", "github", "io", "0x7f", "0x", "09", "127", "1", "256", "0xg", "1e1"),
  fc.constantFrom(
    "xn--ls8h",
    "xn--fiqs8s",
    "xn--a",
    "xn--",
    "xn--fa-hia",
    "xn--80ak6aa92e",
    "xn--abc",
    "xn--a-",
    "ab--cd",
  ),
  fc.constantFrom("a".repeat(62), "a".repeat(63), "a".repeat(64)),
);

const domain = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join("."));

const bracketed = fc
  .oneof(
    fc.ipV6(),
    fc
      .array(fc.constantFrom("0", "0", "0", "1", "a", "ffff", "00", "01", "A", "10000", ""), {
        minLength: 1,
        maxLength: 9,
      })
      .map((pieces) => pieces.join(":")),
    fc.constantFrom(
      "::1",
      "::",
      "::ffff:7f00:1",
      "::ffff:127.0.0.1",
      "1::",
      "fe80::1%25eth0",
      ":::",
      "1:2:3:4:5:6:7::",
    ),
  )
  .map((address) => `[${address}]`);

/** One small edit, as a typist, an attacker or a lenient parser would make it. */
function mutated(arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const insert = fc.constantFrom(
    ".",
    "..",
    "-",
    "_",
    ":",
    "/",
    "@",
    " ",
    "%41",
    "A",
    "é",
    "\u212a",
    "。",
    "*",
    "\t",
    "[",
    "]",
    "0",
  );
  return fc.tuple(arbitrary, fc.nat(), insert, fc.nat(5)).map(([text, position, inserted, edit]) => {
    const at = position % (text.length + 1);
    switch (edit) {
      case 0:
        return text.slice(0, at) + inserted + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + 1);
      case 2:
        return `${text}.`;
      case 3:
        return text.slice(0, at) + text.slice(at).toUpperCase();
      default:
        return text;
    }
  });
}

/** Texts that are hosts, or nearly. */
export const hostText: fc.Arbitrary<string> = mutated(
  fc.oneof(domain, domain, fc.domain(), fc.ipV4(), fc.ipV4Extended(), bracketed, bracketed),
);

const port = fc.oneof(
  fc.constant(""),
  fc.constantFrom(":", ":0", ":80", ":443", ":21", ":08", ":65535", ":65536", ":3000", ":99999", ":100000", ":+1"),
  fc.nat(70_000).map((number) => `:${number}`),
);

/** Texts that are the origins of special schemes, or nearly. */
export const originText: fc.Arbitrary<string> = mutated(
  fc
    .tuple(
      fc.constantFrom("http", "https", "https", "ws", "wss", "ftp", "HTTP"),
      fc.oneof({ arbitrary: hostText, weight: 2 }, { arbitrary: fc.domain(), weight: 1 }),
      port,
      fc.oneof(
        { arbitrary: fc.constant(""), weight: 9 },
        { arbitrary: fc.constantFrom("/", "/a", "?", "#"), weight: 1 },
      ),
    )
    .map(([scheme, host, port, rest]) => `${scheme}://${host}${port}${rest}`),
);

/**
 * Whether a host which a URL serializes as it is is one that this project takes too. The URL standard lets domains hold
 * empty and overlong labels and marks like `!`; the DNS does not.
 */
export function isShapedLikeHost(text: string): boolean {
  if (text.startsWith("[")) return true;
  const labels = text.split(".");
  if (labels.at(-1) === "") labels.pop();
  return labels.join(".").length <= 253 && labels.every((each) => /^[a-z0-9_-]+$/.test(each) && each.length <= 63);
}

/** Whether Node's URL parser leaves `text` unchanged as the host of an http URL. */
export function isNodeHostname(text: string): boolean {
  try {
    return new URL(`http://${text}`).hostname === text;
  } catch {
    return false;
  }
}
