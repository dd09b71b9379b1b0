import pc from "picocolors";
import type { Terminal } from "./terminal.ts";

export type Colours = ReturnType<typeof pc.createColors>;

/** Colours for a person's terminal; none where NO_COLOR is set (https://no-color.org). FORCE_COLOR asks for them. */
export function coloursFor({ env, isTTY }: Terminal): Colours {
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== "";
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  return pc.createColors(!refused && (forced || (isTTY && env.TERM !== "dumb")));
}
