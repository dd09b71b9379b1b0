import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs"; // prettier-ignore
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listen } from "@sallyport/testing/http";
import { decide, PolicyError, type Policy } from "../../src/index.ts";
import { guard } from "../../src/adapters/node.ts";
import { watchPolicy, type PolicyWatch } from "../../src/policy/yaml.ts";

/** Grants /a to one origin; refuses non-browsers at /b, which stands last and is lost where the text is cut. */
const textFor = (name: string): string => `sallyport: 1
self: [https://api.example]
resources:
  - path: /a
    share: { with: ["https://${name}.example"], methods: [GET] }
  - path: /b
    forgery: { nonBrowser: refuse }
`;

const faulty = "sallyport: 1\nself: []\nresources: []\n";

const request = (target: string, headers: Readonly<Record<string, string>> = {}): Parameters<typeof decide>[1] => ({
  method: "GET",
  target,
  headers: { host: "api.example", ...headers },
});

const grants = (policy: Policy, name: string): boolean =>
  decide(policy, request("/a", { origin: `https://${name}.example` })).reason === "shared";

interface Watched extends PolicyWatch {
  readonly file: string;
  readonly errors: unknown[];
  readonly replaced: () => number;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-watch-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function watched({ text = textFor("one"), interval = 5, file = join(temporaryFolder(), "policy.yaml") } = {}): Watched {
  if (!existsSync(file)) writeFileSync(file, text);
  const errors: unknown[] = [];
  let count = 0;
  const watch = watchPolicy(file, {
    interval,
    onReplace: () => {
      count++;
    },
    onError: (error) => void errors.push(error),
  });
  onTestFinished(() => watch.close());
  return { ...watch, file, errors, replaced: () => count };
}

const eventually = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 5_000, interval: 5 });
const hasTaken = (policy: Policy, name: string): Promise<unknown> =>
  eventually(() => {
    expect(grants(policy, name)).toBe(true);
  });

describe("a file that is replaced", () => {
  test.each<[desc: string, replace: (file: string, text: string) => void]>([
    ["written in place", (file, text) => writeFileSync(file, text)],
    [
      "renamed into place, as editors do",
      (file, text) => {
        writeFileSync(`${file}.tmp`, text);
        renameSync(`${file}.tmp`, file);
      },
    ],
    [
      "deleted and created again",
      (file, text) => {
        unlinkSync(file);
        writeFileSync(file, text);
      },
    ],
  ])("%s", async (_, replace) => {
    const { policy, file, errors, replaced } = watched();
    for (const name of ["two", "three", "two"]) {
      replace(file, textFor(name));
      await hasTaken(policy, name);
      expect(grants(policy, "one")).toBe(false);
    }
    expect([errors, replaced()]).toEqual([[], 3]);
  });

  test("behind Kubernetes' link to a folder, which is swapped", async () => {
    const folder = temporaryFolder();
    const publish = (name: string): void => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "policy.yaml"), textFor(name));
      symlinkSync(name, join(folder, "..data_tmp"));
      renameSync(join(folder, "..data_tmp"), join(folder, "..data"));
    };
    publish("one");
    symlinkSync("..data/policy.yaml", join(folder, "policy.yaml"));
    const { policy } = watched({ file: join(folder, "policy.yaml") });
    publish("two");
    rmSync(join(folder, "one"), { recursive: true });
    await hasTaken(policy, "two");
  });

  test("by a text of the same length, with the old modification time", async () => {
    const { policy, file } = watched();
    execFileSync("touch", ["-r", file, `${file}.time`]);
    writeFileSync(file, textFor("two"));
    execFileSync("touch", ["-r", `${file}.time`, file]);
    await hasTaken(policy, "two");
  });

  test("is named by a path from the folder at the start, or by a URL", async () => {
    const { policy, file } = watched();
    const byUrl = watchPolicy(pathToFileURL(file), { interval: 5 });
    onTestFinished(() => byUrl.close());
    writeFileSync(file, textFor("two"));
    await hasTaken(policy, "two");
    await hasTaken(byUrl.policy, "two");
  });
});

describe("a file that cannot be put in force", () => {
  test("with problems: the old policy stays, and each is reported with its line until the file is mended", async () => {
    const { policy, file, errors } = watched();
    writeFileSync(file, faulty);
    await eventually(() => {
      expect(errors.length).toBeGreaterThanOrEqual(3);
    });
    for (const error of errors) {
      expect(error).toBeInstanceOf(PolicyError);
      expect((error as PolicyError).problems).toMatchObject([{ code: "list-empty", line: 2 }]);
    }
    expect(grants(policy, "one")).toBe(true);
    writeFileSync(file, textFor("one"));
    await pause(200);
    const known = errors.length;
    await pause(400);
    expect(errors.length).toBe(known);
    writeFileSync(file, faulty);
    await eventually(() => {
      expect(errors.length).toBe(known + 1);
    });
  });

  test.each<[desc: string, spoil: (file: string) => void, message: RegExp]>([
    ["gone", unlinkSync, /ENOENT/],
    ["too large", (file) => truncateSync(file, 10_485_761), /has 10485761 bytes, and at most 10485760 are read/],
    [
      "a folder",
      (file) => {
        unlinkSync(file);
        mkdirSync(file);
      },
      /is not a file|EISDIR/,
    ],
    [
      "a pipe that nobody writes to",
      (file) => {
        unlinkSync(file);
        execFileSync("mkfifo", [file]);
      },
      /is not a file/,
    ],
    ["not text", (file) => writeFileSync(file, new Uint8Array([0xff, 0xfe, 0, 1, 2])), /problem/],
  ])("%s: reported, and taken again when it is mended", async (_, spoil, message) => {
    const { policy, file, errors } = watched();
    spoil(file);
    await eventually(() => {
      expect(String(errors[0])).toMatch(message);
    });
    expect(grants(policy, "one")).toBe(true);
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, textFor("two"));
    await hasTaken(policy, "two");
  });

  test("that never comes to rest: reported", async () => {
    const { file, errors } = watched({ interval: 2 });
    let turn = 0;
    const writer = setInterval(() => writeFileSync(file, textFor(`n${String(turn++)}`)), 1);
    onTestFinished(() => clearInterval(writer));
    await eventually(() => {
      expect(errors.map(String)).toContainEqual(expect.stringContaining("keeps changing"));
    });
  });

  test("at the start: throws what loadPolicy throws", () => {
    const folder = temporaryFolder();
    const file = join(folder, "policy.yaml");
    expect(() => watchPolicy(file)).toThrow(/ENOENT/);
    writeFileSync(file, faulty);
    expect(() => watchPolicy(file)).toThrow(PolicyError);
    truncateSync(file, 10_485_761);
    expect(() => watchPolicy(file)).toThrow(/at most 10485760/);
    expect(() => watchPolicy(folder)).toThrow(/is not a file/);
  });

  test.each([0, -1, NaN, Infinity, "1s"])("the interval %s is refused", (interval) => {
    const file = join(temporaryFolder(), "policy.yaml");
    writeFileSync(file, textFor("one"));
    expect(() => watchPolicy(file, { interval: interval as number })).toThrow(TypeError);
  });
});

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
