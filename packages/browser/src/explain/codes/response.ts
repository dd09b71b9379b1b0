import { codeSpans } from "../../text/code-span.ts";
import type { Facts } from "../attempt-facts.ts";
import { always, type CodeText } from "./code-text.ts";

/** The model sends it as if the user went on. */
const mixedForm =
  "A form that a secure page sends over http is not secret: Chromium and Firefox ask the user first, and send it if the user goes on.";

/** https://w3c.github.io/webappsec-mixed-content/#should-block-fetch allows it: the page itself is replaced. */
const leavesSecurity = ({ page, url, method }: Facts): boolean =>
  page?.startsWith("https:") === true && url?.startsWith("http:") === true && method === "POST";

/** A response that the page gets, at least in part. */
export const responseTexts: Readonly<Record<"readable" | "opaque" | "opaque-redirect" | "navigated", CodeText>> = {
  readable: {
    title: "the page can read the response",
    why: ({ hidden }) => {
      const names = [...new Set(hidden)];
      if (names.length === 0) return "The page can read the response: status, body and headers.";
      const [noun, verb] = names.length === 1 ? ["header", "is"] : ["headers", "are"];
      return `The page can read the response, except for the ${noun} ${codeSpans(names.slice(0, 8))}, which ${verb} neither safelisted nor exposed.`;
    },
    causes: ["not-exposed"],
    fixes: ["expose"],
    dangers: [],
    protects: "nothing",
  },
  opaque: {
    title: "an opaque response",
    why: always(
      "The page sent the request without CORS (`no-cors`), so it gets an opaque response: status 0, no headers, an empty body. It can embed the response, but not read it.",
    ),
    causes: ["no-cors", "tainted", "service-worker"],
    fixes: ["cors-mode", "share", "crossorigin", "worker"],
    dangers: ["security-off", "public-proxy"],
    protects: "read",
  },
  "opaque-redirect": {
    title: "a redirect that the page did not follow",
    why: always('The page used `redirect: "manual"`, so it sees only that there was a redirect.'),
    causes: ["login-redirect"],
    fixes: ["redirect-mode", "no-redirect"],
    dangers: [],
    protects: "redirect",
  },
  navigated: {
    title: "a navigation",
    why: (facts) =>
      `The page navigated: with a form, a link, a frame or a new window. Browsers send no preflight for that, CORS does not apply, and another document shows the response. The page learns nothing about it.${leavesSecurity(facts) ? ` ${mixedForm}` : ""}`,
    causes: [],
    fixes: [],
    dangers: ["cors-alone"],
    protects: "read",
  },
};
