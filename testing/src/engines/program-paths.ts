import type { EngineName } from "./engine.ts";

/** Where browsers usually live: bare names are looked up in the folders of PATH. */
type ProgramPaths = Readonly<Record<"chromium" | "firefox", readonly string[]>>;

const linux: ProgramPaths = {
  chromium: ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  firefox: ["/usr/bin/firefox-esr", "firefox-esr", "firefox"],
};

const darwin: ProgramPaths = {
  chromium: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  firefox: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
};

const win32: ProgramPaths = {
  chromium: [
    "%ProgramFiles%\\Google\\Chrome\\Application\\chrome.exe",
    "%ProgramFiles(x86)%\\Google\\Chrome\\Application\\chrome.exe",
    "%LocalAppData%\\Google\\Chrome\\Application\\chrome.exe",
  ],
  firefox: ["%ProgramFiles%\\Mozilla Firefox\\firefox.exe", "%ProgramFiles(x86)%\\Mozilla Firefox\\firefox.exe"],
};

export function programPaths(platform: NodeJS.Platform): ProgramPaths {
  return platform === "darwin" ? darwin : platform === "win32" ? win32 : linux;
}

const apt = "apt-get install -y --no-install-recommends";

export function installCommand(name: EngineName, platform: NodeJS.Platform): string {
  if (name === "webkit") return `${apt} webkit2gtk-driver xvfb`;
  if (platform === "darwin") return `brew install --cask ${name === "chromium" ? "google-chrome" : "firefox"}`;
  if (platform === "win32") return `winget install ${name === "chromium" ? "Google.Chrome" : "Mozilla.Firefox"}`;
  return `${apt} ${name === "chromium" ? "chromium" : "firefox-esr"}`;
}
