import { startBackend } from "../backend.ts";
import { folderOf, freePort, startProcess, works, write } from "../process.ts";
import type { RealServer, Setup } from "./real-server.ts";

const marks = { http: "# in http { … }", location: "# in the location" };

/** The part of a snippet for `http`, where it has one, and the part for the location. */
function partsOf(snippet: string): { readonly http: string; readonly location: string } {
  const at = snippet.indexOf(marks.location);
  return at < 0 ? { http: "", location: snippet } : { http: snippet.slice(0, at), location: snippet.slice(at) };
}

/** An nginx in a folder of its own: what stands in its `http`, and in its server. */
export const configurationOf = (port: number, http: string, server: string): string => `daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  ${http}
  server {
    listen 127.0.0.1:${port};
${server}
  }
}
`;

function configuration({ snippet, signedIn }: Setup, port: number, backend: number): string {
  const { http, location } = partsOf(snippet);
  const server = `    location / {
      ${signedIn ? 'auth_basic "orders"; auth_basic_user_file users;' : ""}
      ${location}
      proxy_pass http://127.0.0.1:${backend};
    }`;
  return configurationOf(port, http, server);
}

export const nginx: RealServer = {
  packages: ["nginx-light"],
  isInstalled: () => works("nginx", ["-v"]),
  start: async (setup) => {
    const [port, backend, folder] = [await freePort(), await startBackend(), folderOf("nginx")];
    write(folder, { "nginx.conf": configuration(setup, port, backend.port), users: "alice:{PLAIN}wonderland\n" });
    const running = await startProcess("nginx", ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], port, {
      cwd: folder,
    });
    return {
      ...running,
      stop: async () => {
        await running.stop();
        await backend.close();
      },
    };
  },
};
