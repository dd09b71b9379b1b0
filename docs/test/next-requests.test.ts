import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { isMap, isSeq, parse, parseDocument, type Document } from "yaml";
import { root } from "@sallyport/testing/root";
import { ask, type Answer, type Fields } from "./recipes/exchange.ts";
import { start, type Program } from "./recipes/program.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");

function example(name: string): string {
  const text = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`\\w*\\n(.*?)^\`\`\``, "ms").exec(readme)?.[1];
  if (text === undefined) throw new Error(`README.md has no example ${name}`);
  return text;
}

/** The README's policy, with a second origin and a second resource. */
const policy = `${example("policy.yaml").replace("origins:\n", "origins:\n  admin: [http://localhost:8080]\n")}\
  - path: /accounts/:id
    share: { with: [app], methods: [GET] }
`;

const server = example("server.mjs");

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly fields: Fields;
}

const host = ["Host", "localhost:3000"] as const;
const app = ["Origin", "http://localhost:5173"] as const;
const admin = ["Origin", "http://localhost:8080"] as const;

const preflight = (path: string, method: string, headers: string, origin: Fields[number] = app): Sent => ({
  method: "OPTIONS",
  path,
  fields: [host, origin, ["Access-Control-Request-Method", method], ["Access-Control-Request-Headers", headers]],
});
const read = (path: string, origin: Fields[number] = app): Sent => ({
  method: "GET",
  path,
  fields: [host, origin, ["Sec-Fetch-Site", "same-site"], ["Sec-Fetch-Mode", "cors"]],
});

const folder = join(root, ".tmp/next-requests");
mkdirSync(folder, { recursive: true });

/** Starts the README's server with a policy, as a developer does. */
function started(name: string, text: string): Promise<Program> {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "policy.yaml"), text);
  writeFileSync(join(own, "server.mjs"), server);
  return start(join(own, "server.mjs"), { NODE_ENV: "development" });
}

const send = ({ port }: Program, { method, path, fields }: Sent): Promise<Answer> => ask(port, method, path, fields);

/** Makes what stands at a place a list, with one more item. */
function append(document: Document, at: readonly (string | number)[], item: unknown): void {
  const node: unknown = document.getIn(at, true);
  const items: unknown[] = node === undefined ? [] : isSeq(node) ? node.items : [node];
  document.setIn(at, document.createNode([...items, document.createNode(item)]));
}

/** Does what a line of the log says. */
function followed(text: string, place: string, add: string): string {
  const document = parseDocument(text);
  const at = [...place.matchAll(/[^.[\]]+/g)].map(([key]) => (/^[0-9]+$/.test(key) ? Number(key) : key));
  const item = /^another item, (.*)$/.exec(add)?.[1];
  if (item !== undefined) append(document, at, parse(item));
  else if (!isMap(document.getIn(at))) for (const one of parse(`[${add}]`) as unknown[]) append(document, at, one);
  else for (const [key, value] of Object.entries(parse(`{ ${add} }`) as object)) document.setIn([...at, key], value);
  return document.toString();
}

const methodsAllowed = ({ headers }: Answer): string | undefined => headers.get("access-control-allow-methods");

/** Whether the browser goes on: it may send the request, or read the response. */
const isShared = ({ method }: Sent, answer: Answer): boolean =>
  method === "OPTIONS"
    ? answer.status === 204 && methodsAllowed(answer) !== undefined
    : answer.headers.has("access-control-allow-origin");

const requests: readonly [desc: string, sent: Sent, line: string][] = [
  [
    "a JSON PUT",
    preflight("/orders", "PUT", "content-type"),
    "refused the preflight of PUT /orders from http://localhost:5173: preflight-method | resources[1].share.methods: PUT",
  ],
  [
    "an Authorization header",
    preflight("/accounts/1", "GET", "authorization"),
    "refused the preflight of GET /accounts/1 from http://localhost:5173: preflight-headers | resources[2].share.headers: authorization",
  ],
  [
    "an Authorization header, where everybody may read",
    preflight("/rates", "GET", "authorization"),
    "refused the preflight of GET /rates from http://localhost:5173: preflight-headers | resources[0].share: another item, { with: [app], methods: [GET], headers: [authorization] }",
  ],
  [
    "a slash at the end",
    read("/accounts/1/"),
    "did not share GET /accounts/1/ with http://localhost:5173: not-shared | resources[2].path: /accounts/:id/",
  ],
  [
    "a path that is not listed, read",
    read("/profile"),
    "did not share GET /profile with http://localhost:5173: not-shared | resources: { path: /profile, share: { with: [app], methods: [GET] } }",
  ],
  [
    "a path that is not listed, changed",
    preflight("/profile", "PATCH", "content-type"),
    "refused the preflight of PATCH /profile from http://localhost:5173: preflight-origin | resources: { path: /profile, share: { with: [app], methods: [PATCH], headers: [content-type] } }",
  ],
  [
    "another origin that the policy knows",
    preflight("/orders", "POST", "authorization,content-type", admin),
    "refused the preflight of POST /orders from http://localhost:8080: preflight-origin | resources[1].share: another item, { with: [admin], methods: [POST], headers: [authorization, content-type] }",
  ],
  [
    "another origin that the policy knows, reading",
    read("/accounts/1", admin),
    "did not share GET /accounts/1 with http://localhost:8080: not-shared | resources[2].share: another item, { with: [admin], methods: [GET] }",
  ],
];

/** The first line up to the reason, and what to add. */
const logged = (program: Program): string[] =>
  [...program.errors().matchAll(/^sallyport: (.*?): ([a-z-]+)\. .*\n(?: {2}To allow it, add to (.*)\n)?/gm)].map(
    ([, what = "", reason = "", add]) => `${what}: ${reason}${add === undefined ? "" : ` | ${add}`}`,
  );

describe("the README's server reports the next requests of a newcomer, each with the line to add", () => {
  let program: Program;
  beforeAll(async () => {
    program = await started("all", policy);
  });
  afterAll(() => program.stop());

  test("in the order in which they came", async () => {
    for (const [index, [, sent]] of requests.entries()) {
      expect(isShared(sent, await send(program, sent))).toBe(false);
      await vi.waitFor(() => {
        expect(logged(program)).toHaveLength(index + 1);
      });
    }
    expect(logged(program)).toEqual(requests.map(([, , line]) => line));
  });

  test("as the README shows", () => {
    expect(program.errors().startsWith(`${example("log").trimEnd()}\n`)).toBe(true);
  });

  test("and a stranger's without one", async () => {
    const stranger = ["Origin", "https://evil.example"] as const;
    await send(program, preflight("/accounts/1", "PUT", "content-type", stranger));
    await vi.waitFor(() => {
      expect(logged(program).at(-1)).toBe(
        "refused the preflight of PUT /accounts/1 from https://evil.example: preflight-origin",
      );
    });
  });

  test.each(requests)("with that line, the request succeeds: %s", async (desc, sent, line) => {
    const [place = "", add = ""] = /\| (\S+): (.*)$/.exec(line)?.slice(1) ?? [];
    const mended = await started(desc.replace(/\W+/g, "-"), followed(policy, place, add));
    try {
      expect(isShared(sent, await send(mended, sent))).toBe(true);
      expect(mended.errors()).toBe("");
    } finally {
      await mended.stop();
    }
  });
});
