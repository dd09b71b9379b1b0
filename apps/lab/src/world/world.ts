import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { definePolicy, type Policy } from "sallyport";
import { protections, type ProtectionName, type Protected } from "../protections/index.ts";
import { isReply, readCall, send, type Handle } from "./call.ts";
import { Journal } from "./journal.ts";
import { originOfRole, originsOf, type Place } from "./origins.ts";
import type { PageStage } from "./page-stage.ts";
import { rolePage } from "./role-page.ts";
import type { Upgrade } from "./servers.ts";
import type { Cast, Origins, State, Story } from "./story.ts";

export interface WorldOptions {
  readonly place: Place;
  readonly protection: ProtectionName;
  /** In place of the story's own policy. */
  readonly policy?: (origins: Origins) => Policy;
}

/** The servers of one story, with their state, under one protection. */
export class World {
  readonly story: Story;
  readonly protection: ProtectionName;
  readonly place: Place;
  readonly origins: Origins;
  readonly journal: Journal = new Journal();
  readonly initial: State;
  /** Where the attempt stands that is played here. */
  stageNow: () => PageStage | undefined = () => undefined;
  readonly #cast: Cast;
  readonly #listeners: ReadonlyMap<string, RequestListener>;
  readonly #upgrades: ReadonlyMap<string, Upgrade>;
  readonly #roles: ReadonlyMap<string, string>;

  /** @throws PolicyError when the policy has problems */
  constructor(story: Story, { place, protection, policy }: WorldOptions) {
    this.story = story;
    this.protection = protection;
    this.place = place;
    this.origins = originsOf(story.roles, place);
    const originOf = originOfRole(this.origins);
    this.#cast = story.cast(originOf);
    this.initial = this.#cast.state();
    this.#roles = new Map(Object.entries(this.origins).map(([role, origin]) => [new URL(origin).host, role]));
    const { sources, token } = this.#cast;
    const known: Protected = {
      allowlist: story.allowlist(originOf),
      policy: () => policy?.(this.origins) ?? definePolicy(story.policy(originOf), sources && { sources }),
      token,
      onDecision: (decision, request) => this.journal.note(request, decision),
    };
    this.#listeners = this.#protected(known);
    this.#upgrades = this.#protectedUpgrades(known);
  }

  #protected(known: Protected): ReadonlyMap<string, RequestListener> {
    const roles = Object.keys(this.story.roles).map((role) => {
      const { handle, listener } = this.#cast.servers[role] ?? {};
      const next = listener ?? this.#listenerOf(role, handle);
      const isProtected = this.story.protects.includes(role);
      return [role, isProtected ? protections[this.protection].listener(next, known) : next] as const;
    });
    return new Map(roles);
  }

  #protectedUpgrades(known: Protected): ReadonlyMap<string, Upgrade> {
    const roles = Object.entries(this.#cast.servers).flatMap(([role, { upgrade }]) => {
      if (upgrade === undefined) return [];
      const isProtected = this.story.protects.includes(role);
      return [[role, isProtected ? protections[this.protection].upgrade(upgrade, known) : upgrade] as const];
    });
    return new Map(roles);
  }

  #listenerOf(role: string, handle: Handle | undefined): RequestListener {
    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const call = await readCall(request);
      if (isReply(call)) {
        send(response, call);
        return;
      }
      const reply = await handle?.(call, () => rolePage(this, role));
      if (reply !== undefined) {
        send(response, reply);
        return;
      }
      const isPage = call.method === "GET" && !this.story.protects.includes(role);
      send(response, isPage ? rolePage(this, role) : { status: 404, body: { error: "there is nothing here" } });
    };
    return (request, response) => {
      serve(request, response).catch(() => send(response, { status: 500, body: { error: "the server failed" } }));
    };
  }

  get state(): State {
    return this.#cast.state();
  }

  roleOf(host: string | undefined): string | undefined {
    return this.#roles.get(host?.toLowerCase() ?? "");
  }

  /** A request for one of the world's names. */
  handle(role: string, request: IncomingMessage, response: ServerResponse): void {
    const server = this.#cast.route?.(role, request.method ?? "GET") ?? role;
    this.journal.add(server, request, response);
    const listener = this.#listeners.get(server);
    if (listener === undefined) response.writeHead(421).end();
    else listener(request, response);
  }

  upgrade(role: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.journal.add(role, request);
    const upgrade = this.#upgrades.get(role);
    if (upgrade === undefined) socket.destroy();
    else upgrade(request, socket, head);
  }

  signIn(user: string): readonly string[] {
    return this.#cast.signIn?.(user) ?? [];
  }

  async happen(event: string): Promise<void> {
    const act = this.#cast.events?.[event];
    if (act === undefined) throw new Error(`The story ${this.story.name} has no event ${event}.`);
    await act();
  }

  close(): void {
    this.#cast.close?.();
  }
}
