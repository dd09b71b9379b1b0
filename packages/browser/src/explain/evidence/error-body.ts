import type { Explanation, Fix, MessageReading } from "../explanation.ts";
import { explainServerMessage } from "../message/server-messages.ts";
import { serverFix } from "../servers/server-fix.ts";

/** Of a longer body the beginning is enough. */
const maxBody = 4096;

/** What a status says too, and the rest of the response says better. */
const saidByStatus: ReadonlySet<string> = new Set(["no-options", "no-such-route"]);

/** What a server, a framework or a gateway says in an error's body, where that is a message that is known. */
export const errorBodyReading = (body: string): MessageReading | undefined =>
  explainServerMessage(body.slice(0, maxBody)).find(
    ({ engine, topic }) => engine === "server" && topic !== undefined && !saidByStatus.has(topic),
  );

/** Failures that an error has: its body then says more than its status. */
const isOfError = (code: Explanation["code"]): boolean => code === "cors-origin-missing" || code === "preflight-status";

/** The lines of a fix with what this request needs: a message alone knows less of it. */
function forRequest(fix: Fix, known: readonly Fix[]): Fix {
  const change = known.find((one) => one.change !== undefined)?.change;
  return fix.server === undefined || change === undefined
    ? fix
    : { at: fix.at, text: fix.text, change, server: serverFix(fix.server.server, change) };
}

/** The explanation with what the error's body says as its cause. */
export function ledByBody(explanation: Explanation, body: string): Explanation {
  const reading = isOfError(explanation.code) ? errorBodyReading(body) : undefined;
  if (reading === undefined) return explanation;
  const { why, fixes, dangers } = reading;
  const known = explanation.fixes;
  return {
    ...explanation,
    causes: [why],
    likely: [why],
    // Nobody may be told to list the origin `null`.
    fixes: explanation.page === "null" ? known : [...fixes.map((one) => forRequest(one, known)), ...known],
    dangers: [...new Map([...dangers, ...explanation.dangers].map((one) => [one.text, one])).values()],
  };
}
