import { decide, describeProblem } from "sallyport";
import { compileYaml } from "sallyport/yaml";
import { Browser, inProcess, type PageRequestInit } from "../../src/index.ts";
import { explain, explainDecision, explainHeaders, explainMessage, type Explanation } from "../../src/explain/index.ts";
import { APP, TRANSFERS } from "./attempts.ts";

/** What people run into, 1 to 32: of each, that its cause and its fix are named. */

export interface Explained {
  readonly why?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly protects?: string;
  readonly causes?: readonly string[];
  readonly fixes?: Explanation["fixes"];
  readonly dangers?: Explanation["dangers"];
}

/** Everything that is said, for a search. */
export const causesIn = ({ why = "", text = "", summary = "", protects = "", causes = [] }: Explained): string =>
  [summary, why, text, protects, ...causes].join("\n");

export const fixesIn = ({ fixes = [], dangers = [] }: Explained): string =>
  [
    ...fixes.flatMap(({ text, policy = "", headers = [], preflight = [] }) => [
      text,
      policy,
      ...[...headers, ...preflight].map((one) => one.join(": ")),
    ]),
    ...dangers.map(({ text, why }) => `not: ${text} ${why}`),
  ].join("\n");

export const by = (url: string, origin: string, kind = "fetch"): string =>
  `Access to ${kind} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
export const preflight = "Response to preflight request doesn't pass access control check: ";
export const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

export const message =
  (text: string): (() => Explained) =>
  () =>
    explainMessage(text)[0] ?? {};

export const head =
  (lines: readonly string[], context: Parameters<typeof explainHeaders>[1], code: string): (() => Explained) =>
  () =>
    explainHeaders(lines.join("\r\n"), context).find((one) => one.code === code) ?? {};

export const refusedPolicy =
  (origins: string): (() => Explained) =>
  () => {
    const { problems = [] } = compileYaml(
      `sallyport: 1\nself: [https://bank.example]\norigins: { app: ${origins} }\nresources: []\n`,
    );
    const [text = ""] = problems.map(describeProblem);
    return { text, fixes: [{ at: "policy", text }] };
  };

/** A page's request to a small app. */
export const outcome =
  (app: (request: Request) => Response, init: PageRequestInit = {}, at = `${APP}/`): (() => Promise<Explained>) =>
  async () => {
    const browser = new Browser({
      engine: "chromium",
      network: inProcess({ "https://bank.example": app }),
      thirdPartyCookies: "allow",
    });
    return explain(await browser.pageAt(at).attempt(TRANSFERS, init));
  };

export const allow = { "access-control-allow-origin": APP };
export const allowPreflight = {
  ...allow,
  "access-control-allow-methods": "PATCH",
  "access-control-allow-headers": "*",
};

export const signedIn = async (): Promise<Explained> => {
  const app = (): Response =>
    new Response("", {
      headers: { ...allow, "access-control-allow-credentials": "true", "set-cookie": "session=1; Secure" },
    });
  const browser = new Browser({
    engine: "chromium",
    network: inProcess({ "https://bank.example": app }),
    thirdPartyCookies: "allow",
  });
  await browser.open("https://bank.example/");
  return explain(await browser.pageAt(`${APP}/`).attempt(TRANSFERS, { credentials: "include" }));
};

export const behindProxy = (): Explained => {
  const { policy } = compileYaml("sallyport: 1\nself: [https://bank.example]\nresources: []\n");
  const decision = decide(policy!, { method: "GET", target: "/", headers: [["Host", "app-7.internal"]] });
  const { summary, why } = explainDecision(decision, { method: "GET", target: "/" });
  return { summary, why, fixes: [{ at: "proxy", text: why }] };
};

