// Written by `npm run generate` from shape.ts.

/** An origin as the browser serializes it, or a pattern: `https://*.a.example`, `https://**.a.example`, `http://localhost:*`. */
export type OriginText = `${string}://${string}`;

/** Seconds, or a number with its unit: `600`, `"10m"`, `"1h"`. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d"}`;

/** The canonical methods, and any other token (methods are case-sensitive). */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "QUERY" | (string & {});

/** Host names that are known while the server runs, such as customers' own domains. */
export interface SelfSource {
  /**
   * The name of a function in the option `sources`. It is called with a host name.
   *
   * Permitted: `self: ["https://api.example", { source: "partners" }]`.
   *
   * Prohibited: `self: [{ source: "partner" }]` (source-unknown).
   */
  readonly source: string;
  /**
   * The scheme at which pages are served under these names: `https`, which is the default, or `http`.
   *
   * Permitted: `self: [{ source: "partners", scheme: "https" }]`.
   *
   * Prohibited: `self: [{ source: "partners", scheme: "ftp" }]` (value-not-permitted).
   */
  readonly scheme?: "https" | "http";
}

/** A group whose members are decided while the server runs. */
export interface SourceReference {
  /**
   * The name of a function in the option `sources`.
   *
   * Permitted: `partners: { source: "partners" }`.
   *
   * Prohibited: `partners: { source: "partner" }` (source-unknown).
   */
  readonly source: string;
  /**
   * What the result depends on in addition to the origin: `host`, and `param:NAME` for a parameter of the path.
   *
   * Permitted: `partners: { source: "partners", by: ["host"] }`.
   *
   * Prohibited: `partners: { source: "partners", by: ["hosts"] }` (source-by).
   */
  readonly by?: readonly ("host" | `param:${string}`)[];
}

/** A pattern directly below a suffix that other customers share, such as `vercel.app`. They can claim matching names. */
export interface SharedSuffixPattern {
  /**
   * An https pattern of one label: `https://shop-*.vercel.app`.
   *
   * Permitted: `app: [{ pattern: "https://app-*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "x" }]`.
   *
   * Prohibited: `app: [{ pattern: "http://app-*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "x" }]` (shared-suffix-pattern).
   */
  readonly pattern: OriginText;
  /**
   * Accepts that strangers can have matching origins. Cannot be combined with credentials, sockets, `receive` or `confidential`.
   *
   * Permitted: `app: [{ pattern: "https://*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "x" }]`.
   *
   * Prohibited: `app: [{ pattern: "https://*.vercel.app", dangerouslyUnderSharedSuffix: true }]` (key-missing).
   */
  readonly dangerouslyUnderSharedSuffix: true;
  /**
   * Why that is acceptable.
   *
   * Permitted: `app: [{ pattern: "https://*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "x" }]`.
   *
   * Prohibited: `app: [{ pattern: "https://*.vercel.app", dangerouslyUnderSharedSuffix: true }]` (key-missing).
   */
  readonly because: string;
}

/** Origins and patterns, or a source that decides about them. An empty list has no members. */
export type OriginGroup = SourceReference | readonly (OriginText | SharedSuffixPattern)[];

/** Values of every grant of named origins. */
export interface ShareDefaults {
  /**
   * Request headers that a page may send, in addition to those of the grant.
   *
   * Permitted: `defaults: { share: { headers: ["traceparent", "baggage"], maxAge: "10m" } }`.
   *
   * Prohibited: `defaults: { share: { credentials: true } }` (key-unknown).
   */
  readonly headers?: readonly string[];
  /**
   * Response headers that a page may read, in addition to those of the grant.
   *
   * Permitted: `defaults: { share: { expose: ["x-request-id"] } }`.
   *
   * Prohibited: `defaults: { share: { credentials: true } }` (key-unknown).
   */
  readonly expose?: readonly string[];
  /**
   * How long a browser may cache the preflight, if the grant has no `maxAge`.
   *
   * Permitted: `defaults: { share: { headers: ["traceparent", "baggage"], maxAge: "10m" } }`.
   *
   * Prohibited: `defaults: { share: { credentials: true } }` (key-unknown).
   */
  readonly maxAge?: Duration;
}

