/** An origin as the browser serializes it, or a pattern: `https://*.a.example`, `https://**.a.example`, `http://localhost:*`. */
export type OriginText = `${string}://${string}`;

/** Seconds, or a number with its unit: `600`, `"10m"`, `"1h"`. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d"}`;

/** The canonical methods, and any other token (methods are case-sensitive). */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | (string & {});

/** A group whose members are decided while the server runs: the name of a function in `sources`. */
export interface SourceReference {
  readonly source: string;
}

interface SharedGrant {
  /** Request header names that a preflight may ask for. */
  readonly headers?: readonly string[];
  /** Response header names that a page may read. */
  readonly expose?: readonly string[];
  /** How long a browser may remember the preflight: 0 to 86,400 seconds. */
  readonly maxAge?: Duration;
  /** Sends Timing-Allow-Origin. */
  readonly timing?: boolean;
}

/** Grants socket handshakes, with or without methods. */
interface WithSockets {
  readonly methods?: readonly Method[];
  /** Admits socket handshakes. */
  readonly webSocket: true;
}

/** Grants methods, and no sockets. */
interface WithMethods {
  /** Methods in upper case; HEAD goes with GET. */
  readonly methods: readonly Method[];
  readonly webSocket?: false;
}

interface NamedShare<Group extends string> extends SharedGrant {
  readonly with: readonly (Group | OriginText)[];
  /** Cookies, HTTP authentication and client certificates may come along, over https only. */
  readonly credentials?: boolean;
  readonly because?: string;
}

/** What named origins may do. Cookies come along with a socket handshake, so it needs `credentials: true`. */
export type NamedGrant<Group extends string = string> = NamedShare<Group> &
  ((WithSockets & { readonly credentials: true }) | WithMethods);

interface AnyoneShare extends SharedGrant {
  readonly with: "anyone";
  readonly credentials?: false;
  /** Why the data is public. */
  readonly because: string;
}

/** What every origin may do, without credentials. */
export type AnyoneGrant = AnyoneShare & (WithSockets | WithMethods);

export type GrantDocument<Group extends string = string> = NamedGrant<Group> | AnyoneGrant;

/** Admits a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing. */
export interface ReceiveDocument<Group extends string = string> {
  readonly from: readonly (Group | OriginText | "null")[];
  readonly methods: readonly "POST"[];
  readonly because?: string;
}

export interface ForgeryDocument {
  /** Changes must carry a session-bound token (`sallyport/token`). */
  readonly token?: boolean;
  /** Only `Sec-Fetch-Site: same-origin` or an origin with a grant will do. */
  readonly nonBrowser?: "refuse";
  /** Cross-origin reads without a grant get 403; top-level navigations pass. */
  readonly reads?: "refuse";
  /** A legacy GET that changes state; HEAD goes with it. */
  readonly stateChanging?: readonly "GET"[];
}

export interface ResourceDocument<Group extends string = string> {
  readonly path: `/${string}`;
  /** Excludes `with: anyone`; raises the severity of findings. */
  readonly confidential?: boolean;
  readonly share?: GrantDocument<Group> | readonly GrantDocument<Group>[];
  readonly receive?: ReceiveDocument<Group>;
  readonly forgery?: ForgeryDocument;
  readonly corp?: "same-origin" | "same-site" | "cross-origin";
  /** `report`: decide and tell, change nothing; for a roll-out of one resource. */
  readonly enforce?: "refuse" | "report";
}

export type OriginGroup = readonly OriginText[] | SourceReference;

/** What a profile replaces: `self` and `hosts` whole, `origins` group by group. */
export interface ProfileDocument<Group extends string = string> {
  readonly self?: readonly OriginText[];
  readonly hosts?: readonly string[];
  readonly origins?: Readonly<Partial<Record<Group, OriginGroup>>>;
}

/** The policy document: TypeScript, JSON and YAML have this one shape. */
export interface PolicyDocument<Group extends string = string> {
  /** Where an editor finds the JSON Schema; read by nobody else. */
  readonly $schema?: string;
  readonly sallyport: 1;
  /** The origins at which this server is reached. */
  readonly self: readonly OriginText[];
  /** Further names under which it is reached, without port; they are no origins. */
  readonly hosts?: readonly string[];
  /** Named groups of origins. */
  readonly origins?: Readonly<Record<Group, OriginGroup>>;
  /** Authorization schemes, besides Bearer and DPoP, that no browser sends by itself. */
  readonly tokenSchemes?: readonly string[];
  /** Request header names in which a proxy passes on who the user is: credentials, like a cookie. */
  readonly identityHeaders?: readonly string[];
  readonly resources: readonly ResourceDocument<NoInfer<Group>>[];
  readonly profiles?: Readonly<Record<string, ProfileDocument<NoInfer<Group>>>>;
}

/** Decides at run time whether an origin belongs to a group; anything but `true` means no. */
export type Source = (origin: string, signal: AbortSignal) => Promise<boolean>;
