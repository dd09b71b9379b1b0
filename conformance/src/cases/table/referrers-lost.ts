import type { Case, NavigateAction } from "../case.ts";
import { response } from "../row.ts";
import { leavingCase } from "./navigations.ts";

const start = "https://b.localhost/1";

interface LostRow {
  readonly desc: string;
  readonly action: Partial<NavigateAction>;
  /** The Referrer-Policy of the redirect. */
  readonly policy?: string;
}

const rows: readonly LostRow[] = [
  { desc: "noreferrer", action: { rel: "noreferrer", clicked: true } },
  { desc: "noreferrer, not clicked", action: { rel: "noreferrer" } },
  { desc: "noreferrer, no policy", action: { rel: "noreferrer", clicked: true }, policy: "" },
  { desc: "noreferrer, a policy that is none", action: { rel: "noreferrer", clicked: true }, policy: "some" },
  { desc: "an attribute", action: { referrerPolicy: "no-referrer", clicked: true } },
  { desc: "an attribute, window", action: { referrerPolicy: "no-referrer", clicked: true, target: "_blank" } },
  { desc: "an attribute, frame", action: { referrerPolicy: "no-referrer", clicked: true, target: "frame" } },
  { desc: "http", action: { to: "http://b.localhost/1", clicked: true } },
  { desc: "http, location", action: { to: "http://b.localhost/1", clicked: true, by: "location" } },
  { desc: "http, added frame", action: { to: "http://b.localhost/1", clicked: true, by: "frame" } },
];

/** A navigation without a referrer, to which the policy of a redirect comes: whose it is then, and at the next hop. */
export const referrersLost: readonly Case[] = rows.map(({ desc, action, policy = "unsafe-url" }) =>
  leavingCase({
    desc: `navigation: redirected without a referrer, ${desc}`,
    routes: {
      "/1": {
        actual: response(
          [
            ["location", "https://c.localhost/2"],
            ["referrer-policy", policy],
          ],
          302,
        ),
      },
      "/2": { actual: response([["location", "https://a.localhost/r"]], 302) },
    },
    action: { kind: "navigate", by: "link", to: start, ...action },
  }),
);
