import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configurationFix, readConfiguration, type ConfigurationEdit } from "@sallyport/browser/report";
import { startBackend, type Backend } from "./backend.ts";
import { folderOf, freePort, startProcess, works, write, type Running } from "./process.ts";
import { configurationOf } from "./real/nginx.ts";

const hasNginx = works("nginx", ["-v"]);

const page = "https://app.example";
const old = "https://old.example";

/** Locations that admit the old origin, by what stands around its headers. */
const locations: readonly (readonly [desc: string, text: (backend: number) => string])[] = [
  [
    "headers, and a block for preflights",
    (backend) => `location /orders {
  add_header Access-Control-Allow-Origin ${old} always;
  if ($request_method = OPTIONS) {
    add_header Access-Control-Allow-Origin ${old} always;
    add_header Access-Control-Allow-Methods "GET, POST" always;
    return 204;
  }
  proxy_pass http://127.0.0.1:${backend};
}`,
  ],
  [
    "a condition for each method",
    (backend) => `location /orders {
  if ($request_method = 'OPTIONS') {
    add_header Access-Control-Allow-Origin ${old};
    add_header Access-Control-Allow-Methods "GET, POST";
    return 204;
  }
  if ($request_method ~* "(GET|POST)") {
    add_header Access-Control-Allow-Origin ${old} always;
  }
  proxy_pass http://127.0.0.1:${backend};
}`,
  ],
  [
    "a condition on a variable that compares the origin",
    (backend) => `location /orders {
  if ($http_origin = "${old}") { set $cors "1"; }
  if ($cors = "1") {
    add_header Access-Control-Allow-Origin $http_origin always;
    add_header Access-Control-Allow-Methods "GET, POST" always;
  }
  proxy_pass http://127.0.0.1:${backend};
}`,
  ],
  [
    "all in one line",
    (backend) =>
      `location /orders { add_header Access-Control-Allow-Origin ${old}; add_header Access-Control-Allow-Methods "GET, POST"; proxy_pass http://127.0.0.1:${backend}; }`,
  ],
];

/** The text after the edits, and what they add outside of it. */
function applied(
  text: string,
  edits: readonly ConfigurationEdit[],
): { readonly http: string; readonly server: string } {
  const lines: string[][] = text.split("\n").map((one) => [one]);
  const outside = edits.filter(({ replaces, after }) => replaces.length === 0 && after === undefined);
  for (const { replaces, after, lines: added } of edits) {
    for (const [first, last] of replaces) for (let at = first; at <= last; at++) lines[at - 1] = [];
    const start = replaces[0]?.[0] ?? after;
    if (start !== undefined) lines[start - 1]!.push(added);
  }
  return { http: outside.map((one) => one.lines).join("\n"), server: lines.flat().join("\n") };
}

describe.skipIf(!hasNginx).each(locations)("nginx, after the fix: %s", (_desc, locationOf) => {
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
    expect((await ask(origin, "PUT")).slice(0, 2)).toEqual([200, origin]);
  });

  test("a stranger cannot", async () => {
    for (const method of ["OPTIONS", "PUT"]) expect((await ask("https://evil.example", method))[1]).toBeNull();
  });
});
