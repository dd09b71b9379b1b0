import { emptyState, type PlaygroundState } from "../src/state/playground-state.ts";

export interface Sampled {
  readonly desc: string;
  readonly state: PlaygroundState;
}

const requests: readonly (readonly [string, Partial<PlaygroundState>])[] = [
  ["GET", {}],
  ["GET with credentials", { credentials: "include" }],
  ["no-cors", { mode: "no-cors" }],
  ["same-origin", { mode: "same-origin" }],
  ["POST of text", { method: "POST", body: "a" }],
  ["POST of JSON", { method: "POST", headers: "Content-Type: application/json", body: "{}" }],
  ["PUT", { method: "PUT" }],
  // Not `patch`, which servers on Node refuse before their handler.
  ["PATCH", { method: "PATCH" }],
  ["a header", { headers: "X-Client: 1" }],
  ["Authorization", { headers: "Authorization: Bearer x" }],
];

const values = (page: string): readonly (readonly string[])[] => [
  [],
  [`Access-Control-Allow-Origin: ${page}`],
  [`Access-Control-Allow-Origin: ${page}`, "Access-Control-Allow-Credentials: true"],
  ["Access-Control-Allow-Origin: *"],
  [`Access-Control-Allow-Origin: ${page}/`],
  ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *"],
];

const preflights: readonly (readonly string[])[] = [
  ["HTTP/1.1 204 No Content"],
  [
    "HTTP/1.1 204 No Content",
    "Access-Control-Allow-Methods: PUT, PATCH",
    "Access-Control-Allow-Headers: content-type, x-client",
  ],
  ["HTTP/1.1 200 OK", "Access-Control-Allow-Methods: *", "Access-Control-Allow-Headers: *"],
  ["HTTP/1.1 405 Method Not Allowed"],
];

/** 60 states: each request with each value of the response, and the preflights in turn. */
export function sampledStates(page: string, api: string): readonly Sampled[] {
  return requests.flatMap(([what, request], row) =>
    values(page).map((headers, column): Sampled => {
      const index = row * values(page).length + column;
      const preflight = preflights[(row + column) % preflights.length] ?? [];
      return {
        desc: `${what}; ${headers.join(", ")}; ${preflight.join(", ")}`,
        state: {
          ...emptyState,
          ...request,
          page,
          url: `${api}/s${index}`,
          preflight: [...preflight, ...headers].join("\n"),
          response: ["HTTP/1.1 200 OK", "Content-Type: text/plain", ...headers].join("\n"),
        },
      };
    }),
  );
}
