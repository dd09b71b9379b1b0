import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange } from "../corpus/exchange.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The code block below `<!-- example: NAME -->`. */
function example(name: string): string {
  const block = new RegExp(`<!-- example: ${name.replace(".", "\\.")} -->\\s+\`\`\`\\w+\\n(.*?)^\`\`\``, "ms").exec(
    readme,
  );
  if (block === null) throw new Error(`README.md has no example ${name}`);
  return block[1] ?? "";
}

const npm = (folder: string, ...words: string[]): string =>
  execFileSync("npm", words, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, "localhost");
    socket.on("error", () => resolve(false));
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await isOpen(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the example's server did not listen");
}

let folder = "";
let packed: { filename: string; files: { path: string; size: number }[] } = { filename: "", files: [] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-consumer-"));
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b", "packages/core"], { cwd: root });
  packed = (
    JSON.parse(npm(join(root, "packages/core"), "pack", "--json", "--pack-destination", folder)) as [typeof packed]
  )[0];
  writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }');
  npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", join(folder, packed.filename), "yaml@2.9.1");
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (file: string, text: string): string => {
  writeFileSync(join(folder, file), text);
  return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
};

describe("the packed package", () => {
  test("holds what is documented and nothing else", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(
      paths.filter(
        (path) => !/^(?:dist\/.*\.(?:js|d\.ts)|package\.json|README\.md|LICENSE|policy\.schema\.json)$/.test(path),
      ),
    ).toEqual([]);
    expect(paths).toContain("README.md");
    expect(paths).toContain("LICENSE");
    expect(paths).toContain("policy.schema.json");
  });

  test.each([
    [
      "sallyport",
      "PolicyError compilePolicy decide definePolicy describeProblem describeReason findingCodes policySchema problemCodes reasonCodes",
    ],
    ["sallyport/node", "guard"],
    ["sallyport/express", "guard"],
    ["sallyport/fastify", "guard"],
    ["sallyport/koa", "guard"],
    ["sallyport/hono", "guard"],
    ["sallyport/web", "guard"],
    ["sallyport/token", "issueToken verifyToken"],
    ["sallyport/yaml", "compileYaml loadPolicy"],
  ])("%s has its names, for import and for require", (specifier, names) => {
    const print =
      'console.log(Object.keys(all).filter((name) => name !== "__esModule" && name !== "module.exports").sort().join(" "))';
    expect(run("names.mjs", `import * as all from "${specifier}"; ${print}`).trim()).toBe(names);
    expect(run("names.cjs", `const all = require("${specifier}"); ${print}`).trim()).toBe(names);
  });

  test("its types are found", () => {
    writeFileSync(
      join(folder, "types.ts"),
      'import { definePolicy } from "sallyport";\nimport { loadPolicy } from "sallyport/yaml";\nimport { guard } from "sallyport/web";\n' +
        'export const policy = definePolicy({ sallyport: 1, self: ["https://a.example"], resources: [] });\nexport const other = loadPolicy("x\\n");\n' +
        'export default { fetch: guard(policy, () => new Response("ok")) };\n// @ts-expect-error a misspelt key\ndefinePolicy({ sallyport: 1, self: [], resource: [] });\n',
    );
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--lib",
      "es2023,dom",
      "types.ts",
    ];
    expect(
      execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options], {
        cwd: folder,
        encoding: "utf8",
      }),
    ).toBe("");
  });
});

describe("the README's example, in a fresh folder", () => {
  let server: ChildProcess | undefined;
  let port = 0;

  beforeAll(async () => {
    port = await freePort();
    writeFileSync(join(folder, "server.mjs"), example("server.mjs").replaceAll("3000", String(port)));
    server = spawn(process.execPath, ["server.mjs"], { cwd: folder, stdio: "inherit" });
    await listening(port);
  });

  afterAll(() => void server?.kill());

  const commands = example("commands")
    .split("$ curl ")
    .slice(1)
    .map((text) => {
      const [line = "", ...answer] = text.trim().split("\n");
      return [line, answer.filter((one) => one !== "")] as const;
    });

  test("is no longer than a reader bears", () => {
    const lines = example("server.mjs")
      .split("\n")
      .filter((line) => line.trim() !== "");
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(commands.length).toBe(3);
  });

  test.each(commands)("curl %s", async (line, [status = "", ...fields]) => {
    const method = /-X (\w+)/.exec(line)?.[1] ?? "GET";
    const path = /http:\/\/localhost:3000(\S*)/.exec(line)?.[1] ?? "/";
    const headers = [...line.matchAll(/-H "([^"]*)"/g)].map((match) => match[1] ?? "");
    const host = `Host: localhost:${String(port)}`;
    const response = await exchange(port, {
      desc: line,
      send: `${method} ${path}`,
      with: [host, ...headers],
      expect: { status: 0, ran: false },
    });
    expect(status).toContain(String(response.status));
    for (const field of fields) {
      const [name = "", value] = field.split(": ");
      expect([name, response.headers.get(name)]).toEqual([name, value]);
    }
  });
});
