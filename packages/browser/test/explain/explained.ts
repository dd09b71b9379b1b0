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
