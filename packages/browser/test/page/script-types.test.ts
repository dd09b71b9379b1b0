import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, browser, core, pack, pinned } from "@sallyport/testing/package";

const manifest = JSON.parse(readFileSync(join(browser, "package.json"), "utf8")) as {
  devDependencies: Readonly<Record<string, string>>;
};
const ownPins = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, manifest.devDependencies[name] ?? ""]));

const start = `import { Browser, inProcess } from "@sallyport/browser";
const page = new Browser({ network: inProcess({}) }).pageAt("https://app.example");
const { globals } = page;
`;

const compiles: readonly (readonly [desc: string, text: string])[] = [
  [
    "the page's fetch for a library",
    `import ky from "ky";
import createClient from "openapi-fetch";
const client = createClient<object>({ baseUrl: "https://api.example", fetch: globals.fetch });
await ky.get("https://api.example", { fetch: globals.fetch });
const fetchOfPlatform: typeof fetch = globals.fetch;
const response: Response = await globals.fetch("/");
const headers: Headers = response.headers;
const { worker } = await page.worker("/worker.js");
const fetchOfWorker: typeof fetch | undefined = worker?.globals.fetch;
export { client, fetchOfPlatform, headers, fetchOfWorker };`,
  ],
  [
    "the events of each class",
    `const socket = new globals.WebSocket("wss://api.example");
socket.onmessage = ({ data }) => data;
socket.addEventListener("close", ({ code, wasClean }) => [code, wasClean]);
const source = new globals.EventSource("/events");
source.onmessage = ({ data, lastEventId }) => [data, lastEventId];
source.addEventListener("price", ({ data }) => data);
source.addEventListener("error", ({ type }) => type);
const request = new globals.XMLHttpRequest();
request.onprogress = ({ loaded, total }) => loaded / total;
request.upload.addEventListener("load", ({ loaded }) => loaded);
request.addEventListener("load", { handleEvent: ({ loaded }) => loaded });
request.addEventListener("readystatechange", () => request.status);
const targets: readonly EventTarget[] = [socket, source, request];
export { targets };`,
  ],
  [
    "a window's messages",
    `page.window.onmessage = ({ origin, source, ports }) => {
  source?.postMessage("paid", origin);
  ports[0]?.close();
};
page.window.addEventListener("message", ({ source }) => source?.postMessage("paid", { targetOrigin: "*" }));
export {};`,
  ],
];

const refused: readonly string[] = [
  'page.fetch("/", { mode: "navigate" })',
  'page.fetch("/", { credential: "include" })',
  'page.attempt("/", { body: { a: 1 } })',
  'page.embed({ as: "img", url: "/" })',
  'page.navigate("/", { by: "form" })',
  "page.submit({ fields: { amount: 5 } })",
  'page.submit({}, { by: "link" })',
  'page.frame("/", { sandbox: true })',
  'page.openSocket("wss://api.example", { message: 5 })',
  'new globals.XMLHttpRequest().responseType = "xml"',
  'new globals.WebSocket("wss://api.example").onclose = ({ data }) => data',
  'new Browser({ network: inProcess({}), engine: "chrome" })',
  "new Browser({})",
];

const programs = compiles.map(([desc, text]) => `// ${desc}\n${start}${text}\n`);
const libraries = { "Node's types": ["es2023"], "the DOM's types": ["es2023", "dom", "dom.iterable"] };

let packed: readonly Packed[] = [];
let project: Project | undefined;

beforeAll(async () => {
  packed = [await pack(core), await pack(browser)];
  project = new Project();
  await project.install(
    packed.map(({ tarball }) => tarball),
    { ...pinned("typescript", "@types/node"), ...ownPins("ky", "openapi-fetch") },
  );
  for (const [index, text] of programs.entries()) project.write(`compiles-${String(index)}.ts`, text);
  const lines = refused.map((one) => `// @ts-expect-error\nvoid (() => ${one});`);
  project.write("refused.ts", `${start}${lines.join("\n")}\nexport {};\n`);
}, 240_000);

afterAll(() => {
  project?.remove();
  for (const one of packed) one.remove();
});

describe.each(Object.entries(libraries))("packed, with %s", (_name, lib) => {
  test("what a script may do compiles without a cast, and wrong usage does not", async () => {
    const compilerOptions = {
      module: "nodenext",
      target: "es2023",
      lib,
      types: ["node"],
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    };
    project!.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    expect(await project!.node("node_modules/typescript/bin/tsc", "-p", ".")).toBe("");
  }, 120_000);
});
