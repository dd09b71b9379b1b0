import type { Scheme } from "./cookie-server.ts";

export interface Visit {
  readonly scheme?: Scheme;
  /** A host below the case's own. */
  readonly below?: string;
  readonly path?: string;
  readonly lines?: readonly string[];
}

export interface Row extends Visit {
  readonly desc: string;
  readonly then?: Visit;
  /** Visited as a page, so that document.cookie is compared as well, on a site that no other case fills. */
  readonly alone?: true;
  /** Assigned to document.cookie of the last page. */
  readonly script?: string;
  /** Where the cookies are asked for in the end. */
  readonly read?: string;
}

const x = (length: number): string => "x".repeat(length);
const PAST = "Expires=Thu, 01 Jan 1970 00:00:00 GMT";
const FUTURE = "Expires=Fri, 01 Jan 2100 00:00:00 GMT";

/** HOST stands for the case's own host. */
export const rows: readonly Row[] = [
  { desc: "a pair, with spaces", lines: [" a = 1 2 ; Path=/"] },
  { desc: "no =", lines: ["a"] },
  { desc: "no name", lines: ["=a"] },
  { desc: "no name, two =", lines: ["=a=b"] },
  { desc: "a tab inside", lines: ["a=1\t2"] },
  { desc: "a tab in an attribute", lines: ["a=1; x=1\t2"] },
  { desc: "a control character", alone: true, lines: ["a=1\x01", "b=1; x=\x01", "c=1\x7f"] },
  { desc: "UTF-8", alone: true, lines: ["a=\xc3\xa9"] },
  { desc: "4096 bytes and 4097", lines: [`a=${x(4095)}`, `b=${x(4096)}`] },
  { desc: "a path of 1024 bytes", lines: [`a=1; Path=/${x(1023)}`], read: `/${x(1023)}` },
  { desc: "a path of 1025 bytes", lines: [`a=1; Path=/${x(1024)}`], read: "/" },
  { desc: "attributes in any case, with spaces", lines: ["a=1 ;;  pAtH  =  /x  ;"], read: "/x" },
  {
    desc: "Max-Age",
    lines: ["a=1; Max-Age=60", "b=1; Max-Age=0", "c=1; Max-Age=-1", "d=1; Max-Age=x"],
  },
  { desc: "a huge Max-Age", lines: [`a=1; Max-Age=${"9".repeat(30)}`, `b=1; Max-Age=-${"9".repeat(30)}`] },
  {
    desc: "Max-Age and Expires",
    lines: [`a=1; Max-Age=60; ${PAST}`, `b=1; ${PAST}; Max-Age=60`, `c=1; Max-Age=0; ${FUTURE}`],
  },
  {
    desc: "two of Max-Age",
    lines: ["a=1; Max-Age=0; Max-Age=60", "b=1; Max-Age=60; Max-Age=0", "c=1; Max-Age=0; Max-Age=x"],
  },
  { desc: "two of Expires", lines: [`a=1; ${PAST}; ${FUTURE}`, `b=1; ${FUTURE}; ${PAST}`, `c=1; ${PAST}; Expires=x`] },
  {
    desc: "dates",
    lines: ["a=1; Expires=Thu, 01-Jan-70 00:00:00 GMT", "b=1; Expires=Thu Jan  1 00:00:00 1970", "c=1; Expires=0"],
  },
  {
    desc: "Domain",
    lines: ["a=1; Domain=HOST", "b=1; Domain=.HOST", "c=1; Domain=", "d=1; Domain=.", "e=1; Domain=..HOST"],
  },
  {
    desc: "Domain elsewhere",
    lines: ["a=1; Domain=localhost", "b=1; Domain=x.HOST", "c=1; Domain=x.localhost", "d=1; Domain=HOST."],
  },
  { desc: "two of Domain", lines: ["a=1; Domain=x.localhost; Domain=HOST", "b=1; Domain=HOST; Domain=x.localhost"] },
  { desc: "below its domain", lines: ["a=1; Domain=HOST", "b=1", "c=1; Domain=HOST; Domain="], then: { below: "sub" } },
  { desc: "from below its domain", below: "sub", lines: ["a=1; Domain=HOST", "b=1"], then: {} },
  {
    desc: "the default path",
    path: "/x/y",
    lines: ["a=1", "b=1; Path=", "c=1; Path=z", "d=1; Path=/q; Path="],
    read: "/x/z",
  },
  {
    desc: "paths",
    lines: ["a=1; Path=/fo", "b=1; Path=/foo", "c=1; Path=/foo/", "d=1; Path=/FOO", "e=1; Path=/%66oo"],
    read: "/foo",
  },
  { desc: "longer paths first", lines: ["a=1", "b=1; Path=/x/y", "c=1; Path=/x"], read: "/x/y" },
  { desc: "replaced with another value", lines: ["a=1", "b=1", "a=2"] },
  { desc: "replaced with its value", lines: ["a=1", "b=1", "a=1; HttpOnly"] },
  { desc: "deleted and made anew", lines: ["a=1", "b=1", "a=; Max-Age=0", "a=2"] },
  {
    desc: "deleted at another path or domain",
    lines: ["a=1", "b=1", "a=; Path=/x; Max-Age=0", "b=; Domain=HOST; Max-Age=0"],
  },
  { desc: "a domain's and a host's", lines: ["a=1", "a=2; Domain=HOST", "c=1"] },
  { desc: "Secure over http to this machine", lines: ["a=1; Secure", "b=1; Secure=false", "c=1"] },
  {
    desc: "Secure set with TLS, asked for without",
    scheme: "https",
    lines: ["a=1; Secure", "b=1"],
    then: { scheme: "http" },
  },
  {
    desc: "Secure replaced without TLS",
    scheme: "https",
    lines: ["a=1; Secure"],
    then: { scheme: "http", lines: ["a=2"] },
  },
  {
    desc: "Secure shadowed without TLS",
    scheme: "https",
    lines: ["a=1; Secure"],
    then: { scheme: "http", lines: ["a=2; Path=/x"] },
    read: "/x",
  },
  {
    desc: "prefixes without what they promise",
    scheme: "https",
    lines: [
      "__Secure-a=1",
      "__hOsT-b=1; Secure; Path=/x",
      "__Http-c=1; Secure",
      "__Host-Http-d=1; Secure; Path=/",
      "=__host-e=1",
    ],
  },
  {
    desc: "prefixes with what they promise",
    scheme: "https",
    lines: [
      "__Secure-a=1; Secure",
      "__Host-b=1; Secure; Path=/; Domain=",
      "__Http-c=1; Secure; HttpOnly",
      "__Host-Http-d=1; Secure; HttpOnly; Path=/",
    ],
  },
  { desc: "__Host- with a default path", scheme: "https", lines: ["__Host-a=1; Secure"] },
  { desc: "prefixes over http to this machine", lines: ["__Secure-a=1; Secure", "__Host-b=1; Secure; Path=/"] },
  {
    desc: "None without Secure",
    lines: ["a=1; SameSite=None", "b=1; SameSite=Strict; SameSite=None", "c=1; SameSite=None; SameSite=x"],
  },
  { desc: "Partitioned", scheme: "https", lines: ["a=1; Secure", "a=2; Partitioned; Secure", "b=1; Partitioned"] },
  { desc: "HttpOnly", alone: true, lines: ["a=1; HttpOnly", "b=1"] },
  { desc: "HttpOnly and a script", lines: ["a=1; HttpOnly", "b=1"], script: "a=; Path=/; Max-Age=0" },
  { desc: "a script's HttpOnly", lines: ["b=1"], script: "a=1; HttpOnly" },
  { desc: "a script's cookie", lines: ["b=1"], script: "a=1; Path=/" },
  { desc: "a script's cookie without =", script: "a" },
  { desc: "a script's letters beyond ASCII", script: "a=\xe9" },
  {
    desc: "181 cookies of two hosts of one site",
    alone: true,
    below: "sub",
    lines: Array.from({ length: 100 }, (_, n) => `c${n}=1; Domain=HOST`),
    then: { below: "sub", lines: Array.from({ length: 81 }, (_, n) => `d${n}=1`) },
  },
  { desc: "181 cookies", alone: true, lines: Array.from({ length: 181 }, (_, n) => `c${n}=1`) },
];

