import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasBun, runBun } from "../bun-program.ts";
import { send } from "../send.ts";

const hostile = ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"];

/** Routes whose own resource refuses these requests. */
const closed = ["/vault/:id", "/vault/:id/*", "/legacy", "/files/*", "/open/:id/secret", "/open/:id/* of me"];

const words = ["open", "vault", "legacy", "files", "secret", "other", "1", "me", "", "OPEN", "Vault"];
const dots = [".", "..", "%2e", "%2E%2e", ".%2e", "..;", "%252e%252e"];
const joints = ["/", "/", "/", "/", "//", "\\", "%2f", "%5c", "/./", "/../"];
const ends = ["", "", "/", "?", "?a=/../", "#", "#/../open/1", ";a=1", "%00", "%"];

const target = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...joints), fc.constantFrom(...words, ...words, ...dots)), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.constantFrom(...ends),
  )
  .map(([parts, end]) => `/${parts.flat().join("").replace(/^\//, "")}${end}`);

describe.skipIf(!hasBun)("Bun's router", () => {
  const port = runBun("bun-router.mjs") as () => number;

  test("runs no route that its own resource refuses, and shares nothing that its own doesn't", async () => {
    const ran = new Set<string>();
    const check = async (path: string): Promise<void> => {
      // Bun closes the connection where it can't read the target.
      const response = await send(port(), `GET ${path}`, hostile).catch(() => undefined);
      const route = response?.headers.get("x-route");
      if (route === undefined) return;
      ran.add(route);
      expect(closed, path).not.toContain(route);
      if (!route.startsWith("/open/") && route !== "fetch")
        expect(response?.headers.get("access-control-allow-origin"), path).toBeUndefined();
    };
    await fc.assert(fc.asyncProperty(target, check), { numRuns: 5_000 });
    expect([...ran].sort()).toEqual(["/open/*", "/open/:id/*", "/other/*", "fetch"]);
  }, 60_000);
});
