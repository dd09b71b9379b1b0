import { appendFileSync, existsSync, readdirSync, readlinkSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listen } from "@sallyport/testing/http";
import { guard } from "../../src/adapters/node.ts";
import { watchPolicy } from "../../src/policy/yaml.ts";
import { eventually, faulty, grants, hasTaken, temporaryFolder, textFor, watched } from "./watch-policy-fixture.ts";

describe("callbacks", () => {
  test("that throw or reject stop nothing", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue(undefined);
    onTestFinished(() => log.mockRestore());
    const file = join(temporaryFolder(), "policy.yaml");
    writeFileSync(file, textFor("one"));
    const { policy, close } = watchPolicy(file, {
      interval: 5,
      onReplace: () => {
        throw new Error("onReplace");
      },
      onError: (): unknown => Promise.reject(new Error("onError")),
    });
    onTestFinished(close);
    writeFileSync(file, textFor("two"));
    await hasTaken(policy, "two");
    writeFileSync(file, faulty);
    await eventually(() => {
      expect(log.mock.calls.map(([error]) => String(error))).toEqual(["Error: onReplace", "Error: onError"]);
    });
    writeFileSync(file, textFor("three"));
    await hasTaken(policy, "three");
  });

  test("without onError, standard error names the file", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue(undefined);
    onTestFinished(() => log.mockRestore());
    const file = join(temporaryFolder(), "policy.yaml");
    writeFileSync(file, textFor("one"));
    const { close } = watchPolicy(file, { interval: 5 });
    onTestFinished(close);
    unlinkSync(file);
    await eventually(() => {
      expect(String(log.mock.calls[0]?.[0])).toBe(`sallyport: ${file} is not in force; the previous policy stays.`);
    });
  });
});

describe("a watch", () => {
  test("ends with close, and keeps nothing alive", async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
    const before = timers();
    const { policy, file, close, errors, replaced } = watched();
    expect(timers()).toBe(before);
    writeFileSync(file, textFor("two"));
    await hasTaken(policy, "two");
    writeFileSync(file, textFor("three"));
    close();
    close();
    unlinkSync(file);
    await pause(50);
    expect([grants(policy, "three"), errors, replaced()]).toEqual([false, [], 1]);
  });

  test("applies env, sources and profile to each text", async () => {
    const file = join(temporaryFolder(), "policy.yaml");
    const withSource = (path: string): string => `sallyport: 1
self: [https://prod.example]
origins: { p: { source: p } }
resources: [{ path: ${path}, share: { with: [p], methods: [GET] } }]
profiles: { staging: { self: ["https://\${HOST}"] } }
`;
    writeFileSync(file, withSource("/old"));
    const options = { env: { HOST: "api.example" }, sources: { p: () => true }, profile: "staging", interval: 5 };
    const { policy, close } = watchPolicy(file, options);
    onTestFinished(close);
    writeFileSync(file, withSource("/a"));
    await eventually(async () => {
      await policy.resolve({
        method: "GET",
        target: "/a",
        headers: { host: "api.example", origin: "https://p.example" },
      });
      expect(grants(policy, "p")).toBe(true);
    });
  });
});

describe("a hundred times a second, under load", () => {
  /** How often this process has a file open, where that can be seen. */
  const timesOpen = (file: string): number =>
    existsSync("/proc/self/fd")
      ? readdirSync("/proc/self/fd").filter((fd) => linkAt(`/proc/self/fd/${fd}`)?.startsWith(file)).length
      : 0;
  const linkAt = (path: string): string | undefined => {
    try {
      return readlinkSync(path);
    } catch {
      return undefined;
    }
  };

  test("no part of a text is enforced, the last text wins, and no file stays open", { timeout: 30_000 }, async () => {
    const { policy, file, errors, replaced } = watched({ text: textFor("n0"), interval: 20 });
    const server = http.createServer(guard(policy, (_, response) => void response.end("ok")));
    const port = await listen(server);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
    onTestFinished(() => {
      agent.destroy();
      server.close();
    });
    const status = (): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const options = { host: "127.0.0.1", port, path: "/b", agent, headers: { host: "api.example" } };
        http.get(options, (response) => response.resume().on("end", () => resolve(response.statusCode))).on("error", reject);
      }); // prettier-ignore
    const statuses = new Map<number | undefined, number>();
    const versions: number[] = [];
    let isOver = false;
    const load = async (): Promise<void> => {
      while (!isOver) {
        const found = await status();
        statuses.set(found, (statuses.get(found) ?? 0) + 1);
        const version = Array.from({ length: 16 }, (_, index) => index).find((one) =>
          grants(policy, `n${String(one)}`),
        );
        versions.push(version ?? -1);
      }
    };
    const clients = [load(), load(), load(), load()];
    for (let turn = 1; turn <= 150; turn++) {
      const text = textFor(`n${String(Math.floor(turn / 10))}`);
      const cut = text.indexOf("  - path: /b");
      if (turn % 2 === 0) {
        writeFileSync(`${file}.tmp`, text);
        renameSync(`${file}.tmp`, file);
      } else {
        writeFileSync(file, text.slice(0, cut));
        await pause(2);
        appendFileSync(file, text.slice(cut));
      }
      await pause(turn % 30 === 0 ? 100 : 8);
    }
    await hasTaken(policy, "n15");
    isOver = true;
    await Promise.all(clients);
    expect([...statuses.keys()]).toEqual([403]);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions[0]).toBe(0);
    expect(errors).toEqual([]);
    expect(replaced()).toBeGreaterThan(1);
    // One read may be under way.
    expect(timesOpen(file)).toBeLessThanOrEqual(1);
  });
});
