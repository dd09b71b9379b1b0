import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programOf, setups, underlined } from "./compiler.ts";
import { type Packed, Project, pack, pinned } from "@sallyport/testing/package";

/** The oldest version with NoInfer. */
const oldest = "5.4.5";

const document = (parts: string): string =>
  `definePolicy({ sallyport: 1, self: ["https://api.example"], origins: { app: ["https://app.example"] }, ${parts} });`;

const json = {
  sallyport: 1,
  self: ["https://api.example"],
  origins: { app: ["https://app.example"], partners: { source: "partners" } },
  defaults: { share: { maxAge: "10m" } },
  resources: [
    { path: "/a", share: { with: ["app"], methods: ["GET"], credentials: true, maxAge: 600 } },
    { path: ["/b", "/c"], share: { with: "anyone", methods: ["GET"], because: "public" }, corp: "cross-origin" },
    { path: "/d", receive: { from: ["https://idp.example"], methods: ["POST"] } },
    { path: "/e", share: [{ with: ["app"], methods: ["GET"] }], forgery: { stateChanging: ["GET"], token: true } },
  ],
  profiles: { development: { self: ["http://localhost:*"], origins: { app: [] } } },
};

const accepted: readonly (readonly [desc: string, text: string])[] = [
  [
    "an environment variable in self",
    'definePolicy({ sallyport: 1, self: [process.env["O"] ?? "https://a.example"], resources: [] });',
  ],
  [
    "computed origins in a group and in a grant",
    `const urls = "a,b".split(",").map((name) => "https://" + name + ".example");
     definePolicy({ sallyport: 1, self: urls, origins: { app: [...urls, "https://c.example"], all: urls },
       resources: [{ path: "/a", share: { with: ["app", ...urls], methods: ["GET"] } }] });`,
  ],
  [
    "computed paths, methods, flags and durations",
    `const build = (path: string, methods: string[], credentials: boolean, maxAge: number) =>
       definePolicy({ sallyport: 1, self: ["https://a.example"], origins: { app: [] },
         resources: [{ path, share: { with: ["app"], methods, credentials, maxAge } }] });
     build("/", ["GET"], true, 1);`,
  ],
  [
    "origins and patterns of every kind, and computed parts of one",
    `const host: string = "a.example";
     definePolicy({ sallyport: 1, self: ["http://localhost:*", "http://[::1]:3000", \`https://\${host}\`],
       origins: { app: ["https://*.A.example".toLowerCase(), "https://shop-*.a.example", "capacitor://localhost", \`https://\${host}:\${8443}\`],
         shared: [{ pattern: "https://shop-*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "See https://A.example/why" }] },
       resources: [{ path: "/a", share: { with: ["app", "https://b.example:8443"], methods: ["GET"], because: "https://A.example/" },
         receive: { from: ["null", "https://idp.example"], methods: ["POST"] } }] });`,
  ],
  ["a document in a variable", `const one = ${JSON.stringify(json)}; definePolicy(one);`],
  [
    "a document spread from parts",
    `const common = [{ path: "/x", confidential: true }];
     const base = { sallyport: 1, self: ["https://a.example"], origins: { app: ["https://app.example"] } };
     definePolicy({ ...base, origins: { ...base.origins, lab: [] },
       resources: [...common, { path: "/y", share: { with: ["lab", "app"], methods: ["GET"] } }] });`,
  ],
  ["a document from a JSON file", 'import file from "./policy.json" with { type: "json" };\ndefinePolicy(file);'],
  [
    "groups from a map",
    `definePolicy({ sallyport: 1, self: ["https://a.example"], origins: Object.fromEntries([["a", ["https://b.example"]]]), resources: [] });`,
  ],
  ["a value of any type", 'definePolicy(JSON.parse("{}"));'],
  [
    "an annotated document",
    `const one: PolicyDocument<"app"> = { sallyport: 1, self: ["https://a.example"], origins: { app: [] }, resources: [] }; definePolicy(one);`,
  ],
  [
    "a replacement that is computed",
    `const one = ${JSON.stringify(json)}; policy.replace(one); policy.replace({ ...one, self: [process.env["O"] ?? ""] });`,
  ],
  [
    "types that are derived from a policy",
    `const made = definePolicy({ sallyport: 1, self: ["https://a.example"], origins: { app: [], lab: [] },
       resources: [{ path: "/a" }, { path: ["/b", "/c/:id"] }] });
     const groups: Record<GroupName<typeof made>, number> = { app: 1, lab: 2 };
     const paths: Record<ResourcePath<typeof made>, number> = { "/a": 1, "/b": 2, "/c/:id": 3 };
     const other: Policy = made;
     void [groups, paths, other];`,
  ],
  [
    "the sources of the document, and one for a later document",
    `definePolicy({ sallyport: 1, self: ["https://a.example", { source: "domains" }], origins: { app: { source: "partners" } }, resources: [] },
       { sources: { partners: (origin) => origin.length > 9, domains: () => true, later: async () => false } });`,
  ],
  [
    "computed sources of a computed document",
    `const sources: Record<string, () => boolean> = {}; const one = ${JSON.stringify(json)}; definePolicy(one, { sources });`,
  ],
];

