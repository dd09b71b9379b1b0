import { chromiumWire } from "../../src/engines/chromium/wire.ts";
import { firefoxWire } from "../../src/engines/firefox/wire.ts";
import { standardWire } from "../../src/engines/standard/wire.ts";
import { webkitWire } from "../../src/engines/webkit/wire.ts";

const wires = { standard: standardWire, chromium: chromiumWire, firefox: firefoxWire, webkit: webkitWire };

type Wires = typeof wires;

/** Functions: what they do is in test/wire. */
const own = (name: keyof Wires["standard"], ...of: readonly (keyof Wires)[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(of.map((engine) => [engine, wires[engine][name]]));

/** The rows of `wire` in which an engine is not as the standard. */
export const wireDifferences: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "wire.sendsWithoutResponse": { standard: 1, firefox: 10 },
  "wire.resentMethods": { standard: [], firefox: ["GET", "HEAD", "OPTIONS"] },
  "wire.maxHeadBytes": { standard: 262_144, firefox: 393_216, webkit: 65_537 },
  "wire.start": own("start", "standard", "chromium", "firefox", "webkit"),
  "wire.returnEndsLine": { standard: false, chromium: true },
  "wire.statusLine": own("statusLine", "standard", "chromium", "firefox", "webkit"),
  "wire.fields": own("fields", "standard", "chromium", "firefox", "webkit"),
  "wire.endInHead": {
    standard: "refused",
    chromium: "accepted-over-http",
    firefox: "accepted",
    webkit: "accepted-after-line",
  },
  "wire.switchingIsInterim": { standard: "refused", chromium: true, firefox: false, webkit: true },
  "wire.bodiless": { standard: [204, 304], chromium: [204, 205, 304], firefox: [101, 204, 205, 304] },
  "wire.isChunked": own("isChunked", "standard", "chromium", "firefox", "webkit"),
  "wire.contentLength": own("contentLength", "standard", "chromium", "firefox", "webkit"),
  "wire.lengthBesideChunks": { standard: "refused", chromium: "ignored", firefox: "checked", webkit: "ignored" },
  "wire.shortBody": own("shortBody", "standard", "firefox", "webkit"),
  "wire.chunkSize": own("chunkSize", "standard", "chromium", "firefox", "webkit"),
  "wire.maxChunkLineBytes": { standard: 16_384, firefox: 393_216, webkit: 128 },
  "wire.maxTrailerLineBytes": {
    standard: 16_384,
    firefox: Number.MAX_SAFE_INTEGER,
    webkit: Number.MAX_SAFE_INTEGER,
  },
  "wire.chunkEnd": { standard: "line-end", firefox: "line-end-or-nothing", webkit: "any-line" },
  "wire.endBetweenChunks": { standard: "broken", webkit: "whole" },
  "wire.headIsShown": { standard: "at-once", firefox: "with-content" },
  "redirect.locationBytes": { standard: "utf-8", chromium: "escaped", firefox: "escaped", webkit: "characters" },
  "redirect.locationKeepsControls": { standard: false, firefox: true },
  "redirect.locationCapitals": { standard: false, webkit: true },
  "contentCodings.offered.secure": { standard: "gzip, deflate, br, zstd", webkit: "gzip, deflate, br" },
  "contentCodings.offered.plain": {
    standard: "gzip, deflate, br, zstd",
    chromium: "gzip, deflate",
    firefox: "gzip, deflate",
    webkit: "gzip, deflate",
  },
  "contentCodings.trustworthyIsSecure": { standard: false, chromium: true, firefox: true },
  "contentCodings.known": {
    standard: ["gzip", "x-gzip", "deflate", "br", "zstd"],
    webkit: ["gzip", "x-gzip", "deflate", "br"],
  },
  "contentCodings.anyCase": { standard: true, webkit: false },
  "contentCodings.identity": { standard: "skipped", chromium: "unknown", webkit: "unknown" },
  "contentCodings.empty": { standard: "skipped", chromium: "unknown" },
  "contentCodings.unknown": { standard: "nothing-undone", firefox: "others-undone" },
  "contentCodings.unoffered": { standard: "undone", chromium: "refused", firefox: "unknown" },
  "contentCodings.truncated": { standard: "broken", chromium: "whole", firefox: "whole", webkit: "whole" },
  "contentCodings.brokenStart": { standard: "broken", webkit: "undecoded" },
};
