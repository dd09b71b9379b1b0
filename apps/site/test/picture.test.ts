import { spawnSync } from "node:child_process";
import { root } from "@sallyport/testing/root";
import { expect, test } from "vitest";
import { isMissing } from "./page-under-test.ts";

test.skipIf(isMissing)(
  "the picture in the README shows what the playground shows",
  () => {
    const { stderr } = spawnSync(process.execPath, ["apps/site/scripts/picture.mjs", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
  },
  200_000,
);
