import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type ts from "typescript";
import { policySchema } from "../../src/index.ts";
import { exportedNames, programOf, setups } from "./compiler.ts";
import { type Packed, Project, pack, pinned } from "@sallyport/testing/package";

/** Each entry: what it exports, and which types it declares besides. */
const table: readonly (readonly [string, string, string])[] = [
  [
    "sallyport",
    `PolicyError compilePolicy decide definePolicy describeProblem describeReason findingCodes policySchema problemCodes
     reasonCodes reasonOfProblemType whyCommand`,
    `AcceptedLintDocument AnyoneGrant CompileOptions DangerouslyInsecure DecideOptions Decision DefaultsDocument DocumentPath Duration Exchange Finding FindingCode
     ForgeryDocument GrantDocument GrantSummary GroupName GuardOptions HeaderSource Method NamedGrant OriginGroup OriginText Policy
     PolicyDocument PolicyOptions PolicyResult Problem ProblemCode ProfileDocument ReasonCode ReceiveDocument RefusalBody RequestHead Requester ResolveOptions
     ResourceDocument ResourcePath SelfSource ShareDefaults SharedSuffixPattern Source SourceAnswers SourceBy SourceContext SourceContextBy SourceKey SourceOptions SourceReference TokenOptions`,
  ],
  [
    "sallyport/standard",
    `corsUnsafeRequestHeaderNames defaultPort getDecodeAndSplit isCorsNonWildcardRequestHeaderName
     isCorsSafelistedMethod isCorsSafelistedRequestHeader isCorsSafelistedResponseHeaderName isForbiddenMethod
     isForbiddenRequestHeader isForbiddenRequestHeaderName isForbiddenResponseHeaderName isHeaderValue isLoopbackHost
     isNoCorsSafelistedRequestHeader isNoCorsSafelistedRequestHeaderName isPotentiallyTrustworthyOrigin
     isPrivateAddress
     isPrivilegedNoCorsRequestHeaderName isPublicSuffix isRequestBodyHeaderName isSafeMethod isSameOrigin isSameSite
     isSchemelesslySameSite isToken mimeTypeEssence normalizeHeaderValue normalizeMethod parseAuthority parseHost
     parseOrigin parseSingleRangeHeaderValue parseTokenList publicSuffixSection registrableDomain replaceInvisible sanitizeASCII sanitizeText
     serializeOrigin`,
    "Host TupleOrigin",
  ],
  [
    "sallyport/yaml",
    "compileYaml loadPolicy parseYaml tooDeepAt watchPolicy",
    "Environment ParsedYaml PolicyWatch WatchPolicyOptions YamlOptions YamlPolicy",
  ],
  ["sallyport/built", "loadBuiltPolicy", "BuiltPolicy"],
  ["sallyport/built-full", "loadBuiltPolicy", "BuiltPolicy BuiltPolicyOptions"],
  ["sallyport/build", "buildPolicy", "PolicyBuild"],
  ["sallyport/token", "anonymousSession issueToken verifyToken", "AnonymousSession TokenSecret"],
  ["sallyport/node", "guard", "Exchange GuardOptions NodeGuard NodeHandler NodeListener"],
  ["sallyport/express", "guard", "Exchange GuardOptions Middleware"],
  ["sallyport/fastify", "guard", "Exchange GuardOptions Instance Options"],
  ["sallyport/nest", "guard", "Application Exchange GuardOptions"],
  ["sallyport/koa", "guard", "Context Exchange GuardOptions"],
  ["sallyport/hono", "guard", "Context Exchange GuardOptions"],
  ["sallyport/web", "guard", "Exchange GuardOptions WebHandler"],
  ["sallyport/bun", "guard", "BunGuardOptions Exchange GuardOptions ServeOptions"],
  [
    "sallyport/review",
    "acceptedLints changeCodes describeLint difference formatPath inlineYaml lint lintCodes matrix openBreadths openWeights openness permissionAdditions standInSources suggest",
    `Allowance Change ChangeCode Difference GrantGap Lint LintCode LintSeverity MatrixCell OpenKind OpenPart Openness
     PolicyAddition PolicyAdditions ReviewOptions Subject WantedPermission`,
  ],
];

const entries = table.map(([name]) => name);
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

/** A module of types that stands for an entry. */
const standIn = (name: string): string => `${name.replace("/", "-")}.mts`;

/** Prints the names of each entry; `load` is the expression that loads one. */
const names = (load: string): string => `
const names = {};
for (const name of ${JSON.stringify(entries)}) {
  const all = Object.keys(${load});
  names[name] = all.filter((one) => one !== "__esModule" && one !== "module.exports").sort();
}
console.log(JSON.stringify(names));`;

let packed: Packed;
let project: Project;
let imported: Record<string, string[]>;
let required: Record<string, string[]>;
let asCommonJs: Record<string, string[]>;
let program: ts.Program;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, pinned("yaml", "@types/node"));
  project.write("names.mjs", names("await import(name)"));
  project.write("names.cjs", names("require(name)"));
  imported = JSON.parse(await project.node("names.mjs")) as typeof imported;
  required = JSON.parse(await project.node("names.cjs")) as typeof required;
  asCommonJs = JSON.parse(await project.node("--no-experimental-require-module", "names.cjs")) as typeof required;
  for (const name of entries) project.write(standIn(name), `export * from "${name}";`);
  program = programOf(project, entries.map(standIn), setups.nodenext);
}, 120_000);

afterAll(() => {
  project.remove();
  packed.remove();
});

describe.each(table)("%s", (name, values, types) => {
  test("exports its names, for import and for require", () => {
    expect(imported[name]).toEqual(words(values));
    expect(required[name]).toEqual(words(values));
    expect(asCommonJs[name]).toEqual(words(values));
  });

  test("declares the same, and its types", () => {
    const declared = exportedNames(program, join(project.folder, standIn(name)));
    expect(declared).toEqual({ values: words(values), types: words(types) });
  });
});

describe("the package", () => {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(join(project.folder, "node_modules/sallyport", file), "utf8"));

  test("has these entries and two files of JSON", () => {
    const files = ["sallyport/policy.schema.json", "sallyport/package.json"];
    const { exports } = read("package.json") as { exports: object };
    expect(Object.keys(exports).map((path) => `sallyport${path.slice(1)}`)).toEqual([...entries, ...files]);
  });

  test("shows nothing else", async () => {
    const inner = 'import("sallyport/dist/server/gate.js")';
    await expect(project.node("-e", inner)).rejects.toThrow("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  test("carries the schema of its policies", async () => {
    const printed = await project.node("-p", 'JSON.stringify(require("sallyport/policy.schema.json"))');
    expect(JSON.parse(printed)).toEqual(policySchema());
  });
});
