import { startBackend } from "../backend.ts";
import { folderOf, freePort, startProcess, works, write } from "../process.ts";
import type { RealServer, Setup } from "./real-server.ts";

export const modules = [
  "mpm_event",
  "authn_core",
  "authn_file",
  "authz_core",
  "authz_user",
  "auth_basic",
  "headers",
  "rewrite",
  "setenvif",
  "proxy",
  "proxy_http",
];

/** alice:wonderland. */
const users = "alice:{SHA}tiY7sUhYKUwI5L3866kDY+ENcrQ=\n";

const configuration = ({ snippet, signedIn }: Setup, folder: string, port: number, backend: number): string => `
ServerRoot "${folder}"
ServerName api.example
PidFile apache.pid
ErrorLog "${folder}/error.log"
${modules.map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`).join("\n")}
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
${snippet}
ProxyPass "/" "http://127.0.0.1:${backend}/"
${signedIn ? `<Location "/">\nAuthType Basic\nAuthName orders\nAuthUserFile users\nRequire valid-user\n</Location>` : ""}
</VirtualHost>
`;

export const apache: RealServer = {
  packages: ["apache2"],
  isInstalled: () => works("apache2", ["-v"]),
  start: async (setup) => {
    const [port, backend, folder] = [await freePort(), await startBackend(), folderOf("apache")];
    write(folder, { "apache.conf": configuration(setup, folder, port, backend.port), users });
    const parameters = ["-DFOREGROUND", "-f", `${folder}/apache.conf`];
    const running = await startProcess("apache2", parameters, port, { cwd: folder });
    return {
      ...running,
      stop: async () => {
        await running.stop();
        await backend.close();
      },
    };
  },
};
