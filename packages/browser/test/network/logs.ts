import { readFileSync } from "node:fs";
import type { Network } from "../../src/fetch/network.ts";
import { attempt } from "./attempt.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.har.json`, import.meta.url), "utf8");

export const chromium = fixture("chromium");
export const firefox = fixture("firefox");

export const api = "https://api.bank.example";

export interface Entry {
  readonly method?: string;
  readonly url?: string;
  readonly response?: unknown;
}

export const logOf = (...entries: readonly Entry[]): object => ({
  log: {
    entries: entries.map(({ method = "GET", url = `${api}/`, response }) => ({ request: { method, url }, response })),
  },
});

export const ask = (network: Network, url: string, method = "GET"): ReturnType<typeof attempt> =>
  attempt(network, { url, method });