/** Values that every grant of named origins has besides its own. */
export interface DefaultsDocument {
  /**
   * Request and response headers that are added to each grant of named origins, and its `maxAge` if it has none.
   *
   * Permitted: `defaults: { share: { headers: ["traceparent", "baggage"], maxAge: "10m" } }`.
   *
   * Prohibited: `defaults: { share: { credentials: true } }` (key-unknown).
   */
  readonly share?: ShareDefaults;
}

/** A lint that the policy accepts. */
export interface AcceptedLintDocument {
  /**
   * The code of the lint.
   *
   * Permitted: `allow: [{ lint: "pattern-credentials", because: "one team owns all of it" }]`.
   *
   * Prohibited: `allow: [{ lint: "pattern-credential", because: "typo" }]` (value-not-permitted).
   */
  readonly lint: string;
  /**
   * Why it is accepted.
   *
   * Permitted: `allow: [{ lint: "change-origin-only", because: "tokens come in May" }]`.
   *
   * Prohibited: `allow: ["change-origin-only"]` (value-type).
   */
  readonly because: string;
}

interface GrantDocumentValues {
  /**
   * Request headers that a page may send.
   *
   * Permitted: `headers: ["content-type", "If-Match"]`.
   *
   * Prohibited: `headers: ["*"], credentials: true` (header-credentials-wildcard).
   */
  readonly headers?: readonly string[];
  /**
   * Response headers that a page may read.
   *
   * Permitted: `expose: ["ETag"]`.
   *
   * Prohibited: `expose: ["*"], credentials: true` (header-credentials-wildcard).
   */
  readonly expose?: readonly string[];
  /**
   * How long a browser may cache the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds.
   *
   * Permitted: `maxAge: 600`.
   *
   * Prohibited: `maxAge: "10 minutes"` (duration-malformed).
   */
  readonly maxAge?: Duration;
  /**
   * Sends Timing-Allow-Origin.
   *
   * Permitted: `timing: true`.
   *
   * Prohibited: `timing: 1` (value-type).
   */
  readonly timing?: boolean;
}

interface NamedGrantValues<Group extends string = string> extends GrantDocumentValues {
  /**
   * Group names and origins, or `anyone`.
   *
   * Permitted: `with: ["app"]`.
   *
   * Prohibited: `with: "app"` (value-not-permitted).
   */
  readonly with: readonly (Group | OriginText)[];
  /**
   * Why this is shared. Required with `anyone`.
   *
   * Permitted: `because: "the shop shows its orders"`.
   *
   * Prohibited: `because: ""` (text-empty).
   */
  readonly because?: string;
}

/** What named origins may do. Browsers send cookies with a socket handshake, so `webSocket` needs `credentials: true`. */
export type NamedGrant<Group extends string = string> = NamedGrantValues<Group> &
  (
    | {
        /**
         * Methods in upper case; GET includes HEAD. Optional with `webSocket: true`.
         *
         * Permitted: `methods: ["GET"]`.
         *
         * Prohibited: `methods: ["*"]` (method-malformed).
         */
        readonly methods: readonly Method[];
        /**
         * Allows cookies, HTTP authentication and client certificates.
         *
         * Permitted: `credentials: true`.
         *
         * Prohibited: `credentials: "true"` (value-type).
         */
        readonly credentials?: boolean;
        /**
         * Allows WebSocket handshakes; for named origins, only with credentials.
         *
         * Permitted: `webSocket: true, credentials: true`.
         *
         * Prohibited: `webSocket: true` (websocket-credentials).
         */
        readonly webSocket?: false;
      }
    | {
        /**
         * Methods in upper case; GET includes HEAD. Optional with `webSocket: true`.
         *
         * Permitted: `methods: ["GET"]`.
         *
         * Prohibited: `methods: ["*"]` (method-malformed).
         */
        readonly methods?: readonly Method[];
        /**
         * Allows cookies, HTTP authentication and client certificates.
         *
         * Permitted: `credentials: true`.
         *
         * Prohibited: `credentials: "true"` (value-type).
         */
        readonly credentials: true;
        /**
         * Allows WebSocket handshakes; for named origins, only with credentials.
         *
         * Permitted: `webSocket: true, credentials: true`.
         *
         * Prohibited: `webSocket: true` (websocket-credentials).
         */
        readonly webSocket: true;
      }
  );

