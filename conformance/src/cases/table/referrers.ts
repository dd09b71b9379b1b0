import type { Case } from "../case.ts";
import { caseOf, plainPage, referrerPolicies, securePage } from "../row.ts";

const policies = ["", ...referrerPolicies];
const targets = ["https://a.localhost/r", "https://x.a.localhost/r", "https://b.localhost/r", "http://b.localhost/r"];
const requests = [{}, { method: "POST" }, { mode: "no-cors" }, { mode: "no-cors", method: "POST" }];

export const referrers: readonly Case[] = [
  ...policies.flatMap((referrerPolicy) =>
    targets.flatMap((to) =>
      requests.map((request) =>
        caseOf({
          desc: `referrerPolicy ${JSON.stringify(referrerPolicy)}, ${Object.values(request).join(" ")} ${to}`,
          fetch: { to, referrerPolicy, ...request },
        }),
      ),
    ),
  ),
  ...policies.flatMap((referrerPolicy) =>
    ["https://b.localhost/r", "http://b.localhost/r", "https://x.a.localhost/r"].flatMap((to) =>
      [{}, { mode: "no-cors", method: "POST" }].map((request) =>
        caseOf({
          desc: `http page, referrerPolicy ${JSON.stringify(referrerPolicy)}, ${Object.values(request).join(" ")} ${to}`,
          page: plainPage,
          fetch: { to, referrerPolicy, ...request },
        }),
      ),
    ),
  ),
  ...policies.slice(1).flatMap((policy) =>
    [{}, { mode: "no-cors", method: "POST" }].map((request) =>
      caseOf({
        desc: `the page's Referrer-Policy ${policy}, ${Object.values(request).join(" ")}`,
        page: { ...securePage, headers: [["referrer-policy", policy]] },
        fetch: request,
      }),
    ),
  ),
  ...policies.slice(1).map((policy) => redirected(policy)),
  caseOf({ desc: "referrerPolicy unknown", fetch: { referrerPolicy: "none" } }),
  caseOf({ desc: "http page, http target", page: plainPage, fetch: { to: "http://b.localhost/r" } }),
  caseOf({
    desc: "http page, POST without cors",
    page: plainPage,
    fetch: { to: "http://b.localhost/r", method: "POST", mode: "no-cors" },
  }),
  ...["", "about:client", "/other", "https://a.localhost/other", "https://b.localhost/other", "https://", "data:x"].map(
    (referrer) =>
      caseOf({ desc: `referrer ${JSON.stringify(referrer)}`, fetch: { referrer, referrerPolicy: "unsafe-url" } }),
  ),
  caseOf({ desc: "preflight under no-referrer", fetch: { method: "PUT", referrerPolicy: "no-referrer" } }),
  caseOf({ desc: "preflight under unsafe-url", fetch: { method: "PUT", referrerPolicy: "unsafe-url" } }),
];

function redirected(policy: string): Case {
  const base = caseOf({ desc: `Referrer-Policy ${policy} on a redirect`, fetch: { to: "https://b.localhost/1" } });
  const headers = [
    ["access-control-allow-origin", "*"],
    ["referrer-policy", policy],
    ["location", "/r"],
  ] as const;
  return { ...base, routes: { ...base.routes, "/1": { actual: { status: 302, headers } } } };
}
