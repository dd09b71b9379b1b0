import type { RequestListener } from "node:http";

/** `reflect`: every origin is named in the answer, with credentials; `none`: no CORS header at all. */
export type OpenCors = "reflect" | "none";

/**
 * A mistake that stands in many a server, here by hand; with a well-known middleware it is `cors({ origin: true,
 * credentials: true })`. Whoever asks is told that he may: read, and send what needs a preflight.
 */
export function reflectAnyOrigin(listener: RequestListener, mode: () => OpenCors): RequestListener {
  return (request, response) => {
    const { origin } = request.headers;
    const reflects = mode() === "reflect" && origin !== undefined;
    if (reflects) {
      response.setHeader("access-control-allow-origin", origin);
      response.setHeader("access-control-allow-credentials", "true");
    }
    if (request.method !== "OPTIONS") {
      listener(request, response);
      return;
    }
    if (reflects) {
      // Browsers remember a preflight for 5 s unless told otherwise; a mistake that is taken back shall end at once.
      response.setHeader("access-control-max-age", "0");
      response.setHeader("access-control-allow-methods", request.headers["access-control-request-method"] ?? "");
      response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "");
    }
    response.writeHead(204).end();
  };
}
