import type { Explanation, MessageReading } from "../explanation.ts";
import { explainMessage } from "../message/explain-message.ts";

/** Of a longer body the beginning is enough. */
const maxBody = 4096;

/** What a server, a framework or a gateway says in an error's body, where that is a message that is known. */
export const errorBodyReading = (body: string): MessageReading | undefined =>
  explainMessage(body.slice(0, maxBody)).find(({ engine, topic }) => engine === "server" && topic !== undefined);

/** Failures that an error has: its body then says more than its status. */
const isOfError = (code: Explanation["code"]): boolean => code === "cors-origin-missing" || code === "preflight-status";

/** The explanation with what the error's body says as its cause. */
export function ledByBody(explanation: Explanation, body: string): Explanation {
  const reading = isOfError(explanation.code) ? errorBodyReading(body) : undefined;
  if (reading === undefined) return explanation;
  const { why, fixes, dangers } = reading;
  return {
    ...explanation,
    causes: [why],
    likely: [why],
    // Nobody may be told to list the origin `null`.
    fixes: explanation.page === "null" ? explanation.fixes : [...fixes, ...explanation.fixes],
    dangers: [...new Map([...dangers, ...explanation.dangers].map((one) => [one.text, one])).values()],
  };
}