export const rows: readonly [
  number: number,
  symptom: string,
  told: () => Explained | Promise<Explained>,
  cause: string,
  fix: string,
][] = [
  [
    1,
    "no header, though curl works",
    message(by(TRANSFERS, APP) + missing),
    "curl has no same-origin policy",
    "with: [https://app.example]",
  ],
  [
    2,
    "a 401 without headers",
    outcome(() => new Response("", { status: 401 })),
    "from code outside the CORS middleware",
    "in the outermost layer",
  ],
  [
    3,
    "It does not have HTTP ok status.",
    message(`${by(TRANSFERS, APP)}${preflight}It does not have HTTP ok status.`),
    "Authentication runs before CORS",
    "before authentication and routing",
  ],
  [
    4,
    "Redirect is not allowed for a preflight request.",
    message(`${by(TRANSFERS, APP)}${preflight}Redirect is not allowed for a preflight request.`),
    "a slash at the end, `http` instead of `https`",
    "Request the URL that the server redirects to",
  ],
  [
    5,
    "the wildcard with credentials",
    message(
      `${by(TRANSFERS, APP)}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
    ),
    "sends `*` by default, and the page sends credentials",
    "Vary: Origin",
  ],
  [
    6,
    "any origin is reflected, with credentials",
    head(
      ["Access-Control-Allow-Origin: https://evil.example", "Access-Control-Allow-Credentials: true"],
      { page: "https://evil.example", unrelated: true },
      "reflected-credentials",
    ),
    "it echoes every Origin",
    "Compare Origin with a list, exactly",
  ],
  [
    7,
    "multiple values '*, *'",
    message(
      `${by(TRANSFERS, APP)}The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.`,
    ),
    "A proxy adds the header, and the application adds it again",
    "Let only one component write the CORS headers",
  ],
  [
    8,
    "not equal to the supplied origin",
    message(
      `${by(TRANSFERS, APP)}The 'Access-Control-Allow-Origin' header has a value '${APP}/' that is not equal to the supplied origin.`,
    ),
    "The value has a slash at the end",
    `Access-Control-Allow-Origin: ${APP}`,
  ],
  [
    9,
    "now and then, behind a CDN",
    head([`Access-Control-Allow-Origin: ${APP}`], {}, "vary-missing"),
    "A cache can return it to pages of other origins",
    "even if the request has no Origin",
  ],
  [
    10,
    "tainted canvas; works with the cache disabled",
    message(
      "SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
    ),
    "`<img>` without `crossorigin`",
    "with `crossorigin` everywhere",
  ],
  [11, "a loose pattern", refusedPolicy('["h*"]'), "is not an origin", "https://app.example"],
  [
    12,
    "undefined in the page, there in DevTools",
    outcome(() => new Response("", { headers: { ...allow, "x-total": "7" } })),
    "DevTools shows all headers",
    "Access-Control-Expose-Headers: x-total",
  ],
  [
    13,
    "`*` and Authorization",
    head([`Access-Control-Allow-Origin: ${APP}`, "Access-Control-Allow-Headers: *"], {}, "authorization-wildcard"),
    "does not cover Authorization",
    "Name only the methods and headers",
  ],
  [
    14,
    "content-type is not allowed",
    message(
      `${by(TRANSFERS, APP)}Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ),
    "The body is JSON",
    "Access-Control-Allow-Headers: content-type",
  ],
  [
    15,
    "patch",
    outcome(() => new Response(null, { status: 204, headers: allowPreflight }), { method: "patch" }),
    "which is not `PATCH`",
    "Write the method in upper case",
  ],
  [
    16,
    "status 0, empty body",
    outcome(() => new Response("x"), { mode: "no-cors" }),
    '`mode: "no-cors"`',
    "Use the mode `cors`",
  ],
  [17, "no cookies, though CORS passes", signedIn, "Without the cookie session", "on one site"],
  [
    18,
    "Origin: null",
    outcome(() => new Response("x"), {}, "file:///home/index.html"),
    "opened from disk",
    "not: Allow the origin `null`",
  ],
  [
    19,
    "the `loopback` address space",
    message(
      `${by("http://localhost:3000/", APP)}Permission was denied for this request to access the \`loopback\` address space.`,
    ),
    "That needs the user's permission",
    "Let the user decide",
  ],
  [
    20,
    "a gateway's own error",
    message(`Origin ${APP} is not allowed by Access-Control-Allow-Origin. Status code: 502`),
    "An API gateway",
    "sends its own errors, add the same headers to them",
  ],
  [
    21,
    "a stream without headers",
    message(by(`${TRANSFERS}/events`, APP, "EventSource") + missing),
    "The handler writes a stream (server-sent events) or the raw response itself",
    "share this path",
  ],
  [
    21,
    "a socket that is refused",
    message(
      "WebSocket connection to 'wss://bank.example/live' failed: Error during WebSocket handshake: Unexpected response code: 403",
    ),
    "CORS does not apply",
    "webSocket: true",
  ],
  [
    22,
    "a font",
    message(by("https://cdn.example/a.woff2", APP, "font") + missing),
    "Browsers always load fonts with CORS",
    "share this path",
  ],
  [
    23,
    "a service worker's opaque answer",
    message(
      `The FetchEvent for "${TRANSFERS}" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors`,
    ),
    "A service worker responded",
    "`fetch(event.request)`",
  ],
  [
    24,
    "a preview deployment",
    message(by(TRANSFERS, "https://shop-git-x.vercel.app") + missing),
    "`*.vercel.app` matches every customer",
    "with: [https://shop-git-x.vercel.app]",
  ],
  [
    24,
    "a pattern below a public suffix",
    refusedPolicy('["https://*.vercel.app"]'),
    "matches other people's sites",
    "below a domain that you own",
  ],
  [
    25,
    "an app's scheme",
    message(by(TRANSFERS, "capacitor://localhost") + missing),
    "`capacitor://localhost`",
    "with: [capacitor://localhost]",
  ],
  [
    26,
    "an extension",
    message(by(TRANSFERS, "chrome-extension://abcdefghijklmnopabcdefghijklmnop") + missing),
    "content script, and the page's CORS rules apply to it",
    "`host_permissions`",
  ],
  [
    27,
    "Electron",
    message(by(TRANSFERS, "null") + missing),
    "`webSecurity: false` no longer turns CORS off",
    "Serve the page from an origin that can be named",
  ],
  [
    28,
    "the callback throws",
    outcome(() => new Response("Not allowed by CORS", { status: 500 })),
    "A refusal should not throw",
    "in the outermost layer",
  ],
  [
    29,
    "max-age",
    head([`Access-Control-Allow-Origin: ${APP}`, "Access-Control-Max-Age: 86400"], {}, "max-age-capped"),
    "chromium 156: 7200 s; webkit 2.50: 600 s",
    "",
  ],
  [
    30,
    "the wrong port",
    message(
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:3001/. (Reason: CORS request did not succeed). Status code: (null).`,
    ),
    "whether the localhost port is right",
    "name, port and certificate",
  ],
  [
    30,
    "mixed content",
    message(
      "Mixed Content: The page at 'https://app.example/' was loaded over HTTPS, but requested an insecure resource 'http://bank.example/'. This request has been blocked; the content must be served over HTTPS.",
    ),
    "nothing to do with CORS",
    "Serve the API over https",
  ],
  [31, "a proxy rewrites Host", behindProxy, "refused with 421", "does not belong to this server"],
  [
    32,
    "the belief that CORS stops execution",
    outcome(() => new Response("done"), { method: "POST", credentials: "include" }),
    "it executed the POST, and CORS did not prevent that",
    "not: Echo every Origin",
  ],
];
