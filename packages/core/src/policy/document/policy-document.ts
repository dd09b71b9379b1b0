// Written by `npm run generate` from shape.ts.

/** An origin as the browser serializes it, or a pattern: `https://*.a.example`, `https://**.a.example`, `http://localhost:*`. */
export type OriginText = `${string}://${string}`;

/** Seconds, or a number with its unit: `600`, `"10m"`, `"1h"`. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d"}`;

/** The canonical methods, and any other token (methods are case-sensitive). */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "QUERY" | (string & {});

/** Host names that are known while the server runs, such as customers' own domains. */
export interface SelfSource {
  /** The name of a function in the option `sources`. It is called with a host name. */
  readonly source: string;
  /** The scheme at which pages are served under these names: `https`, which is the default, or `http`. */
  readonly scheme?: "https" | "http";
}

/** A group whose members are decided while the server runs. */
export interface SourceReference {
  /** The name of a function in the option `sources`. */
  readonly source: string;
  /** What the result depends on in addition to the origin: `host`, and `param:NAME` for a parameter of the path. */
  readonly by?: readonly ("host" | `param:${string}`)[];
}

/** A pattern directly below a suffix that other customers share, such as `vercel.app`. They can claim matching names. */
export interface SharedSuffixPattern {
  /** An https pattern of one label: `https://shop-*.vercel.app`. */
  readonly pattern: OriginText;
  /** Accepts that strangers can have matching origins. Cannot be combined with credentials, sockets, `receive` or `confidential`. */
  readonly dangerouslyUnderSharedSuffix: true;
  /** Why that is acceptable. */
  readonly because: string;
}

/** Origins and patterns, or a source that decides about them. An empty list has no members. */
export type OriginGroup = SourceReference | readonly (OriginText | SharedSuffixPattern)[];

/** Values of every grant of named origins. */
export interface ShareDefaults {
  /** Request headers that a page may send, in addition to those of the grant. */
  readonly headers?: readonly string[];
  /** Response headers that a page may read, in addition to those of the grant. */
  readonly expose?: readonly string[];
  /** How long a browser may cache the preflight, if the grant has no `maxAge`. */
  readonly maxAge?: Duration;
}

/** Values that every grant of named origins has besides its own. */
export interface DefaultsDocument {
  /** Request and response headers that are added to each grant of named origins, and its `maxAge` if it has none. */
  readonly share?: ShareDefaults;
}

/** A lint that the policy accepts. */
export interface AcceptedLintDocument {
  /** The code of the lint. */
  readonly lint: string;
  /** Why it is accepted. */
  readonly because: string;
}

