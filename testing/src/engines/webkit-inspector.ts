import WebSocket from "ws";
import { freePort } from "./free-port.ts";
import { openDisplay } from "./display.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { InspectedPage } from "./webkit-inspected-page.ts";
import { startLoopbackProxy } from "./loopback-proxy.ts";
import { startOwned } from "./processes.ts";
import { makeProfile } from "./profile.ts";
import { Teardown } from "./teardown.ts";
import { actionMs, bounded, pause } from "./time-limits.ts";

const tabs = 2;

/**
 * WebKitGTK's browser outside of automation, which has neither a disk cache nor what else is kept with it: its inspector
 * drives two tabs, which are opened with it.
 */
export async function launchInspectedWebKit(path: string, options: EngineOptions): Promise<Engine> {
  const teardown = new Teardown();
  try {
    const port = await start(path, options, teardown);
    const sockets = await bounded(inspectedTabs(port), actionMs, "webkit: inspector");
    const pages: InspectedPage[] = [];
    for (const socket of sockets) {
      const connection = new WebSocket(`ws://127.0.0.1:${port}${socket}`);
      teardown.add(() => {
        connection.terminate();
        return Promise.resolve();
      });
      pages.push(await bounded(InspectedPage.on(connection), actionMs, "webkit: inspector"));
    }
    return {
      name: "webkit",
      version: await versionOf(pages[0]),
      newPage: async () => {
        const page = pages.find(({ isTaken }) => !isTaken);
        if (page === undefined) throw new Error(`webkit: an inspected browser has ${tabs} pages`);
        await page.take();
        return page;
      },
      closePopups: () => Promise.resolve(),
      close: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

async function versionOf(page: InspectedPage | undefined): Promise<string> {
  const userAgent = await page?.evaluate<string>("return navigator.userAgent");
  return /Version\/(\S+)/.exec(userAgent ?? "")?.[1] ?? "";
}

async function start(path: string, options: EngineOptions, teardown: Teardown): Promise<number> {
  const profile = await makeProfile("webkit");
  teardown.add(() => profile.remove());
  const display = await openDisplay(profile.env);
  teardown.add(() => display.close());
  const proxy = options.testNames ? await startLoopbackProxy() : undefined;
  teardown.add(() => proxy?.close() ?? Promise.resolve());
  const port = await freePort();
  const browser = await startOwned(
    path,
    [
      "--enable-developer-extras=true",
      "--ignore-tls-errors",
      "--javascript-can-open-windows-automatically=true",
      ...((options.thirdPartyCookies ?? "allow") === "allow" ? ["--cookies-policy=always"] : []),
      ...(proxy === undefined ? [] : [`--proxy=socks5://127.0.0.1:${proxy.port}`]),
      ...Array.from({ length: tabs }, () => "about:blank"),
    ],
    {
      ...profile.env,
      DISPLAY: display.name,
      GDK_BACKEND: "x11",
      XDG_DATA_HOME: `${profile.path}/xdg-data`,
      WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
    },
  );
  teardown.add(() => browser.end());
  return port;
}

/** The paths of their sockets, once all tabs are there. */
async function inspectedTabs(port: number): Promise<readonly string[]> {
  for (;;) {
    await pause(50);
    const list = await fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.text(),
      () => "",
    );
    const sockets = [...new Set(list.match(/\/socket\/\d+\/\d+\/WebPage/g) ?? [])];
    if (sockets.length === tabs) return sockets;
  }
}
