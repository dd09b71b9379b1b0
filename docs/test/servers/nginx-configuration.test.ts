import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configurationFix, readConfiguration, type ConfigurationEdit } from "@sallyport/browser/report";
import { startBackend, type Backend } from "./backend.ts";
import { folderOf, freePort, startProcess, works, write, type Running } from "./process.ts";
import { configurationOf } from "./real/nginx.ts";

const hasNginx = works("nginx", ["-v"]);

const page = "https://app.example";
const old = "https://old.example";

const locationOf = (backend: number): string => `location /orders {
  add_header Access-Control-Allow-Origin ${old} always;
  if ($request_method = OPTIONS) {
    add_header Access-Control-Allow-Origin ${old} always;
    add_header Access-Control-Allow-Methods "GET, POST" always;
    return 204;
  }
  proxy_pass http://127.0.0.1:${backend};
}`;

/** The text after the edits, and what they add outside of it. */
function applied(
  text: string,
  edits: readonly ConfigurationEdit[],
): { readonly http: string; readonly server: string } {
  const lines: (string | undefined)[] = text.split("\n");
  const outside = edits.filter(({ replaces, after }) => replaces.length === 0 && after === undefined);
  for (const { replaces, lines: added } of edits) {
    for (const [first, last] of replaces) for (let at = first; at <= last; at++) lines[at - 1] = undefined;
    const [start] = replaces[0] ?? [];
    if (start !== undefined) lines[start - 1] = added;
  }
  const server = lines.filter((one) => one !== undefined).join("\n");
  return { http: outside.map((one) => one.lines).join("\n"), server };
}

describe.skipIf(!hasNginx)("a location of nginx, after the fix", () => {
  let nginx: Running;
  let backend: Backend;

  beforeAll(async () => {
    backend = await startBackend();
    const [port, folder, text] = [await freePort(), folderOf("nginx-configuration"), locationOf(backend.port)];
    const wanted = { origin: page, url: "https://api.example/orders", method: "PUT", headers: ["content-type"] };
    const fix = configurationFix({ configuration: readConfiguration("nginx", text), form: "nginx", text }, wanted);
    const { http, server } = applied(text, fix!.edits);
    write(folder, { "nginx.conf": configurationOf(port, http, server) });
    nginx = await startProcess("nginx", ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], port, { cwd: folder });
  });
  afterAll(async () => {
    await nginx.stop();
    await backend.close();
  });

  const ask = async (origin: string, method: string): Promise<readonly (string | number | null)[]> => {
    const headers = {
      origin,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type",
    };
    const response = await fetch(`http://127.0.0.1:${nginx.port}/orders`, { method, headers });
    return [
      response.status,
      ...["origin", "methods"].map((one) => response.headers.get(`access-control-allow-${one}`)),
    ];
  };

  test.each([page, old])("%s can send the PUT and read its response", async (origin) => {
    expect(await ask(origin, "OPTIONS")).toEqual([204, origin, "GET, POST, PUT"]);
    expect(await ask(origin, "PUT")).toEqual([200, origin, null]);
  });

  test("a stranger cannot", async () => {
    for (const method of ["OPTIONS", "PUT"]) expect((await ask("https://evil.example", method))[1]).toBeNull();
  });
});
