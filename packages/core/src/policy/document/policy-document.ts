// Written by `npm run generate` from shape.ts.

/** An origin as the browser serializes it, or a pattern: `https://*.a.example`, `https://**.a.example`, `http://localhost:*`. */
export type OriginText = `${string}://${string}`;

/** Seconds, or a number with its unit: `600`, `"10m"`, `"1h"`. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d"}`;

/** The canonical methods, and any other token (methods are case-sensitive). */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | (string & {});

/** A group whose members are decided while the server runs. */
export interface SourceReference {
  /** The name of a function in the option `sources`. */
  readonly source: string;
}

/** Origins and patterns, or a source that decides about them. */
export type OriginGroup = readonly OriginText[] | SourceReference;

interface GrantDocumentValues {
  /** Request header names that a preflight may ask for. */
  readonly headers?: readonly string[];
  /** Response header names that a page may read. */
  readonly expose?: readonly string[];
  /** How long a browser may remember the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds. */
  readonly maxAge?: Duration;
  /** Sends Timing-Allow-Origin. */
  readonly timing?: boolean;
}

interface NamedGrantValues<Group extends string = string> extends GrantDocumentValues {
  /** Group names and origins, or `anyone`. */
  readonly with: readonly (Group | OriginText)[];
  /** Why this is shared. Required with `anyone`. */
  readonly because?: string;
}

/** What named origins may do. Cookies come along with a socket handshake, so it needs `credentials: true`. */
export type NamedGrant<Group extends string = string> = NamedGrantValues<Group> &
  (
    | {
        /** Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`. */
        readonly methods: readonly Method[];
        /** Cookies, HTTP authentication and client certificates may come along. */
        readonly credentials?: boolean;
        /** Admits socket handshakes; for named origins only with credentials. */
        readonly webSocket?: false;
      }
    | {
        /** Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`. */
        readonly methods?: readonly Method[];
        /** Cookies, HTTP authentication and client certificates may come along. */
        readonly credentials: true;
        /** Admits socket handshakes; for named origins only with credentials. */
        readonly webSocket: true;
      }
  );

interface AnyoneGrantValues extends GrantDocumentValues {
  /** Group names and origins, or `anyone`. */
  readonly with: "anyone";
  /** Cookies, HTTP authentication and client certificates may come along. */
  readonly credentials?: false;
  /** Why this is shared. Required with `anyone`. */
  readonly because: string;
}

/** What every origin may do, without credentials. */
export type AnyoneGrant = AnyoneGrantValues &
  (
    | {
        /** Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`. */
        readonly methods: readonly Method[];
        /** Admits socket handshakes; for named origins only with credentials. */
        readonly webSocket?: false;
      }
    | {
        /** Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`. */
        readonly methods?: readonly Method[];
        /** Admits socket handshakes; for named origins only with credentials. */
        readonly webSocket: true;
      }
  );

/** What some origins may do. */
export type GrantDocument<Group extends string = string> = NamedGrant<Group> | AnyoneGrant;

/** Admits a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing. */
export interface ReceiveDocument<Group extends string = string> {
  /** Group names, origins, or `null`. */
  readonly from: readonly (Group | OriginText | "null")[];
  /** What a form sends: POST. */
  readonly methods: readonly "POST"[];
  /** Why the post is expected. */
  readonly because?: string;
}

/** Defences against request forgery beyond the one that is always on. */
export interface ForgeryDocument {
  /** Changes must carry a session-bound token (`sallyport/token`). */
  readonly token?: boolean;
  /** Only `Sec-Fetch-Site: same-origin` or an origin with a grant will do. A program can forge both. */
  readonly nonBrowser?: "refuse";
  /** Cross-origin reads without a grant get 403; top-level navigations pass. */
  readonly reads?: "refuse";
  /** A legacy GET that changes state; HEAD goes with it. */
  readonly stateChanging?: readonly "GET"[];
}

/** A path that differs from the default. */
export interface ResourceDocument<Group extends string = string> {
  /** `/literal`, `/:name` for one segment, `/**` last for any number. */
  readonly path: `/${string}`;
  /** Excludes `anyone`; raises the severity of findings. */
  readonly confidential?: boolean;
  /** One grant or a list of them. */
  readonly share?: GrantDocument<Group> | readonly GrantDocument<Group>[];
  /** Admits a cross-origin form post and shares nothing. */
  readonly receive?: ReceiveDocument<Group>;
  /** Defences against request forgery beyond the one that is always on. */
  readonly forgery?: ForgeryDocument;
  /** Cross-Origin-Resource-Policy: who may embed the resource without CORS. */
  readonly corp?: "same-origin" | "same-site" | "cross-origin";
  /** `report` decides and reports, and changes nothing; for the roll-out of one resource. */
  readonly enforce?: "refuse" | "report";
}

/** What a profile replaces: `self` and `hosts` whole, `origins` group by group. */
export interface ProfileDocument<Group extends string = string> {
  /** The origins at which this server is reached; `:*` stands for any port. */
  readonly self?: readonly OriginText[];
  /** Further Host names, without port; they are no origins. */
  readonly hosts?: readonly string[];
  /** Named groups of origins and origin patterns. */
  readonly origins?: Readonly<Partial<Record<Group, OriginGroup>>>;
}

/** The policy document: TypeScript, JSON and YAML have this one shape. */
export interface PolicyDocument<Group extends string = string> {
  /** Where an editor finds the JSON Schema; read by nobody else. */
  readonly $schema?: string;
  /** The version of this format: 1. */
  readonly sallyport: 1;
  /** The origins at which this server is reached; `:*` stands for any port. */
  readonly self: readonly OriginText[];
  /** Further Host names, without port; they are no origins. */
  readonly hosts?: readonly string[];
  /** Named groups of origins and origin patterns. */
  readonly origins?: Readonly<Record<Group, OriginGroup>>;
  /** Authorization schemes, besides Bearer and DPoP, that no browser sends by itself. */
  readonly tokenSchemes?: readonly string[];
  /** Request header names in which a proxy passes on who the user is. They count as credentials, like a cookie. */
  readonly identityHeaders?: readonly string[];
  /** The paths that differ from the default, which shares nothing. */
  readonly resources: readonly ResourceDocument<NoInfer<Group>>[];
  /** Named variants (development, staging): `self` and `hosts` are replaced whole, `origins` group by group. */
  readonly profiles?: Readonly<Record<string, ProfileDocument<NoInfer<Group>>>>;
}
