import { codeSpan } from "../../text/code-span.ts";

/** What stands around an explanation. */
export const renderTexts = {
  page: "page",
  sent: "sent",
  executed: "executed",
  readable: "readable",
  yes: "yes",
  no: "no",
  why: "Why",
  console: "In the console",
  protects: "Who is protected",
  causes: "Most likely causes",
  fixes: "What to do, narrowest first",
  dangers: "What not to do",
  cookies: "Cookies",
  steps: "Step by step",
  policy: "Policy",
  preflight: "The response to the preflight",
  headers: "The response",
  standard: "standard",
  nameless: "(without a name)",
  /** Before the lines for one server. */
  server: (title: string, evidence: readonly string[], where: string): string =>
    `${title}${evidence.length === 0 ? "" : ` (${evidence.map((one) => codeSpan(one)).join(", ")})`}, ${where}:`,
  vendor: (page: string): string => `See ${page}`,
  places: {
    policy: "in the policy",
    server: "at the server",
    page: "in the page",
    proxy: "at the proxy",
    browser: "in the browser",
  },
  cookieStatus: {
    sent: "sent",
    "not-sent": "not sent",
    stored: "stored",
    "not-stored": "not stored",
    removed: "removed",
  },
} as const;
