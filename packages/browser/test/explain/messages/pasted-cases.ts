import { casesOf, type MessageCase } from "./case.ts";

const url = "https://api.shop.test/v2/orders?page=2";
const origin = "https://www.shop.test";
const at = (kind: string): string =>
  `Access to ${kind} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
const both = { url, origin };
const preflight = "Response to preflight request doesn't pass access control check: ";

/** Chromium's messages, as people paste them. */
export const pastedCases: readonly MessageCase[] = casesOf("chromium", [
  [
    `> ${at("fetch")}No &#39;Access-Control-Allow-Origin&#39; header is present on the requested resource.`,
    "cors-origin-missing",
    both,
  ],
  [
    `&gt; Access to fetch at &#39;${url}&#39; from origin &#39;${origin}&#39; has been blocked by CORS policy: Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.`,
    "preflight-method",
    { ...both, method: "DELETE" },
  ],
  [
    "```\n" +
      `${at("fetch")}Request header field baggage is not allowed by Access-Control-Allow-Headers in preflight response.` +
      "\n```",
    "preflight-header",
    { ...both, header: "baggage" },
  ],
  [`**${at("fetch")}${preflight}It does not have HTTP ok status.**`, "preflight-status", both],
  [
    `{"level":"error","msg":"Access to fetch at \\"${url}\\" from origin \\"${origin}\\" has been blocked by CORS policy: ${preflight}It does not have HTTP ok status."}`,
    "preflight-status",
    both,
  ],
  [
    `Access to fetch at ‘${url}’ from origin ‘${origin}’ has been blocked by CORS policy: No ‘Access-Control-Allow-Origin’ header is present on the requested resource.`,
    "cors-origin-missing",
    both,
  ],
  [
    `login:1 Uncaught (in promise) TypeError: Failed to fetch\n    at load (main.js:12:3)\nlogin:1 ${at("fetch")}No 'Access-Control-Allow-Origin' header is present on the requested resource.\nmain.js:12 GET ${url} net::ERR_FAILED 200 (OK)`,
    "cors-origin-missing",
    both,
  ],
  [
    `${url.replace("https", "HTTPS")}\n2024-05-01T10:00:00.123Z ERROR [browser] "${at("fetch")}No 'Access-Control-Allow-Origin' header is present on the requested resource.", source: http://www.shop.test/ (0)`,
    "cors-origin-missing",
    both,
  ],
  [
    `> > Access to fetch at\n> > '${url}'\n> > from origin '${origin}' has been\n> > blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    "preflight-method",
    { ...both, method: "PUT" },
  ],
]);

/** What the cause and the first fix are about. */
export const pastedAdvice: readonly MessageCase[] = [
  {
    desc: "a font, which `crossorigin` doesn't help",
    text: `${at("font")}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    reads: ["chromium", "cors-origin-missing"],
    values: { ...both, kind: "font" },
    says: ["fonts with CORS", "share this path"],
  },
  {
    desc: "a font in the words of 2015",
    text: `Font from origin 'https://cdn.test' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${origin}' is therefore not allowed access.`,
    reads: ["chromium", "cors-origin-missing"],
    values: { origin, kind: "Font" },
    says: ["fonts with CORS", "share this path"],
  },
  {
    desc: "a wildcard beside an origin: two owners",
    text: `${at("fetch")}The 'Access-Control-Allow-Origin' header contains multiple values '*, ${origin}', but only one is allowed.`,
    reads: ["chromium", "cors-origin-multiple"],
    values: { ...both, value: `*, ${origin}` },
    says: ["A proxy adds the header, and the application adds it again.", "only one component"],
  },
  {
    desc: "a list of origins: one owner",
    text: `${at("fetch")}The 'Access-Control-Allow-Origin' header contains multiple values 'https://a.test, ${origin}', but only one is allowed.`,
    reads: ["chromium", "cors-origin-multiple"],
    values: { ...both, value: `https://a.test, ${origin}` },
    says: ["The header has a list of origins.", "Send the page's origin exactly"],
  },
  {
    desc: "mixed content doesn't speak of ports, or of what a console blames",
    text: "Mixed Content: The page at 'https://app.test/' was loaded over HTTPS, but requested an insecure resource 'http://api.test/a'. This request has been blocked; the content must be served over HTTPS.",
    reads: ["chromium", "mixed-content"],
    values: { url: "http://api.test/a" },
    says: ["Serve the API over https"],
    not: ["blames CORS", "localhost port"],
  },
];
