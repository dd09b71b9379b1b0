import type { OriginText } from "sallyport";
import type { OriginOf, Origins, RoleDescription, Stage } from "./story.ts";

/** Where a world's names are: each has a site of its own, so that no cookie and no cache of another world counts. */
export interface Place {
  readonly scheme: "http" | "https";
  readonly id: string;
  readonly port: number;
}

const suffix = /-([0-9a-f]{16})\.localhost$/;

/** The world that a host name belongs to. */
export const worldIdOf = (hostname: string): string | undefined => suffix.exec(hostname.toLowerCase())?.[1];

export function originsOf(roles: Readonly<Record<string, RoleDescription>>, { scheme, id, port }: Place): Origins {
  const entries = Object.entries(roles).map(([role, { host }]) => {
    const name = `${host.replaceAll("{id}", id)}-${id}.localhost`;
    return [role, `${scheme}://${name}:${port}` satisfies OriginText] as const;
  });
  return Object.fromEntries(entries);
}

/** @throws Error for a role that the story does not have */
export const originOfRole =
  (origins: Origins): OriginOf =>
  (role) => {
    const origin = origins[role];
    if (origin === undefined) throw new Error(`The story has no role ${JSON.stringify(role)}.`);
    return origin;
  };

/** Puts the origins in the places of their roles: `{api}/transfers`; `{api.socket}` is the same for a
 * WebSocket, and `{api.ada}` has her name and password. */
export function fillIn(stages: readonly Stage[], origins: Origins): readonly Stage[] {
  const filled = JSON.stringify(stages).replace(
    /\{([a-z-]+)(\.socket|\.host|\.ada)?\}/g,
    (whole, role: string, part: string | undefined) => {
      const origin = origins[role];
      if (origin === undefined) return whole;
      if (part === ".host") return new URL(origin).host;
      if (part === ".ada") return origin.replace("://", "://ada:analytical@");
      return part === undefined ? origin : origin.replace(/^http/, "ws");
    },
  );
  return JSON.parse(filled) as readonly Stage[];
}
