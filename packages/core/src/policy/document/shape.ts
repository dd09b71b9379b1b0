/**
 * What a value of the document may look like: the one home of its keys and their meaning. The reader, the JSON Schema, the
 * reference and the TypeScript types (`policy-document.ts`) are made from it. Rejected: types that TypeScript derives from
 * this value; an editor then shows no meaning of a key, and an error a mapped type.
 */
export type Shape = ShapeOf & {
  /** Its TypeScript type, where that says more. */
  readonly type?: string;
};

type ShapeOf =
  | { readonly kind: "text"; readonly pattern?: string }
  | { readonly kind: "number" }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly of: readonly (string | number)[] }
  | { readonly kind: "list"; readonly of: Shape; readonly mayBeEmpty?: boolean }
  | { readonly kind: "record"; readonly names: string; readonly of: Shape }
  | ObjectShape
  | { readonly kind: "either"; readonly of: readonly Shape[]; readonly name?: string; readonly description?: string };

interface ObjectShape {
  readonly kind: "object";
  /** The name of its TypeScript type. */
  readonly name: string;
  readonly description?: string;
  readonly keys: Readonly<Record<string, Key>>;
  readonly variants?: readonly Variant[];
}

export interface Key {
  readonly shape: Shape;
  readonly description: string;
  readonly required?: boolean;
}

/** What TypeScript knows of keys that depend on one another; to the reader they are the compiler's matter. */
interface Variant {
  readonly name: string;
  readonly description: string;
  readonly keys: Narrowed;
  readonly cases: readonly Narrowed[];
}

/** How a variant narrows keys. */
type Narrowed = Readonly<Record<string, { readonly required?: boolean; readonly type?: string }>>;

/** The TypeScript types of texts. */
export const textTypes: Readonly<Record<string, { readonly definition: string; readonly description: string }>> = {
  OriginText: {
    definition: "`${string}://${string}`",
    description:
      "An origin as the browser serializes it, or a pattern: `https://*.a.example`, `https://**.a.example`, `http://localhost:*`.",
  },
  Duration: {
    definition: 'number | `${number}${"s" | "m" | "h" | "d"}`',
    description: 'Seconds, or a number with its unit: `600`, `"10m"`, `"1h"`.',
  },
  Method: {
    definition: '"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | (string & {})',
    description: "The canonical methods, and any other token (methods are case-sensitive).",
  },
};

export const groupNamePattern = "^[a-z][A-Za-z0-9_-]*$";

const text: Shape = { kind: "text" };
const flag: Shape = { kind: "boolean" };
const texts: Shape = { kind: "list", of: text };
const textsOf = (type: string): Shape => ({ kind: "list", of: { kind: "text", type } });
const origins = textsOf("OriginText");

const source: Shape = {
  kind: "object",
  name: "SourceReference",
  description: "A group whose members are decided while the server runs.",
  keys: { source: { shape: text, required: true, description: "The name of a function in the option `sources`." } },
};

const group: Shape = {
  kind: "either",
  name: "OriginGroup",
  description: "Origins and patterns, or a source that decides about them.",
  of: [origins, source],
};

const groups = (type: string): Key => ({
  shape: { kind: "record", names: groupNamePattern, of: group, type },
  description: "Named groups of origins and origin patterns.",
});

const withMethods: Narrowed = { methods: { required: true }, webSocket: { type: "false" } };
const withSockets: Narrowed = { methods: {}, webSocket: { required: true, type: "true" } };

const grant: Shape = {
  kind: "object",
  name: "GrantDocument",
  description: "What some origins may do.",
  keys: {
    with: {
      shape: { kind: "either", of: [{ kind: "choice", of: ["anyone"] }, textsOf("Group | OriginText")] },
      required: true,
      description: "Group names and origins, or `anyone`.",
    },
    methods: {
      shape: textsOf("Method"),
      description: "Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`.",
    },
    headers: { shape: texts, description: "Request header names that a preflight may ask for." },
    expose: { shape: texts, description: "Response header names that a page may read." },
    credentials: {
      shape: flag,
      description: "Cookies, HTTP authentication and client certificates may come along.",
    },
    maxAge: {
      shape: {
        kind: "either",
        of: [{ kind: "number" }, { kind: "text", pattern: "^[0-9]+[smhd]$" }],
        type: "Duration",
      },
      description:
        "How long a browser may remember the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds.",
    },
    timing: { shape: flag, description: "Sends Timing-Allow-Origin." },
    webSocket: {
      shape: flag,
      description: "Admits socket handshakes; for named origins only with credentials.",
    },
    because: { shape: text, description: "Why this is shared. Required with `anyone`." },
  },
  variants: [
    {
      name: "NamedGrant",
      description:
        "What named origins may do. Cookies come along with a socket handshake, so it needs `credentials: true`.",
      keys: { with: { type: "readonly (Group | OriginText)[]" }, because: {} },
      cases: [
        { ...withMethods, credentials: {} },
        { ...withSockets, credentials: { required: true, type: "true" } },
      ],
    },
    {
      name: "AnyoneGrant",
      description: "What every origin may do, without credentials.",
      keys: { with: { type: '"anyone"' }, credentials: { type: "false" }, because: { required: true } },
      cases: [withMethods, withSockets],
    },
  ],
};