/** Each with the text that is underlined, and a part of what is said of it. */
const refused: readonly (readonly [desc: string, text: string, at: string, message: RegExp])[] = [
  [
    "a literal beside a computed origin",
    'definePolicy({ sallyport: 1, self: [process.env["O"] ?? "", "a.example"], resources: [] });',
    '"a.example"',
    /"a\.example".* not assignable to type '`\$\{string\}:\/\/\$\{string\}`'/,
  ],
  [
    "a literal origin in a group",
    'definePolicy({ sallyport: 1, self: [], origins: { app: ["app.example"] }, resources: [] });',
    '"app.example"',
    /"app\.example".* not assignable/,
  ],
  [
    "a slash after an origin",
    'definePolicy({ sallyport: 1, self: ["https://api.example/"], resources: [] });',
    '"https://api.example/"',
    /"https:\/\/api\.example\/"' is not assignable to type '"https:\/\/api\.example"'/,
  ],
  [
    "a path after an origin, beside a computed one",
    'definePolicy({ sallyport: 1, self: [], origins: { app: [process.env["O"] ?? "", "https://app.example/shop"] }, resources: [] });',
    '"https://app.example/shop"',
    /"https:\/\/app\.example\/shop"' is not assignable to type '.*"https:\/\/app\.example"/,
  ],
  [
    "a host in upper case",
    'definePolicy({ sallyport: 1, self: [], origins: { app: ["https://App.example"] }, resources: [] });',
    '"https://App.example"',
    /is not assignable to type '"https:\/\/app\.example"'/,
  ],
  [
    "a scheme in upper case, in a profile",
    'definePolicy({ sallyport: 1, self: [], resources: [], profiles: { dev: { self: ["HTTP://localhost:3000"] } } });',
    '"HTTP://localhost:3000"',
    /is not assignable to type '"http:\/\/localhost:3000"'/,
  ],
  [
    "a pattern below a shared suffix in upper case",
    'definePolicy({ sallyport: 1, self: [], origins: { app: [{ pattern: "https://shop-*.Vercel.app", dangerouslyUnderSharedSuffix: true, because: "x" }] }, resources: [] });',
    "pattern",
    /is not assignable to type '"https:\/\/shop-\*\.vercel\.app"'/,
  ],
  [
    "an origin with a slash in a grant",
    document('resources: [{ path: "/a", share: { with: ["app", "https://b.example/"], methods: ["GET"] } }]'),
    "with",
    /"https:\/\/b\.example\/"' is not assignable to type '"https:\/\/b\.example"'/,
  ],
  [
    "an origin with a query in receive",
    document('resources: [{ path: "/a", receive: { from: ["null", "https://idp.example?a"], methods: ["POST"] } }]'),
    '"https://idp.example?a"',
    /is not assignable to type '"https:\/\/idp\.example"'/,
  ],
  [
    "a replacement with a slash",
    'policy.replace({ sallyport: 1, self: ["https://a.example/"], resources: [] });',
    '"https://a.example/"',
    /is not assignable to type '"https:\/\/a\.example"'/,
  ],
  [
    "a computed origin that may be missing",
    'definePolicy({ sallyport: 1, self: [process.env["O"]], resources: [] });',
    'process.env["O"]',
    /undefined/,
  ],
  [
    "another version",
    "definePolicy({ sallyport: 2, self: [], resources: [] });",
    "sallyport",
    /'2' is not assignable to type '1'/,
  ],
  [
    "a computed text for a list",
    'const one: string = "GET"; ' + document('resources: [{ path: "/a", share: { with: ["app"], methods: one } }]'),
    "methods",
    /'string' is not assignable/,
  ],
  ["a path without slash beside a good one", document('resources: [{ path: "/a" }, { path: "b" }]'), "path", /"b"/],
  [
    "a group that is not defined",
    document('resources: [{ path: "/a", share: { with: ["apps"], methods: ["GET"] } }]'),
    "with",
    /"apps".* not assignable[^]*Did you mean '"app"'/,
  ],
  [
    "a misspelt key deep inside, beside computed values",
    document(
      'hosts: "a".split(","), resources: [{ path: "/a", share: { with: ["app"], methods: "a".split(","), expse: [] } }]',
    ),
    "expse",
    /'expse' does not exist/,
  ],
  [
    "a group of a profile that the document lacks",
    document("resources: [], profiles: { dev: { origins: { lab: [] } } }"),
    "lab",
    /'lab' does not exist/,
  ],
  ["a value of no choice", document('resources: [{ path: "/a", corp: "none" }]'), "corp", /"none"/],
  [
    "an element of no choice",
    document('resources: [{ path: "/a", forgery: { stateChanging: ["GET", "PUT"] } }]'),
    '"PUT"',
    /"PUT"/,
  ],
  [
    "a source that is misspelt",
    'definePolicy({ sallyport: 1, self: [], origins: { app: { source: "partners" } }, resources: [] }, { sources: { partner: () => true } });',
    "sources",
    /'partners' is missing/,
  ],
  [
    "a source that self needs",
    'definePolicy({ sallyport: 1, self: [{ source: "domains" }], resources: [] }, { sources: {} });',
    "sources",
    /'domains' is missing/,
  ],
  [
    "a source that is no function",
    'definePolicy({ sallyport: 1, self: [], origins: { app: { source: "a" } }, resources: [] }, { sources: { a: 1 } });',
    "a",
    /'number' is not assignable/,
  ],
  [
    "a group that a policy doesn't have",
    `const made = ${document("resources: []")} const name: GroupName<typeof made> = "apps"; void name;`,
    "name",
    /"apps".* not assignable to type '"app"'/,
  ],
  [
    "a replacement with a wrong literal",
    'policy.replace({ sallyport: 1, self: ["a.example"], resources: [] });',
    '"a.example"',
    /"a\.example"/,
  ],
];

