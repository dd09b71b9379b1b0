import { accepted, ofTopic, refused, sharing, type DocumentRow } from "./row.ts";
import { yamlRows } from "./yaml.ts";

export { codesOf, type DocumentRow } from "./row.ts";

const group = (member: unknown, grant: object = {}): object => ({
  origins: { g: [member] },
  resources: [{ path: "/a", share: { with: ["g"], methods: ["GET"], ...grant } }],
});

const onVercel = {
  pattern: "https://shop-*.vercel.app",
  dangerouslyUnderSharedSuffix: true,
  because: "public data",
};

const grants = (...share: readonly object[]): object => ({ resources: [{ path: "/a", share }] });
const get = { methods: ["GET"] };
const at = (path: unknown, more: object = {}): object => ({ resources: [{ path, corp: "cross-origin", ...more }] });

/** What is wrong, or doubtful, in a document; it needs no server. */
export const documentCorpus: readonly DocumentRow[] = [
  ...ofTopic("wildcards", [
    refused("a wildcard below vercel.app", sharing("https://*.vercel.app"), [
      "resources.0.share.with.0: origin-public-suffix",
    ]),
    refused("a wildcard inside a label below vercel.app", sharing("https://shop-*.vercel.app"), [
      "resources.0.share.with.0: origin-public-suffix",
    ]),
    refused("a wildcard below co.uk", sharing("https://*-shop.co.uk"), [
      "resources.0.share.with.0: origin-public-suffix",
    ]),
    accepted("the object form below vercel.app", group(onVercel), ["origins.g.0: pattern-shared-suffix"]),
    refused("the object form with credentials", group(onVercel, { credentials: true }), [
      "resources.0.share.with: shared-suffix-use",
    ]),
    refused(
      "the object form below co.uk, where anybody can register",
      group({ ...onVercel, pattern: "https://shop-*.co.uk" }),
      ["origins.g.0: shared-suffix-pattern"],
    ),
    refused(
      "the object form with a wildcard for the port",
      group({ ...onVercel, pattern: "https://shop-*.vercel.app:*" }),
      ["origins.g.0: shared-suffix-pattern"],
    ),
    refused("two wildcards in a label", sharing("https://a*b*.bank.example"), [
      "resources.0.share.with.0: origin-wildcard-place",
    ]),
    refused("a wildcard inside another label", sharing("https://app.pr-*.bank.example"), [
      "resources.0.share.with.0: origin-wildcard-place",
    ]),
    accepted("a platform that the suffix list lacks", sharing("https://shop-*.zendesk.com"), [
      "resources.0.share.with.0: pattern-shared-suffix",
    ]),
  ]),
  ...ofTopic("self", [
    refused("an origin with a trailing dot, which is another origin", sharing("https://app.example."), [
      "resources.0.share.with.0: origin-not-serialized",
    ]),
    refused("a wildcard below a suffix of nobody's", sharing("https://*.corp"), [
      "resources.0.share.with.0: origin-public-suffix",
    ]),
    refused(
      "a header of responses among those of requests",
      sharing("https://a.example", { headers: ["access-control-allow-origin"] }),
      ["resources.0.share.headers.0: header-direction"],
    ),
    refused("a header of requests among those of responses", sharing("https://a.example", { expose: ["origin"] }), [
      "resources.0.share.expose.0: header-direction",
    ]),
  ]),
  ...ofTopic("development", [
    accepted("an empty group", { origins: { sandbox: [] }, ...at("/a", { share: { with: ["sandbox"], ...get } }) }, []),
    refused("http with credentials", sharing("http://192.168.1.20:5173", { credentials: true }), [
      "resources.0.share.with: origin-insecure",
    ]),
    refused(
      "dangerouslyInsecure in production",
      { profiles: { development: { dangerouslyInsecure: { because: "a phone" } } } },
      ["profiles.development.dangerouslyInsecure: insecure-production"],
      { nodeEnv: "production", options: { profile: "development" } },
    ),
  ]),
  ...ofTopic("paths", [
    refused("a colon within a segment", at("/jobs/1:cancel"), ["resources.0.path: path-pattern-sign"]),
    refused("an extension behind a parameter", at("/files/:name.json"), ["resources.0.path: path-pattern-sign"]),
    refused("a star within a segment", at("/files/*.css"), ["resources.0.path: path-wildcard-place"]),
    refused("a regular expression", at("/files/(.*)"), ["resources.0.path: path-wildcard-place"]),
    refused("a group of another router", at("/files/{name}"), ["resources.0.path: path-malformed"]),
    accepted("the signs themselves, escaped", at("/files/%3A%2A%28%7B"), []),
    accepted("a list of paths", at(["/transfers", "/transfers/"]), []),
    refused("the same path twice", at(["/a", "/a"]), ["resources.0.path.1: value-duplicate"]),
    refused("a header by pattern", sharing("https://a.example", { headers: ["x-*"] }), [
      "resources.0.share.headers.0: header-wildcard",
    ]),
  ]),
  ...ofTopic("ranks", [
    refused(
      "two groups with one origin",
      grants({ with: ["https://a.example"], ...get }, { with: ["https://a.example"], ...get }),
      ["resources.0.share.1: grants-overlap"],
    ),
    refused(
      "two patterns of one rank that intersect",
      grants({ with: ["https://a-*.bank.example"], ...get }, { with: ["https://*-b.bank.example"], ...get }),
      ["resources.0.share.1: grants-overlap"],
    ),
    accepted(
      "two patterns of one rank that do not",
      grants({ with: ["https://a-*.bank.example"], ...get }, { with: ["https://b-*.bank.example"], ...get }),
      [],
    ),
    accepted(
      "an exact origin and a pattern",
      grants({ with: ["https://a.bank.example"], ...get }, { with: ["https://*.bank.example"], ...get }),
      [],
    ),
    accepted(
      "a method that a lower rank still gives",
      grants(
        { with: ["https://a.bank.example"], ...get },
        { with: ["https://*.bank.example"], methods: ["GET", "DELETE"] },
      ),
      ["resources.0.share.0: lower-rank-methods"],
    ),
    refused(
      "two sources for one method",
      {
        origins: { a: { source: "a" }, b: { source: "b" } },
        ...grants({ with: ["a"], ...get }, { with: ["b"], ...get }),
      },
      ["resources.0.share.1: grants-overlap"],
      { options: { sources: { a: () => true, b: () => true } } },
    ),
  ]),
  ...ofTopic("defaults", [
    accepted(
      "a danger that its resource accepts",
      {
        resources: [
          {
            path: "/a",
            share: { with: ["https://a.example"], methods: ["PUT"], credentials: true },
            allow: [{ lint: "change-origin-only", because: "the handler checks a token" }],
          },
        ],
      },
      [],
    ),
    accepted(
      "a lint that is accepted and is none",
      { allow: [{ lint: "origin-http", because: "none" }], ...sharing("https://a.example") },
      ["allow.0: allow-unused"],
    ),
  ]),
  ...ofTopic("anonymous", [
    refused(
      "anonymous, and shared with one origin",
      { resources: [{ path: "/a", anonymous: true, share: { with: ["https://a.example"], ...get } }] },
      ["resources.0.share.with: anonymous-conflict"],
    ),
    refused(
      "anonymous, and confidential",
      {
        resources: [
          { path: "/a", anonymous: true, confidential: true, share: { with: "anyone", ...get, because: "b" } },
        ],
      },
      ["resources.0.share.with: anyone-confidential", "resources.0.confidential: anonymous-conflict"],
    ),
  ]),
  ...ofTopic("receive", [
    refused(
      "receive from anyone with a token",
      {
        resources: [
          { path: "/a", receive: { from: "anyone", methods: ["POST"], because: "b" }, forgery: { token: true } },
        ],
      },
      ["resources.0.forgery.token: receive-anyone-token"],
    ),
    refused(
      "receive from anyone without a reason",
      { resources: [{ path: "/a", receive: { from: "anyone", methods: ["POST"] } }] },
      ["resources.0.receive: anyone-because"],
    ),
  ]),
  ...ofTopic("yaml", yamlRows),
];
