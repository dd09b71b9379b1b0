import type { Key, Shape } from "./shape-kinds.ts";
import { documentShape } from "./shape.ts";

/** What the parts of the document mean, by the names of their types; under "" the type itself. A server needs none of it. */
const descriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PolicyDocument: {
    "": "The policy document: TypeScript, JSON and YAML have this one shape.",
    $schema: "Where an editor finds the JSON Schema; Sallyport ignores it.",
    sallyport: "The version of this format: 1.",
    self: "The origins at which clients reach this server: origins, patterns below a domain that you own, and sources that know its host names. `:*` matches any port.",
    hosts: "Further host names and patterns, without a port. They are not origins.",
    origins: "Named groups of origins and origin patterns.",
    tokenSchemes: "Authorization schemes, besides Bearer and DPoP, that browsers never send by themselves.",
    ambientSchemes:
      "Bearer or DPoP, if a proxy creates the header from a cookie. The scheme then counts as a credential, like a cookie.",
    identityHeaders:
      "Request headers in which a proxy passes on the user's identity. They count as credentials, like a cookie.",
    defaults: "Values that every grant of named origins has besides its own.",
    allow: "Lints that the policy accepts, each with a reason. Dangers can be accepted only on a resource.",
    resources: "The paths that differ from the default, which shares nothing.",
    profiles:
      "Named variants, such as development. A profile replaces `self` and `hosts` as a whole, and `origins` group by group.",
  },
  OriginGroup: {
    "": "Origins and patterns, or a source that decides about them. An empty list has no members.",
  },
  SharedSuffixPattern: {
    "": "A pattern directly below a suffix that other customers share, such as `vercel.app`. They can claim matching names.",
    pattern: "An https pattern of one label: `https://shop-*.vercel.app`.",
    dangerouslyUnderSharedSuffix:
      "Accepts that strangers can have matching origins. Cannot be combined with credentials, sockets, `receive` or `confidential`.",
    because: "Why that is acceptable.",
  },
  SourceReference: {
    "": "A group whose members are decided while the server runs.",
    source: "The name of a function in the option `sources`.",
    by: "What the result depends on in addition to the origin: `host`, and `param:NAME` for a parameter of the path.",
  },
  SelfSource: {
    "": "Host names that are known while the server runs, such as customers' own domains.",
    source: "The name of a function in the option `sources`. It is called with a host name.",
    scheme: "The scheme at which pages are served under these names: `https`, which is the default, or `http`.",
  },
  ResourceDocument: {
    "": "Paths that differ from the default, which shares nothing.",
    path: "Literal segments, `:name` for one segment, a final `**` for any number. A list is one resource with several paths.",
    confidential: "Forbids `anyone`, and raises the severity of lints.",
    anonymous:
      "Removes cookies and every Authorization from all requests, so that every client gets the same response.",
    share: "One grant, or a list of grants.",
    receive: "Accepts a form post from another origin and shares nothing.",
    forgery: "Further defences against request forgery, beyond the one that is always on.",
    corp: "The value of Cross-Origin-Resource-Policy: who may embed the resource without CORS.",
    enforce: "`report` reports decisions, and refuses and changes nothing.",
    allow: "Lints about this resource that the policy accepts, each with a reason.",
  },
  DefaultsDocument: {
    "": "Values that every grant of named origins has besides its own.",
    share:
      "Request and response headers that are added to each grant of named origins, and its `maxAge` if it has none.",
  },
  ShareDefaults: {
    "": "Values of every grant of named origins.",
    headers: "Request headers that a page may send, in addition to those of the grant.",
    expose: "Response headers that a page may read, in addition to those of the grant.",
    maxAge: "How long a browser may cache the preflight, if the grant has no `maxAge`.",
  },
  AcceptedLintDocument: {
    "": "A lint that the policy accepts.",
    lint: "The code of the lint.",
    because: "Why it is accepted.",
  },
  GrantDocument: {
    "": "What some origins may do.",
    with: "Group names and origins, or `anyone`.",
    methods: "Methods in upper case; GET includes HEAD. Optional with `webSocket: true`.",
    headers: "Request headers that a page may send.",
    expose: "Response headers that a page may read.",
    credentials: "Allows cookies, HTTP authentication and client certificates.",
    maxAge: "How long a browser may cache the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds.",
    timing: "Sends Timing-Allow-Origin.",
    webSocket: "Allows WebSocket handshakes; for named origins, only with credentials.",
    because: "Why this is shared. Required with `anyone`.",
  },
  NamedGrant: {
    "": "What named origins may do. Browsers send cookies with a socket handshake, so `webSocket` needs `credentials: true`.",
  },
  AnyoneGrant: {
    "": "What every origin may do, without credentials.",
  },
  ReceiveDocument: {
    "": "Accepts a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing.",
    from: "Group names, origins or `null`; or `anyone`, for posts whose senders nobody can list.",
    methods: "The method of the form: POST.",
    because: "Why the post is expected. Required with `from: anyone`.",
  },
  ForgeryDocument: {
    "": "Further defences against request forgery, beyond the one that is always on.",
    token: "Requests that change state need a session-bound token.",
    nonBrowser:
      "`refuse` accepts only `Sec-Fetch-Site: same-origin` or an origin with a grant. A program can forge both.",
    reads: "`refuse` responds to cross-origin reads without a grant with 403; top-level navigations pass.",
    stateChanging: "Declares that a legacy GET changes state, and HEAD with it; or that a QUERY does.",
  },
  ProfileDocument: {
    "": "What a profile replaces: `self` and `hosts` whole, `origins` group by group.",
    self: "The origins at which clients reach this server: origins, patterns below a domain that you own, and sources that know its host names. `:*` matches any port.",
    hosts: "Further host names and patterns, without a port. They are not origins.",
    origins: "Named groups of origins and origin patterns.",
    dangerouslyInsecure:
      "Lets http pages at private addresses, `.local` and single-label names that are not top-level domains have grants with credentials. Refused where NODE_ENV is `production`.",
  },
  DangerouslyInsecure: {
    "": "Accepts that anybody on the local network can pose as these pages and act as the user.",
    because: "Why that is acceptable.",
  },
};

const described = <T extends object>(part: T, name: string | undefined, key = ""): T => {
  const description = descriptions[name ?? ""]?.[key];
  return description === undefined ? part : { ...part, description };
};

function describe(shape: Shape): Shape {
  switch (shape.kind) {
    case "list":
    case "record":
      return { ...shape, of: describe(shape.of) };
    case "either":
      return described({ ...shape, of: shape.of.map(describe) }, shape.name);
    case "object": {
      const keys = Object.entries(shape.keys).map(([name, key]): [string, Key] => [
        name,
        described({ ...key, shape: describe(key.shape) }, shape.name, name),
      ]);
      const variants = shape.variants?.map((variant) => described(variant, variant.name));
      const all = { ...shape, keys: Object.fromEntries(keys), ...(variants === undefined ? {} : { variants }) };
      return described(all, shape.name);
    }
    default:
      return shape;
  }
}

/** The document's shape with the meaning of each part. */
export const describedShape: Shape = describe(documentShape);
