import { asUncached, type Failure } from "../fetch/failure.ts";
import { chromium } from "./chromium/index.ts";
import { shippedEngineNames, type Engine, type EngineName, type ShippedEngineName } from "./engine.ts";
import type { EngineVersions } from "./engine-versions.ts";
import { firefox } from "./firefox/index.ts";
import type { FailedRequest, ShippedEngine } from "./shipped-engine.ts";
import { standardRules } from "./standard/rules.ts";
import { webkit } from "./webkit/index.ts";

/** The one list of engines: each has its folder here. */
export const shippedEngines: Readonly<Record<ShippedEngineName, ShippedEngine>> = { chromium, firefox, webkit };

const ofEach = <T>(value: (engine: ShippedEngine) => T): Record<ShippedEngineName, T> =>
  Object.fromEntries(shippedEngineNames.map((name) => [name, value(shippedEngines[name])])) as Record<
    ShippedEngineName,
    T
  >;

/** What each engine does, as data: the standard's text, and where the shipped engines differ from it. */
export const engines: Readonly<Record<EngineName, Engine>> = {
  standard: standardRules,
  ...ofEach(({ rules }) => rules),
};

/** The versions of each engine: from when it has what. */
export const engineVersions: Readonly<Record<ShippedEngineName, EngineVersions>> = ofEach(({ versions }) => versions);

/**
 * What the engines' own tools call a failure: `Network.CorsError` of Chromium's DevTools protocol, the page of MDN that
 * Firefox's console links to, the words of WebKit's console. An engine that has no name for it has `undefined`.
 */
export type EngineCodes = Readonly<Record<ShippedEngineName, string | undefined>>;

/**
 * What each engine calls the failure.
 * @param request as it was when it failed
 */
export const engineCodes = (failure: Failure, request: FailedRequest): EngineCodes =>
  ofEach(({ codeOf }) => codeOf(asUncached(failure), request));
