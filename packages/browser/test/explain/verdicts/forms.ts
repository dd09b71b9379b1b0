import { causeTexts } from "../../../src/explain/cause-texts.ts";
import { fixTexts } from "../../../src/explain/fix-texts.ts";
import { explain, explainHeaders, explainMessage } from "../../../src/explain/index.ts";
import { Browser, shippedEngineNames, type Network } from "../../../src/index.ts";
import { harReport } from "../../../src/report/index.ts";
import { page, type Answer, type VerdictCase } from "./case.ts";

/** What is said of a case in one form. */
interface Said {
  readonly causes: readonly string[];
  readonly fixes: readonly { readonly text: string }[];
  readonly all: string;
}

type Form = (one: VerdictCase) => Promise<readonly Said[]>;

const said = (one: {
  readonly why?: string;
  readonly text?: string;
  readonly causes?: readonly string[];
  readonly fixes: Said["fixes"];
}): Said => ({
  causes: one.causes ?? [one.text ?? ""],
  fixes: one.fixes,
  all: [one.why ?? one.text ?? "", ...(one.causes ?? []), ...one.fixes.slice(0, 1).map(({ text }) => text)].join(" "),
});

const allowed: Answer = [
  204,
  [
    ["Access-Control-Allow-Origin", page],
    ["Access-Control-Allow-Methods", "PUT"],
  ],
];

const answerOf = ({ server }: VerdictCase, method: string, url: string): Answer =>
  (method === "OPTIONS" ? (server[`OPTIONS ${url}`] ?? allowed) : server[url]) ?? [200];

/** As from a URL: the model's own request, in each engine. */
const ofURL: Form = async (one) => {
  const network: Network = {
    exchange: ({ method, url }) => {
      const [status, headers = []] = answerOf(one, method, url);
      return Promise.resolve({ status, statusText: "", headers, body: new Uint8Array() });
    },
  };
  const all: Said[] = [];
  for (const engine of shippedEngineNames) {
    const browser = new Browser({ engine, network });
    const outcome = await browser.pageAt(`${page}/`).attempt(one.url, { method: one.method ?? "GET" });
    all.push(said(explain(outcome)));
  }
  return all;
};

const entry = (one: VerdictCase, method: string, url: string): object => {
  const [status, headers = []] = answerOf(one, method, url);
  return {
    _resourceType: method === "OPTIONS" ? "preflight" : "fetch",
    request: {
      method,
      url,
      headers: [
        { name: "Origin", value: page },
        ...(method === "OPTIONS" ? [{ name: "Access-Control-Request-Method", value: one.method ?? "GET" }] : []),
      ],
    },
    response: { status, headers: headers.map(([name, value]) => ({ name, value })), content: {} },
  };
};

/** As in a log: the preflight, the request, and where it was redirected to. */
const ofHar: Form = async (one) => {
  const { url, method = "GET" } = one;
  // What a refused preflight kept from being sent has no response.
  const unsent = method !== "GET";
  const later = Object.keys(one.server).filter((name) => name !== url && !name.startsWith("OPTIONS "));
  const entries = [
    ...(method === "GET" ? [] : [entry(one, "OPTIONS", url)]),
    unsent
      ? { ...entry(one, method, url), response: { status: 0, headers: [], content: {} } }
      : entry(one, method, url),
    ...later.map((next) => entry(one, "GET", new URL(next, url).href)),
  ];
  const { explained } = await harReport({ log: { entries } }, { engines: shippedEngineNames });
  return (explained[0]?.reports ?? []).map(({ explanation }) => said(explanation));
};

/** As curl -iL prints it. */
const ofResponse: Form = (one) => {
  const { url, method, server } = one;
  const isPreflight = method !== undefined;
  const answers = isPreflight ? [answerOf(one, "OPTIONS", url)] : Object.values(server);
  const text = answers.map(([status, headers = []]) =>
    [`HTTP/1.1 ${String(status)} X`, ...headers.map((line) => line.join(": ")), "", ""].join("\r\n"),
  );
  const found = explainHeaders(text.join(""), { page, url, ...(isPreflight ? { preflight: true } : {}) });
  return Promise.resolve(found.slice(0, 1).map(said));
};

const ofMessage: Form = ({ message = "" }) => Promise.resolve(explainMessage(message).slice(0, 1).map(said));

export const forms: Readonly<Record<string, Form>> = {
  URL: ofURL,
  HAR: ofHar,
  response: ofResponse,
  message: ofMessage,
};

/** What is wrong in what is said of a case: a point for each of cause, fix and silence. */
export function lostIn({ cause, fix, not = [] }: VerdictCase, all: readonly Said[]): readonly string[] {
  if (all.length === 0) return ["nothing is said"];
  return all.flatMap(({ causes, fixes, all: text }) => [
    ...(causes[0]?.includes(causeTexts[cause]) === true ? [] : [`cause: ${causes[0] ?? "none"}`]),
    ...(fixes[0]?.text === fixTexts[fix] ? [] : [`fix: ${fixes[0]?.text ?? "none"}`]),
    ...not.filter((words) => text.includes(words)).map((words) => `says ${words}`),
  ]);
}
