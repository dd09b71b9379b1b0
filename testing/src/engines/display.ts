import { bounded, actionMs } from "./time-limits.ts";
import { findProgram } from "./find.ts";
import { startOwned } from "./processes.ts";

interface Display {
  /** As the DISPLAY variable wants it. */
  readonly name: string;
  close(): Promise<void>;
}

export async function openDisplay(env: Record<string, string>): Promise<Display> {
  const path = findProgram("Xvfb");
  if (path === undefined) throw new Error("webkit needs Xvfb, which was not found");
  const server = await startOwned(path, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], env);
  try {
    const number = await bounded(server.line, actionMs, "Xvfb: start");
    // SIGTERM first: Xvfb then removes its lock and its socket.
    return { name: `:${number}`, close: () => server.end("SIGTERM") };
  } catch (error) {
    await server.end();
    throw error;
  }
}
