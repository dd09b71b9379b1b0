import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { PolicyError } from "../../src/index.ts";
import { watchPolicy } from "../../src/policy/yaml.ts";
import { eventually, faulty, grants, hasTaken, temporaryFolder, textFor, watched } from "./watch-policy-fixture.ts";

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
