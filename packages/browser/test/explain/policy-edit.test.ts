import fc from "fast-check";
import { compilePolicy, decide, type CompileOptions, type RequestHead } from "sallyport";
import { expect, test } from "vitest";
import { inProcess, Browser, type Outcome, type PageRequestInit } from "../../src/index.ts";
import { nearOrigin, policyEdit } from "../../src/explain/index.ts";
import { knowsOrigin } from "../../src/explain/known-origin.ts";
import { guard } from "sallyport/web";
import { APP } from "./attempts.ts";

const API = "https://api.example";
const EVIL = "https://evil.example";

const grants = fc.record(
  {
    with: fc.constantFrom(["app"], ["partner"], ["app", "partner"], ["https://other.example"]),
    methods: fc.constantFrom(["GET"], ["GET", "PUT"], ["POST"]),
    headers: fc.constantFrom(["x-a"], ["x-b"]),
    credentials: fc.constant(true),
  },
  { requiredKeys: ["with", "methods"] },
);

const documents = fc
  .record({
    orders: fc.oneof(
      fc.constant(undefined),
      grants,
      grants.map((one) => [one]),
    ),
    listed: fc.boolean(),
  })
  .map(({ orders, listed }): object => ({
    sallyport: 1,
    self: [API],
    origins: { app: [APP], partner: ["https://partner.example"] },
    resources: listed
      ? [{ path: "/rates" }, { path: "/orders/:id", ...(orders === undefined ? {} : { share: orders }) }]
      : [],
  }));

const requests = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
  headers: fc.constantFrom({}, { "x-a": "1" }),
  credentials: fc.constantFrom("include" as const, "omit" as const),
});

/** What a page gets from a server behind the document, and what the gate was asked last. */
async function attempt(
  document: object,
  page: string,
  init: PageRequestInit,
  options: CompileOptions = {},
): Promise<[Outcome, RequestHead]> {
  const { policy } = compilePolicy(document, options);
  let last: Request | undefined;
  const app = guard(policy!, () => new Response("data"));
  const network = inProcess({ [API]: (request: Request) => app((last = request)) });
  const outcome = await new Browser({ engine: "standard", network }).pageAt(page).attempt(`${API}/orders/1`, init);
  const { method = "GET", headers = new Headers() } = last ?? {};
  const fields = [...headers].filter(([name]) => name !== "host");
  return [outcome, { method, target: "/orders/1", headers: [["Host", "api.example"], ...fields] }];
}

test("with the edit the page reads what it could not, and no other page gets anything", async () => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(documents, requests, async (document, init) => {
      const [outcome, head] = await attempt(document, APP, init);
      const edit = policyEdit(document, {}, outcome, head);
      if (outcome.readable) return;
      expect(edit, JSON.stringify(document)).toBeDefined();
      edits += 1;
      const [after] = await attempt(edit!.document as object, APP, init);
      expect(after.readable, `${edit!.at} ${edit!.add}`).toBe(true);
      const { policy } = compilePolicy(edit!.document);
      const evil = head.headers as [string, string][];
      const headers = evil.map(([name, value]): [string, string] => [name, name === "origin" ? EVIL : value]);
      expect(decide(policy!, { ...head, headers }).grant).toBeUndefined();
    }),
    { numRuns: 200 },
  );
  expect(edits).toBeGreaterThan(20);
});

test("an opaque page, and a method override, get no edit", async () => {
  const document = { sallyport: 1, self: [API], resources: [] };
  const [file, head] = await attempt(document, "file:///index.html", {});
  expect(policyEdit(document, {}, file, head)).toBeUndefined();
  const [override, other] = await attempt(document, APP, { headers: { "x-http-method-override": "DELETE" } });
  expect(policyEdit(document, {}, override, other)).toBeUndefined();
});

test("an origin that differs in one known way is named", () => {
  const document = { self: [API], origins: { app: ["https://app.example:8443"] } };
  expect(nearOrigin(document, APP)).toBe("The policy names `https://app.example:8443`: the ports differ.");
  expect(nearOrigin(document, EVIL)).toBeUndefined();
});

