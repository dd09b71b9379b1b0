import { spawnSync } from "node:child_process";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { root } from "@sallyport/testing/root";
import { serveSite, siteFolder } from "../src/serve.ts";

export { siteFolder as dist } from "../src/serve.ts";

/** Builds the site where it is stale. */
export function buildSite(): void {
  const { status } = spawnSync(process.execPath, ["apps/site/scripts/build.mjs", "--if-stale"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("The site could not be built.");
}

export interface Listening {
  readonly origin: string;
  close(): void;
}

export async function listen(handler: RequestListener): Promise<Listening> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The site on a free port, with an empty page that has no policy for scripts. */
export function startSite(): Promise<Listening> {
  const serve = serveSite(siteFolder);
  return listen((request, response) => {
    if (request.url === "/blank") response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    else serve(request, response);
  });
}
