import { engineNames, findEngine, launchEngine, type Engine } from "@sallyport/testing/engines";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Branch } from "../src/branch.ts";
import { startLab, type Lab } from "../src/start-lab.ts";
import { Reader, type Panel, type Results } from "./reader.ts";

const payees = ["landlord", "grandma", "dentist", "sailing-club"];
const untouched = { balance: 5000, stolen: 0, payees };
const victims = { evil: "landlord", promo: "grandma" } as const;
const attackers = ["evil", "promo"] as const;

const branch = (lab: Lab, key: "open" | "gated"): Branch => lab.branches.find((one) => one.key === key)!;

/** The bank's own state: what the tests go by. */
const books = ({ bank }: Branch): typeof untouched => ({
  balance: bank.balanceOf("ada"),
  stolen: bank.balanceOf("mallory"),
  payees: bank.payeesOf("ada").map(({ id }) => id),
});

function reset(lab: Lab): void {
  for (const { bank } of lab.branches) bank.reset();
  lab.journal.clear();
}

/** The attempts with what came of each at one bank, in three letters: sent, executed, readable. */
const facts = (results: Results, bank: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(results).flatMap(([attempt, { [bank]: result }]) =>
      result === undefined
        ? []
        : [[attempt, `${result.sent ? "s" : "-"}${result.executed ? "e" : "-"}${result.readable ? "r" : "-"}`]],
    ),
  );

const table = {
  reflecting: { read: "ser", fetch: "ser", form: "se-", image: "se-", delete: "ser", rates: "ser" },
  withoutCors: { read: "se-", fetch: "se-", form: "se-", image: "se-", delete: "---", rates: "se-" },
  gated: { read: "se-", fetch: "s--", form: "s--", image: "s--", delete: "---", rates: "ser" },
  cookieless: { read: "s-r", fetch: "s-r", form: "s--", image: "s--", delete: "s-r", rates: "ser" },
  gatedCookieless: { read: "s--", fetch: "s--", form: "s--", image: "s--", delete: "---", rates: "ser" },
};

const robbed = (attacker: "evil" | "promo"): typeof untouched => ({
  balance: 4700,
  stolen: 300,
  payees: payees.filter((id) => id !== victims[attacker]),
});

/** The attackers' requests that the bank's own code, past the gate, has answered with success. */
const done = (lab: Lab, key: string): string[] =>
  lab.journal
    .since(0)
    .filter(({ bank, page, effect }) => bank === key && page !== lab.addresses.app && effect !== undefined)
    .map(({ method, path }) => `${method} ${path}`);

