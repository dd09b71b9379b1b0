import type { Case } from "../case.ts";
import { securePage } from "../row.ts";
import { shown } from "./header-row.ts";

const locations = [
  ...["/a b", "/a\tb", "/\xc3\xa9", "/\xe9?\xe9", "/\xc3\xa9?\xc3\xa9", "/\xff\xfe", "/%", "/%zz", "/%c3%a9", "/%e9"],
  ...["/a\\b", '/a"b', "/<a>", "/{a}", "/a`b", "/[a]", "/?a'b", '/?a"b<c>', "/?a b", "/a\x0bb", "/a\x7fb"],
  ...["/a\x01b", "/./a/../b", "/\xe2\x82\xac", "/\xf0\x9f\x98\x80", "/\xed\xa0\x80", "/\xc0\xaf"],
  ...["/a^b?c^d", "/a|b?c|d", "/a!$&'()*+;=:@~b?!$&()*+;=:@~/", "/a%5eb", "/\xef\xbb\xbfx", "/x\x0c", "/x\x01", "/x,y"],
];

/** What a Location's bytes lead to. */
const redirected = locations.map((location): Case => ({
  desc: `location ${shown(location)}`,
  page: securePage,
  routes: { "/r": { actual: { status: 302, headers: [["location", location]] } } },
  actions: [{ kind: "fetch", to: "https://a.localhost/r" }],
}));

/** What a script's own URL may have. */
const requested = ["/a^b?c^d#e^f", "/a|b?c|d#e|f", "/a`b{c}[d]\\e?`{}[]\\"].map((path): Case => ({
  desc: `location of a script: ${path}`,
  page: securePage,
  routes: {},
  actions: [{ kind: "fetch", to: `https://a.localhost${path}` }],
}));

export const locationBytes: readonly Case[] = [...redirected, ...requested];
