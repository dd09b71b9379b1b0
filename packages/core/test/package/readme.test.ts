import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange } from "@sallyport/testing/http";
import { type Packed, Project, pack, pinned } from "@sallyport/testing/package";
import { root } from "@sallyport/testing/root";
import { startServer, type ServerProcess } from "./server-process.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");

/** The code block below `<!-- example: NAME -->`. */
function example(name: string): string {
  const block = new RegExp(`<!-- example: ${name.replace(".", "\\.")} -->\\s+\`\`\`\\w+\\n(.*?)^\`\`\``, "ms");
  const [, text] = block.exec(readme) ?? [];
  if (text === undefined) throw new Error(`README.md has no example ${name}`);
  return text;
}

const program = example("server.mjs");

/** The command lines, each with the lines of the response that is shown. */
const commands = example("commands")
  .split("$ curl ")
  .slice(1)
  .map((text) => {
    const [line = "", ...head] = text.trim().split("\n");
    return [line, head.filter((one) => one !== "")] as const;
  });

let packed: Packed;
let project: Project;
let server: ServerProcess;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, pinned("yaml"));
  project.write("policy.yaml", example("policy.yaml"));
  const anyPort = ".listen(0, function () {\n  console.log(this.address().port);\n});";
  project.write("server.mjs", program.replace(".listen(3000);", anyPort));
  server = await startServer(project, "server.mjs");
}, 120_000);

afterAll(async () => {
  await server.stop();
  project.remove();
  packed.remove();
});

describe("the README's example, in a fresh folder", () => {
  test("is no longer than a reader bears", () => {
    expect(program.split("\n").filter((line) => line.trim() !== "").length).toBeLessThanOrEqual(15);
    expect(commands.length).toBe(3);
  });

  test.each(commands)("curl %s", async (line, [status = "", ...fields]) => {
    const method = /-X (\w+)/.exec(line)?.[1] ?? "GET";
    const path = /http:\/\/localhost:3000(\S*)/.exec(line)?.[1] ?? "/";
    const headers = [...line.matchAll(/-H "([^"]*)"/g)].map((match) => match[1] ?? "");
    const [, body] = /-d "([^"]*)"/.exec(line) ?? [];
    const response = await exchange(server.port, {
      send: `${method} ${path}`,
      ...(body === undefined ? {} : { body }),
      with: ["Host: localhost:3000", ...headers],
    });
    expect(status).toContain(String(response.status));
    for (const field of fields) {
      const [name = "", value] = field.split(": ");
      expect([name, response.headers.get(name)]).toEqual([name, value]);
    }
  });
});