describe.each(engineNames)("%s", (name) => {
  const found = findEngine(name);
  if ("missing" in found) {
    const text = `${found.missing}; install it with: ${found.install}`;
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(text));
    return;
  }
  let engine: Engine;
  beforeAll(async () => void (engine = await launchEngine(name)));
  afterAll(() => engine.close());

  // WebKit keeps no Secure cookie over http, so it cannot play the story: what it says instead is tested last.
  const keepsCookie = name !== "webkit";

  if (keepsCookie)
    describe("with Sallyport and without, side by side", () => {
      let lab: Lab;
      let reader: Reader;
      beforeAll(async () => {
        lab = await startLab({ gate: true, port: 0 });
        reader = new Reader(engine, lab);
        const panels = await reader.signIn();
        expect(panels).toMatchObject({
          open: { state: "signed-in", balance: 5000 },
          gated: { state: "signed-in", balance: 5000 },
        });
      });
      beforeEach(() => reset(lab));
      afterAll(() => lab.close());

      test.each(attackers)("%s takes what it wants without Sallyport, and nothing with it", async (attacker) => {
        const results = await reader.fallFor(attacker);
        expect(facts(results, "open")).toEqual(table.reflecting);
        expect(books(branch(lab, "open"))).toEqual(robbed(attacker));
        expect(results.read?.open?.words).toContain("This page has read it");
        expect(results.image?.open?.words).toBe("€100 went from Ada to Mallory.");

        expect(facts(results, "gated")).toEqual(table.gated);
        expect(books(branch(lab, "gated"))).toEqual(untouched);
        expect(done(lab, "gated")).toEqual(["GET /accounts/ada", "GET /rates"]);
        expect(results.form?.gated?.words).toContain("Sallyport refused it before the bank’s code ran.");
        expect(results.delete?.gated?.words).toContain("Not sent");
      });

      test("SameSite looks at the site: every cookie comes from the sibling (R66)", async () => {
        const abroad = await reader.fallFor("evil");
        const sibling = await reader.fallFor("promo");
        for (const bank of ["open", "gated"]) {
          expect([bank, abroad.fetch?.[bank]?.cookies]).toEqual([bank, "None"]);
          expect([bank, sibling.fetch?.[bank]?.cookies]).toEqual([bank, "None Lax Strict"]);
        }
      });

      test.each(attackers)(
        "%s needs no CORS header to move money (R12, R62); a DELETE is never sent (R35)",
        async (attacker) => {
          branch(lab, "open").cors = "none";
          try {
            const results = await reader.fallFor(attacker);
            expect(facts(results, "open")).toEqual(table.withoutCors);
            expect(books(branch(lab, "open"))).toEqual({ ...robbed(attacker), payees });
            const arrived = lab.journal.since(0).filter(({ path }) => path.startsWith("/payees/"));
            expect(arrived.map(({ method }) => method)).toEqual(["OPTIONS", "OPTIONS"]);
            await vi.waitFor(async () => expect((await reader.panels()).open?.state).toBe("unreadable"), 5000);
          } finally {
            branch(lab, "open").cors = "reflect";
          }
        },
      );

      test.each(["open", "gated"] as const)("the owner’s page works at the %s bank", async (key) => {
        await reader.fallFor("evil");
        reset(lab);
        await vi.waitFor(async () => expect((await reader.panels())[key]?.balance).toBe(5000), 5000);
        expect(await reader.pay(key, 25)).toBe("Sent €25.");
        expect(await reader.deletePayee(key, "dentist")).toBe("Dentist was deleted.");
        expect(books(branch(lab, key))).toEqual({
          balance: 4975,
          stolen: 0,
          payees: payees.filter((id) => id !== "dentist"),
        });
        await vi.waitFor(async () => {
          const panel = (await reader.panels())[key];
          expect(panel?.balance).toBe(4975);
          expect(panel?.text).toContain("€25 went from Ada to Landlord");
          expect(panel?.text).toContain("1 EUR = 0.94 CHF");
        }, 5000);
      });

      test("the owner’s page shows money that somebody else moves, live", async () => {
        await reader.fallFor("evil");
        await vi.waitFor(async () => {
          const { open, gated } = await reader.panels();
          expect([open?.balance, gated?.balance]).toEqual([4700, 5000]);
          expect(open?.text).toContain(`requested by ${lab.addresses.evil}`);
        }, 5000);
      });

      test.each(attackers)("%s signs Ada in as Mallory only without Sallyport (R68)", async (attacker) => {
        const results = await reader.fallFor(attacker, "[data-attempt=sign-in] header button");
        expect(facts(results, "open")).toEqual({ "sign-in": "se-" });
        expect(facts(results, "gated")).toEqual({ "sign-in": "s--" });
        await vi.waitFor(async () => {
          const { open, gated } = await reader.panels();
          expect(open?.text).toContain("You are signed in as Mallory.");
          expect(gated?.balance).toBe(5000);
          expect(gated?.text).not.toContain("Mallory");
        }, 5000);
        const panels = await reader.signIn();
        expect([panels.open?.balance, panels.gated?.balance]).toEqual([5000, 5000]);
      });

      test("the labEndpoints answers the page’s own origin only", async () => {
        const { evil, promo, start } = lab.addresses;
        const ask = (origin: string, path: string, method: string): Promise<unknown> =>
          reader.at(
            evil,
            `return (await fetch("${origin}/lab/${path}", { method: "${method}" }).catch(() => ({ status: 0 }))).status`,
          );
        expect(await ask(evil, "state", "GET")).toBe(200);
        expect(await ask(promo, "state", "GET")).toBe(0);
        branch(lab, "gated").bank.deletePayee("ada", "dentist");
        expect(await ask(start, "reset", "POST")).toBe(0);
        expect(books(branch(lab, "gated")).payees).not.toContain("dentist");
      });
    });

  if (keepsCookie)
    test("the same bank, run without Sallyport, is robbed", async () => {
      const lab = await startLab({ gate: false, port: 0 });
      try {
        expect(lab.addresses.open).toBeUndefined();
        const reader = new Reader(engine, lab);
        expect(await reader.signIn()).toMatchObject({ open: { state: "signed-in", balance: 5000 } });
        for (const attacker of attackers) {
          reset(lab);
          expect(facts(await reader.fallFor(attacker), "open")).toEqual(table.reflecting);
          expect(books(branch(lab, "open"))).toEqual(robbed(attacker));
        }
      } finally {
        await lab.close();
      }
    });

  describe("in the browser as it is shipped", () => {
    let lab: Lab;
    let shipped: Engine;
    let reader: Reader;
    let panels: Readonly<Record<string, Panel>>;
    beforeAll(async () => {
      lab = await startLab({ gate: true, port: 0 });
      shipped = await launchEngine(name, { thirdPartyCookies: "default" });
      reader = new Reader(shipped, lab);
      panels = await reader.signIn();
    });
    beforeEach(() => reset(lab));
    afterAll(() => Promise.all([shipped.close(), lab.close()]));

    test(`the owner's page ${keepsCookie ? "works" : "says that the browser did not keep the cookie"}`, () => {
      for (const bank of ["open", "gated"]) {
        expect(panels[bank]?.state).toBe(keepsCookie ? "signed-in" : "not-kept");
        if (!keepsCookie) expect(panels[bank]?.text).toContain("Your browser did not keep the bank’s cookie.");
      }
    });

    test("evil says when the browser may have blocked the cookie, and then nothing has happened", async () => {
      const results = await reader.fallFor("evil");
      expect(books(branch(lab, "gated"))).toEqual(untouched);
      // A Chromium that is not Debian's may be shipped without the rule.
      if (name === "chromium" && results.fetch?.open?.cookies === "None") {
        expect(books(branch(lab, "open"))).toEqual(robbed("evil"));
        return;
      }
      expect(facts(results, "open")).toEqual(table.cookieless);
      expect(facts(results, "gated")).toEqual(table.gatedCookieless);
      expect(results.fetch?.open?.words).toContain(
        keepsCookie
          ? "or your browser blocked the cookie. In that case, the browser stopped this, not the bank"
          : "Your browser did not store the bank’s cookie, so the browser stopped this, not the bank",
      );
      expect(books(branch(lab, "open"))).toEqual(untouched);
    });

    test("from the sibling no third-party rule applies (R66)", async () => {
      const results = await reader.fallFor("promo");
      expect(results.fetch?.open?.cookies).toBe(keepsCookie ? "None Lax Strict" : "");
      expect(books(branch(lab, "open"))).toEqual(keepsCookie ? robbed("promo") : untouched);
      expect(books(branch(lab, "gated"))).toEqual(untouched);
      expect(results.rates?.gated?.readable).toBe(true);
    });

    if (keepsCookie)
      test("nor does it for a form at top level", async () => {
        const top = (bank: string): Promise<Results> =>
          reader.fallFor("evil", `[data-attempt=form-top] [data-bank=${bank}] button`);
        expect(facts(await top("open"), "open")).toEqual({ "form-top": "se-" });
        expect(books(branch(lab, "open"))).toMatchObject({ balance: 4900, stolen: 100 });
        expect(facts(await top("gated"), "gated")).toEqual({ "form-top": "s--" });
        expect(books(branch(lab, "gated"))).toEqual(untouched);
      });
  });
});
