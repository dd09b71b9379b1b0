import { createRequire } from "node:module";
import { join } from "node:path";
import { checkOptions, type CheckedOptions } from "./options.ts";
import { startTestEnvironment } from "./start.ts";
import type { TestWindow } from "./test-window.ts";

export type { TestEnvironmentOptions } from "./options.ts";

/** What Jest passes to an environment, as far as this one reads it. */
export interface EnvironmentConfig {
  readonly projectConfig: {
    readonly rootDir: string;
    readonly testEnvironmentOptions: Readonly<Record<string, unknown>>;
  };
}

/** An environment of Jest, as far as this one needs it. */
export interface JestEnvironment {
  readonly global: unknown;
  teardown(): Promise<void>;
}

type JestEnvironmentClass = new (config: object, context: unknown) => JestEnvironment;

const packages = { jsdom: "jest-environment-jsdom", "happy-dom": "@happy-dom/jest-environment" } as const;

/** Options of the environments that this one builds on, which no document needs. */
const jestNames = ["customExportConditions", "globalsCleanup"];

function baseClass({ dom }: CheckedOptions, rootDir: string): JestEnvironmentClass {
  const loaded = createRequire(join(rootDir, "package.json"))(packages[dom]) as { default: JestEnvironmentClass };
  return loaded.default;
}

function createEnvironment(config: EnvironmentConfig, context: unknown): JestEnvironment {
  const { rootDir, testEnvironmentOptions } = config.projectConfig;
  const given = Object.entries(testEnvironmentOptions);
  const forJest = Object.fromEntries(given.filter(([name]) => jestNames.includes(name)));
  const options = checkOptions(Object.fromEntries(given.filter(([name]) => !jestNames.includes(name))));
  const projectConfig = {
    ...config.projectConfig,
    testEnvironmentOptions: { ...forJest, ...options.domOptions, url: options.url },
  };
  const environment = new (baseClass(options, rootDir))({ ...config, projectConfig }, context);
  const { stop } = startTestEnvironment(environment.global as TestWindow, options);
  const teardown = environment.teardown.bind(environment);
  environment.teardown = async () => {
    stop();
    await teardown();
  };
  return environment;
}

/**
 * The test environment for Jest: the globals of jsdom or happy-dom, with the network of a browser engine. Its options are
 * `testEnvironmentOptions`.
 *
 * @throws TypeError that lists every problem of the options, when a test file is set up
 *
 * @example
 * export default { testEnvironment: "@sallyport/browser/jest", testEnvironmentOptions: { engine: "firefox" } };
 */
const SallyportEnvironment: new (config: EnvironmentConfig, context: unknown) => JestEnvironment =
  createEnvironment as unknown as new (config: EnvironmentConfig, context: unknown) => JestEnvironment;

export default SallyportEnvironment;
