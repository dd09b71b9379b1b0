import { codeSpan } from "../../text/code-span.ts";
import type { Values } from "./topic.ts";

/** What a message says that the browser did, and the directive for it. */
const ofAction: readonly (readonly [action: RegExp, directive: string])[] = [
  [/script/i, "script-src"],
  [/stylesheet|style/i, "style-src"],
  [/connect/i, "connect-src"],
  [/image/i, "img-src"],
  [/font/i, "font-src"],
  [/media/i, "media-src"],
  [/worker/i, "worker-src"],
  [/manifest/i, "manifest-src"],
  [/plugin/i, "object-src"],
  [/frame/i, "frame-src"],
];

const nameOf = (text: string | undefined): string | undefined => /^[a-z-]+/i.exec(text ?? "")?.[0].toLowerCase();

/** The directive that decided, which may be a fallback. */
export const directiveOf = ({ fallback, directive }: Values): string | undefined => nameOf(fallback ?? directive);

/** Falls back to the directive of which it is a part: what is added there is about the same kind. */
const isPartOf = (name: string, fallback: string): boolean =>
  name === `${fallback}-elem` || name === `${fallback}-attr`;

/** The directive that is missing, so that a broader one decided. */
export function missingDirective(values: Values): string | undefined {
  const decided = directiveOf(values);
  const unset = nameOf(values.unset);
  if (unset !== undefined && decided !== undefined)
    return unset === decided || isPartOf(unset, decided) ? undefined : unset;
  const action = `${values.action ?? ""} ${values.kind ?? ""}`;
  return decided === "default-src" ? ofAction.find(([words]) => words.test(action))?.[1] : undefined;
}

/** The narrowest source for a URL: its origin, or the scheme of what has none. */
export function sourceFor(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, origin } = new URL(url);
  if (/^(?:https?|wss?):$/.test(protocol)) return origin;
  return protocol === "data:" || protocol === "blob:" ? protocol : undefined;
}

/** Whether the source would let any text that gets into the page run as code. */
export const runsAnything = (directive: string, source: string | undefined): boolean =>
  ((source === "data:" || source === "blob:") && /^(?:script-src|object-src|default-src)/.test(directive)) ||
  (source === "data:" && /^(?:worker|frame|child)-src/.test(directive));

/** A nonce is of one response only. */
const isSource = /^(?:'(?!nonce-)[\w+/=-]{1,100}'|[\w*.:/-]{1,200})$/;

/** A directive as it would be: what decided until now, and the source. */
export function directiveWith(name: string, sources: string | undefined, source: string): string | undefined {
  const all = (sources ?? "").split(/\s+/).filter((one) => one !== "" && one !== "'none'");
  if (sources === undefined || all.length > 12 || !all.every((one) => isSource.test(one))) return undefined;
  return codeSpan([name, ...new Set([...all, source])].join(" "));
}
