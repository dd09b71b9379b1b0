import type { Case, HeaderList, WindowAction } from "../case.ts";
import { securePage } from "../row.ts";

/** Says that it is there, and sends back what it gets; a window without an opener closes. */
export const openedDocument = `<!doctype html><link rel="icon" href="data:,"><title>opened</title><script>
addEventListener("message", ({ data, origin, source }) => source.postMessage({ data, origin }, "*"));
const other = opener ?? (parent === window ? null : parent);
if (other === null) setTimeout(close, 50); else setInterval(() => other.postMessage("ready", "*"), 50);
</script>`;

const origins = { own: "https://a.localhost", sibling: "https://x.a.localhost", other: "https://b.localhost" };

interface Part {
  readonly headers?: HeaderList;
  readonly page?: HeaderList;
}

function windowCase(desc: string, action: Omit<WindowAction, "kind">, { headers = [], page = [] }: Part = {}): Case {
  return {
    desc: `window: ${desc}`,
    page: { ...securePage, ...(page.length > 0 && { headers: page }) },
    routes: {
      "/r": { actual: { status: 200, headers: [["content-type", "text/html"], ...headers], body: openedDocument } },
    },
    actions: [{ kind: "window", ...action }],
  };
}

export const messageTargets: readonly (string | null)[] = [
  "*",
  "/",
  null,
  "https://a.localhost",
  "https://b.localhost",
  "https://b.localhost/x?y",
  "https://c.localhost",
  "http://b.localhost",
  "HTTPS://B.LOCALHOST",
  "",
  "null",
  "not a url",
  "data:,x",
];

const frames = Object.entries(origins).flatMap(([relation, origin]) =>
  [undefined, "allow-scripts", "allow-scripts allow-same-origin"].map((sandbox) =>
    windowCase(`frame of ${relation} origin, sandbox ${String(sandbox)}`, {
      way: "frame",
      to: `${origin}/r`,
      targets: messageTargets,
      ...(sandbox !== undefined && { sandbox }),
    }),
  ),
);

export const framing: readonly [HeaderList, ...HeaderList[]] = [
  [["x-frame-options", "DENY"]],
  [["x-frame-options", "SAMEORIGIN"]],
  [["x-frame-options", "ALLOWALL"]],
  [["x-frame-options", "ALLOW-FROM https://a.localhost"]],
  [["x-frame-options", "SAMEORIGIN, DENY"]],
  [["x-frame-options", "SAMEORIGIN, nonsense"]],
  [["content-security-policy", "frame-ancestors 'none'"]],
  [["content-security-policy", "frame-ancestors 'self'"]],
  [["content-security-policy", "frame-ancestors https://a.localhost"]],
  [["content-security-policy", "frame-ancestors https:"]],
  [["content-security-policy", "frame-ancestors *.localhost:*"]],
  [
    ["content-security-policy", "frame-ancestors https://a.localhost"],
    ["x-frame-options", "DENY"],
  ],
  [
    ["content-security-policy", "default-src 'self' 'unsafe-inline'"],
    ["x-frame-options", "SAMEORIGIN"],
  ],
];

const refused = framing.flatMap((headers) =>
  (["own", "other"] as const).map((relation) =>
    windowCase(
      `frame of ${relation} origin with ${JSON.stringify(headers)}`,
      { way: "frame", to: `${origins[relation]}/r` },
      { headers },
    ),
  ),
);

export const openerPolicies: readonly [string, ...string[]] = [
  "none",
  "same-origin",
  "same-origin-allow-popups",
  "noopener-allow-popups",
];
const policyOf = (value: string): HeaderList => (value === "none" ? [] : [["cross-origin-opener-policy", value]]);

const popups = openerPolicies.flatMap((own) =>
  openerPolicies.flatMap((policy) =>
    (["own", "other"] as const).map((relation) =>
      windowCase(
        `popup of ${relation} origin with ${policy}, opened with ${own}`,
        { way: "popup", to: `${origins[relation]}/r`, targets: ["*"] },
        { headers: policyOf(policy), page: policyOf(own) },
      ),
    ),
  ),
);

const embedderPolicies = ["none", "require-corp", "credentialless", "unknown"] as const;
const isolatedBy = (value: (typeof embedderPolicies)[number]): HeaderList => [
  ...policyOf("same-origin"),
  ...(value === "none" ? [] : [["cross-origin-embedder-policy", value] as const]),
];

/** An opener policy is another one beside Cross-Origin-Embedder-Policy, if the engine knows its value. */
const isolatedPopups = embedderPolicies.flatMap((own) =>
  embedderPolicies.map((policy) =>
    windowCase(
      `popup of own origin with same-origin and ${policy}, opened with same-origin and ${own}`,
      { way: "popup", to: `${origins.own}/r`, targets: ["*"] },
      { headers: isolatedBy(policy), page: isolatedBy(own) },
    ),
  ),
);

const openings = [
  ...["noopener", "noreferrer", "noopener=0"].map((features) =>
    windowCase(`popup with ${features}`, { way: "popup", to: `${origins.other}/r`, features }),
  ),
  ...["Same-Origin", "same-origin, same-origin"].map((value) =>
    windowCase(
      `popup with the policy ${value}`,
      { way: "popup", to: `${origins.own}/r` },
      { headers: policyOf(value) },
    ),
  ),
];

export const windows: readonly Case[] = [...frames, ...refused, ...popups, ...isolatedPopups, ...openings];
