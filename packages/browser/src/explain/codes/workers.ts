import { codeSpan } from "../../text/code-span.ts";
import { pageOf, shownURL } from "../attempt-phrases.ts";
import type { CodeText } from "./code-text.ts";

type WorkerCode = "worker-origin" | "worker-embedder-policy" | "service-worker-scope" | "service-worker-response";

/** The script of a worker that does not run, and a service worker that gives no response. */
export const workerTexts: Readonly<Record<WorkerCode, CodeText>> = {
  "worker-origin": {
    title: "the script of a worker from another origin",
    why: (facts) =>
      `This is the same-origin rule for workers, not CORS: a page starts workers only from its origin, or from a \`blob:\` or \`data:\` URL, and a redirect must not leave that origin. ${facts.url === undefined ? "The script" : shownURL(facts.url)} has another origin than ${pageOf(facts)}. No header of the other server changes that.`,
    causes: ["worker-on-cdn"],
    fixes: ["own-worker-script", "importing-worker"],
    dangers: ["security-off"],
    protects: "page",
  },
  "worker-embedder-policy": {
    title: "the worker's script lacks the page's embedder policy",
    why: (facts) =>
      `With ${codeSpan(facts.value ?? "Cross-Origin-Embedder-Policy")}, ${pageOf(facts)} runs only workers whose script was sent with \`Cross-Origin-Embedder-Policy\` too, although it is of the page's own origin.`,
    causes: ["isolated-page"],
    fixes: ["worker-policy"],
    dangers: ["security-off"],
    protects: "isolation",
  },
  "service-worker-scope": {
    title: "the scope of a service worker is above its script",
    why: (facts) =>
      `A service worker controls only pages below ${facts.value === undefined ? "the folder of its script" : codeSpan(facts.value)}. This isn't CORS: the script's server decides.`,
    causes: [],
    fixes: ["worker-scope"],
    dangers: [],
    protects: "page",
  },
  "service-worker-response": {
    title: "the service worker gave no usable response",
    why: (facts) =>
      `This isn't CORS: the page's own service worker responds in place of the server, and not with what this request takes${facts.value === undefined ? "" : ` (${codeSpan(facts.value)})`}.`,
    causes: ["service-worker"],
    fixes: ["worker"],
    dangers: [],
    protects: "page",
  },
};
