import type ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaints, programOf, setups } from "./compiler.ts";
import { type Packed, Project, pack, pinned } from "@sallyport/testing/package";

/** The declarations need NoInfer, which is of 5.4. */
const oldest = "5.4.5";

let packed: Packed;
let project: Project;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, { ...pinned("yaml", "@types/node"), typescript: oldest });
}, 120_000);

afterAll(() => {
  project.remove();
  packed.remove();
});

const web = `
import { decide, definePolicy, type Decision, type GuardOptions, type PolicyDocument, type SourceBy } from "sallyport";
import { guard as guardBun } from "sallyport/bun";
import { guard as guardHono } from "sallyport/hono";
import { parseOrigin } from "sallyport/standard";
import { guard as guardWeb } from "sallyport/web";

const document: PolicyDocument<"app"> = {
  sallyport: 1,
  self: ["https://api.example"],
  origins: { app: ["https://app.example"] },
  resources: [{ path: "/orders/:id", share: { with: ["app"], methods: ["GET"], credentials: true, maxAge: "10m" } }],
};
export const policy = definePolicy(document);
const pages: SourceBy<"host" | "param:tenant"> = (origin, { host, params }) => origin === host + params.tenant;
export const tenants = definePolicy(
  {
    sallyport: 1,
    self: ["https://*.shop.example", { source: "domains", scheme: "http" }],
    hosts: ["*.svc.cluster.local"],
    origins: { pages: { source: "pages", by: ["host", "param:tenant"] }, any: { source: "any" } },
    resources: [{ path: "/:tenant", share: { with: ["pages"], methods: ["GET"] } }],
  },
  {
    sources: {
      pages,
      domains: async (name) => name.endsWith(".example"),
      any: { decide: (origin, { signal, host, params }) => !signal.aborted && host === params?.["tenant"], freshFor: 1 },
    },
  },
);
tenants.invalidate("pages", { origin: "https://a.example", host: "a.example", params: { tenant: "1" } });
export const resolved: Promise<Decision> = tenants
  .resolve({ method: "GET", target: "/", headers: {} }, { hostHeader: "forwarded" })
  .then((view) => decide(view, { method: "GET", target: "/", headers: {} }));
export const decision: Decision = decide(policy, { method: "GET", target: "/orders/1", headers: new Headers() });
const options: GuardOptions<Request> = { enforce: "report", onDecision: ({ reason }, { path }, request) => [reason, path, request], onFinding: ({ code }) => code };
export const handler: (request: Request, environment: number) => Promise<Response> = guardWeb(
  policy,
  (request, environment: number) => new Response(request.url + String(environment)),
  options,
);
export const hono = guardHono(policy);
export const bun: { port: number } = guardBun(policy, { port: 0, fetch: (request: Request) => new Response(request.url) });
export const host: string | undefined = parseOrigin("https://app.example")?.host.toString();
`;

const node = `${web}
import { createServer, type IncomingMessage } from "node:http";
import { guard as guardExpress } from "sallyport/express";
import { guard as guardFastify } from "sallyport/fastify";
import { guard as guardKoa } from "sallyport/koa";
import { guard as guardNest, type Application } from "sallyport/nest";
import { guard as guardNode } from "sallyport/node";
import { issueToken, verifyToken } from "sallyport/token";
import { compileYaml, loadPolicy } from "sallyport/yaml";

const session = (request: IncomingMessage) => request.headers.cookie;
const secrets = ["a secret of thirty-two characters"];
export const server = createServer(
  guardNode(policy, (request, response) => response.end(request.url), { token: { secrets, session } }),
).on("upgrade", guardNode.upgrade(policy, (_request, socket) => socket.destroy()));
export const nest = (app: Application): void => guardNest(policy, app);
export const others = [guardExpress(loadPolicy("policy.yaml")), guardKoa(policy), guardFastify];
export const valid: boolean = verifyToken(issueToken({ secrets, session: "1" }), { secrets, session: "1" });
const { policy: read, problems } = compileYaml("sallyport: 1");
export const codes: readonly string[] = read === undefined ? problems.map(({ code }) => code) : [];
`;

describe("a strict project, which checks the declarations too", { timeout: 60_000 }, () => {
  test.each<[string, string, string, ts.CompilerOptions]>([
    ["ES modules, module nodenext", "esm.mts", node, setups.nodenext],
    ["CommonJS, module nodenext", "commonjs.cts", node, setups.nodenext],
    ["CommonJS, module node16", "node16.cts", node, setups.node16],
    ["moduleResolution node10", "node10.cts", node, setups.node10],
    ["moduleResolution bundler", "bundler.ts", node, setups.bundler],
    ["without the types of Node, for what runs on Workers", "worker.ts", web, setups.withoutNode],
  ])("%s", (_desc, file, text, options) => {
    project.write(file, text);
    expect(complaints(programOf(project, [file], options))).toEqual([]);
  });

  test(`TypeScript ${oldest}`, async () => {
    project.write("oldest.mts", node);
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", "node"];
    expect(await project.node("node_modules/typescript/bin/tsc", ...options, "oldest.mts")).toBe("");
  });
});

