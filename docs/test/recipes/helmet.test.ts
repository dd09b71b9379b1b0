import { describe, expect, test } from "vitest";
import { answersAsShown, foreign, startedWithout } from "./behaviours.ts";
import { ask } from "./exchange.ts";
import { host } from "./handshakes.ts";
import type { Program } from "./program.ts";

answersAsShown("helmet", "server.mjs");

const configured = 'app.use(helmet({ crossOriginResourcePolicy: false, referrerPolicy: { policy: "same-origin" } }));';
const both = `${configured}\napp.use(guard(policy));`;

const corp = async ({ port }: Program, path: string): Promise<string | undefined> =>
  (await ask(port, "GET", path, [host])).headers.get("cross-origin-resource-policy");

describe.each([
  { desc: "as it is", helmet: configured, account: "same-origin" },
  { desc: "by default", helmet: "app.use(helmet());", account: "same-origin" },
  {
    desc: "loosened",
    helmet: 'app.use(helmet({ crossOriginResourcePolicy: { policy: "cross-origin" } }));',
    account: "cross-origin",
  },
])("helmet $desc", ({ helmet, account }) => {
  describe.each([
    { order: "before the guard", program: startedBoth(helmet, "app.use(guard(policy));"), carries: true },
    { order: "behind the guard", program: startedBoth("app.use(guard(policy));", helmet), carries: false },
  ])("$order", ({ program, carries }) => {
    test("the policy's corp stands, and helmet's elsewhere", async () => {
      expect([await corp(program(), "/logo.svg"), await corp(program(), "/accounts/1")]).toEqual([
        "cross-origin",
        account,
      ]);
    });

    test(`a refusal carries ${carries ? "its" : "none of its"} headers`, async () => {
      const { status, headers } = await ask(program().port, "POST", "/settings", [host, ["Origin", foreign.Origin]]);
      expect([status, headers.has("x-content-type-options")]).toEqual([403, carries]);
    });
  });
});

function startedBoth(first: string, second: string): () => Program {
  return startedWithout("helmet", "server.mjs", both, `${first}\n${second}`);
}
