import { createReadStream, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the site is built. */
export const siteFolder: string = fileURLToPath(new URL("../dist/pages", import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** The file for a path: itself, the page in its folder, or the page of that name. */
function fileAt(folder: string, path: string): string | undefined {
  const inside = join(folder, normalize(`/${path}`));
  return [inside, join(inside, "index.html"), `${inside}.html`].find(
    (one) => one.startsWith(folder) && (statSync(one, { throwIfNoEntry: false })?.isFile() ?? false),
  );
}

function pathOf(target: string): string | undefined {
  try {
    return decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "");
  } catch {
    return undefined;
  }
}

/** Serves the built site, as any host of static files does. */
export const serveSite =
  (folder: string) =>
  ({ url = "/", method }: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(url);
    const file = path === undefined || path.includes("\0") ? undefined : fileAt(folder, path);
    const found = file ?? join(folder, "404.html");
    if (method !== "GET" && method !== "HEAD") return void response.writeHead(405, { allow: "GET, HEAD" }).end();
    const isAsset = found.includes(`${folder}/assets/`);
    // Articles of any origin load the element's script, and modules are fetched with CORS.
    const isEmbedded = found.startsWith(join(folder, "embed/"));
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": types[extname(found)] ?? "application/octet-stream",
      "cache-control": isAsset ? "max-age=31536000, immutable" : "no-cache",
      "x-content-type-options": "nosniff",
      "content-security-policy": "frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      ...(isEmbedded ? { "access-control-allow-origin": "*" } : {}),
    });
    if (method === "HEAD") return void response.end();
    createReadStream(found)
      .on("error", () => response.destroy())
      .pipe(response);
  };
