import { describe, expect, test } from "vitest";
import { findEngine, type EngineName, type Found, type Machine } from "../src/engines/index.ts";

interface Case {
  desc: string;
  name: EngineName;
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  files: string[];
  found: Found;
}

const apt = "apt-get install -y --no-install-recommends";
const miniBrowser = "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const chrome = "Google Chrome.app/Contents/MacOS/Google Chrome";

const cases: Case[] = [
  { desc: "Debian's", name: "chromium", files: ["/usr/bin/chromium"], found: { path: "/usr/bin/chromium" } },
  {
    desc: "one on PATH",
    name: "firefox",
    env: { PATH: "/opt/a:/opt/b" },
    files: ["/opt/b/firefox"],
    found: { path: "/opt/b/firefox" },
  },
  {
    desc: "the override before Debian's",
    name: "firefox",
    env: { FIREFOX_PATH: "/opt/nightly" },
    files: ["/opt/nightly", "/usr/bin/firefox-esr"],
    found: { path: "/opt/nightly" },
  },
  {
    desc: "not another than the override",
    name: "chromium",
    env: { CHROMIUM_PATH: "/opt/gone" },
    files: ["/usr/bin/chromium"],
    found: { missing: 'CHROMIUM_PATH is "/opt/gone", and no such file exists', install: `${apt} chromium` },
  },
  {
    desc: "Chrome on macOS",
    name: "chromium",
    platform: "darwin",
    files: [`/Applications/${chrome}`],
    found: { path: `/Applications/${chrome}` },
  },
  {
    desc: "Firefox on Windows",
    name: "firefox",
    platform: "win32",
    env: { ProgramFiles: "C:\\Program Files" },
    files: ["C:\\Program Files\\Mozilla Firefox\\firefox.exe"],
    found: { path: "C:\\Program Files\\Mozilla Firefox\\firefox.exe" },
  },
  {
    desc: "nothing on an empty macOS",
    name: "firefox",
    platform: "darwin",
    files: [],
    found: { missing: "firefox was not found", install: "brew install --cask firefox" },
  },
  {
    desc: "MiniBrowser of any architecture",
    name: "webkit",
    files: ["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb", miniBrowser],
    found: { path: miniBrowser },
  },
  {
    desc: "no WebKit without Xvfb",
    name: "webkit",
    files: ["/usr/bin/WebKitWebDriver", miniBrowser],
    found: { missing: "webkit needs Xvfb, which was not found", install: `${apt} webkit2gtk-driver xvfb` },
  },
];

function machine({ platform = "linux", env = {}, files }: Case): Machine {
  return { platform, env, exists: (path) => files.includes(path), list: () => ["aarch64-linux-gnu"] };
}

describe("findEngine finds", () => {
  test.each(cases)("$desc", (described) => {
    expect(findEngine(described.name, machine(described))).toEqual(described.found);
  });
});
