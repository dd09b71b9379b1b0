import { describe, expect, test } from "vitest";
import { realServers } from "./real/index.ts";
import { installHint, trials, tryOn } from "./trials.ts";

/** The others are tried by `npm run snippets`: they need more of a machine than the tests do. */
describe.each(["nginx", "express"] as const)("%s: the fix that explain writes", (name) => {
  const real = realServers[name]!;
  const isInstalled = real.isInstalled();
  if (!isInstalled) console.warn(`Skipped: ${installHint(name)}`);

  test.skipIf(!isInstalled).each(trials)("works for $desc, and for nothing else", async (trial) => {
    expect(await tryOn(name, real, trial)).toEqual([]);
  });
});

test("a configuration that opens more is noticed", async () => {
  const [trial] = trials;
  const { express } = realServers;
  const wide = {
    ...express!,
    start: (setup: Parameters<NonNullable<typeof express>["start"]>[0]) =>
      express!.start({
        ...setup,
        snippet:
          setup.snippet === "" ? "" : 'import cors from "cors";\napp.use(cors({ origin: true, credentials: true }));',
      }),
  };
  const faults = await tryOn("express", wide, trial!);
  expect(faults).toContain("chromium: a stranger, http://xlocalhost:3000: it can be read");
  expect(faults).toContain("firefox: credentials: it can be read");
  expect(faults).toContain("webkit: another method: it can be read");
});
