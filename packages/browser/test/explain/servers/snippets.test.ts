import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOf, serverFix, serverNames, servers, type ServerChange } from "@sallyport/browser/explain";

const share = { with: ["https://app.example"], methods: ["GET"] } as const;
const other = "https://admin.example";

/** Changes that a fix can need, from the smallest to one with everything. */
const cases: readonly (readonly [desc: string, change: ServerChange | undefined])[] = [
  ["a GET of one path", changeOf(share, "https://api.example/rates")],
  [
    "a PUT with credentials, of a path with an id",
    changeOf(
      { ...share, methods: ["PUT"], headers: ["content-type", "authorization"], credentials: true },
      "https://api.example/v1.0/orders/17",
    ),
  ],
  [
    "two origins, and a header to read",
    changeOf({ ...share, headers: ["x-client"], expose: ["x-total"] }, "https://api.example/orders", [other]),
  ],
  ["a PATCH, of a path that isn't known", changeOf({ ...share, methods: ["PATCH"] })],
];

describe.each(serverNames)("%s", (name) => {
  test("writes what is recorded", async () => {
    const text = cases.map(([desc, change]) => {
      const { where, snippet } = serverFix(name, change!);
      return `== ${desc}\n${where}\n\n${snippet ?? "(it cannot say this)"}\n`;
    });
    const { title, page, read } = servers[name];
    const head = `${title}\n${page}${read === undefined ? "" : ` (read ${read})`}\n`;
    await expect([head, ...text].join("\n")).toMatchFileSnapshot(`snippets/${name}.txt`);
  });

  test("names the origin, the method and the headers, and no wildcard", () => {
    for (const [desc, change] of cases) {
      const { snippet } = serverFix(name, change!);
      if (snippet === null) continue;
      for (const one of change!.origins.map((origin) => origin.replace("https://", "")))
        expect(snippet.replaceAll("\\", ""), desc).toContain(one);
      for (const one of [...change!.headers, ...change!.expose]) expect(snippet, desc).toContain(one);
      // A path that isn't known is every path.
      if (change!.path.length > 0) expect(snippet, desc).not.toMatch(/["' ]\*["' ;]/);
      // The two send `true` for every origin that is named.
      if (name === "s3" || name === "azure") continue;
      expect(/credentials/i.test(snippet) && !snippet.includes("false"), desc).toBe(change!.credentials);
    }
  });
});

/** Changes of a server that redirects a script to a sign-in page. */
const signInCases: readonly (readonly [desc: string, change: ServerChange])[] = [
  [
    "a page of another origin, with credentials",
    { ...cases[1]![1]!, methods: ["GET"], headers: [], preflight: false, unauthorized: "cross-origin" },
  ],
  ["a page of the server's own origin", { ...cases[0]![1]!, unauthorized: "same-origin" }],
  ["a path that isn't known", { ...cases[0]![1]!, path: [], unauthorized: "same-origin" }],
];

const withSignIn = serverNames.filter((name) => servers[name].unauthorized !== undefined);

test.each(withSignIn)("%s: a 401 instead of a redirect is what is recorded", async (name) => {
  const { page, read, tried } = servers[name].unauthorized!;
  const text = signInCases.map(([desc, change]) => {
    const { where, snippet } = serverFix(name, change);
    return `== ${desc}\n${where}\n\n${snippet ?? ""}\n`;
  });
  const basis = read === undefined ? tried && `tried on ${tried}` : `read ${read}`;
  const head = `${servers[name].title}: 401 instead of a redirect to a sign-in page\n${page}${basis === undefined ? "" : ` (${basis})`}\n`;
  await expect([head, ...text].join("\n")).toMatchFileSnapshot(`snippets/sign-in/${name}.txt`);
});

test.each(withSignIn)("%s: a page of the server's own origin gets no CORS headers", (name) => {
  const [, [, own]] = signInCases as readonly [unknown, readonly [string, ServerChange]];
  expect(serverFix(name, own).snippet).not.toMatch(/https:\/\/app\.example|allow.?origin/i);
});

test("what could end a string of a configuration is not written", () => {
  const unsafe = ["https://a'b.example", 'https://a"b.example', "https://a$b.example", "https://a;b.example"];
  for (const origin of unsafe) expect(changeOf({ ...share, with: [origin] })).toBeUndefined();
  for (const name of ["x'a", "x`a", "x$a", "x|a", "x#a", "x&a", "a".repeat(101)])
    expect(changeOf({ ...share, headers: [name] }), name).toBeUndefined();
  expect(changeOf({ ...share, methods: ["G'ET"] })).toBeUndefined();
  expect(changeOf({ ...share, methods: [] })).toBeUndefined();
});

test("a path that isn't plain is not written", () => {
  const paths = ["/a'b", "/a{b", "/a$b", "/a;b", "/a%0Ab", "/a)b", "/a/*/b", "/:a", `/${"a/".repeat(50)}`];
  for (const path of paths) expect(changeOf(share, `https://api.example${path}`)?.path, path).toEqual([]);
});

test("whatever the origin, the names and the path are, a snippet has only what is safe", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("https://app.example", "x-a", "GET", "a'b", "a\nb", "${a}"));
  fc.assert(
    fc.property(text, text, text, fc.webUrl(), fc.boolean(), (origin, method, header, url, credentials) => {
      const change = changeOf({ with: [origin], methods: [method], headers: [header], credentials }, url, [header]);
      for (const name of change === undefined ? [] : serverNames) {
        const { snippet } = serverFix(name, change!);
        const plain = serverFix(name, changeOf({ ...share, methods: ["GET"], headers: ["x-a"], credentials }, url)!);
        const signsOf = (all: string | null): string[] => (all ?? "").replace(/[A-Za-z0-9_~.:[\]\s-]/g, "").split("");
        const known = new Set(signsOf(plain.snippet));
        if (plain.snippet !== null && change!.preflight && change!.origins.length === 1)
          expect(signsOf(snippet).filter((sign) => !known.has(sign))).toEqual([]);
      }
    }),
  );
});
