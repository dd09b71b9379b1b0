import type { Case } from "../case.ts";
import { securePage } from "../row.ts";
import { shown } from "./header-row.ts";

const locations = [
  ...["/a b", "/a\tb", "/\xc3\xa9", "/\xe9?\xe9", "/\xc3\xa9?\xc3\xa9", "/\xff\xfe", "/%", "/%zz", "/%c3%a9", "/%e9"],
  ...["/a\\b", '/a"b', "/<a>", "/{a}", "/a`b", "/[a]", "/?a'b", '/?a"b<c>', "/?a b", "/a\x0bb", "/a\x7fb"],
  ...["/a\x01b", "/./a/../b", "/\xe2\x82\xac", "/\xf0\x9f\x98\x80", "/\xed\xa0\x80", "/\xc0\xaf"],
  ...["/\xef\xbb\xbfx", "/x\x0c", "/x\x01", "/x,y"],
];

/** What a Location's bytes lead to. */
export const locationBytes: readonly Case[] = locations.map((location) => ({
  desc: `location ${shown(location)}`,
  page: securePage,
  routes: { "/r": { actual: { status: 302, headers: [["location", location]] } } },
  actions: [{ kind: "fetch", to: "https://a.localhost/r" }],
}));
