import { acceptableLintCodes } from "./lint-codes.ts";
import type { Key, Narrowed, Shape } from "./shape-kinds.ts";

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
    definition: '"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "QUERY" | (string & {})',
    description: "The canonical methods, and any other token (methods are case-sensitive).",
  },
};

export const groupNamePattern = "^[a-z][A-Za-z0-9_-]*$";

const text: Shape = { kind: "text" };
const flag: Shape = { kind: "boolean" };
const texts: Shape = { kind: "list", of: text };
const textsOf = (type: string): Shape => ({ kind: "list", of: { kind: "text", type } });

const source: Shape = {
  kind: "object",
  name: "SourceReference",

  keys: {
    source: { shape: text, required: true },
    by: {
      shape: {
        kind: "list",
        of: { kind: "text", pattern: "^(?:host|param:[A-Za-z_][A-Za-z0-9_]*)$", type: '"host" | `param:${string}`' },
      },
    },
  },
};

const sharedSuffix: Shape = {
  kind: "object",
  name: "SharedSuffixPattern",

  keys: {
    pattern: { shape: { kind: "text", type: "OriginText" }, required: true },
    dangerouslyUnderSharedSuffix: { shape: { kind: "choice", of: [true] }, required: true },
    because: { shape: text, required: true },
  },
};

const members: Shape = {
  kind: "list",
  of: { kind: "either", of: [{ kind: "text", type: "OriginText" }, sharedSuffix] },
  mayBeEmpty: true,
};

const group: Shape = {
  kind: "either",
  name: "OriginGroup",
  of: [source, members],
};

const groups = (type: string): Key => ({
  shape: { kind: "record", names: groupNamePattern, of: group, type },
});

const withMethods: Narrowed = { methods: { required: true }, webSocket: { type: "false" } };
const withSockets: Narrowed = { methods: {}, webSocket: { required: true, type: "true" } };

const duration: Shape = {
  kind: "either",
  of: [{ kind: "number" }, { kind: "text", pattern: "^[0-9]+[smhd]$" }],
  type: "Duration",
};

const shareDefaults: Shape = {
  kind: "object",
  name: "ShareDefaults",

  keys: { headers: { shape: texts }, expose: { shape: texts }, maxAge: { shape: duration } },
};

const defaults: Shape = {
  kind: "object",
  name: "DefaultsDocument",

  keys: { share: { shape: shareDefaults } },
};

const accepted: Shape = {
  kind: "object",
  name: "AcceptedLintDocument",

  keys: {
    lint: { shape: { kind: "choice", of: acceptableLintCodes, type: "string" }, required: true },
    because: { shape: text, required: true },
  },
};
const allow: Key = { shape: { kind: "list", of: accepted } };

const grant: Shape = {
  kind: "object",
  name: "GrantDocument",

  keys: {
    with: {
      shape: { kind: "either", of: [{ kind: "choice", of: ["anyone"] }, textsOf("Group | OriginText")] },
      required: true,
    },
    methods: {
      shape: textsOf("Method"),
    },
    headers: { shape: texts },
    expose: { shape: texts },
    credentials: {
      shape: flag,
    },
    maxAge: { shape: duration },
    timing: { shape: flag },
    webSocket: {
      shape: flag,
    },
    because: { shape: text },
  },
  variants: [
    {
      name: "NamedGrant",

      keys: { with: { type: "readonly (Group | OriginText)[]" }, because: {} },
      cases: [
        { ...withMethods, credentials: {} },
        { ...withSockets, credentials: { required: true, type: "true" } },
      ],
    },
    {
      name: "AnyoneGrant",

      keys: { with: { type: '"anyone"' }, credentials: { type: "false" }, because: { required: true } },
      cases: [withMethods, withSockets],
    },
  ],
};

const receive: Shape = {
  kind: "object",
  name: "ReceiveDocument",

  keys: {
    from: {
      shape: { kind: "either", of: [{ kind: "choice", of: ["anyone"] }, textsOf('Group | OriginText | "null"')] },
      required: true,
    },
    methods: {
      shape: { kind: "list", of: { kind: "choice", of: ["POST"] } },
      required: true,
    },
    because: { shape: text },
  },
};

const forgery: Shape = {
  kind: "object",
  name: "ForgeryDocument",

  keys: {
    token: { shape: flag },
    nonBrowser: {
      shape: { kind: "choice", of: ["refuse"] },
    },
    reads: {
      shape: { kind: "choice", of: ["refuse"] },
    },
    stateChanging: {
      shape: { kind: "list", of: { kind: "choice", of: ["GET", "QUERY"] } },
    },
  },
};

const path: Shape = { kind: "text", type: "`/${string}`" };

const resource: Shape = {
  kind: "object",
  name: "ResourceDocument",

  keys: {
    path: {
      shape: { kind: "either", of: [path, { kind: "list", of: path }] },
      required: true,
    },
    confidential: { shape: flag },
    anonymous: { shape: flag },
    share: {
      shape: { kind: "either", of: [grant, { kind: "list", of: grant }] },
    },
    receive: { shape: receive },
    forgery: { shape: forgery },
    corp: {
      shape: { kind: "choice", of: ["same-origin", "same-site", "cross-origin"] },
    },
    enforce: {
      shape: { kind: "choice", of: ["refuse", "report"] },
    },
    allow,
  },
};

const selfSource: Shape = {
  kind: "object",
  name: "SelfSource",

  keys: { source: { shape: text, required: true }, scheme: { shape: { kind: "choice", of: ["https", "http"] } } },
};

const self: Key = {
  shape: { kind: "list", of: { kind: "either", of: [{ kind: "text", type: "OriginText" }, selfSource] } },
};
const hosts: Key = { shape: texts };

const insecure: Shape = {
  kind: "object",
  name: "DangerouslyInsecure",

  keys: { because: { shape: text, required: true } },
};

const profile: Shape = {
  kind: "object",
  name: "ProfileDocument",

  keys: {
    self,
    hosts,
    origins: groups("Readonly<Partial<Record<Group, OriginGroup>>>"),
    dangerouslyInsecure: { shape: insecure },
  },
};

/**
 * The policy document: the one home of its keys. The reader, the JSON Schema, the reference and the TypeScript types
 * (`policy-document.ts`) are made from it. Rejected: types that TypeScript derives from this value; an editor then shows no
 * meaning of a key, and an error a mapped type.
 */
export const documentShape: Shape = {
  kind: "object",
  name: "PolicyDocument",

  keys: {
    $schema: { shape: text },
    sallyport: {
      shape: { kind: "choice", of: [1] },
      required: true,
    },
    self: { ...self, required: true },
    hosts,
    origins: groups("Readonly<Record<Group, OriginGroup>>"),
    tokenSchemes: {
      shape: texts,
    },
    ambientSchemes: { shape: texts },
    identityHeaders: {
      shape: texts,
    },
    defaults: { shape: defaults },
    allow,
    resources: {
      shape: { kind: "list", of: resource, mayBeEmpty: true, type: "readonly ResourceDocument<NoInfer<Group>>[]" },
      required: true,
    },
    profiles: {
      shape: {
        kind: "record",
        names: groupNamePattern,
        of: profile,
        type: "Readonly<Record<string, ProfileDocument<NoInfer<Group>>>>",
      },
    },
  },
};
