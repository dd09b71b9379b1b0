interface Payee {
  readonly id: string;
  readonly name: string;
}

interface Customer {
  readonly name: string;
  readonly password: string;
  readonly balance: number;
  readonly payees: readonly Payee[];
}

const customers: Readonly<Record<string, Customer>> = {
  ada: {
    name: "Ada",
    password: "analytical",
    balance: 5000,
    payees: [
      { id: "landlord", name: "Landlord" },
      { id: "grandma", name: "Grandma" },
      { id: "dentist", name: "Dentist" },
      { id: "sailing-club", name: "Sailing club" },
    ],
  },
  mallory: { name: "Mallory", password: "malice", balance: 0, payees: [] },
};

export const rates = { base: "EUR", CHF: 0.94, GBP: 0.86, USD: 1.09 };

/** Accounts and payees, in memory, in whole euros. Who is asking is checked before anything here is called. */
export class Bank {
  #balances = new Map<string, number>();
  #payees = new Map<string, readonly Payee[]>();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#balances = new Map(Object.entries(customers).map(([user, { balance }]) => [user, balance]));
    this.#payees = new Map(Object.entries(customers).map(([user, { payees }]) => [user, payees]));
  }

  /** The user whom name and password belong to. */
  signIn(user: string, password: string): string | undefined {
    return Object.hasOwn(customers, user) && customers[user]?.password === password ? user : undefined;
  }

  nameOf(id: string): string {
    const payees = [...this.#payees.values()].flat();
    return customers[id]?.name ?? payees.find((payee) => payee.id === id)?.name ?? id;
  }

  balanceOf(user: string): number {
    return this.#balances.get(user) ?? 0;
  }

  /** What the user had before anything happened. */
  openingBalanceOf(user: string): number {
    return customers[user]?.balance ?? 0;
  }

  payeesOf(user: string): readonly Payee[] {
    return this.#payees.get(user) ?? [];
  }

  /** Moves money to another customer or to one of the user's payees; says why not where it does not. */
  transfer(user: string, to: string, amount: number): "done" | "unknown payee" | "no such amount" {
    const inside = this.#balances.has(to) && to !== user;
    if (!inside && !this.payeesOf(user).some(({ id }) => id === to)) return "unknown payee";
    if (!Number.isInteger(amount) || amount < 1 || amount > this.balanceOf(user)) return "no such amount";
    this.#balances.set(user, this.balanceOf(user) - amount);
    if (inside) this.#balances.set(to, this.balanceOf(to) + amount);
    return "done";
  }

  /** Deletes a payee; `undefined` where the user has none of that id. */
  deletePayee(user: string, id: string): Payee | undefined {
    const payees = this.payeesOf(user);
    const payee = payees.find((one) => one.id === id);
    if (payee !== undefined) {
      this.#payees.set(
        user,
        payees.filter((one) => one !== payee),
      );
    }
    return payee;
  }
}
