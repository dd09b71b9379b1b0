import { readFile } from "node:fs/promises";
import type { RequestListener, ServerResponse } from "node:http";
import type { Addresses } from "./roles.ts";

const pages = new URL("../pages/", import.meta.url);

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Files of one folder and of `shared`. Their names have no slash in them, so no path leads elsewhere. */
export function site(folder: string, addresses: () => Addresses): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const match = /^\/(shared\/)?([a-z-]+\.(html|css|js|svg))$/.exec(pathname === "/" ? "/index.html" : pathname);
    const [, shared, file = "", extension = ""] = match ?? [];
    readFile(new URL(`${shared === undefined ? folder : "shared"}/${file}`, pages)).then(
      (content) => sendFile(response, content, types[extension] ?? "text/plain", addresses()),
      () => response.writeHead(404, { "content-type": "text/plain" }).end("There is nothing here.\n"),
    );
  };
}

function sendFile(response: ServerResponse, content: Buffer, type: string, { api, open }: Addresses): void {
  const banks = open === undefined ? api : `${api} ${open}`;
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${banks}`,
    `img-src 'self' ${banks}`,
    `frame-src ${banks}`,
    `form-action ${banks}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  response.writeHead(200, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": policy.join("; "),
  });
  response.end(content);
}
