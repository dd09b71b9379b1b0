import type {
  AnyoneGrant,
  ForgeryDocument,
  NamedGrant,
  PolicyDocument,
  ProfileDocument,
  ReceiveDocument,
  ResourceDocument,
  SourceReference,
} from "./document.ts";

/**
 * What a value of the document may look like. `shape` below is the one source of truth for the keys: the reader, the
 * JSON Schema and the reference are made from it, and the TypeScript types of document.ts are held against it.
 */
export type Shape =
  | { readonly kind: "text"; readonly pattern?: string }
  | { readonly kind: "number" }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly of: readonly (string | number)[] }
  | { readonly kind: "list"; readonly of: Shape; readonly mayBeEmpty?: boolean }
  | { readonly kind: "record"; readonly names: string; readonly of: Shape }
  | { readonly kind: "object"; readonly keys: Readonly<Record<string, Key>> }
  | { readonly kind: "either"; readonly of: readonly Shape[] };

export interface Key {
  readonly shape: Shape;
  readonly says: string;
  readonly required?: boolean;
}

/** Each key of the type, and no other, must have its shape. */
type Keys<T> = { readonly [K in keyof T]-?: Key };

export const groupNamePattern = "^[a-z][A-Za-z0-9_-]*$";

const text: Shape = { kind: "text" };
const flag: Shape = { kind: "boolean" };
const texts: Shape = { kind: "list", of: text };
const object = <T>(keys: Keys<T>): Shape => ({ kind: "object", keys });

const source = object<SourceReference>({
  source: { shape: text, required: true, says: "The name of a function in the option `sources`." },
});

const group: Shape = { kind: "either", of: [texts, source] };
const groups: Shape = { kind: "record", names: groupNamePattern, of: group };

const grant = object<NamedGrant & Omit<AnyoneGrant, "with" | "credentials">>({
  with: {
    shape: { kind: "either", of: [{ kind: "choice", of: ["anyone"] }, texts] },
    required: true,
    says: "Group names and origins, or `anyone`.",
  },
  methods: {
    shape: texts,
    says: "Methods in upper case; HEAD goes with GET. May be left out beside `webSocket: true`.",
  },
  headers: { shape: texts, says: "Request header names that a preflight may ask for." },
  expose: { shape: texts, says: "Response header names that a page may read." },
  credentials: { shape: flag, says: "Cookies, HTTP authentication and client certificates may come along." },
  maxAge: {
    shape: { kind: "either", of: [{ kind: "number" }, { kind: "text", pattern: "^[0-9]+[smhd]$" }] },
    says: "How long a browser may remember the preflight: seconds, or a number with s, m, h or d; 0 to 86400 seconds.",
  },
  timing: { shape: flag, says: "Sends Timing-Allow-Origin." },
  webSocket: { shape: flag, says: "Admits socket handshakes; for named origins only with credentials." },
  because: { shape: text, says: "Why this is shared. Required with `anyone`." },
});

const receive = object<ReceiveDocument>({
  from: { shape: texts, required: true, says: "Group names, origins, or `null`." },
  methods: {
    shape: { kind: "list", of: { kind: "choice", of: ["POST"] } },
    required: true,
    says: "What a form sends: POST.",
  },
  because: { shape: text, says: "Why the post is expected." },
});

const forgery = object<ForgeryDocument>({
  token: { shape: flag, says: "Changes must carry a session-bound token." },
  nonBrowser: {
    shape: { kind: "choice", of: ["refuse"] },
    says: "Only `Sec-Fetch-Site: same-origin` or an origin with a grant will do. A program can forge both.",
  },
  reads: {
    shape: { kind: "choice", of: ["refuse"] },
    says: "Cross-origin reads without a grant get 403; top-level navigations pass.",
  },
  stateChanging: {
    shape: { kind: "list", of: { kind: "choice", of: ["GET"] } },
    says: "A legacy GET that changes state; HEAD goes with it.",
  },
});

const resource = object<ResourceDocument>({
  path: { shape: text, required: true, says: "`/literal`, `/:name` for one segment, `/**` last for any number." },
  confidential: { shape: flag, says: "Excludes `anyone`; raises the severity of findings." },
  share: { shape: { kind: "either", of: [grant, { kind: "list", of: grant }] }, says: "One grant or a list of them." },
  receive: { shape: receive, says: "Admits a cross-origin form post and shares nothing." },
  forgery: { shape: forgery, says: "Defences against request forgery beyond the one that is always on." },
  corp: {
    shape: { kind: "choice", of: ["same-origin", "same-site", "cross-origin"] },
    says: "Cross-Origin-Resource-Policy: who may embed the resource without CORS.",
  },
  enforce: {
    shape: { kind: "choice", of: ["refuse", "report"] },
    says: "`report` decides and tells, and changes nothing.",
  },
});

const self: Key = { shape: texts, says: "The origins at which this server is reached; `:*` stands for any port." };
const hosts: Key = { shape: texts, says: "Further Host names, without port; they are no origins." };
const origins: Key = { shape: groups, says: "Named groups of origins and origin patterns." };

const profile = object<ProfileDocument>({ self, hosts, origins });

/** The policy document. */
export const documentShape: Shape = object<PolicyDocument>({
  $schema: { shape: text, says: "Where an editor finds the JSON Schema; read by nobody else." },
  sallyport: { shape: { kind: "choice", of: [1] }, required: true, says: "The version of this format: 1." },
  self: { ...self, required: true },
  hosts,
  origins,
  tokenSchemes: {
    shape: texts,
    says: "Authorization schemes, besides Bearer and DPoP, that no browser sends by itself.",
  },
  identityHeaders: {
    shape: texts,
    says: "Request header names in which a proxy passes on who the user is. They count as credentials, like a cookie.",
  },
  resources: {
    shape: { kind: "list", of: resource, mayBeEmpty: true },
    required: true,
    says: "The paths that differ from the default, which shares nothing.",
  },
  profiles: {
    shape: { kind: "record", names: groupNamePattern, of: profile },
    says: "Named variants (development, staging): `self` and `hosts` are replaced whole, `origins` group by group.",
  },
});
