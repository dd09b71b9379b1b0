import { URL } from "../platform.ts";
import type { ContentSecurityPolicy } from "./policy.ts";
import type { PolicyRules } from "./rules.ts";
import { listMatches } from "./source-list.ts";

/**
 * What decides about a kind of request, the first directive of them that a policy has.
 *
 * https://w3c.github.io/webappsec-csp/#directive-fallback-list
 */
export type FetchDirectives = readonly [string, ...string[]];

const withDefault = (...names: [string, ...string[]]): FetchDirectives => [...names, "default-src"];

const workers = withDefault("worker-src", "child-src", "script-src");
const media = withDefault("media-src");
export const objectDirectives: FetchDirectives = withDefault("object-src");
/** https://w3c.github.io/webappsec-csp/#directive-form-action, which has no fallback */
export const formDirectives: FetchDirectives = ["form-action"];
export const frameDirectives: FetchDirectives = withDefault("frame-src", "child-src");

/** https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request, by destination */
export const fetchDirectives: Readonly<Partial<Record<string, FetchDirectives>>> = {
  "": withDefault("connect-src"),
  audio: media,
  video: media,
  track: media,
  object: objectDirectives,
  embed: objectDirectives,
  frame: frameDirectives,
  iframe: frameDirectives,
  font: withDefault("font-src"),
  image: withDefault("img-src"),
  manifest: withDefault("manifest-src"),
  script: withDefault("script-src-elem", "script-src"),
  style: withDefault("style-src-elem", "style-src"),
  serviceworker: workers,
  sharedworker: workers,
  worker: workers,
};

/** A request, as far as a policy goes. */
interface Requested {
  readonly url: URL;
  readonly directives: FetchDirectives;
  readonly ignoresPath: boolean;
  /** Whether a policy that upgrades plain http takes it for https. */
  readonly mayBeUpgraded: boolean;
}

/** Whether `'strict-dynamic'` allows what a script adds, or starts as a worker, whatever the sources are. */
function trustsScripts(name: string, [effective]: FetchDirectives, { strictDynamicForWorkers }: PolicyRules): boolean {
  if (effective === "worker-src") return strictDynamicForWorkers || !["worker-src", "child-src"].includes(name);
  return effective === "script-src-elem";
}

const asHttps = (url: URL): URL => new URL(url.href.replace(/^(http|ws):/, "$1s:"));

/**
 * The directive that blocks a request, as a policy has it, such as `connect-src 'self'`; `undefined` where every policy
 * allows it. Nonces and hashes allow nothing here: what a page embeds in this model has none.
 *
 * https://w3c.github.io/webappsec-csp/#should-block-request
 */
export function blockingDirective(
  policies: readonly ContentSecurityPolicy[],
  { url: requested, directives, ignoresPath, mayBeUpgraded }: Requested,
  rules: PolicyRules,
): string | undefined {
  for (const { directives: own, self } of policies) {
    const name = directives.find((one) => own.has(one));
    const list = name === undefined ? undefined : own.get(name);
    if (name === undefined || list === undefined) continue;
    if (list.strictDynamic && trustsScripts(name, directives, rules)) continue;
    const url = mayBeUpgraded && own.has("upgrade-insecure-requests") ? asHttps(requested) : requested;
    if (!listMatches(list, { url, self, ignoresPath }, rules)) return `${name} ${list.text}`.trim();
  }
  return undefined;
}