interface AnyoneGrantValues extends GrantDocumentValues {
  /**
   * Group names and origins, or `anyone`.
   *
   * Permitted: `with: ["app"]`.
   *
   * Prohibited: `with: "app"` (value-not-permitted).
   */
  readonly with: "anyone";
  /**
   * Allows cookies, HTTP authentication and client certificates.
   *
   * Permitted: `credentials: true`.
   *
   * Prohibited: `credentials: "true"` (value-type).
   */
  readonly credentials?: false;
  /**
   * Why this is shared. Required with `anyone`.
   *
   * Permitted: `because: "the shop shows its orders"`.
   *
   * Prohibited: `because: ""` (text-empty).
   */
  readonly because: string;
}

/** What every origin may do, without credentials. */
export type AnyoneGrant = AnyoneGrantValues &
  (
    | {
        /**
         * Methods in upper case; GET includes HEAD. Optional with `webSocket: true`.
         *
         * Permitted: `methods: ["GET"]`.
         *
         * Prohibited: `methods: ["*"]` (method-malformed).
         */
        readonly methods: readonly Method[];
        /**
         * Allows WebSocket handshakes; for named origins, only with credentials.
         *
         * Permitted: `webSocket: true, credentials: true`.
         *
         * Prohibited: `webSocket: true` (websocket-credentials).
         */
        readonly webSocket?: false;
      }
    | {
        /**
         * Methods in upper case; GET includes HEAD. Optional with `webSocket: true`.
         *
         * Permitted: `methods: ["GET"]`.
         *
         * Prohibited: `methods: ["*"]` (method-malformed).
         */
        readonly methods?: readonly Method[];
        /**
         * Allows WebSocket handshakes; for named origins, only with credentials.
         *
         * Permitted: `webSocket: true, credentials: true`.
         *
         * Prohibited: `webSocket: true` (websocket-credentials).
         */
        readonly webSocket: true;
      }
  );

/** What some origins may do. */
export type GrantDocument<Group extends string = string> = NamedGrant<Group> | AnyoneGrant;

/** Accepts a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing. */
export interface ReceiveDocument<Group extends string = string> {
  /**
   * Group names, origins or `null`; or `anyone`, for posts whose senders nobody can list.
   *
   * Permitted: `from: ["idp"]`.
   *
   * Prohibited: `from: "anyone"` (anyone-because).
   */
  readonly from: "anyone" | readonly (Group | OriginText | "null")[];
  /**
   * The method of the form: POST.
   *
   * Permitted: `methods: ["POST"]`.
   *
   * Prohibited: `methods: ["PUT"]` (value-not-permitted).
   */
  readonly methods: readonly "POST"[];
  /**
   * Why the post is expected. Required with `from: anyone`.
   *
   * Permitted: `from: "anyone", because: "3-D Secure"`.
   *
   * Prohibited: `from: "anyone"` (anyone-because).
   */
  readonly because?: string;
}

/** Further defences against request forgery, beyond the one that is always on. */
export interface ForgeryDocument {
  /**
   * Requests that change state need a session-bound token.
   *
   * Permitted: `token: true`.
   *
   * Prohibited: `token: "x-csrf-token"` (value-type).
   */
  readonly token?: boolean;
  /**
   * `refuse` accepts only `Sec-Fetch-Site: same-origin` or an origin with a grant. A program can forge both.
   *
   * Permitted: `nonBrowser: "refuse"`.
   *
   * Prohibited: `nonBrowser: "allow"` (value-not-permitted).
   */
  readonly nonBrowser?: "refuse";
  /**
   * `refuse` responds to cross-origin reads without a grant with 403; top-level navigations pass.
   *
   * Permitted: `reads: "refuse"`.
   *
   * Prohibited: `reads: "hide"` (value-not-permitted).
   */
  readonly reads?: "refuse";
  /**
   * Declares that a legacy GET changes state, and HEAD with it; or that a QUERY does.
   *
   * Permitted: `stateChanging: ["GET"]`.
   *
   * Prohibited: `stateChanging: ["POST"]` (value-not-permitted).
   */
  readonly stateChanging?: readonly ("GET" | "QUERY")[];
}

