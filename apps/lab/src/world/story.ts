import type { IncomingMessage } from "node:http";
import type { EngineName } from "@sallyport/browser";
import type { CompileOptions, OriginText, PolicyDocument } from "sallyport";
import type { GuardOptions } from "sallyport/node";
import type { CorsOptions } from "cors";
import type { ProtectionName } from "../protections/index.ts";
import type { Action, Result } from "./action.ts";
import type { Servers } from "./servers.ts";

/** The origin of each role of a story in one world. */
export type Origins = Readonly<Record<string, OriginText>>;

/** The same, for a story's own code. */
export type OriginOf = (role: string) => OriginText;

/** What is said about cross-origin security, and what the story's attempts show of it. */
export interface Claim {
  readonly text: string;
  /** `wrong`: it is often said, and the attempts show that it is not so. */
  readonly verdict: "right" | "wrong";
  /** What is true instead, or why it is so. */
  readonly because: string;
  /** Numbers of what the software must show, such as "R12". */
  readonly requirements: readonly string[];
}

/** A part of an attempt: what happens on one page, or outside of every browser. */
export type Stage =
  /** Opens a page as the user does. Places in braces, such as `{api}`, are the origins of roles. */
  | { readonly at: string; readonly actions?: readonly Action[] }
  /** Opens what has no script of the lab: it ends when the servers have responded. */
  | { readonly visit: string }
  /** Acts on the page that the last navigation shows. */
  | { readonly actions: readonly Action[] }
  /** A program that isn't a browser sends a request. */
  | { readonly client: ClientRequest }
  /** Something happens in the world: one of the story's `events`. */
  | { readonly event: string };

export interface ClientRequest {
  readonly to: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type StateValue = string | number | boolean;

/** What the servers know of themselves. */
export type State = Readonly<Record<string, StateValue>>;

/** What must be true after an attempt. */
export interface Expected {
  /** What the page got from its last action; left out where it left or got nothing. */
  readonly page?: Result["is"];
  /** Where the servers' state differs from the beginning. */
  readonly state?: State;
}

type ByProtection = Partial<Readonly<Record<ProtectionName | "otherwise", Expected>>>;

export type Expectations = ByProtection & { readonly engines?: Partial<Readonly<Record<EngineName, ByProtection>>> };

export interface Attempt {
  readonly name: string;
  /** What the user, or the attacker, does. */
  readonly title: string;
  readonly kind: "attack" | "use";
  /** What to look at afterwards. */
  readonly lesson: string;
  readonly stages: readonly Stage[];
  readonly after: Expectations;
  /** Why the model cannot play it; left out where it can. */
  readonly notModelled?: string;
}

/** What a story's servers are made of, anew for each world. */
export interface Cast {
  readonly servers: Servers;
  readonly state: () => State;
  /** The Set-Cookie lines that sign a user in. */
  readonly sources?: NonNullable<CompileOptions["sources"]>;
  readonly signIn?: (user: string) => readonly string[];
  /** How the guard verifies forgery tokens, where the policy demands them. */
  readonly token?: NonNullable<GuardOptions<IncomingMessage>["token"]>;
  readonly events?: Readonly<Record<string, () => void | Promise<void>>>;
  /** Which role's server gets a request for a role's name: DNS, as the attacker has it. */
  readonly route?: (role: string, method: string) => string;
  readonly close?: () => void;
}

export interface RoleDescription {
  /** `api.bank` becomes `api.bank-WORLD.localhost`, and `{id}` in it is the world. */
  readonly host: string;
  /** The title of its page. */
  readonly title: string;
  /** What its page's response has besides. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Story {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly claims: readonly Claim[];
  readonly roles: Readonly<Record<string, RoleDescription>>;
  /** The roles whose servers are protected. */
  readonly protects: readonly string[];
  /** What somebody writes who uses the `cors` package with a list. */
  readonly allowlist: (originOf: OriginOf) => CorsOptions;
  readonly policy: (originOf: OriginOf) => PolicyDocument;
  /** What somebody may change it to; its page says what that opens. */
  readonly changedPolicy?: (originOf: OriginOf) => PolicyDocument;
  readonly cast: (originOf: OriginOf) => Cast;
  readonly attempts: readonly Attempt[];
}
