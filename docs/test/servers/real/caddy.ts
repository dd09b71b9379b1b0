import { startBackend } from "../backend.ts";
import { folderOf, freePort, startProcess, works, write } from "../process.ts";
import type { RealServer, Setup } from "./real-server.ts";

/** alice:wonderland, with the smallest cost of bcrypt. */
const user = "alice $2a$04$exbPGPzIKHahmhXY5GTuKOW337sIDgQecTqXrW.wvtpDLoBS8xEvm";

/** Where the route wants a sign-in, everything is in one `route`, in its order. */
function configuration({ snippet, signedIn }: Setup, port: number, backend: number): string {
  const authentication = signedIn ? `basicauth {\n${user}\n}` : "";
  return `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
${signedIn ? "route {" : ""}
${snippet}
${authentication}
reverse_proxy 127.0.0.1:${backend}
${signedIn ? "}" : ""}
}
`;
}

export const caddy: RealServer = {
  packages: ["caddy"],
  isInstalled: () => works("caddy", ["version"]),
  start: async (setup) => {
    const [port, backend, folder] = [await freePort(), await startBackend(), folderOf("caddy")];
    write(folder, { Caddyfile: configuration(setup, port, backend.port) });
    const running = await startProcess("caddy", ["run", "--config", "Caddyfile"], port, {
      cwd: folder,
      env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
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
