import type { Found } from "./found.ts";
import type { LineMeaning } from "./message-line.ts";
import type { RequestLine } from "./request-lines.ts";

/** What stands in the place of a status, in words that mean nothing elsewhere. */
const notices: Readonly<Record<string, LineMeaning>> = {
  "CORS Failed": { code: "unreachable", engineCode: "CORSDidNotSucceed" },
  "CORS disabled": { topic: "cors-disabled", engineCode: "CORSDisabled" },
  "Mixed Block": { code: "mixed-content" },
  CSP: { topic: "csp" },
  Tracking: { topic: "blocked-by-policy" },
  "(failed)": { topic: "vague" },
  "(canceled)": { topic: "aborted-call" },
  "0": { topic: "vague" },
  "0 ()": { topic: "vague" },
};

/** What a status alone stands for; an OPTIONS is a preflight. */
function meaningOf({ method, status: text, notice = "" }: RequestLine): LineMeaning {
  const blocked = notices[notice];
  if (blocked !== undefined) return blocked;
  const status = Number(text);
  if (method === "OPTIONS" && status >= 400) return { code: "preflight-status", preflight: true };
  if (method === "OPTIONS" && status >= 300) return { code: "preflight-redirect", preflight: true };
  return { topic: status >= 400 ? "logged-error" : "logged-success" };
}

function foundOf(line: RequestLine): Found {
  const { source, method, url, status, start, end } = line;
  const meaning = meaningOf(line);
  const values = {
    ...(URL.canParse(url) ? { url } : { path: url }),
    ...(meaning.preflight === true ? {} : { method }),
    ...(status === undefined ? {} : { status }),
  };
  return { pattern: { source, ...meaning }, match: { start, end, values } };
}

const isSame = (a: RequestLine, b: RequestLine): boolean =>
  a.url === b.url && a.method === b.method && a.status === b.status && a.notice === b.notice;

/** Requests of whose failure the text has no message: those whose status is an error, or the first one. */
export function findLoggedStatuses(lines: readonly RequestLine[]): readonly Found[] {
  const all = lines
    .filter(({ status, notice, hasError }) => (status ?? notice) !== undefined && !hasError)
    .filter((one, at, known) => known.findIndex((other) => isSame(one, other)) === at)
    .map(foundOf);
  const errors = all.filter(({ pattern }) => pattern.topic !== "logged-success");
  return errors.length > 0 ? errors : all.slice(0, 1);
}