const document = (change: string): string =>
  `definePolicy({ sallyport: 1, self: ["https://api.example"], origins: { app: ["https://app.example"] }, ${change} });`;
const share = (grant: string): string => document(`resources: [{ path: "/orders", share: ${grant} }]`);

/** What the editor refuses, and a part of what it says. */
const misuses: readonly (readonly [string, string, RegExp])[] = [
  ["a misspelt key of the document", document("resource: []"), /'resource' does not exist/],
  ["no resources", document(""), /'resources' is missing/],
  [
    "a misspelt key of a grant",
    share('{ with: ["app"], methods: ["GET"], expse: ["etag"] }'),
    /'expse' does not exist/,
  ],
  ["a group that is not defined", share('{ with: ["apps"], methods: ["GET"] }'), /"apps".* not assignable/],
  ["anyone without because", share('{ with: "anyone", methods: ["GET"] }'), /because/],
  [
    "anyone with credentials",
    share('{ with: "anyone", methods: ["GET"], because: "public", credentials: true }'),
    /not assignable/,
  ],
  ["a share without methods", share('{ with: ["app"] }'), /not assignable/],
  ["sockets without credentials", share('{ with: ["app"], webSocket: true }'), /not assignable/],
  ["the asterisk for origins", share('{ with: "*", methods: ["GET"] }'), /"\*".* not assignable/],
  ["methods in one text", share('{ with: ["app"], methods: "GET" }'), /'string' is not assignable/],
  ["an unset environment variable", share('{ with: [process.env["APP"]], methods: ["GET"] }'), /undefined/],
  [
    "an undefined option",
    share('{ with: ["app"], methods: ["GET"], maxAge: undefined }'),
    /exactOptionalPropertyTypes/,
  ],
  ["a duration in words", share('{ with: ["app"], methods: ["GET"], maxAge: "10 minutes" }'), /"10 minutes"/],
  [
    "an origin without scheme",
    document('resources: [], hosts: [], profiles: { a: { self: ["a.example"] } }'),
    /a\.example/,
  ],
  [
    "a source by something else",
    document('resources: [], profiles: { a: { origins: { app: { source: "a", by: ["hosts"] } } } }'),
    /"hosts"/,
  ],
  [
    "a source of host names in another scheme",
    document('resources: [], profiles: { a: { self: [{ source: "a", scheme: "ftp" }] } }'),
    /"ftp"/,
  ],
  [
    "what `by` does not name",
    'const a: SourceBy<"host"> = (origin, { params }) => params === origin;',
    /'params' does not exist/,
  ],
  [
    "a parameter that `by` does not name",
    'const a: SourceBy<"param:a"> = (origin, { params }) => params.b === origin;',
    /'b' does not exist/,
  ],
  ["an origin in place of the request", 'policy.resolve("https://app.example");', /not assignable/],
  ["a path without slash", document('resources: [{ path: "orders" }]'), /"orders"/],
  [
    "a form post by PUT",
    document('resources: [{ path: "/a", receive: { from: ["app"], methods: ["PUT"] } }]'),
    /"PUT"/,
  ],
  ["a misspelt option of a guard", "guard(policy, () => undefined, { enforced: 'report' });", /'enforced'/],
  ["a handler in place of the policy", "guard(() => undefined, policy);", /not assignable/],
  ["a token without session", 'guard(policy, () => undefined, { token: { secrets: [""] } });', /'session' is missing/],
  ["a look into a compiled policy", "policy.current.resources;", /'current' does not exist/],
];

describe("misuse that the compiler refuses", () => {
  const files = misuses.map((_misuse, index) => `misuse-${String(index)}.mts`);
  let said: string[];

  beforeAll(() => {
    for (const [index, [, text]] of misuses.entries()) {
      const head =
        'import { definePolicy, type Policy, type SourceBy } from "sallyport";\nimport { guard } from "sallyport/node";\ndeclare const policy: Policy;';
      project.write(files[index] ?? "", `${head}\nvoid [definePolicy, guard, policy];\n${text}\n`);
    }
    said = complaints(programOf(project, files, setups.nodenext));
  });

  test.each(misuses.map(([desc, , pattern], index) => [desc, pattern, files[index] ?? ""] as const))(
    "%s",
    (_desc, pattern, file) => {
      const own = said.filter((one) => one.startsWith(`${file}: `));
      expect(own).toEqual([expect.stringMatching(pattern)]);
    },
  );
});
