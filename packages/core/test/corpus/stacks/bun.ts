import { bun as bunExecutable } from "@sallyport/bun-runtime";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { PolicyName } from "../policies.ts";
import type { Variant } from "../row.ts";
import type { Running, RuntimeAdapter, Taken } from "../server.ts";
import { webCannot } from "../web-behaviours.ts";

const program = fileURLToPath(new URL("bun-server.ts", import.meta.url));
const executable = bunExecutable();

/** What goes to the program. */
export type ToBun = { readonly read: string } | { readonly take: true };

/** What comes from it. */
export type FromBun = { readonly port: number } | Taken;

async function next<T extends FromBun>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, "message", { signal: AbortSignal.timeout(10_000) })) as [T];
  return message;
}

async function start(variant: Variant, policy: PolicyName): Promise<Running> {
  const child = spawn(executable ?? "", ["--conditions=@sallyport/source", program, variant, policy], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { port } = await next<{ port: number }>(child);
  const send = (message: ToBun): void => void child.send(message);
  return {
    port,
    read: (body) => send({ read: body }),
    take: () => {
      const taken = next<Taken>(child);
      send({ take: true });
      return taken;
    },
    close: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}

/** Bun's own server. */
export const bun: RuntimeAdapter = {
  name: "Bun",
  cannot: webCannot,
  missing: executable === undefined ? "The package @oven/bun-linux-x64 isn't there: set SALLYPORT_BUN." : undefined,
  start,
};
