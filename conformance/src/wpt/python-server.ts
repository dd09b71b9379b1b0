import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sanitizeOutput } from "@sallyport/browser/text";
import { endTree, freePort, onProcessEnd } from "@sallyport/testing/engines";
import { UsageError } from "../arguments.ts";
import { reportScript } from "./results.ts";
import { load, type TestServer } from "./server.ts";

const host = "web-platform.test";
const startMs = 180_000;
const maxRestarts = 3;
const keptLines = 12;

/** What `wpt serve` reads of a checkout. */
const needed = ["wpt", "docs/commands.json", "tools", "resources/testharness.js", "common"];

function demandCheckout(checkout: string): void {
  const missing = needed.filter((path) => !existsSync(join(checkout, path)));
  if (missing.length === 0) return;
  throw new UsageError(
    `${checkout} is not a checkout of web-platform-tests that can be served: it lacks ${missing.join(", ")}.
Get one with: git clone --depth 1 https://github.com/web-platform-tests/wpt`,
  );
}

/** What the server serves: the checkout, by links, with the runner's own report of results. */
async function linkCheckout(checkout: string, root: string): Promise<void> {
  const link = async (from: string, to: string, ...except: readonly string[]): Promise<void> => {
    await mkdir(to);
    const names = (await readdir(from)).filter((name) => !except.includes(name));
    await Promise.all(names.map((name) => symlink(join(from, name), join(to, name))));
  };
  await link(checkout, root, "resources", ".git");
  await link(join(checkout, "resources"), join(root, "resources"), "testharnessreport.js");
  await writeFile(join(root, "resources", "testharnessreport.js"), reportScript());
}

type Ports = Readonly<Record<string, readonly number[]>>;

async function choosePorts(): Promise<Ports> {
  const counts = {
    http: 2,
    https: 2,
    ws: 1,
    wss: 1,
    "http-private": 1,
    "http-public": 1,
    "https-private": 1,
    "https-public": 1,
  };
  const chosen = new Set<number>();
  const ports: Record<string, number[]> = {};
  for (const [scheme, count] of Object.entries(counts)) {
    const own: number[] = (ports[scheme] = []);
    while (own.length < count) {
      const port = await freePort();
      if (!chosen.has(port)) own.push(port);
      chosen.add(port);
    }
  }
  return ports;
}

/** The checkout's own server, `wpt serve`, bound to the loopback address alone. */
export class PythonServer implements TestServer {
  readonly host: string = host;
  readonly ports: Readonly<Record<"http" | "https", readonly number[]>>;
  readonly #checkout: string;
  readonly #python: string;
  readonly #folder: string;
  #child: ChildProcess | undefined;
  readonly #keepFolder: () => void;
  #forget: () => void = () => undefined;
  #output: string[] = [];
  #starts = 0;

  private constructor(checkout: string, python: string, folder: string, ports: Ports) {
    this.#checkout = checkout;
    this.#python = python;
    this.#folder = folder;
    this.#keepFolder = onProcessEnd(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    this.ports = { http: ports.http ?? [], https: ports.https ?? [] };
  }

  /** @throws UsageError where the checkout or Python cannot serve, with what the server printed */
  static async start(checkout: string, python: string): Promise<PythonServer> {
    demandCheckout(checkout);
    const ports = await choosePorts();
    const folder = await mkdtemp(join(tmpdir(), "sallyport-wpt-"));
    const server = new PythonServer(checkout, python, folder, ports);
    try {
      await server.#configure(ports);
      await server.ensure();
      return server;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  async #configure(ports: Ports): Promise<void> {
    const root = join(this.#folder, "root");
    await linkCheckout(this.#checkout, root);
    const config = {
      browser_host: host,
      server_host: "127.0.0.1",
      check_subdomains: false,
      bind_address: true,
      ports,
      doc_root: root,
    };
    await writeFile(join(this.#folder, "config.json"), JSON.stringify(config));
  }

  async ensure(): Promise<void> {
    if (this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) return;
    if (this.#starts > maxRestarts) throw new UsageError(`The server ended ${this.#starts} times.\n${this.#last()}`);
    this.#starts += 1;
    this.#spawn();
    const end = Date.now() + startMs;
    for (const port of this.ports.http) await this.#answers(`http://${host}:${port}/resources/testharness.js`, end);
    for (const port of this.ports.https) await this.#answers(`https://${host}:${port}/resources/testharness.js`, end);
  }

  async close(): Promise<void> {
    this.#end();
    await rm(this.#folder, { recursive: true, force: true });
    this.#keepFolder();
  }

  #spawn(): void {
    this.#end();
    const given = ["wpt", "serve", "--no-h2", "--config", join(this.#folder, "config.json")];
    // Nothing is written into the checkout, not even Python's caches.
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const child = spawn(this.#python, given, {
      cwd: this.#checkout,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    const keep = (data: Buffer): void => {
      this.#output = [...this.#output, ...data.toString("utf8").slice(-4000).trim().split("\n")].slice(-keptLines);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => this.#output.push(error.message));
    this.#forget = onProcessEnd(() => this.#endGroup());
  }

  #endGroup(): void {
    if (this.#child?.pid !== undefined) endTree(this.#child.pid);
  }

  #end(): void {
    this.#endGroup();
    this.#forget();
    this.#child = undefined;
  }

  async #answers(url: string, end: number): Promise<void> {
    while (Date.now() < end) {
      const { exitCode, signalCode, pid } = this.#child ?? {};
      if (pid === undefined || typeof exitCode === "number" || typeof signalCode === "string") break;
      const loaded = await load(url, 5000).catch(() => undefined);
      if (loaded?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    // What it has printed, or why it was not started, comes after its end.
    await new Promise((resolve) => setTimeout(resolve, 100));
    throw new UsageError(`\`${this.#python} wpt serve\` does not answer in ${this.#checkout}.
It needs Python 3.8 to 3.11 for a checkout of 2021, and a newer one for a newer checkout: --python PATH.\n${this.#last()}`);
  }

  #last(): string {
    return this.#output.map((line) => `  ${sanitizeOutput(line, false)}`).join("\n");
  }
}
