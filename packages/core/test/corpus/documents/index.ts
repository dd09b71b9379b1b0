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
    refused("a wildcard below vercel.app", sharing("https://*.vercel.app"), []),
    refused("a wildcard inside a label below vercel.app", sharing("https://shop-*.vercel.app"), []),
    refused("a wildcard below co.uk", sharing("https://*-shop.co.uk"), []),
    accepted("the object form below vercel.app", group(onVercel), []),
    refused("the object form with credentials", group(onVercel, { credentials: true }), []),
    refused(
      "the object form below co.uk, where anybody can register",
      group({ ...onVercel, pattern: "https://shop-*.co.uk" }),
      [],
    ),
    refused("two wildcards in a label", sharing("https://a*b*.bank.example"), []),
    refused("a wildcard inside another label", sharing("https://app.pr-*.bank.example"), []),
    accepted("a platform that the suffix list lacks", sharing("https://shop-*.zendesk.com"), []),
  ]),
  ...ofTopic("self", [
    refused("an origin with a trailing dot, which is another origin", sharing("https://app.example."), []),
    refused("a wildcard below a suffix of nobody's", sharing("https://*.corp"), []),
    refused(
      "a header of responses among those of requests",
      sharing("https://a.example", { headers: ["access-control-allow-origin"] }),
      [],
    ),
    refused("a header of requests among those of responses", sharing("https://a.example", { expose: ["origin"] }), []),
  ]),
  ...ofTopic("development", [
    accepted("an empty group", { origins: { sandbox: [] }, ...at("/a", { share: { with: ["sandbox"], ...get } }) }, []),
    refused("http with credentials", sharing("http://192.168.1.20:5173", { credentials: true }), []),
    refused(
      "dangerouslyInsecure in production",
      { profiles: { development: { dangerouslyInsecure: { because: "a phone" } } } },
      [],
      { nodeEnv: "production", options: { profile: "development" } },
    ),
  ]),
  ...ofTopic("paths", [
    refused("a colon within a segment", at("/jobs/1:cancel"), []),
    refused("an extension behind a parameter", at("/files/:name.json"), []),
    refused("a star within a segment", at("/files/*.css"), []),
    refused("a regular expression", at("/files/(.*)"), []),
    refused("a group of another router", at("/files/{name}"), []),
    accepted("the signs themselves, escaped", at("/files/%3A%2A%28%7B"), []),
    accepted("a list of paths", at(["/transfers", "/transfers/"]), []),
    refused("the same path twice", at(["/a", "/a"]), []),
    refused("a header by pattern", sharing("https://a.example", { headers: ["x-*"] }), []),
  ]),
  ...ofTopic("ranks", [
    refused(
      "two groups with one origin",
      grants({ with: ["https://a.example"], ...get }, { with: ["https://a.example"], ...get }),
      [],
    ),
    refused(
      "two patterns of one rank that intersect",
      grants({ with: ["https://a-*.bank.example"], ...get }, { with: ["https://*-b.bank.example"], ...get }),
      [],
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
    refused(
      "two sources for one method",
      {
        origins: { a: { source: "a" }, b: { source: "b" } },
        ...grants({ with: ["a"], ...get }, { with: ["b"], ...get }),
      },
      [],
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
      [],
    ),
  ]),
  ...ofTopic("anonymous", [
    refused(
      "anonymous, and shared with one origin",
      { resources: [{ path: "/a", anonymous: true, share: { with: ["https://a.example"], ...get } }] },
      [],
    ),
    refused(
      "anonymous, and confidential",
      {
        resources: [
          { path: "/a", anonymous: true, confidential: true, share: { with: "anyone", ...get, because: "b" } },
        ],
      },
      [],
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
      [],
    ),
    refused(
      "receive from anyone without a reason",
      { resources: [{ path: "/a", receive: { from: "anyone", methods: ["POST"] } }] },
      [],
    ),
  ]),
  ...ofTopic("yaml", yamlRows),
];
