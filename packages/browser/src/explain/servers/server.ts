export const serverNames = [
  "nginx",
  "apache",
  "caddy",
  "express",
  "fastify",
  "nest",
  "next",
  "spring",
  "django",
  "flask",
  "fastapi",
  "dotnet",
  "rails",
  "laravel",
  "go",
  "s3",
  "gcs",
  "azure",
  "cloudfront",
  "api-gateway",
  "firebase",
  "cloudflare",
] as const;

/** A server for which a fix is written, by its name on the command line. */
export type ServerName = (typeof serverNames)[number];

/** What a server has to share, and with whom: a fix as data. */
export interface ServerChange {
  /** The page's origin, and those that the server already names. */
  readonly origins: readonly [string, ...string[]];
  /** What the request needs, in upper case where that is its name. */
  readonly methods: readonly [string, ...string[]];
  /** Names of request headers, in lower case. */
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly credentials: boolean;
  /** Whether the request needs a preflight. */
  readonly preflight: boolean;
  /** How long a preflight counts, in seconds, where the server says so already. */
  readonly maxAge?: string;
  /** Instead of sharing: a request without a session gets a 401, not a redirect to a sign-in page. */
  readonly unauthorized?: "same-origin" | "cross-origin";
  /** The segments of the path; `undefined` is a number or an id. Empty for every path. */
  readonly path: readonly (string | undefined)[];
}

/** A fix in the language of one server. */
export interface ServerFix {
  readonly server: ServerName;
  /** What names the server: `server: nginx/1.22.1`; empty where the user did. */
  readonly evidence: readonly string[];
  /** Where the lines belong. */
  readonly where: string;
  /** The lines; `null` where the server cannot say this, which `where` then explains. */
  readonly snippet: string | null;
  /** The vendor's page. */
  readonly page: string;
}

/** How one server is configured. */
export interface Server {
  /** The name that people know: "nginx". */
  readonly title: string;
  /** Where the snippet belongs: "in the `location` that serves /me". */
  readonly where: (change: ServerChange) => string;
  /** The lines, without what only this server's user can know; `undefined` where the server cannot say this. */
  readonly snippet: (change: ServerChange) => string | undefined;
  /** Whether the lines may not be joined. */
  readonly byLine?: true;
  /** How a request without a session gets a 401 that the page can read; a server without it has no part in that. */
  readonly unauthorized?: Pick<Server, "where" | "page" | "read"> & {
    readonly snippet: (change: ServerChange) => string;
    /** What the snippet was tried on, where it was. */
    readonly tried?: string;
  };
  /** Why it cannot, in a sentence. */
  readonly cannot?: (change: ServerChange) => string;
  /** The vendor's page. */
  readonly page: string;
  /** When the page was read, where the snippet isn't tried on the server itself. */
  readonly read?: string;
}
