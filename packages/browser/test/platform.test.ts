import { afterEach, beforeEach, expect, test, vi } from "vitest";

const given = Object.getOwnPropertyDescriptor(globalThis, "Response");

class Loaded extends Response {}

/** How often the platform has been asked for its class. */
let asked = 0;

/** As Node has it: the class is loaded when it is asked for, and takes the place of what stands there. */
const lazy: PropertyDescriptor = {
  configurable: true,
  get: () => {
    asked++;
    Object.defineProperty(globalThis, "Response", { configurable: true, writable: true, value: Loaded });
    return Loaded;
  },
};

beforeEach(() => {
  asked = 0;
  vi.resetModules();
  Object.defineProperty(globalThis, "Response", lazy);
});

afterEach(() => {
  Object.defineProperty(globalThis, "Response", given ?? {});
});

test("to load the package and to fetch loads no class of the platform's fetch", async () => {
  const { Browser, NetworkFailure } = await import("../src/index.ts");
  const network = { exchange: () => Promise.reject(new NetworkFailure("unreachable", "no connection")) };
  const browser = new Browser({ network });
  await browser.pageAt("https://app.example/").attempt("https://api.example/");
  expect(asked).toBe(0);
});

test("a class that is asked for is the platform's, and what has replaced it stays", async () => {
  const { responseClass } = await import("../src/platform.ts");
  const replacement = { configurable: true, writable: true, value: class Replacement extends Loaded {} };
  Object.defineProperty(globalThis, "Response", replacement);
  expect(responseClass()).toBe(Loaded);
  expect(responseClass()).toBe(Loaded);
  expect(globalThis.Response).toBe(replacement.value);
  expect(asked).toBe(1);
});

test("a class that was there already is taken as it is", async () => {
  class Own extends Loaded {}
  Object.defineProperty(globalThis, "Response", { configurable: true, writable: true, value: Own });
  const { responseClass } = await import("../src/platform.ts");
  Object.defineProperty(globalThis, "Response", lazy);
  expect(responseClass()).toBe(Own);
});
