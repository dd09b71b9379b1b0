import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Result } from "./action.ts";
import type { ClientRequest } from "./story.ts";

const clientMs = 5_000;

/** A request of a program that isn't a browser: it writes whatever headers it wants. */
export function sendAsClient({ to, method = "GET", headers = {}, body }: ClientRequest, port: number): Promise<Result> {
  const { protocol, host, pathname, search } = new URL(to);
  const send = protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = send({
      // Node does not resolve `*.localhost`.
      host: "127.0.0.1",
      port,
      path: pathname + search,
      method,
      headers: { host, ...headers },
      rejectUnauthorized: false,
      timeout: clientMs,
      agent: false,
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve({ is: "no response" }));
    request.on("response", (response) => {
      let text = "";
      response.on("data", (data) => (text = (text + String(data)).slice(0, 300)));
      response.on("error", () => resolve({ is: "no response" }));
      response.on("end", () => resolve({ is: `read ${String(response.statusCode)}`, text }));
    });
    request.end(body);
  });
}
