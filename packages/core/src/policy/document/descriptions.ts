import { documentShape, type Key, type Shape } from "./shape.ts";

/** What the parts of the document mean, by the names of their types; under "" the type itself. A server needs none of it. */
const descriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PolicyDocument: {
    "": "The policy document: TypeScript, JSON and YAML have this one shape.",
    $schema: "Where an editor finds the JSON Schema; read by nobody else.",
    sallyport: "The version of this format: 1.",
    self: "The origins at which this server is reached; `:*` stands for any port.",
    hosts: "Further Host names, without port; they are no origins.",
    origins: "Named groups of origins and origin patterns.",
    tokenSchemes: "Authorization schemes, besides Bearer and DPoP, that no browser sends by itself.",
    identityHeaders:
      "Request header names in which a proxy passes on who the user is. They count as credentials, like a cookie.",
    resources: "The paths that differ from the default, which shares nothing.",
    profiles: "Named variants (development, staging): `self` and `hosts` are replaced whole, `origins` group by group.",
  },
  OriginGroup: {
    "": "Origins and patterns, or a source that decides about them.",
  },
  SourceReference: {
    "": "A group whose members are decided while the server runs.",
    source: "The name of a function in the option `sources`.",
  },
  ResourceDocument: {
    "": "A path that differs from the default.",
    path: "`/literal`, `/:name` for one segment, `/**` last for any number.",
    confidential: "Excludes `anyone`; raises the severity of findings.",
    share: "One grant or a list of them.",
    receive: "Admits a cross-origin form post and shares nothing.",
    forgery: "Defences against request forgery beyond the one that is always on.",
    corp: "Cross-Origin-Resource-Policy: who may embed the resource without CORS.",
    enforce: "`report` decides and reports, and changes nothing; for the roll-out of one resource.",
  },
  GrantDocument: {
    "": "What some origins may do.",
    with: "Group names and origins, or `anyone`.",
    methods: "Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`.",
    headers: "Request header names that a preflight may ask for.",
    expose: "Response header names that a page may read.",
    credentials: "Cookies, HTTP authentication and client certificates may come along.",
    maxAge:
      "How long a browser may remember the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds.",
    timing: "Sends Timing-Allow-Origin.",
    webSocket: "Admits socket handshakes; for named origins only with credentials.",
    because: "Why this is shared. Required with `anyone`.",
  },
  NamedGrant: {
    "": "What named origins may do. Cookies come along with a socket handshake, so it needs `credentials: true`.",
  },
  AnyoneGrant: {
    "": "What every origin may do, without credentials.",
  },
  ReceiveDocument: {
    "": "Admits a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing.",
    from: "Group names, origins, or `null`.",
    methods: "What a form sends: POST.",
    because: "Why the post is expected.",
  },
  ForgeryDocument: {
    "": "Defences against request forgery beyond the one that is always on.",
    token: "Changes must carry a session-bound token (`sallyport/token`).",
    nonBrowser: "Only `Sec-Fetch-Site: same-origin` or an origin with a grant will do. A program can forge both.",
    reads: "Cross-origin reads without a grant get 403; top-level navigations pass.",
    stateChanging: "A legacy GET that changes state; HEAD goes with it.",
  },
  ProfileDocument: {
    "": "What a profile replaces: `self` and `hosts` whole, `origins` group by group.",
    self: "The origins at which this server is reached; `:*` stands for any port.",
    hosts: "Further Host names, without port; they are no origins.",
    origins: "Named groups of origins and origin patterns.",
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
