import { localScheme } from "../evidence/url.ts";
import type { Found } from "./found.ts";
import type { Values } from "./topic.ts";
import type { TopicName } from "./topic-texts.ts";

type Refined = readonly [found: Found, values: Values];

const vagueTopics: readonly TopicName[] = ["vague", "library-vague", "http-error"];

const isOneOf = (topics: readonly TopicName[], topic: TopicName | undefined): boolean =>
  topic !== undefined && topics.includes(topic);

/** Whether a message is about a request whose method and status stand in other lines. */
export const isOfRequest = ({ code, topic }: Found["pattern"]): boolean =>
  code === undefined ? isOneOf(vagueTopics, topic) : /^(?:cors|preflight)-/.test(code);

/** A line of a preflight with the reason in it: it is the preflight that failed. */
function ofPreflight(found: Found, values: Values): Refined {
  const { method, ...others } = values;
  const { pattern } = found;
  if (method === "OPTIONS" && pattern.topic === "http-failed")
    return [{ ...found, pattern: { source: pattern.source, code: "preflight-status", preflight: true } }, others];
  if (method !== "OPTIONS" || pattern.code === undefined || !isOfRequest(pattern)) return [found, values];
  return [{ ...found, pattern: { ...pattern, preflight: true } }, others];
}

const ofServers: readonly TopicName[] = ["access-control-checks", "cors-error", "network-error", ...vagueTopics];

/** Whether a message speaks of a server's response, or of the way to it. */
const isOfServer = ({ code, topic }: Found["pattern"]): boolean =>
  code === undefined
    ? isOneOf(ofServers, topic)
    : /^(?:cors-|preflight-|unreachable$|timed-out$|malformed$)/.test(code);

/** No server has a part in `file:`, `data:`, `blob:` and an app's scheme, whatever the words are. */
function ofLocalURL(found: Found, values: Values): Refined {
  const scheme = localScheme(values.url);
  if (scheme === undefined || !isOfServer(found.pattern)) return [found, values];
  const { source, engineCode } = found.pattern;
  const meaning = scheme.endsWith("-extension")
    ? ({ topic: "extension-file" } as const)
    : ({ code: "scheme-not-cors" } as const);
  return [{ ...found, pattern: { source, ...meaning, ...(engineCode === undefined ? {} : { engineCode }) } }, values];
}

/** What a message is about, once the values that stand in it and around it are known. */
export const withValues = (found: Found, values: Values): Refined => ofLocalURL(...ofPreflight(found, values));