test.each([
  ["/orders/", "/orders"],
  ["/orders", "/orders/"],
])("a slash at the end is all that differs: %s of a policy for %s", async (path, listed) => {
  const document = {
    sallyport: 1,
    self: [API],
    origins: { app: [APP] },
    resources: [{ path: listed, share: { with: ["app"], methods: ["GET"] } }],
  };
  const app = guard(compilePolicy(document).policy!, () => new Response("data"));
  const outcome = await new Browser({ engine: "standard", network: inProcess({ [API]: app }) })
    .pageAt(APP)
    .attempt(`${API}${path}`);
  const head = { method: "GET", target: path, headers: { host: "api.example", origin: APP } };
  expect(policyEdit(document, {}, outcome, head)).toMatchObject({ at: "resources[0].path", add: path });
});

const patterns = ["https://*.pv.example", "https://app-*.pv.example", "https://**.pv.example"] as const;

test("an edit for a page that a pattern or a source names opens nothing to another origin that it names", async () => {
  const page = "https://app-1.pv.example";
  const other = "https://app-2.pv.example";
  const sources = { pv: (): boolean => true };
  const members = fc.oneof(
    fc.constantFrom(...patterns).map((one) => [one]),
    fc.constantFrom(...patterns).map((one) => [one, page]),
    fc.constant({ source: "pv" }),
  );
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(members, grants, requests, async (pv, grant, init) => {
      const share = { ...grant, with: ["pv"] };
      const document = {
        sallyport: 1,
        self: [API],
        origins: { pv },
        resources: [{ path: "/orders/:id", share }],
      };
      const [outcome, head] = await attempt(document, page, init, { sources });
      const edit = policyEdit(document, { sources }, outcome, head);
      if (edit === undefined) return;
      edits++;
      for (const method of ["GET", "POST", "PUT", "DELETE"])
        for (const name of ["x-a", "x-b"]) {
          const headers = { host: "api.example", origin: other, "access-control-request-headers": name };
          const asked = { ...headers, "access-control-request-method": method };
          const decided = await Promise.all(
            [document, edit.document].map(async (one) => {
              const policy = compilePolicy(one, { sources }).policy!;
              const preflight = { method: "OPTIONS", target: "/orders/1", headers: asked };
              return decide(await policy.resolve(preflight), preflight).headers;
            }),
          );
          expect(decided[1], `${edit.at}: ${edit.add}`).toEqual(decided[0]);
        }
    }),
    { numRuns: 60 },
  );
  expect(edits).toBeGreaterThan(10);
});

test("what several listed origins have together is added to their grant only where the page cannot have a grant alone", () => {
  const edit = async (share: object, init: PageRequestInit): Promise<string | undefined> => {
    const origins = { apps: [APP, "https://www.app.example"] };
    const document = { sallyport: 1, self: [API], origins, resources: [{ path: "/orders/:id", share }] };
    const [outcome, head] = await attempt(document, APP, init);
    const found = policyEdit(document, {}, outcome, head);
    return found && `${found.at}: ${found.add}`;
  };
  const share = { with: ["apps"], methods: ["GET"] };
  return Promise.all([
    expect(edit(share, { method: "DELETE" })).resolves.toBe(
      `resources[0].share: { with: [${APP}], methods: [DELETE] }`,
    ),
    expect(edit(share, { headers: { "x-a": "1" } })).resolves.toBe("resources[0].share.headers: x-a"),
  ]);
});

test("an origin that only a pattern below a shared suffix matches is not one that the policy names", () => {
  const because = "public data";
  const shared = { pattern: "https://shop-*.vercel.app", dangerouslyUnderSharedSuffix: true, because };
  const named = (origins: object, origin: string, profile?: string): boolean =>
    knowsOrigin(
      {
        sallyport: 1,
        self: [API],
        origins,
        resources: [{ path: "/", share: { with: Object.keys(origins), methods: ["GET"] } }],
        profiles: { development: { origins } },
      },
      profile === undefined ? {} : { profile },
      "api.example",
      origin,
    );
  expect(named({ previews: [shared] }, "https://shop-evil.vercel.app")).toBe(false);
  expect(named({ previews: [shared] }, "https://shop-evil.vercel.app", "development")).toBe(false);
  expect(named({ previews: [shared, "https://shop-main.vercel.app"] }, "https://shop-main.vercel.app")).toBe(true);
});
