import { emptyState, type PlaygroundState } from "../state/playground-state.ts";

/** A state that differs from the empty one. */
export const stateWith = (changed: Partial<PlaygroundState>): PlaygroundState => ({ ...emptyState, ...changed });

/** A response of JSON with some headers. */
export const ok = (...headers: readonly string[]): string =>
  ["HTTP/1.1 200 OK", "Content-Type: application/json", ...headers].join("\n");

/** The response to a preflight. */
export const allowed = (...headers: readonly string[]): string => ["HTTP/1.1 204 No Content", ...headers].join("\n");

export const forApp = "Access-Control-Allow-Origin: https://app.example";
export const withCredentials = "Access-Control-Allow-Credentials: true";
export const json = "Content-Type: application/json";

/** A change with a body of JSON, which needs a preflight. */
export const put: Partial<PlaygroundState> = { method: "PUT", headers: json, body: '{"item":"tea"}' };

/** A signed-in user's cookie that goes with requests of other sites. */
export const session = "session=1; Path=/; Secure; SameSite=None";
