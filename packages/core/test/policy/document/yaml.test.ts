import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { decide, PolicyError } from "../../../src/index.ts";
import { currentPolicy } from "../../../src/policy/handle.ts";
import { compileYaml, loadPolicy } from "../../../src/policy/yaml.ts";

const head = "sallyport: 1\nself: [https://a.example]\n";

describe("compileYaml", () => {
  test.each([
    ["a key", `${head}resource: []\n`, ["key-missing 1:1", "key-unknown 3:1"]],
    [
      "an item of a list",
      `${head}origins:\n  app:\n    - https://b.example\n    - https://B.example\nresources: []\n`,
      ["origin-not-serialized 6:7"],
    ],
    [
      "an item of a flow list",
      `${head}resources:\n  - { path: /a, share: { with: [https://b.example], methods: [GET, get] } }\n`,
      ["method-not-canonical 4:68"],
    ],
    [
      "a value behind an alias",
      `${head}origins: { app: &x ['*'], all: *x }\nresources: []\n`,
      ["origin-wildcard 3:21", "origin-wildcard 3:21"],
    ],
    ["a mapping that lacks a key", `${head}resources:\n  - corp: same-site\n`, ["key-missing 4:5"]],
    ["a key with a text behind it", `${head}resources:\n  - path: /a\n    shar: x\n`, ["key-unknown 5:5"]],
    ["a duplicate key", `${head}self: []\n`, ["yaml-syntax 3:1"]],
    [
      "each key that is there again",
      `${head}hosts: [a]\nhosts: [b]\nself: []\nhosts: [c]\n`,
      ["yaml-syntax 4:1", "yaml-syntax 5:1", "yaml-syntax 6:1"],
    ],
    ["a key that is there again as a text", `${head}x: { 1: a, "1": b }\n`, ["yaml-syntax 3:12"]],
    ["an alias before its anchor", `${head}hosts: [*a, &a api]\n`, ["yaml-syntax 3:9"]],
    ["an alias within its anchor", `${head}hosts: &a [api, *a]\n`, ["yaml-syntax 3:17"]],
    [
      "an anchor that is set again",
      `${head}origins: { app: &x ['*'], all: &x [https://b.example], more: *x }\nresources: []\n`,
      ["origin-wildcard 3:21"],
    ],
    ["broken syntax", `${head}resources: [\n`, ["yaml-syntax 4:1"]],
    ["an unknown tag", `${head}hosts: [!foo api]\nresources: []\n`, ["yaml-syntax 3:9"]],
    ["two documents", `${head}resources: []\n---\na: 1\n`, ["yaml-syntax 4:1"]],
    ["an older YAML", `%YAML 1.1\n---\n${head}resources: []\n`, ["yaml-syntax 1:1"]],
    ["a text", "hello\n", ["value-type 1:1"]],
  ])("%s has its place", (_, text, expected) => {
    const found = compileYaml(text).problems?.map(
      ({ code, line, column }) => `${code} ${String(line)}:${String(column)}`,
    );
    expect(found).toEqual(expected);
  });

  test("a second document is named in the project's own words", () => {
    const [problem] = compileYaml(`${head}resources: []\n---\na: 1\n`).problems ?? [];
    expect(problem?.args).toEqual({ reason: "A file has one policy: remove what begins at this `---`." });
  });

  test("a billion laughs", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    const lines = names.map(
      (name, index) =>
        `${name}: &${name} [${index === 0 ? "x" : Array.from({ length: 9 }, () => `*${names[index - 1] ?? ""}`).join(",")}]`,
    );
    expect(compileYaml(`${lines.join("\n")}\n`).problems?.[0]?.code).toBe("yaml-syntax");
  });

  test("a list of aliases to one long list is not too much", () => {
    const hosts = Array.from({ length: 500 }, (_, index) => `api${String(index)}`).join(", ");
    const groups = Array.from({ length: 50 }, (_, index) => `  g${String(index)}: *x`).join("\n");
    const { problems } = compileYaml(`${head}hosts: &x [${hosts}]\nresources: []\norigins:\n${groups}\n`);
    expect(problems?.[0]?.code).toBe("origin-malformed");
  });

  test("more problems than anybody reads are counted", () => {
    const keys = Array.from({ length: 1500 }, (_, index) => `key${String(index)}: 1\n`).join("");
    for (const [text, code] of [
      [`${head}resources: []\n${keys}`, "key-unknown"],
      [`${head}${"hosts: []\n".repeat(1501)}`, "yaml-syntax"],
    ] as const) {
      const { problems = [] } = compileYaml(text);
      expect(problems.length).toBe(1001);
      expect(problems[999]?.code).toBe(code);
      expect(problems.at(-1)).toEqual({ code: "problems-omitted", path: [], args: { count: 500 } });
    }
  });

  test("the first misspelt keys get suggestions", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `resource${String(index)}: 1\n`).join("");
    const { problems = [] } = compileYaml(`${head}resource: []\n${keys}`);
    const [first, last] = [problems.find(({ line }) => line === 3), problems.at(-1)];
    expect([first?.args.suggestion, last?.args.suggestion]).toEqual(["resources", undefined]);
  });

  test("a problem of the document is not told again for each profile", () => {
    const text = `${head}resources: [{ path: a }]\nprofiles: { one: { hosts: [a] }, two: { hosts: [b] } }\n`;
    expect(compileYaml(text).problems?.map(({ code }) => code)).toEqual(["path-malformed"]);
  });

  test.each([[""], ["\0\n"], ["- \n"], ["!!binary x\n"], ["? [a]\n: b\n"], ["&a [*a]\n"], ["\uFEFFsallyport: 1\n"]])(
    "%j never throws",
    (text) => {
      expect(compileYaml(text).problems?.length).toBeGreaterThan(0);
    },
  );
});

