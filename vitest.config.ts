import { defineConfig } from "vitest/config";

const conditions = ["@sallyport/source", "module", "node"];

export default defineConfig({
  // Vite leaves files that end with `.cts` as they are.
  oxc: { include: /\.[cm]?ts$/ },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "packages/*/test/**/*.test.ts",
      "docs/**/*.test.ts",
      "testing/test/**/*.test.ts",
      "conformance/test/**/*.test.ts",
      "apps/*/test/**/*.test.ts",
      "bench/test/**/*.test.mjs",
    ],
    // Vitest leaves a core free, which on a machine of two is half of it.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