const head = `import { definePolicy, type GroupName, type Policy, type PolicyDocument, type ResourcePath } from "sallyport";
declare const policy: Policy;
export type Known = [GroupName<Policy>, ResourcePath<Policy>, PolicyDocument];
void [definePolicy, policy];
`;

const numbered = <Case>(cases: readonly Case[], name: string): (readonly [string, Case])[] =>
  cases.map((one, index) => [`${name}-${String(index)}.mts`, one] as const);

const acceptedFiles = numbered(accepted, "accepted");
const refusedFiles = numbered(refused, "refused");

let packed: Packed;
let project: Project;
let program: ReturnType<typeof programOf>;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, { ...pinned("@types/node"), typescript: oldest });
  project.write("policy.json", JSON.stringify(json));
  for (const [file, [, text]] of [...acceptedFiles, ...refusedFiles]) project.write(file, `${head}${text}\n`);
  const files = [...acceptedFiles, ...refusedFiles].map(([file]) => file);
  program = programOf(project, files, { ...setups.nodenext, resolveJsonModule: true });
}, 120_000);

afterAll(() => {
  project.remove();
  packed.remove();
});

describe("documents that the compiler accepts", () => {
  test.each(acceptedFiles.map(([file, [desc]]) => [desc, file] as const))("%s", (_desc, file) => {
    expect(underlined(program, file)).toEqual([]);
  });

  test(`all of them, by TypeScript ${oldest}`, async () => {
    const options = ["--noEmit", "--strict", "--resolveJsonModule", "--module", "nodenext", "--types", "node"];
    const files = acceptedFiles.map(([file]) => file);
    expect(await project.node("node_modules/typescript/bin/tsc", ...options, ...files)).toBe("");
  }, 60_000);
});

describe("documents that the compiler refuses, at the wrong value", () => {
  test.each(refusedFiles.map(([file, [desc, , at, message]]) => [desc, file, at, message] as const))(
    "%s",
    (_desc, file, at, message) => {
      expect(underlined(program, file)).toEqual([[at, expect.stringMatching(message)]]);
    },
  );
});