interface GrantDocumentValues {
  /** Request headers that a page may send. */
  readonly headers?: readonly string[];
  /** Response headers that a page may read. */
  readonly expose?: readonly string[];
  /** How long a browser may cache the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds. */
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

/** What named origins may do. Browsers send cookies with a socket handshake, so `webSocket` needs `credentials: true`. */
export type NamedGrant<Group extends string = string> = NamedGrantValues<Group> &
  (
    | {
        /** Methods in upper case; GET includes HEAD. Optional with `webSocket: true`. */
        readonly methods: readonly Method[];
        /** Allows cookies, HTTP authentication and client certificates. */
        readonly credentials?: boolean;
        /** Allows WebSocket handshakes; for named origins, only with credentials. */
        readonly webSocket?: false;
      }
    | {
        /** Methods in upper case; GET includes HEAD. Optional with `webSocket: true`. */
        readonly methods?: readonly Method[];
        /** Allows cookies, HTTP authentication and client certificates. */
        readonly credentials: true;
        /** Allows WebSocket handshakes; for named origins, only with credentials. */
        readonly webSocket: true;
      }
  );

interface AnyoneGrantValues extends GrantDocumentValues {
  /** Group names and origins, or `anyone`. */
  readonly with: "anyone";
  /** Allows cookies, HTTP authentication and client certificates. */
  readonly credentials?: false;
  /** Why this is shared. Required with `anyone`. */
  readonly because: string;
}

/** What every origin may do, without credentials. */
export type AnyoneGrant = AnyoneGrantValues &
  (
    | {
        /** Methods in upper case; GET includes HEAD. Optional with `webSocket: true`. */
        readonly methods: readonly Method[];
        /** Allows WebSocket handshakes; for named origins, only with credentials. */
        readonly webSocket?: false;
      }
    | {
        /** Methods in upper case; GET includes HEAD. Optional with `webSocket: true`. */
        readonly methods?: readonly Method[];
        /** Allows WebSocket handshakes; for named origins, only with credentials. */
        readonly webSocket: true;
      }
  );

/** What some origins may do. */
export type GrantDocument<Group extends string = string> = NamedGrant<Group> | AnyoneGrant;

/** Accepts a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing. */
export interface ReceiveDocument<Group extends string = string> {
  /** Group names, origins or `null`; or `anyone`, for posts whose senders nobody can list. */
  readonly from: "anyone" | readonly (Group | OriginText | "null")[];
  /** The method of the form: POST. */
  readonly methods: readonly "POST"[];
  /** Why the post is expected. Required with `from: anyone`. */
  readonly because?: string;
}

/** Further defences against request forgery, beyond the one that is always on. */
export interface ForgeryDocument {
  /** Requests that change state need a session-bound token. */
  readonly token?: boolean;
  /** `refuse` accepts only `Sec-Fetch-Site: same-origin` or an origin with a grant. A program can forge both. */
  readonly nonBrowser?: "refuse";
  /** `refuse` responds to cross-origin reads without a grant with 403; top-level navigations pass. */
  readonly reads?: "refuse";
  /** Declares that a legacy GET changes state, and HEAD with it; or that a QUERY does. */
  readonly stateChanging?: readonly ("GET" | "QUERY")[];
}

/** Paths that differ from the default, which shares nothing. */
export interface ResourceDocument<Group extends string = string> {
  /** Literal segments, `:name` for one segment, a final `**` for any number. A list is one resource with several paths. */
  readonly path: `/${string}` | readonly `/${string}`[];
  /** Forbids `anyone`, and raises the severity of lints. */
  readonly confidential?: boolean;
  /** Removes cookies and every Authorization from all requests, so that every client gets the same response. */
  readonly anonymous?: boolean;
  /** One grant, or a list of grants. */
  readonly share?: GrantDocument<Group> | readonly GrantDocument<Group>[];
  /** Accepts a form post from another origin and shares nothing. */
  readonly receive?: ReceiveDocument<Group>;
  /** Further defences against request forgery, beyond the one that is always on. */
  readonly forgery?: ForgeryDocument;
  /** The value of Cross-Origin-Resource-Policy: who may embed the resource without CORS. */
  readonly corp?: "same-origin" | "same-site" | "cross-origin";
  /** `report` reports decisions, and refuses and changes nothing. */
  readonly enforce?: "refuse" | "report";
  /** Lints about this resource that the policy accepts, each with a reason. */
  readonly allow?: readonly AcceptedLintDocument[];
}

/** Accepts that anybody on the local network can pose as these pages and act as the user. */
export interface DangerouslyInsecure {
  /** Why that is acceptable. */
  readonly because: string;
}

/** What a profile replaces: `self` and `hosts` whole, `origins` group by group. */
export interface ProfileDocument<Group extends string = string> {
  /** The origins at which clients reach this server: origins, patterns below a domain that you own, and sources that know its host names. `:*` matches any port. */
  readonly self?: readonly (OriginText | SelfSource)[];
  /** Further host names and patterns, without a port. They are not origins. */
  readonly hosts?: readonly string[];
  /** Named groups of origins and origin patterns. */
  readonly origins?: Readonly<Partial<Record<Group, OriginGroup>>>;
  /** Lets http pages at private addresses, `.local` and single-label names have grants with credentials. Refused where NODE_ENV is `production`. */
  readonly dangerouslyInsecure?: DangerouslyInsecure;
}

/** The policy document: TypeScript, JSON and YAML have this one shape. */
export interface PolicyDocument<Group extends string = string> {
  /** Where an editor finds the JSON Schema; Sallyport ignores it. */
  readonly $schema?: string;
  /** The version of this format: 1. */
  readonly sallyport: 1;
  /** The origins at which clients reach this server: origins, patterns below a domain that you own, and sources that know its host names. `:*` matches any port. */
  readonly self: readonly (OriginText | SelfSource)[];
  /** Further host names and patterns, without a port. They are not origins. */
  readonly hosts?: readonly string[];
  /** Named groups of origins and origin patterns. */
  readonly origins?: Readonly<Record<Group, OriginGroup>>;
  /** Authorization schemes, besides Bearer and DPoP, that browsers never send by themselves. */
  readonly tokenSchemes?: readonly string[];
  /** Bearer or DPoP, if a proxy creates the header from a cookie. The scheme then counts as a credential, like a cookie. */
  readonly ambientSchemes?: readonly string[];
  /** Request headers in which a proxy passes on the user's identity. They count as credentials, like a cookie. */
  readonly identityHeaders?: readonly string[];
  /** Values that every grant of named origins has besides its own. */
  readonly defaults?: DefaultsDocument;
  /** Lints that the policy accepts, each with a reason. Dangers can be accepted only on a resource. */
  readonly allow?: readonly AcceptedLintDocument[];
  /** The paths that differ from the default, which shares nothing. */
  readonly resources: readonly ResourceDocument<NoInfer<Group>>[];
  /** Named variants, such as development. A profile replaces `self` and `hosts` as a whole, and `origins` group by group. */
  readonly profiles?: Readonly<Record<string, ProfileDocument<NoInfer<Group>>>>;
}
