import type { RequestListener } from "node:http";

/** `reflect`: the response allows every origin, with credentials; `none`: it has no CORS headers. */
export type OpenCors = "reflect" | "none";

/**
 * A common mistake, written by hand; with a well-known middleware it is `cors({ origin: true, credentials: true })`. Every
 * origin may read responses, and send requests that need a preflight.
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
      // Browsers cache a preflight for 5 s without this header; undoing the mistake must take effect at once.
      response.setHeader("access-control-max-age", "0");
      response.setHeader("access-control-allow-methods", request.headers["access-control-request-method"] ?? "");
      response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "");
    }
    response.writeHead(204).end();
  };
}
