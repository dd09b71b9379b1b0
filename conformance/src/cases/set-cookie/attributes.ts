import { plainDate, formats } from "./date-parts.ts";

const future = formats
  .slice(0, 1)
  .map((format) => format(plainDate))
  .join("");
const past = "Thu, 01 Jan 1970 00:00:00 GMT";

/** Values of Max-Age. */
const ages: readonly string[] = [
  ...["", "0", "00", "-0", "+0", "1", "86400", "+5", "+86400", "-1", "-5", "-86400", "--5", "+-5", "-+5", "- 5", "+ 5"],
  ...["-", "+", "-x", "-5x", "+5x", "x", "x5", "5x", "86400s", "86400 s", "86400 86400", "86400,", "8.6e4", "86400.5"],
  ...["0.5", ".5", "1e9", "1e1", "0x10", "010", "0086400", "00", "0x0", "1_000", "1,000", '"86400"', "'86400'", "(1)"],
  ...[
    "NaN",
    "Infinity",
    "-Infinity",
    "null",
    "true",
    "\u00e9",
    "86400\u00e9",
    "\u00d9\u00a1",
    "86400\tx",
    "86400\t",
    "\t86400",
  ],
  ...["34560000", "34560001", "99999999", "2147483647", "2147483648", "4294967296", "9223372036854775807"],
  ...["9223372036854775808", "-9223372036854775808", "-9223372036854775809", "9".repeat(30), `-${"9".repeat(30)}`],
  ...[
    "9".repeat(1024),
    "9".repeat(1025),
    `${"0".repeat(900)}86400`,
    "18446744073709551616",
    "9223372036854",
    "4294967295",
  ],
];

const kinds: readonly string[] = [
  ...["Max-Age =86400", "Max-Age= 86400", " Max-Age = 86400 ", "\tMax-Age\t=\t86400\t", "MAX-AGE=86400", "max-age=0"],
  ...[
    "Max\tAge=0",
    "Max-Ag\te=0",
    "Max-Age\tx=0",
    "Foo\tbar=1",
    "Foo=a\tb",
    "F\too",
    "Secure\t",
    "Sec\ture",
    "\tSecure",
  ],
  ...[
    "Http\tOnly",
    "Path=/\tx",
    "Pa\tth=/",
    "Domain\tx=y",
    "Expires\tx=1",
    "Ex\tpires=0",
    "\t=1",
    "=\t",
    "a\t=b",
    "\t",
  ],
  ...["Max Age=0", "Max-Age:0", "Max-Age==0", "Max-Age=0=", "=Max-Age=0", "Max-Age", "Max-Age;", ";Max-Age=0", ";;;"],
  ...["MaxAge=0", "Max-Age=0 Path=/", "Max-Age=0, Path=/", '"Max-Age"=0', "Max-Age-=0", "-Max-Age=0", "Max_Age=0"],
  ...["\u00a0Max-Age=0", "Max-Age\u00a0=0", "Max-Age=\u00a00", "\u00c3\u00a9=1; Max-Age=0", "M\u00e1x-Age=0"],
  ...["Expires", "Expires=", `Expires =${future}`, `Expires= ${past}`, `expires=${past}`, `EXPIRES=${future}`],
  ...[`Expires="${future}"`, `Expires="${past}"`, `Expires=${past}; Expires=${future}`, `Expires=${past}; Expires=`],
  ...[`Expires=${future}; Expires=${past}`, `Expires=${future}; Expires`, `Expires=${future}; Expires=x`],
  ...[`Expires=${past}; Expires=x`, `Expires=${past}; Max-Age=86400`, `Max-Age=86400; Expires=${past}`],
  ...[`Expires=${future}; Max-Age=0`, `Max-Age=0; Expires=${future}`, `Max-Age=x; Expires=${future}`],
  ...[`Max-Age=x; Expires=${past}`, `Expires=${past}; Max-Age=x`, `Max-Age=; Expires=${future}`],
  ...[
    `Max-Age=; Expires=${past}`,
    `Expires=${future}; Max-Age`,
    `Expires=${past}; Max-Age`,
    `Max-Age; Expires=${future}`,
  ],
  ...["Max-Age=0; Max-Age=86400", "Max-Age=86400; Max-Age=0", "Max-Age=86400; Max-Age=x", "Max-Age=0; Max-Age=x"],
  ...["Max-Age=86400; Max-Age=", "Max-Age=0; Max-Age", "Max-Age=86400; Max-Age=-x", "Max-Age=0; Max-Age=+86400"],
  ...[`Max-Age=-x; Expires=${future}`, `Max-Age=+5; Expires=${past}`, `Max-Age=5x; Expires=${past}`],
  ...["Secure=no", "Secure=", "HttpOnly=false", "HttpOnly=", "HTTPONLY", "SECURE", "Path", "Path=/; Path=", "Path=/x"],
  ...['Path="/"', "Path= /", "Path=/; Path=/x", "Path=/x; Path=/", "Path=x", "Path=/page", "Path=/r", "Domain"],
  ...["Domain=; Domain=a.localhost", "Domain=a.localhost; Domain=", 'Domain="a.localhost"', "Domain= a.localhost"],
  ...["SameSite=Strict; SameSite=x", "SameSite=x; SameSite=Strict", 'SameSite="Strict"', "SameSite = Strict"],
];

/** What stands behind a cookie's value; each begins with a semicolon. */
export const attributes: readonly string[] = [
  ...ages.map((age) => `; Max-Age=${age}`),
  ...kinds.map((kind) => `; ${kind}`),
  ...kinds.slice(0, 12).map((kind) => `;${kind}; Path=/`),
];
