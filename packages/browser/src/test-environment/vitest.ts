import type { Environment } from "vitest/runtime";
import type { Page } from "../page/page.ts";
import { modulePath } from "./module-path.ts";
import { checkOptions, type CheckedOptions } from "./options.ts";
import { startTestEnvironment } from "./start.ts";
import type { TestWindow } from "./test-window.ts";

export type { TestEnvironmentOptions } from "./options.ts";

const name = "sallyport";

/** What Vitest passes: the options of each environment by its name. */
type EnvironmentOptions = Readonly<Record<string, unknown>>;

/** By the environment's name, or by its path where a test file has options alone. */
const optionsOf = (all: EnvironmentOptions): CheckedOptions => checkOptions(all[name] ?? all[modulePath("vitest")]);

async function builtinOf({ dom }: CheckedOptions): Promise<Environment> {
  const { builtinEnvironments } = await import("vitest/runtime");
  return builtinEnvironments[dom];
}

function domOptions(all: EnvironmentOptions, { dom, domOptions, url }: CheckedOptions): EnvironmentOptions {
  const key = dom === "jsdom" ? "jsdom" : "happyDOM";
  return { ...all, [key]: { ...(all[key] as object | undefined), ...domOptions, url } };
}

/** What `setupVM` gives beside what Vitest asks of it. */
export interface VmEnvironment extends Awaited<ReturnType<NonNullable<Environment["setupVM"]>>> {
  /** The page that the window shows, seen from outside its script: `lastOutcome`, `embed`, `frame`, `worker`. */
  readonly page: Page;
}

/** An environment of Vitest that can also be set up without it. */
export interface SallyportEnvironment extends Environment {
  readonly setupVM: (options: EnvironmentOptions) => Promise<VmEnvironment>;
}

/**
 * The test environment for Vitest: the globals of jsdom or happy-dom, with the network of a browser engine. Its name is
 * `sallyport`, which the plugin of this module makes known; its options are `environmentOptions.sallyport`.
 *
 * @throws TypeError that lists every problem of the options, when a test file is set up
 */
const environment: SallyportEnvironment = {
  name,
  viteEnvironment: "client",
  async setup(global, all: EnvironmentOptions) {
    const options = optionsOf(all);
    const dom = await (await builtinOf(options)).setup(global, domOptions(all, options));
    const { stop } = startTestEnvironment(global as TestWindow, options);
    return {
      async teardown(torn) {
        stop();
        await dom.teardown(torn);
      },
    };
  },
  async setupVM(all: EnvironmentOptions) {
    const options = optionsOf(all);
    const builtin = await builtinOf(options);
    const dom = await builtin.setupVM?.(domOptions(all, options));
    if (dom === undefined) throw new TypeError(`Vitest has no ${options.dom} for its VM pools.`);
    const { page, stop } = startTestEnvironment(dom.getVmContext() as unknown as TestWindow, options);
    return {
      page,
      getVmContext: () => dom.getVmContext(),
      async teardown() {
        stop();
        await dom.teardown();
      },
    };
  },
};

export default environment;

/** A Vite plugin, as far as this one is one. */
export interface SallyportPlugin {
  readonly name: string;
  config(config: { readonly test?: { readonly environment?: unknown } }): object;
  resolveId(id: string): string | undefined;
}

/**
 * Makes the environment's name known to Vitest, which otherwise looks for a package `vitest-environment-sallyport`.
 *
 * @example
 * import { sallyport } from "@sallyport/browser/vitest";
 * export default { plugins: [sallyport()], test: { environment: "sallyport" } };
 */
export function sallyport(): SallyportPlugin {
  const path = modulePath("vitest");
  return {
    name,
    config: ({ test }) => (test?.environment === name ? { test: { environment: path } } : {}),
    resolveId: (id) => (id === `vitest-environment-${name}` ? path : undefined),
  };
}
