/** A line about a cookie of the name `k`. A byte is a character. */
type Line = (k: string) => string;

const illFormed: readonly string[] = [
  ...["\x80", "\xc0\x80", "\xc3", "\xc3(", "\xe2\x82", "\xed\xa0\x80", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xff"],
  ...["\xe9\xe9", "\xc3\xa9\xff"],
];
const wellFormed: readonly string[] = [
  ...["\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xef\xbf\xbd", "\xef\xbb\xbf", "\xc2\x80", "\xc2\xa0"],
];
/** Those that a header can have in HTTP. */
const controls: readonly string[] = [...Array(32).keys(), 0x7f]
  .filter((code) => ![0, 10, 13].includes(code))
  .map((code) => String.fromCharCode(code));

const inPair: readonly ((byte: string) => Line)[] = [
  (byte) => (k) => `${k}=a${byte}b`,
  (byte) => (k) => `${k}${byte}l=1`,
  (byte) => (k) => `${byte}${k}=1`,
];
const inAttributes: readonly ((byte: string) => Line)[] = [
  (byte) => (k) => `${k}=1; Foo=${byte}`,
  (byte) => (k) => `${k}=1; Fo${byte}o; Max-Age=0`,
  (byte) => (k) => `${k}=1; Max-Age=0${byte}`,
];

/** Of a response, several at once. */
export const linesWithBytes: readonly Line[] = [
  ...[...wellFormed, ...controls].flatMap((byte) => [...inPair, ...inAttributes].map((line) => line(byte))),
  ...illFormed.flatMap((byte) => inAttributes.map((line) => line(byte))),
  (k) => `${k}\t=1`,
  (k) => `${k}=\t1`,
  (k) => `${k}=1\t`,
  (k) => `${k}=a=\tb`,
  (k) => `${k}=1\t; Max-Age=0`,
  (k) => `${k}=1;\tMax-Age=0`,
  (k) => `${k}=1; Max-Age\t=0`,
  (k) => `${k}=1; Path=/\xff`,
  (k) => `${k}=1; Path=/\xc3\xa9`,
  (k) => `${k}=1; Domain=\xe9.a.localhost`,
  (k) => `${k}=\xe9; Max-Age=0`,
];

/** Of a response, each alone: they have no name, or may hide other cookies from scripts. */
export const loneLines: readonly string[] = [
  ...illFormed.flatMap((byte) => [...inPair.map((line) => line(byte)("k")), `${byte}=1`]),
  ...wellFormed.map((byte) => `${byte}=1`),
  ...["\xe9=\xe9", "k=\xe9; Expires=x", "k", "=k", "k\tl", "==k", "=k=l", "=", "=; Path=/", ";", "; Max-Age=86400"],
  ...["\t", "\x01=1", "\t=1", "=\t1", "=\x01"],
];

const surrogates: readonly string[] = ["\ud800", "\udc00", "\udbff\udbff", "\udc00\ud800"];

/** Of a script, several at once: UTF-16. */
export const writtenLines: readonly Line[] = [
  ...["\0", "\x01", "\t", "\n", "\r", "\x0b", "\x1f", "\x7f", "\x80", "\xa0", "\xe9", "\u2028", "\ufeff", "\uffff"],
  "\ud83d\ude00",
].flatMap((one) => [...inPair, ...inAttributes].map((line) => line(one)));

/** Of a script, each alone. */
export const loneWrittenLines: readonly string[] = [
  ...surrogates.flatMap((one) => [...inPair.map((line) => line(one)("k")), `k=1; Foo=${one}`, `k=${one}; Max-Age=0`]),
  ...[
    "k=1\nl=2",
    "k=1\r\nl=2",
    "\nk=1",
    "k=1\n",
    "k=1\n; Path=/",
    "w\n=2",
    "w=2\n; Max-Age=0",
    "k",
    "=k",
    "k\tl",
    "\n",
  ],
];
