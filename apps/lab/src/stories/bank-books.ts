const opening = { ada: 5000, mallory: 0 } as const;

/** Accounts and payees, in memory, in whole euros. Who is asking is checked before anything here is called. */
export class Books {
  readonly #balances = new Map<string, number>(Object.entries(opening));
  readonly #payees = new Map([["ada", new Set(["landlord", "grandma", "dentist"])]]);

  has(user: string): boolean {
    return this.#balances.has(user);
  }

  balanceOf(user: string): number {
    return this.#balances.get(user) ?? 0;
  }

  payeesOf(user: string): ReadonlySet<string> {
    return this.#payees.get(user) ?? new Set();
  }

  /** Moves money to another customer or to one of the user's payees. */
  transfer(user: string, to: string, amount: number): boolean {
    const inside = this.#balances.has(to) && to !== user;
    if (!inside && !this.payeesOf(user).has(to)) return false;
    if (!Number.isInteger(amount) || amount < 1 || amount > this.balanceOf(user)) return false;
    this.#balances.set(user, this.balanceOf(user) - amount);
    if (inside) this.#balances.set(to, this.balanceOf(to) + amount);
    return true;
  }

  deletePayee(user: string, payee: string): boolean {
    return this.#payees.get(user)?.delete(payee) ?? false;
  }
}
