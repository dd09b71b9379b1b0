import { api, type VerdictCase } from "./case.ts";

const url = `${api}/items`;

const preflight = (status: number, cause: VerdictCase["cause"], fix: VerdictCase["fix"]): VerdictCase => ({
  desc: `a preflight gets ${String(status)}`,
  url,
  method: "PUT",
  server: { [`OPTIONS ${url}`]: [status] },
  message: `Preflight response is not successful. Status code: ${String(status)}`,
  cause,
  fix,
  not: ["on this route", "curl has no same-origin policy", "service worker", "font"],
});

const request = (status: number, cause: VerdictCase["cause"], fix: VerdictCase["fix"]): VerdictCase => ({
  desc: `a GET gets ${String(status)}`,
  url,
  server: { [url]: [status] },
  message: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${String(status)}.`,
  cause,
  fix,
  not: ["OPTIONS", "curl has no same-origin policy"],
});

export const statusCases: readonly VerdictCase[] = [
  preflight(400, "preflight-refused", "list-preflight"),
  preflight(401, "auth-first", "preflight-first"),
  preflight(403, "preflight-forbidden", "preflight-first"),
  preflight(404, "no-options-route", "options-route"),
  preflight(405, "no-options-route", "options-route"),
  preflight(501, "no-options-route", "options-route"),
  preflight(413, "preflight-elsewhere", "preflight-first"),
  preflight(429, "rate-limit", "fewer-requests"),
  preflight(500, "server-failed", "read-log"),
  preflight(502, "gateway-failed", "behind-gateway"),
  preflight(503, "gateway-failed", "behind-gateway"),
  preflight(504, "gateway-failed", "behind-gateway"),
  request(401, "signed-out", "sign-in"),
  request(403, "forbidden", "may-do"),
  request(404, "no-route", "right-route"),
  request(405, "no-method", "right-route"),
  request(413, "too-large", "smaller-body"),
  request(429, "rate-limit", "fewer-requests"),
  request(500, "server-failed", "read-log"),
  request(502, "gateway-failed", "behind-gateway"),
  request(503, "gateway-failed", "behind-gateway"),
  request(504, "gateway-failed", "behind-gateway"),
];
