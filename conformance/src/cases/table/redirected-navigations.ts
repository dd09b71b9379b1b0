import type { Case, NavigateAction, Route } from "../case.ts";
import { response, securePage } from "../row.ts";

/** Where a navigation goes, to its end. */
const ways = [
  ["https://a.localhost", "https://b.localhost"],
  ["https://b.localhost", "https://b.localhost"],
  ["https://b.localhost", "https://a.localhost"],
  ["https://a.localhost", "http://b.localhost"],
  ["https://a.localhost", "https://b.localhost", "https://a.localhost"],
] as const;

/** The policy of the page, and that of the first redirect. */
const policies = [
  [undefined, "unsafe-url"],
  ["unsafe-url", undefined],
  ["unsafe-url", "unsafe-url"],
  ["same-origin", undefined],
  [undefined, "origin"],
] as const;

type Way = (typeof ways)[number];
type Policies = (typeof policies)[number];

function row(by: NavigateAction["by"], way: Way, [ofPage, ofRedirect]: Policies): Case {
  const urls = way.map((origin, at) => `${origin}/${at === way.length - 1 ? "r" : `${at}`}`);
  const redirects = urls.slice(1).map((location, at): [string, Route] => {
    const policy = at === 0 && ofRedirect !== undefined ? [["referrer-policy", ofRedirect] as const] : [];
    return [`/${at}`, { actual: response([["location", location], ...policy], 302) }];
  });
  return {
    desc: `redirected navigation: ${by} ${way.join(" ")}, the page's ${ofPage ?? "default"}, ${ofRedirect ?? "none"} on the redirect`,
    page: { ...securePage, ...(ofPage !== undefined && { headers: [["referrer-policy", ofPage]] }) },
    routes: { "/r": { actual: response([]) }, ...Object.fromEntries(redirects) },
    actions: [{ kind: "navigate", by, to: urls[0] ?? "" }],
  };
}

/** Which Referer is left after redirects, hop by hop. */
export const redirectedNavigations: readonly Case[] = (["link", "frame"] as const).flatMap((by) =>
  ways
    .filter((way) => by !== "frame" || way.every((origin) => origin.startsWith("https:")))
    .flatMap((way) => policies.map((one) => row(by, way, one))),
);
