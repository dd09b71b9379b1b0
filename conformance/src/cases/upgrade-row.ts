import type { Action, Case, Place, Route } from "./case.ts";
import { granted, response } from "./row.ts";

export const upgrade = "upgrade-insecure-requests";

export const pageWith = (policy: string, url = "https://a.localhost/page"): Place => ({
  url,
  headers: [["content-security-policy", policy]],
});

interface UpgradeRow {
  readonly desc: string;
  readonly page?: string;
  readonly policy?: string;
  readonly action: Action;
  readonly routes?: Readonly<Record<string, Route>>;
}

export const insecure = "http://b.localhost/r";
export const ownInsecure = "http://a.localhost/r";

/** What a page that upgrades requests of plain http. */
export const upgradeCase = ({ desc, page, policy = upgrade, action, routes }: UpgradeRow): Case => ({
  desc: `upgrade: ${desc}`,
  page: pageWith(policy, page),
  routes: { "/r": granted(), ...routes },
  actions: [action],
});

export const pages: readonly string[] = ["https://a.localhost/page", "http://a.localhost/page"];

export const redirectTo = (location: string, status = 302): Route => ({
  actual: response(
    [
      ["access-control-allow-origin", "*"],
      ["location", location],
    ],
    status,
  ),
});
