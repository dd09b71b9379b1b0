import { createRequire } from "node:module";

/** The executable: `SALLYPORT_BUN`, or what npm installed for this platform; undefined where there is neither. */
export function bun() {
  const { SALLYPORT_BUN } = process.env;
  if (SALLYPORT_BUN !== undefined) return SALLYPORT_BUN;
  try {
    return createRequire(import.meta.url).resolve("@oven/bun-linux-x64/bin/bun");
  } catch {
    return undefined;
  }
}