/** A request that reaches V in the end. V is one site, A another. */
export interface Scene {
  readonly desc: string;
  /** Whose page it is. */
  readonly at: "V" | "A";
  /** The frame in the page, the frame in that, and so on; the innermost makes the request. */
  readonly frames?: readonly ("V" | "A")[];
  readonly how: "fetch" | "link" | "form";
  /** Who redirects it. */
  readonly through?: readonly ("V" | "A")[];
  /** Of the page. */
  readonly scheme?: Scheme;
}

export const scenes: readonly Scene[] = [
  { desc: "a fetch of its own", at: "V", how: "fetch" },
  { desc: "a fetch of another site", at: "A", how: "fetch" },
  { desc: "a link of its own", at: "V", how: "link" },
  { desc: "a link of another site", at: "A", how: "link" },
  { desc: "a form of its own", at: "V", how: "form" },
  { desc: "a form of another site", at: "A", how: "form" },
  { desc: "a fetch through another site", at: "V", how: "fetch", through: ["A"] },
  { desc: "a fetch to and fro", at: "V", how: "fetch", through: ["V", "A"] },
  { desc: "another site's fetch through another site", at: "A", how: "fetch", through: ["A"] },
  { desc: "a link through another site", at: "V", how: "link", through: ["A"] },
  { desc: "a fetch by its frame in another site", at: "A", frames: ["V"], how: "fetch" },
  { desc: "a fetch by another site's frame in its page", at: "V", frames: ["A"], how: "fetch" },
  { desc: "a fetch by its frame in another site's frame in its page", at: "V", frames: ["A", "V"], how: "fetch" },
  { desc: "a fetch by its own frame", at: "V", frames: ["V"], how: "fetch" },
  { desc: "a fetch by its page without TLS", at: "V", scheme: "http", how: "fetch" },
  { desc: "a link of its page without TLS", at: "V", scheme: "http", how: "link" },
];
