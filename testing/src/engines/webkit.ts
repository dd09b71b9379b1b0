import { actionMs, bounded, closeMs, launchMs } from "./time-limits.ts";
import { openDisplay } from "./display.ts";
import type { Engine, EngineOptions, EnginePage } from "./engine.ts";
import { findProgram } from "./find.ts";
import { startLoopbackProxy, type LoopbackProxy } from "./loopback-proxy.ts";
import { makeProfile, type Profile } from "./profile.ts";
import { Teardown } from "./teardown.ts";
import { startDriver, type Driver } from "./webdriver.ts";
import { launchInspectedWebKit } from "./webkit-inspector.ts";
import { WebKitPage } from "./webkit-page.ts";
import { Windows } from "./windows.ts";

/** Where GnuTLS, which WebKitGTK uses, has them on Debian. */
const systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

export async function launchWebKit(path: string, options: EngineOptions): Promise<Engine> {
  if (options.httpCache) return launchInspectedWebKit(path, options);
  const teardown = new Teardown();
  try {
    const driver = await startAll(teardown, options);
    const proxy = options.testNames ? await startLoopbackProxy() : undefined;
    teardown.add(() => proxy?.close() ?? Promise.resolve());
    const { sessionId, capabilities } = await startSession(driver, path, options, proxy);
    const at = `/session/${sessionId}`;
    teardown.add(() => driver.send("DELETE", at, undefined, closeMs).catch(() => undefined));
    const windows = new Windows(driver, at);
    const first = String(await driver.send("GET", `${at}/window`));
    const own = new Set([first]);
    return {
      name: "webkit",
      version: capabilities.browserVersion,
      newPage: () => bounded(newPage(windows, first, own), actionMs, "webkit: new page"),
      closePopups: () => bounded(closePopups(windows, first, own), actionMs, "webkit: close popups"),
      close: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

async function startAll(teardown: Teardown, { authority }: EngineOptions): Promise<Driver> {
  const profile = await makeProfile("webkit");
  teardown.add(() => profile.remove());
  const display = await openDisplay(profile.env);
  teardown.add(() => display.close());
  const program = findProgram("WebKitWebDriver") ?? "WebKitWebDriver";
  const command = authority === undefined ? [program] : [...(await trusting(profile, authority)), program];
  const driver = await startDriver(command, {
    ...profile.env,
    DISPLAY: display.name,
    GDK_BACKEND: "x11",
    XDG_DATA_HOME: `${profile.path}/xdg-data`,
  });
  teardown.add(() => driver.close());
  return driver;
}

/** A command that runs another which finds the authority among those of the system. */
async function trusting(profile: Profile, authority: string): Promise<readonly string[]> {
  const program = findProgram("bwrap");
  if (program === undefined) throw new Error("webkit trusts an authority by bwrap, which was not found (bubblewrap)");
  await profile.write("authorities.pem", authority);
  return [program, "--dev-bind", "/", "/", "--bind", `${profile.path}/authorities.pem`, systemAuthorities];
}

interface Session {
  sessionId: string;
  capabilities: { browserVersion: string };
}

async function startSession(
  driver: Driver,
  binary: string,
  options: EngineOptions,
  proxy?: LoopbackProxy,
): Promise<Session> {
  const cookies = (options.thirdPartyCookies ?? "allow") === "allow" ? ["--cookies-policy=always"] : [];
  const names = proxy === undefined ? [] : [`--proxy=socks5://127.0.0.1:${proxy.port}`];
  const alwaysMatch = {
    acceptInsecureCerts: true,
    pageLoadStrategy: "none",
    unhandledPromptBehavior: "dismiss",
    timeouts: { script: 600_000 },
    "webkitgtk:browserOptions": {
      binary,
      args: ["--automation", "--javascript-can-open-windows-automatically=true", ...cookies, ...names],
    },
  };
  return (await driver.send("POST", "/session", { capabilities: { alwaysMatch } }, launchMs)) as Session;
}

/** The first window is kept, since the session ends with its last one. */
async function newPage(windows: Windows, first: string, own: Set<string>): Promise<EnginePage> {
  const until = Date.now() + actionMs;
  const opened = await windows.inside(first, until, (send) => send("POST", "/window/new", { type: "window" }));
  const { handle } = opened as { handle: string };
  own.add(handle);
  await windows.inside(handle, until, (send) => send("POST", "/window/rect", { width: 1280, height: 758 }));
  return new WebKitPage(windows, handle);
}

async function closePopups(windows: Windows, first: string, own: ReadonlySet<string>): Promise<void> {
  const listed = await windows.inside(first, Date.now() + actionMs, (send) => send("GET", "/window/handles"));
  for (const handle of listed as string[])
    if (!own.has(handle)) await windows.close(handle, Date.now() + closeMs).catch(() => undefined);
}