describe("loadPolicy", () => {
  const good = `${head}resources: []\n`;

  test("reads a file, a file URL, and the text itself", () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-yaml-"));
    const file = join(folder, "policy.yaml");
    writeFileSync(file, good);
    for (const source of [file, pathToFileURL(file), good])
      expect(decide(loadPolicy(source), { method: "GET", target: "/", headers: {} }).reason).toBe("host-missing");
    rmSync(folder, { recursive: true });
  });

  test("throws every problem at once, and the file system's error where there is no file", () => {
    expect(() => loadPolicy(`${head}resources: 1\nx: 2\n`)).toThrow(PolicyError);
    expect(() => loadPolicy("no-such-file.yaml")).toThrow("ENOENT");
  });
});

describe("a text that nests too deep is not descended into", () => {
  test.each<[desc: string, text: string, line: number]>([
    ["brackets", "[".repeat(100_000), 1],
    ["braces", "{a: ".repeat(100_000), 1],
    ["entries in a line", "- ".repeat(100_000), 1],
    ["keys in a line", "? ".repeat(100_000), 1],
    ["lines", Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), 64],
  ])("%s", (_desc, text, line) => {
    const { problems } = compileYaml(text);
    expect(problems).toMatchObject([
      { code: "yaml-syntax", args: { reason: "It nests deeper than 64 levels." }, line },
    ]);
  });

  test("as deep as is allowed is read", () => {
    const { problems } = compileYaml(`sallyport: ${"[".repeat(60)}${"]".repeat(60)}`);
    expect(problems?.map(({ code }) => code)).not.toContain("yaml-syntax");
  });
});

describe("merge keys", () => {
  const base = `${head}origins: { app: [https://b.example] }\n`;
  const grantOf = (yaml: string): unknown => {
    const { policy, problems } = compileYaml(`${base}${yaml}`);
    if (policy === undefined) return problems.map(({ code, line }) => `${code} ${String(line)}`);
    return currentPolicy(policy).model.resources.map(({ path, grants: [grant] }) =>
      [path, ...(grant?.written.methods ?? [])].join(" "),
    );
  };

  test.each<[desc: string, yaml: string, found: readonly string[]]>([
    ["a map", "resources:\n  - path: /a\n    share: &g { with: [app], methods: [GET] }\n  - path: /b\n    share: { <<: *g }\n", ["/a GET", "/b GET"]],
    ["a key of its own wins, wherever it stands", "resources:\n  - path: /a\n    share: &g { with: [app], methods: [GET] }\n  - path: /b\n    share: { methods: [PUT], <<: *g }\n", ["/a GET", "/b PUT"]],
    ["the first of a list wins", "resources:\n  - path: /a\n    share: &g { with: [app], methods: [GET] }\n  - path: /b\n    share: &p { with: [app], methods: [PUT] }\n  - path: /c\n    share: { <<: [*g, *p] }\n", ["/a GET", "/b PUT", "/c GET"]],
    ["a problem stands where it is written", "resources:\n  - path: /a\n    share: &g { with: [app],\n      methods: [get] }\n  - path: /b\n    share: { <<: *g }\n", ["method-not-canonical 7", "method-not-canonical 7"]],
    ["a text cannot be merged", "resources:\n  - path: /a\n    <<: x\n", ["key-unknown 6"]],
    ["an alias of a text cannot be merged", "resources:\n  - path: &p /a\n    <<: *p\n", ["key-unknown 6"]],
    ["quoted it is a key", 'resources:\n  - &r { path: /a }\n  - { path: /b, "<<": *r }\n', ["key-unknown 6"]],
    ["a map within itself", "resources:\n  - &r { path: /a, <<: *r }\n", ["yaml-syntax 5"]],
  ])("%s", (_, yaml, found) => {
    expect(grantOf(yaml)).toEqual(found);
  }); // prettier-ignore
});
