import { curlRequest, CurlError, type CurlLine } from "@sallyport/browser/report";
import { run } from "../model/run.ts";
import { examplesByCode } from "../presets/by-code.ts";
import { presets } from "../presets/problems.ts";
import { stateWith } from "../presets/states.ts";
import { encodeExchange } from "../exchange/recorded-exchange.ts";
import { recordedExchange } from "../exchange/record.ts";
import { encodeState } from "../state/address.ts";
import type { PlaygroundState } from "../state/playground-state.ts";
import type { EngineReport } from "@sallyport/browser/report";

/** The example of an explanation, as it is drawn on its page. */
export interface DrawnExample {
  /** What stands behind `#` in the playground's address. */
  readonly state: string;
  readonly exchange: string;
  readonly first: EngineReport;
  readonly isSplit: boolean;
}

/** Whether an engine did what the code says: to the request, or to one of its cookies. */
export const yieldsCode = ({ explanation }: EngineReport, code: string): boolean =>
  explanation.code === code || explanation.cookies.some(({ reason = "" }) => `cookie-${reason}` === code);

/** Those first that did what the code says. */
const drawnReports = (reports: readonly EngineReport[], code: string): readonly EngineReport[] =>
  reports.toSorted((a, b) => Number(yieldsCode(b, code)) - Number(yieldsCode(a, code)));

/** Runs the example of each code and of each problem once, when the site is built: a page draws what was recorded. */
export async function drawnExamples(): Promise<ReadonlyMap<string, DrawnExample>> {
  const drawn = new Map<string, DrawnExample>();
  const problems = presets.map(({ id, state }) => [id, state] as const);
  for (const [code, state] of new Map([...problems, ...examplesByCode])) {
    const { reports } = await run(state);
    const shown = drawnReports(reports, code);
    const exchange = recordedExchange(shown);
    const [first] = shown;
    const encoded = encodeState(state);
    if (first !== undefined && encoded !== undefined)
      drawn.set(code, {
        state: encoded,
        exchange: encodeExchange(exchange),
        first,
        isSplit: exchange.groups.length > 1,
      });
  }
  return drawn;
}

/** The head of a request and its body, as a document shows it. */
function readHead(text: string): CurlLine | undefined {
  const [head = "", ...body] = text.split("\n\n");
  const [first = "", ...lines] = head.split("\n");
  const [, method, target = ""] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(first) ?? [];
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  if (method === undefined || host === undefined || !target.startsWith("/")) return undefined;
  const data = body.join("\n\n").trim();
  return {
    ...{ urls: [`https://${host}${target}`], method, headers: headers.filter(([name]) => !/^host$/i.test(name)) },
    ...{ data: data === "" ? [] : [data], dataInQuery: false, head: false, json: false, cookies: [] },
    ...{ user: undefined, unsupported: [] },
  };
}

/** A policy and a request to it, as a state; `undefined` where no page can make this request. */
export function stateOfRequest(policy: string, head: string): PlaygroundState | undefined {
  const line = readHead(head);
  if (line === undefined) return undefined;
  try {
    const { page, url, method, headers, body = "", cookies } = curlRequest(line);
    if (page === undefined) return undefined;
    return stateWith({
      ...{ page, url, method, body, server: "policy", policy },
      headers: headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
      cookies: cookies.join("\n"),
      credentials: cookies.length > 0 ? "include" : "same-origin",
    });
  } catch (error) {
    if (error instanceof CurlError) return undefined;
    throw error;
  }
}

/** Whether the server's gate decides about the state as the page of a reason says. */
export async function yieldsReason(state: PlaygroundState, code: string): Promise<boolean> {
  const { reports } = await run(state);
  return reports.some(({ server }) => server?.code === code);
}
