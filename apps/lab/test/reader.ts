import type { Engine, EnginePage } from "@sallyport/testing/engines";
import type { Lab } from "../src/start-lab.ts";

/** What an attacker's page says of one attempt at one bank. */
export interface Result {
  readonly sent: boolean;
  readonly executed: boolean;
  readonly readable: boolean;
  readonly words: string;
  readonly cookies: string;
}

export type Results = Readonly<Record<string, Readonly<Record<string, Result>>>>;

/** What the owner's page says of one bank. */
export interface Panel {
  readonly state: string;
  readonly balance: number | undefined;
  readonly text: string;
}

const until = (condition: string): string => `
  const end = Date.now() + 12000;
  while (!(${condition})) {
    if (Date.now() > end) throw new Error("the page did not get so far: " + ${JSON.stringify(condition)});
    await new Promise((resolve) => setTimeout(resolve, 40));
  }`;

const panels = `return Object.fromEntries([...document.querySelectorAll(".branch")].map((branch) => {
  const figure = branch.querySelector("[data-balance]");
  return [branch.dataset.bank, {
    state: branch.dataset.state,
    balance: figure ? Number(figure.dataset.balance) : undefined,
    text: branch.innerText,
  }];
}));`;

const results = `return Object.fromEntries([...document.querySelectorAll("[data-attempt]")].map((card) => [
  card.dataset.attempt,
  Object.fromEntries([...card.querySelectorAll("[data-sent]")].map((column) => [column.dataset.bank, {
    sent: column.dataset.sent === "yes",
    executed: column.dataset.executed === "yes",
    readable: column.dataset.readable === "yes",
    words: column.querySelector(".verdict").textContent,
    cookies: [...column.querySelectorAll(".cookies .sent")].map((chip) => chip.dataset.sameSite).join(" "),
  }])),
]));`;

const idle = `document.querySelector("#run-all") && !document.querySelector("#run-all").disabled`;

/** The reader of the story: signs in, opens pages, clicks. Each page is a tab of one browser. */
export class Reader {
  readonly #engine: Engine;
  readonly #lab: Lab;
  #bank: EnginePage | undefined;

  constructor(engine: Engine, lab: Lab) {
    this.#engine = engine;
    this.#lab = lab;
  }

  async #bankPage(): Promise<EnginePage> {
    if (this.#bank !== undefined) return this.#bank;
    this.#bank = await this.#engine.newPage();
    await this.#bank.goto(this.#lab.addresses.app);
    return this.#bank;
  }

  async panels(): Promise<Readonly<Record<string, Panel>>> {
    return (await this.#bankPage()).evaluate(panels);
  }

  /** Signs in as Ada, and waits until every bank shows what came of it. */
  async signIn(): Promise<Readonly<Record<string, Panel>>> {
    const page = await this.#bankPage();
    await page.evaluate(until(`document.querySelector(".branch[data-state]")`));
    return page.evaluate(`
      document.querySelector("#sign-in button[type=submit]").click();
      ${until(`document.querySelector("#sign-in-note").dataset.state === "done"`)}
      ${panels}`);
  }

  /** Pays the first payee of the list, at one bank. */
  async pay(bank: string, amount: number): Promise<string> {
    return this.#act(
      bank,
      `branch.querySelector("[name=amount]").value = ${amount};
       branch.querySelector(".transfer button").click();`,
    );
  }

  async deletePayee(bank: string, payee: string): Promise<string> {
    return this.#act(bank, `branch.querySelector("[data-payee=${payee}] button").click();`);
  }

  async #act(bank: string, click: string): Promise<string> {
    return (await this.#bankPage()).evaluate(`
      const branch = document.querySelector(".branch[data-bank=${bank}]");
      ${until(`branch.dataset.state === "signed-in"`)}
      branch.querySelector(".note").textContent = "";
      ${click}
      {${until(`branch.querySelector(".note").textContent !== ""`)}}
      return branch.querySelector(".note").textContent;`);
  }

  /** Opens an attacker's page, clicks on its bait, and reads what it says came of each attempt. */
  async fallFor(attacker: "evil" | "promo", button = "#run-all"): Promise<Results> {
    const page = await this.#engine.newPage();
    try {
      await page.goto(this.#lab.addresses[attacker]);
      await page.evaluate(until(idle));
      return await page.evaluate<Results>(
        `document.querySelector(${JSON.stringify(button)}).click(); ${until(idle)} ${results}`,
        40_000,
      );
    } finally {
      await page.close();
    }
  }

  /** Runs a script on a page of its own. */
  async at(url: string, script: string): Promise<unknown> {
    const page = await this.#engine.newPage();
    try {
      await page.goto(url);
      return await page.evaluate(script);
    } finally {
      await page.close();
    }
  }
}
