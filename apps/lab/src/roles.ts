/** Who is who: a role, the host it is reached at, and the folder of its page. The order is that of their ports. */
export const hosts = {
  start: { host: "lab.localhost", page: "start" },
  app: { host: "app.bank.localhost", page: "bank" },
  api: { host: "api.bank.localhost", page: undefined },
  open: { host: "open.bank.localhost", page: undefined },
  evil: { host: "evil.localhost", page: "evil" },
  promo: { host: "promo.bank.localhost", page: "promo" },
} as const;

export type Role = keyof typeof hosts;

/** The origin of each role; without `open` where the lab runs one bank only. */
export type Addresses = Readonly<Partial<Record<Role, string>> & Record<Exclude<Role, "open">, string>>;

export const roles: readonly Role[] = Object.keys(hosts) as Role[];
