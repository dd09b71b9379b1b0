import http from "node:http";
import { describe, expect, test } from "vitest";
import { decide, definePolicy, PolicyError, type Policy, type PolicyDocument } from "../../src/index.ts";
import { guard } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";
import { compileYaml, loadPolicy } from "../../src/policy/yaml.ts";
import { listen } from "@sallyport/testing/http";
import { sharingWith } from "../sharing-with.ts";

const withGroups = (origins: NonNullable<PolicyDocument["origins"]>): PolicyDocument => ({
  sallyport: 1,
  self: ["https://api.example"],
  origins,
  resources: Object.keys(origins).map((name) => ({ path: `/${name}`, share: { with: [name], methods: ["GET"] } })),
});

const request = { method: "GET", target: "/p", headers: { host: "api.example", origin: "https://p.example" } };

describe("replace", () => {
  test("while a source is asked: the request keeps its policy, and what sources said stays", async () => {
    let calls = 0;
    const source = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(++calls > 0), 20));
    const shared = (path: `/${string}`): PolicyDocument => ({
      sallyport: 1,
      self: ["https://api.example"],
      origins: { p: { source: "p" } },
      resources: [{ path, share: { with: ["p"], methods: ["POST"] } }],
    });
    const policy = definePolicy(shared("/a"), { sources: { p: source } });
    const handler = guardWeb(policy, () => new Response("ok"));
    const post = (): Promise<Response> =>
      handler(new Request("https://api.example/a", { method: "POST", headers: { origin: "https://p.example" } }));
    const first = post();
    policy.replace(shared("/b"));
    expect((await first).status).toBe(200);
    expect((await post()).status).toBe(403);
    policy.replace(shared("/a"));
    expect([(await post()).status, calls]).toEqual([200, 1]);
  });

  test.each<[desc: string, between: PolicyDocument, calls: number]>([
    ["is declared as before, for another group", withGroups({ q: { source: "p" } }), 1],
    ["is gone for a while", withGroups({ q: [] }), 2],
  ])("a source that %s", async (_, between, calls) => {
    let asked = 0;
    const policy = definePolicy(withGroups({ p: { source: "p" } }), { sources: { p: () => ++asked > 0 } });
    await policy.resolve(request);
    policy.replace(between);
    policy.replace(withGroups({ p: { source: "p" } }));
    await policy.resolve(request);
    expect(asked).toBe(calls);
  });

  test("a document with problems leaves what sources said", async () => {
    let asked = 0;
    const policy = definePolicy(withGroups({ p: { source: "p" } }), { sources: { p: () => ++asked > 0 } });
    await policy.resolve(request);
    expect(() => policy.replace({ ...withGroups({}), self: [] })).toThrow(PolicyError);
    await policy.resolve(request);
    expect(asked).toBe(1);
  });

  test("keeps the old policy when the new one has problems", () => {
    const policy = definePolicy(sharingWith("https://one.example"));
    const request = { method: "GET", target: "/a", headers: { host: "api.example", origin: "https://one.example" } };
    expect(() => policy.replace({ ...sharingWith("https://two.example"), self: [] })).toThrow(PolicyError);
    expect(decide(policy, request).reason).toBe("shared");
  });

  test("a thousand times under load: every request is answered, by one policy or the other", async () => {
    const policy: Policy = definePolicy(sharingWith("https://one.example"));
    const server = http.createServer(guard(policy, (_, response) => void setImmediate(() => response.end("ok"))));
    const port = await listen(server);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
    const get = (): Promise<[number | undefined, string | undefined]> =>
      new Promise((resolve, reject) => {
        const request = http.get(
          { port, host: "127.0.0.1", path: "/a", agent, headers: { origin: "https://one.example" } },
          (response) => {
            response
              .resume()
              .on("end", () => resolve([response.statusCode, response.headers["access-control-allow-origin"]]));
          },
        );
        request.on("error", reject);
      });
    const answers: Promise<[number | undefined, string | undefined]>[] = [];
    for (let turn = 0; turn < 1000; turn++) {
      answers.push(get());
      policy.replace(sharingWith(turn % 2 === 0 ? "https://two.example" : "https://one.example"));
      if (turn % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const seen = await Promise.all(answers);
    agent.destroy();
    expect(seen.length).toBe(1000);
    expect(new Set(seen.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['[200,"https://one.example"]', "[200,null]"]),
    );
  });
});

describe("replace, of a policy from YAML", () => {
  const text = (self: string, origin: string): string =>
    `sallyport: 1\nself: [${self}]\nresources:\n  - path: /a\n    share: { with: ["${origin}"], methods: [GET] }\n`;
  const reasonFor = (policy: Policy, origin: string): string =>
    decide(policy, { method: "GET", target: "/a", headers: { host: "api.example", origin } }).reason;

  test("takes a text, with variables and profile as before, and an object", () => {
    const env: Record<string, string> = { API: "https://api.example", APP: "https://two.example" };
    const policy = loadPolicy(text("https://api.example", "https://one.example"), { env });
    policy.replace(text('"${API}"', "app").replace("resources:", 'origins: { app: ["${APP}"] }\nresources:'));
    expect([reasonFor(policy, "https://one.example"), reasonFor(policy, "https://two.example")]).toEqual([
      "not-shared",
      "shared",
    ]);
    policy.replace(sharingWith("https://three.example"));
    expect(reasonFor(policy, "https://three.example")).toBe("shared");
  });

  test("names the line and column of each problem, and keeps the old policy", () => {
    const { policy } = compileYaml(text("https://api.example", "https://one.example"));
    let error: unknown;
    try {
      policy?.replace(text("https://API.example", "*"));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      name: "PolicyError",
      problems: [
        { code: "origin-not-serialized", line: 2, column: 8 },
        { code: "origin-wildcard", line: 5, column: 21 },
      ],
    });
    expect(policy && reasonFor(policy, "https://one.example")).toBe("shared");
  });

  test("only a policy from YAML takes a text", () => {
    const policy = definePolicy(sharingWith("https://one.example"));
    expect(() => policy.replace(text("https://api.example", "https://two.example") as never)).toThrow(
      /expected a mapping/,
    );
  });
});
