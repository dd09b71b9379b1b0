import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `<sallyport-exchange>` as one file of its own. */
export default {
  root: here("."),
  publicDir: false,
  build: {
    outDir: here("dist/pages/embed"),
    emptyOutDir: true,
    lib: { entry: here("src/exchange/define.ts"), formats: ["es"], fileName: () => "sallyport-exchange.js" },
  },
} satisfies UserConfig;
