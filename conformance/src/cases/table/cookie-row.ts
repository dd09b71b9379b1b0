import type { Action, Case, FetchAction, HeaderList, Place, Route } from "../case.ts";
import { response, securePage, type FetchPart } from "../row.ts";

export const a = "https://a.localhost";
export const b = "https://b.localhost";
export const x = "https://x.a.localhost";
export const credentialed: HeaderList = [
  ["access-control-allow-origin", a],
  ["access-control-allow-credentials", "true"],
];

export const setting = (...cookies: readonly string[]): Route => ({
  actual: response([...credentialed, ...cookies.map((cookie) => ["set-cookie", cookie] as const)]),
});
export const read: Route = {
  actual: response(credentialed),
  preflight: { status: 204, headers: [...credentialed, ["access-control-allow-methods", "PUT"]] },
};
export const to = (url: string, more: FetchPart = {}): FetchAction => ({
  kind: "fetch",
  to: url,
  credentials: "include",
  ...more,
});

interface Kept {
  readonly desc: string;
  readonly page?: Place;
  /** Set by a top-level visit to `/set`; then `/r` is asked for. */
  readonly visit: string;
  readonly cookies: readonly string[];
  readonly actions: readonly Action[];
}

export function kept({ desc, page = securePage, visit, cookies, actions }: Kept): Case {
  const routes = { "/set": setting(...cookies), "/r": read, "/sub/r": read, "/subway": read };
  return { desc: `cookie: ${desc}`, page, visits: [visit], routes, actions };
}

/** The ends of a Set-Cookie line. */
export const sites: readonly string[] = [
  "",
  "; SameSite=None",
  "; SameSite=Lax",
  "; SameSite=Strict",
  "; SameSite=none",
  "; SameSite=foo",
  "; SameSite",
  "; SameSite=Lax; SameSite=None",
];
