import http, { type IncomingMessage, type RequestListener } from "node:http";
import express5 from "express";
import { definePolicy } from "../../src/index.ts";
import { listen } from "@sallyport/testing/http";

export const secrets = ["a secret that only the tests of this project know"];
export const token = { secrets, session: (): string => "s1" };
export const app = "https://app.example";
export const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/vault/:id", forgery: { reads: "refuse" } },
    { path: "/shared/**", share: { with: [app], methods: ["GET"], credentials: true } },
    { path: "/open/**", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/beta/:id", enforce: "report" },
    { path: "/pay", forgery: { token: true } },
  ],
});

export interface Sent {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export async function send(listener: RequestListener | http.Server, line: string, fields: object = {}): Promise<Sent> {
  const port = await listen(typeof listener === "function" ? http.createServer(listener) : listener);
  const [method, path] = line.split(" ");
  const headers = { host: "api.example", connection: "close", ...fields };
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", method, path, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject).end();
  });
}

export const hostile = { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie: "s=1" };
export const friend = { ...hostile, origin: app };
export const own = { origin: "https://api.example", "sec-fetch-site": "same-origin", cookie: "s=1" };

export const rewrite = (request: { url?: string | undefined; method?: string | undefined }): void => {
  const override = /[?&]_method=([A-Z]+)/.exec(request.url ?? "")?.[1];
  if (override !== undefined) request.method = override;
  request.url = (request.url ?? "").replace(/^\/(?:en|shared|open)(?=\/(?:vault|beta|pay|settings))/, "");
};

/** Undefined where it throws. */
export function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

export const routes = (router: express5.Router): void => {
  router.get("/vault/:id", (_, response) => void response.send("vault ran"));
  router.get("/beta/:id", (_, response) => void response.send("beta ran"));
  router.post("/pay", (_, response) => void response.send("paid"));
  router.delete("/settings/:id", (_, response) => void response.send("settings ran"));
};

export const rewriting = (_request: IncomingMessage, _response: unknown, next: () => void): void => {
  rewrite(_request);
  next();
};
