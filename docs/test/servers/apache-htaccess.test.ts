import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configurationFix, readConfiguration, type ConfigurationEdit } from "@sallyport/browser/report";
import { folderOf, freePort, startProcess, works, write, type Running } from "./process.ts";
import { modules } from "./real/apache.ts";

const hasApache = works("apache2", ["-v"]);

const page = "https://app.example";
const alice = `Basic ${btoa("alice:wonderland")}`;
const users = `alice:{SHA}${createHash("sha1").update("wonderland").digest("base64")}\n`;

const signIn = (folder: string): string => `AuthType Basic
AuthName orders
AuthUserFile "${folder}/users"
`;

/** An Apache with files, in a folder of its own. */
const configurationOf = (folder: string, port: number, host: string): string => `ServerRoot "${folder}"
ServerName api.example
PidFile apache.pid
ErrorLog "${folder}/error.log"
${modules.map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`).join("\n")}
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
DocumentRoot "${folder}/files"
${host}
</VirtualHost>
`;

async function start(
  name: string,
  files: (folder: string, port: number) => Readonly<Record<string, string>>,
): Promise<Running> {
  const port = await freePort();
  const folder = folderOf(name);
  write(folder, { users, "files/orders": "{}", ...files(folder, port) });
  return startProcess("apache2", ["-DFOREGROUND", "-f", `${folder}/apache.conf`], port, { cwd: folder });
}

/** The file after the edits; what belongs elsewhere is not in it. */
function applied(text: string, edits: readonly ConfigurationEdit[]): string {
  const lines: (string | undefined)[] = text.split("\n");
  for (const { replaces, after = 0, lines: added } of edits) {
    const start = (replaces[0]?.[0] ?? after + 1) - 1;
    for (const [first, last] of replaces) for (let at = first; at <= last; at++) lines[at - 1] = undefined;
    lines[start] = [added, ...(replaces.length === 0 ? [lines[start] ?? ""] : [])].join("\n");
  }
  return lines.filter((one) => one !== undefined).join("\n");
}

const request = (server: Running, path: string, init: RequestInit): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: "manual", ...init });

const preflight = {
  "access-control-request-method": "PUT",
  "access-control-request-headers": "content-type",
  origin: page,
};

describe.skipIf(!hasApache)("an .htaccess with a sign-in, after the fix", () => {
  let server: Running;

  beforeAll(async () => {
    server = await start("apache-htaccess", (folder, port) => {
      const text = `${signIn(folder)}Require valid-user\nHeader set Access-Control-Allow-Origin "${page}/"`;
      const configuration = readConfiguration("htaccess", text);
      const wanted = {
        origin: page,
        url: "https://api.example/orders",
        method: "PUT",
        headers: ["content-type"],
        credentials: true,
      };
      const fix = configurationFix({ configuration, form: "htaccess", text }, wanted);
      const directory = `<Directory "${folder}/files">\nAllowOverride All\nRequire all granted\n</Directory>`;
      return { "apache.conf": configurationOf(folder, port, directory), "files/.htaccess": applied(text, fix!.edits) };
    });
  });
  afterAll(() => server.stop());

  test("a preflight gets its permission without credentials", async () => {
    const { status, headers } = await request(server, "/orders", { method: "OPTIONS", headers: preflight });
    const named = ["origin", "methods", "headers", "credentials"].map((one) =>
      headers.get(`access-control-allow-${one}`),
    );
    expect([status, ...named]).toEqual([204, page, "PUT", "content-type", "true"]);
  });

  test("every other request needs them, and its 401 can be read", async () => {
    const { status, headers } = await request(server, "/orders", {});
    expect([status, headers.get("access-control-allow-origin")]).toEqual([401, page]);
    expect((await request(server, "/orders", { headers: { authorization: alice } })).status).toBe(200);
  });
});
