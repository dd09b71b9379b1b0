import type { Failure } from "../fetch/failure.ts";
import type { Destination, InitiatorType, ResponseTainting } from "../fetch/request.ts";
import type { ConsoleLine, ConsoleMeaning } from "./console-line.ts";
import type { Engine } from "./engine.ts";
import type { EngineVersions } from "./engine-versions.ts";

/** What an engine's code for a failure depends on beside the failure. */
export interface FailedRequest {
  readonly tainting: ResponseTainting;
  readonly keepalive: boolean;
  /** Default: none. */
  readonly initiatorType?: InitiatorType;
  /** Default: a script's own fetch. */
  readonly destination?: Destination;
  /** Whether a redirect led to where it failed. */
  readonly redirected: boolean;
  /** Whether an upgrade to https alone took it away from the page's own origin. Default: no. */
  readonly upgradedAway?: boolean;
}

/** What a page embeds, as far as a console speaks of it. */
export interface FailedElement {
  /** Its kind: `image`, `module`. */
  readonly as: string;
  readonly destination: Destination;
}

/** What made a request: a frame stands for every navigation that shows nothing. */
export type FailedInitiator = "fetch" | "xmlhttprequest" | "eventsource" | "websocket" | "frame";

/** A failed request of a page, as far as a console speaks of it. */
export interface FailedFetch {
  readonly failure: Failure;
  /** What the engine calls the failure. */
  readonly engineCode: string | undefined;
  /** The page's URL and its origin. */
  readonly page: { readonly url: string; readonly origin: string };
  /** The Origin that the response had to allow: `null` after some redirects. */
  readonly origin: string;
  /** The URL of the page's request and of each redirect; not empty. */
  readonly urls: readonly string[];
  /** Of the response that failed. */
  readonly status: number | undefined;
  /** Where it isn't a script's own request. */
  readonly element?: FailedElement | undefined;
  readonly initiator: FailedInitiator;
}

/** All that is known of an engine that people use: what its folder exports. */
export interface ShippedEngine {
  readonly rules: Engine;
  readonly versions: EngineVersions;
  /** What the engine's own tools call a failure; `undefined` where they have no name for it. */
  readonly codeOf: (failure: Failure, request: FailedRequest) => string | undefined;
  /** What one of its codes stands for; `undefined` for any other word. */
  readonly meaningOf: (engineCode: string) => ConsoleMeaning | undefined;
  /** The line that its console prints for a failed `fetch`; `undefined` where it prints none. */
  readonly consoleMessage: (failed: FailedFetch) => string | undefined;
  /** Every line that can be recognized in what a console has printed, longer ones before those that they contain. */
  readonly consoleLines: readonly ConsoleLine[];
}