/** Paths that differ from the default, which shares nothing. */
export interface ResourceDocument<Group extends string = string> {
  /**
   * Literal segments, `:name` for one segment, a final `**` for any number. A list is one resource with several paths.
   *
   * Permitted: `path: "/"`.
   *
   * Prohibited: `path: "orders"` (path-malformed).
   */
  readonly path: `/${string}` | readonly `/${string}`[];
  /**
   * Forbids `anyone`, and raises the severity of lints.
   *
   * Permitted: `confidential: true`.
   *
   * Prohibited: `confidential: true, share: { with: "anyone", methods: ["GET"], because: "public data" }` (anyone-confidential).
   */
  readonly confidential?: boolean;
  /**
   * Removes cookies and every Authorization from all requests, so that every client gets the same response.
   *
   * Permitted: `anonymous: true, share: { with: "anyone", methods: ["GET"], because: "exchange rates" }`.
   *
   * Prohibited: `anonymous: true, share: { with: ["app"], methods: ["GET"] }` (anonymous-conflict).
   */
  readonly anonymous?: boolean;
  /**
   * One grant, or a list of grants.
   *
   * Permitted: `share: { with: ["app"], methods: ["GET"] }`.
   *
   * Prohibited: `share: [{ with: ["app"], methods: ["GET"] }, { with: ["app"], methods: ["GET", "PUT"] }]` (grants-overlap).
   */
  readonly share?: GrantDocument<Group> | readonly GrantDocument<Group>[];
  /**
   * Accepts a form post from another origin and shares nothing.
   *
   * Permitted: `receive: { from: ["idp"], methods: ["POST"] }`.
   *
   * Prohibited: `receive: ["idp"]` (value-type).
   */
  readonly receive?: ReceiveDocument<Group>;
  /**
   * Further defences against request forgery, beyond the one that is always on.
   *
   * Permitted: `forgery: { token: true }`.
   *
   * Prohibited: `forgery: true` (value-type).
   */
  readonly forgery?: ForgeryDocument;
  /**
   * The value of Cross-Origin-Resource-Policy: who may embed the resource without CORS.
   *
   * Permitted: `corp: "cross-origin"`.
   *
   * Prohibited: `corp: "*"` (value-not-permitted).
   */
  readonly corp?: "same-origin" | "same-site" | "cross-origin";
  /**
   * `report` reports decisions, and refuses and changes nothing.
   *
   * Permitted: `enforce: "report"`.
   *
   * Prohibited: `enforce: "log"` (value-not-permitted).
   */
  readonly enforce?: "refuse" | "report";
  /**
   * Lints about this resource that the policy accepts, each with a reason.
   *
   * Permitted: `allow: [{ lint: "change-origin-only", because: "tokens come in May" }]`.
   *
   * Prohibited: `allow: ["change-origin-only"]` (value-type).
   */
  readonly allow?: readonly AcceptedLintDocument[];
}

/** Accepts that anybody on the local network can pose as these pages and act as the user. */
export interface DangerouslyInsecure {
  /**
   * Why that is acceptable.
   *
   * Permitted: `phone: { dangerouslyInsecure: { because: "a phone on my network" } }`.
   *
   * Prohibited: `phone: { dangerouslyInsecure: {} }` (key-missing).
   */
  readonly because: string;
}

/** What a profile replaces: `self` and `hosts` whole, `origins` group by group. */
export interface ProfileDocument<Group extends string = string> {
  /**
   * The origins at which clients reach this server: origins, patterns below a domain that you own, and sources that know its host names. `:*` matches any port.
   *
   * Permitted: `staging: { self: ["https://api.staging.example"] }`.
   *
   * Prohibited: `staging: { resources: [] }` (key-unknown).
   */
  readonly self?: readonly (OriginText | SelfSource)[];
  /**
   * Further host names and patterns, without a port. They are not origins.
   *
   * Permitted: `staging: { hosts: ["api-staging"] }`.
   *
   * Prohibited: `staging: { resources: [] }` (key-unknown).
   */
  readonly hosts?: readonly string[];
  /**
   * Named groups of origins and origin patterns.
   *
   * Permitted: `staging: { origins: { app: ["https://app.staging.example"] } }`.
   *
   * Prohibited: `staging: { resources: [] }` (key-unknown).
   */
  readonly origins?: Readonly<Partial<Record<Group, OriginGroup>>>;
  /**
   * Lets http pages at private addresses, `.local` and single-label names that are not top-level domains have grants with credentials. Refused where NODE_ENV is `production`.
   *
   * Permitted: `phone: { dangerouslyInsecure: { because: "a phone on my network" } }`.
   *
   * Prohibited: `phone: { dangerouslyInsecure: {} }` (key-missing).
   */
  readonly dangerouslyInsecure?: DangerouslyInsecure;
}

