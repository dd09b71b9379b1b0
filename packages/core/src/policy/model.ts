import type { LintCode } from "./document/lint-codes.ts";
import type { DocumentPath } from "./document/problem.ts";
import type { OriginPattern } from "./origins/origin-pattern.ts";
import type { SourceReference } from "./origins/source.ts";
import type { PathPattern } from "./paths/path-pattern.ts";

/** Whom a policy admits: an origin or a pattern of origins, the members of a source, everybody, opaque origins. */
export interface Subject {
  readonly kind: "origin" | "source" | "anyone" | "null";
  /** The origin or pattern as written, the source's name with what it depends on, `anyone` or `null`. */
  readonly name: string;
}

/** A subject where the document names it. */
export interface NamedSubject extends Subject {
  /** Of an origin. */
  readonly pattern: OriginPattern | undefined;
  /** Of a source. */
  readonly source?: SourceReference;
  /** The group by which it is named; `undefined` where it is written in place. */
  readonly group: string | undefined;
  readonly at: DocumentPath;
}

/** Subjects that a policy names together; one that is written in place is a group of one. */
export interface OriginGroup {
  /** `undefined` where it is written in place. */
  readonly name: string | undefined;
  /** Where it is defined, or first written. */
  readonly at: DocumentPath;
  readonly members: readonly NamedSubject[];
  /** The pattern of a member that origins of strangers match, which the policy accepts. */
  readonly sharedSuffix: string | undefined;
}

/** Where a profile lets http pages of the local network have credentials. */
export interface InsecureProfile {
  readonly at: DocumentPath;
  /** The profile's name. */
  readonly name: string;
  /** Whether the profile is the one that this model has. */
  readonly isApplied: boolean;
}

/** What a decision says about the grant that it rests on. */
export interface GrantSummary {
  /** Where it stands in the document: `["resources", 0, "share"]`. */
  readonly at: DocumentPath;
  /** Whether it is a grant of `with: anyone`. */
  readonly anyone: boolean;
  /** Whether it admits credentials. */
  readonly credentials: boolean;
}

/** What a grant lets the origins do that it names. */
export interface Grant {
  readonly at: DocumentPath;
  readonly summary: GrantSummary;
  readonly anyone: boolean;
  /** In the order of `with`; empty for `anyone`. */
  readonly groups: readonly OriginGroup[];
  /** HEAD included where GET is. */
  readonly methods: ReadonlySet<string>;
  /** Request header names in lower case; `*` stands for all. */
  readonly headers: ReadonlySet<string>;
  /** Response header names in lower case; `*` stands for all. */
  readonly expose: ReadonlySet<string>;
  /** Seconds for which a browser may keep a preflight's response; `undefined` leaves it to the browser. */
  readonly maxAge: number | undefined;
  readonly credentials: boolean;
  readonly timing: boolean;
  readonly webSocket: boolean;
  readonly because: string | undefined;
  readonly written: WrittenGrant;
}

/** A grant's values as the document writes them, in its order. */
interface WrittenGrant {
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly maxAge: string | number | undefined;
}

/** What every grant of named origins has beside its own values. */
export interface GrantDefaults {
  readonly at: DocumentPath;
  readonly headers: ReadonlySet<string>;
  readonly expose: ReadonlySet<string>;
  readonly maxAge: number | undefined;
  readonly written: Pick<WrittenGrant, "headers" | "expose" | "maxAge">;
}

/** A lint that the document accepts. */
export interface AcceptedLint {
  readonly at: DocumentPath;
  readonly lint: LintCode;
  readonly because: string;
}

/** Form posts that are admitted from other origins. */
export interface Receive {
  readonly at: DocumentPath;
  /** From whoever posts, with `null` and without an Origin. */
  readonly anyone: boolean;
  /** In the order of `from`; empty for `anyone`. */
  readonly groups: readonly OriginGroup[];
  readonly methods: ReadonlySet<string>;
  readonly because: string | undefined;
}

/** Defences against request forgery beyond the one that is always on. */
export interface ForgeryRules {
  readonly token: boolean;
  readonly refusesNonBrowser: boolean;
  readonly refusesReads: boolean;
  /** GET, and HEAD with it. */
  readonly getChangesState: boolean;
  readonly queryChangesState: boolean;
}

/** A path of a resource. */
export interface Address extends PathPattern {
  readonly at: DocumentPath;
}

export interface Resource {
  readonly at: DocumentPath;
  /** Its path as written, the first where there are several. */
  readonly path: string;
  readonly addresses: readonly Address[];
  /** The keys that the document writes for it. */
  readonly keys: ReadonlySet<string>;
  readonly confidential: boolean;
  /** No credentials of any request reach the handler. */
  readonly anonymous: boolean;
  /** Decides and reports, and changes nothing. */
  readonly report: boolean;
  readonly grants: readonly Grant[];
  readonly receive: Receive | undefined;
  readonly forgery: ForgeryRules;
  readonly corp: string | undefined;
  /** The lints about it that the document accepts. */
  readonly allow: readonly AcceptedLint[];
}

/** An origin at which this server is reached, or a pattern of such origins. */
export interface SelfEntry {
  /** Where it stands in `self`. */
  readonly index: number;
  readonly pattern: OriginPattern;
}

/** A pattern of host names that are no origins. */
export interface HostPattern {
  readonly at: DocumentPath;
  /** As written. */
  readonly text: string;
  /** The same as a pattern of https origins. */
  readonly pattern: OriginPattern;
}

/** A source that knows further host names of this server. */
export interface SelfSource {
  readonly at: DocumentPath;
  readonly name: string;
  readonly scheme: "http" | "https";
}

/**
 * The resolved policy: what the document says under one profile, as values, each with its place in the document. What
 * decisions look up is compiled from it, and reviews read it.
 */
export interface PolicyModel {
  readonly self: {
    readonly at: DocumentPath;
    readonly entries: readonly SelfEntry[];
    readonly sources: readonly SelfSource[];
  };
  readonly hosts: {
    readonly at: DocumentPath;
    readonly names: ReadonlySet<string>;
    readonly patterns: readonly HostPattern[];
  };
  /** The groups under `origins`, by name. */
  readonly groups: ReadonlyMap<string, OriginGroup>;
  readonly defaults: GrantDefaults;
  /** The lints that the document accepts everywhere. */
  readonly allow: readonly AcceptedLint[];
  readonly resources: readonly Resource[];
  /** Authorization schemes in lower case that no browser sends by itself. */
  readonly tokenSchemes: ReadonlySet<string>;
  /** Request header names in lower case in which a proxy passes on who the user is. */
  readonly identityHeaders: ReadonlySet<string>;
  readonly insecureProfiles: readonly InsecureProfile[];
}
