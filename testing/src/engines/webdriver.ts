import { freePort } from "./free-port.ts";
import { actionMs, bounded, pause } from "./time-limits.ts";
import { startOwned, type Owned } from "./processes.ts";

export class WebDriverError extends Error {
  override readonly name = "WebDriverError";
}

/** https://www.w3.org/TR/webdriver2/: a driver process on a loopback port of its own. */
export interface Driver {
  send(method: "GET" | "POST" | "DELETE", path: string, body?: object, ms?: number): Promise<unknown>;
  close(): Promise<void>;
}

export async function startDriver(command: readonly string[], env: Record<string, string>): Promise<Driver> {
  const [path = "", ...args] = command;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const process = await startOwned(path, [...args, "--host=127.0.0.1", `--port=${port}`], env);
    const send: Driver["send"] = (method, path, body, ms = actionMs) => sendCommand(port, method, path, body, ms);
    try {
      await bounded(ready(process, send), actionMs, "WebKitWebDriver: start");
      return { send, close: () => process.end() };
    } catch (error) {
      await process.end();
      if (attempt === 3) throw error; // somebody else may have taken the port meanwhile
    }
  }
}

async function sendCommand(
  port: number,
  method: string,
  path: string,
  body: object | undefined,
  ms: number,
): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    signal: AbortSignal.timeout(Math.max(1, Math.round(ms))),
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new WebDriverError(message === "" ? error : `${error}: ${message}`);
}

async function ready(process: Owned, send: Driver["send"]): Promise<void> {
  const { child } = process;
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await send("GET", "/status", undefined, 1000).catch(() => undefined);
    if (answer !== undefined) return;
    await pause(15);
  }
  throw new Error(`the driver exited with ${String(child.exitCode ?? child.signalCode)}`);
}