/** The policy document: TypeScript, JSON and YAML have this one shape. */
export interface PolicyDocument<Group extends string = string> {
  /**
   * Where an editor finds the JSON Schema; Sallyport ignores it.
   *
   * Permitted: `$schema: "./node_modules/sallyport/policy.schema.json"`.
   *
   * Prohibited: `$schema: []` (value-type).
   */
  readonly $schema?: string;
  /**
   * The version of this format: 1.
   *
   * Permitted: `sallyport: 1`.
   *
   * Prohibited: `sallyport: 2` (value-not-permitted).
   */
  readonly sallyport: 1;
  /**
   * The origins at which clients reach this server: origins, patterns below a domain that you own, and sources that know its host names. `:*` matches any port.
   *
   * Permitted: `self: ["https://api.example"]`.
   *
   * Prohibited: `self: ["api.example"]` (origin-malformed).
   */
  readonly self: readonly (OriginText | SelfSource)[];
  /**
   * Further host names and patterns, without a port. They are not origins.
   *
   * Permitted: `hosts: ["api"]`.
   *
   * Prohibited: `hosts: ["api:8080"]` (host-malformed).
   */
  readonly hosts?: readonly string[];
  /**
   * Named groups of origins and origin patterns.
   *
   * Permitted: `app: ["https://app.example"]`.
   *
   * Prohibited: `app: ["*"]` (origin-wildcard).
   */
  readonly origins?: Readonly<Record<Group, OriginGroup>>;
  /**
   * Authorization schemes, besides Bearer and DPoP, that browsers never send by themselves.
   *
   * Permitted: `tokenSchemes: ["ApiKey"]`.
   *
   * Prohibited: `tokenSchemes: ["Basic"]` (token-scheme).
   */
  readonly tokenSchemes?: readonly string[];
  /**
   * Bearer or DPoP, if a proxy creates the header from a cookie. The scheme then counts as a credential, like a cookie.
   *
   * Permitted: `ambientSchemes: ["Bearer"]`.
   *
   * Prohibited: `ambientSchemes: ["Basic"]` (ambient-scheme).
   */
  readonly ambientSchemes?: readonly string[];
  /**
   * Request headers in which a proxy passes on the user's identity. They count as credentials, like a cookie.
   *
   * Permitted: `identityHeaders: ["x-forwarded-user"]`.
   *
   * Prohibited: `identityHeaders: ["x user"]` (header-malformed).
   */
  readonly identityHeaders?: readonly string[];
  /**
   * Values that every grant of named origins has besides its own.
   *
   * Permitted: `defaults: { share: { headers: ["traceparent", "baggage"], maxAge: "10m" } }`.
   *
   * Prohibited: `defaults: { share: { credentials: true } }` (key-unknown).
   */
  readonly defaults?: DefaultsDocument;
  /**
   * Lints that the policy accepts, each with a reason. Dangers can be accepted only on a resource.
   *
   * Permitted: `allow: [{ lint: "change-origin-only", because: "tokens come in May" }]`.
   *
   * Prohibited: `allow: ["change-origin-only"]` (value-type).
   */
  readonly allow?: readonly AcceptedLintDocument[];
  /**
   * The paths that differ from the default, which shares nothing.
   *
   * Permitted: `resources: []`.
   *
   * Prohibited: `resources: { path: "/orders" }` (value-type).
   */
  readonly resources: readonly ResourceDocument<NoInfer<Group>>[];
  /**
   * Named variants, such as development. A profile replaces `self` and `hosts` as a whole, and `origins` group by group.
   *
   * Permitted: `staging: { self: ["https://api.staging.example"] }`.
   *
   * Prohibited: `staging: { resources: [] }` (key-unknown).
   */
  readonly profiles?: Readonly<Record<string, ProfileDocument<NoInfer<Group>>>>;
}