const receive: Shape = {
  kind: "object",
  name: "ReceiveDocument",
  description: "Admits a form post from another origin (a sign-in callback, 3-D Secure) and shares nothing.",
  keys: {
    from: {
      shape: textsOf('Group | OriginText | "null"'),
      required: true,
      description: "Group names, origins, or `null`.",
    },
    methods: {
      shape: { kind: "list", of: { kind: "choice", of: ["POST"] } },
      required: true,
      description: "What a form sends: POST.",
    },
    because: { shape: text, description: "Why the post is expected." },
  },
};

const forgery: Shape = {
  kind: "object",
  name: "ForgeryDocument",
  description: "Defences against request forgery beyond the one that is always on.",
  keys: {
    token: { shape: flag, description: "Changes must carry a session-bound token (`sallyport/token`)." },
    nonBrowser: {
      shape: { kind: "choice", of: ["refuse"] },
      description: "Only `Sec-Fetch-Site: same-origin` or an origin with a grant will do. A program can forge both.",
    },
    reads: {
      shape: { kind: "choice", of: ["refuse"] },
      description: "Cross-origin reads without a grant get 403; top-level navigations pass.",
    },
    stateChanging: {
      shape: { kind: "list", of: { kind: "choice", of: ["GET"] } },
      description: "A legacy GET that changes state; HEAD goes with it.",
    },
  },
};

const resource: Shape = {
  kind: "object",
  name: "ResourceDocument",
  description: "A path that differs from the default.",
  keys: {
    path: {
      shape: { kind: "text", type: "`/${string}`" },
      required: true,
      description: "`/literal`, `/:name` for one segment, `/**` last for any number.",
    },
    confidential: { shape: flag, description: "Excludes `anyone`; raises the severity of findings." },
    share: {
      shape: { kind: "either", of: [grant, { kind: "list", of: grant }] },
      description: "One grant or a list of them.",
    },
    receive: { shape: receive, description: "Admits a cross-origin form post and shares nothing." },
    forgery: { shape: forgery, description: "Defences against request forgery beyond the one that is always on." },
    corp: {
      shape: { kind: "choice", of: ["same-origin", "same-site", "cross-origin"] },
      description: "Cross-Origin-Resource-Policy: who may embed the resource without CORS.",
    },
    enforce: {
      shape: { kind: "choice", of: ["refuse", "report"] },
      description: "`report` decides and reports, and changes nothing; for the roll-out of one resource.",
    },
  },
};

const self: Key = {
  shape: origins,
  description: "The origins at which this server is reached; `:*` stands for any port.",
};
const hosts: Key = { shape: texts, description: "Further Host names, without port; they are no origins." };

const profile: Shape = {
  kind: "object",
  name: "ProfileDocument",
  description: "What a profile replaces: `self` and `hosts` whole, `origins` group by group.",
  keys: { self, hosts, origins: groups("Readonly<Partial<Record<Group, OriginGroup>>>") },
};

/** The policy document. */
export const documentShape: Shape = {
  kind: "object",
  name: "PolicyDocument",
  description: "The policy document: TypeScript, JSON and YAML have this one shape.",
  keys: {
    $schema: { shape: text, description: "Where an editor finds the JSON Schema; read by nobody else." },
    sallyport: {
      shape: { kind: "choice", of: [1] },
      required: true,
      description: "The version of this format: 1.",
    },
    self: { ...self, required: true },
    hosts,
    origins: groups("Readonly<Record<Group, OriginGroup>>"),
    tokenSchemes: {
      shape: texts,
      description: "Authorization schemes, besides Bearer and DPoP, that no browser sends by itself.",
    },
    identityHeaders: {
      shape: texts,
      description:
        "Request header names in which a proxy passes on who the user is. They count as credentials, like a cookie.",
    },
    resources: {
      shape: { kind: "list", of: resource, mayBeEmpty: true, type: "readonly ResourceDocument<NoInfer<Group>>[]" },
      required: true,
      description: "The paths that differ from the default, which shares nothing.",
    },
    profiles: {
      shape: {
        kind: "record",
        names: groupNamePattern,
        of: profile,
        type: "Readonly<Record<string, ProfileDocument<NoInfer<Group>>>>",
      },
      description:
        "Named variants (development, staging): `self` and `hosts` are replaced whole, `origins` group by group.",
    },
  },
};
