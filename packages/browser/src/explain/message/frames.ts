import type { MessageSource } from "../explanation.ts";
import { matchesOf, templateOf, type Match } from "./message-template.ts";
import { withoutMarks } from "./normalize.ts";

/** Words around a reason, which have the URL, the origin and the status. */
interface Frame {
  readonly text: string;
  /** Whether it stands before the reason or behind it. */
  readonly side: "before" | "behind";
  readonly source?: MessageSource;
  readonly since?: number;
  readonly until?: number;
}

const frames: readonly Frame[] = [
  {
    side: "before",
    source: "chromium",
    since: 2016,
    text: "Access to {kind} at {url} from origin {origin} has been blocked by CORS policy",
  },
  {
    side: "before",
    source: "chromium",
    since: 2018,
    text: "Access to {kind} at {url} (redirected from {redirectedFrom}) from origin {origin} has been blocked by CORS policy",
  },
  {
    side: "before",
    source: "chromium",
    since: 2016,
    until: 2018,
    text: "Redirect from '{redirectedFrom}' to '{url}' has been blocked by CORS policy",
  },
  {
    side: "before",
    source: "chromium",
    since: 2016,
    until: 2018,
    text: "Redirect at '{redirectedFrom}' from origin '{origin}' has been blocked by CORS policy",
  },
  {
    side: "before",
    source: "chromium",
    until: 2016,
    text: "Redirect at '{redirectedFrom}' from origin '{origin}' has been blocked from loading by Cross-Origin Resource Sharing policy",
  },
  { side: "before", source: "chromium", until: 2017, text: "XMLHttpRequest cannot load {url}. " },
  { side: "before", source: "chromium", until: 2018, text: "Fetch API cannot load {url}. " },
  { side: "before", source: "chromium", text: "EventSource cannot load {url}. " },
  { side: "before", source: "chromium", since: 2017, until: 2018, text: "Failed to load {url}: " },
  {
    side: "before",
    source: "chromium",
    until: 2017,
    text: "{kind} from origin '{server}' has been blocked from loading by Cross-Origin Resource Sharing policy",
  },
  {
    side: "before",
    source: "chromium",
    until: 2018,
    text: "{kind} from origin '{server}' has been blocked by CORS policy",
  },
  { side: "before", source: "firefox", text: "disallows reading the remote resource at {url} " },
  { side: "before", source: "firefox", text: "disallows reading the remote resource at {url} (Reason" },
  {
    side: "before",
    source: "edge-legacy",
    until: 2020,
    text: "XMLHttpRequest for {url} required Cross Origin Resource Sharing (CORS)",
  },
  { side: "behind", text: "Origin '{origin}' is therefore not allowed access" },
  { side: "behind", text: "Origin '{origin}' is not in the list, and is therefore not allowed access" },
  { side: "behind", text: "The response had HTTP status code {status}" },
  { side: "behind", text: "Status code: {status}" },
  { side: "behind", text: "Note that '{unset}' was not explicitly set, so '{fallback}' is used as a fallback" },
  { side: "before", text: "[Report {reportOnly}] " },
  { side: "behind", text: "The policy is {reportOnly}, so the violation has been logged" },
  { side: "behind", source: "server", text: "<Method>{method}</Method>" },
  { side: "behind", source: "server", text: "<ResourceType>{resource}</ResourceType>" },
  { side: "behind", source: "webkit", text: "XMLHttpRequest cannot load {url} due to access control checks" },
  { side: "behind", source: "webkit", text: "Fetch API cannot load {url} due to access control checks" },
  { side: "behind", source: "webkit", text: "EventSource cannot load {url} due to access control checks" },
  { side: "behind", source: "webkit", text: "Failed to load resource: {url} due to access control checks" },
];

const templates = frames.map((frame) => ({ frame, template: templateOf(frame.text) }));

const unmarkedTemplates = frames.map((frame) => ({ frame, template: templateOf(withoutMarks(frame.text)) }));

export interface FrameMatch extends Match {
  readonly frame: Frame;
}

/** Every frame in a text; in one without quotation marks, without theirs. */
export const framesIn = (folded: string, flat: string, isMarked: boolean): readonly FrameMatch[] =>
  (isMarked ? templates : unmarkedTemplates).flatMap(({ frame, template }) =>
    matchesOf(template, folded, flat).map((match) => ({ ...match, frame })),
  );

/** How far a frame may stand from its reason: the words of a preflight, or a hint, are between them. */
const reach = { before: 120, behind: 420 };

const contains = (outer: FrameMatch, inner: FrameMatch): boolean =>
  outer.frame.side === inner.frame.side &&
  outer.start <= inner.start &&
  outer.end >= inner.end &&
  outer.end - outer.start > inner.end - inner.start;

/**
 * What stands around a reason.
 * @param floor where the reason before it ends
 * @param ceiling where the next one begins
 */
export function framesOf(
  all: readonly FrameMatch[],
  reason: Match,
  floor: number,
  ceiling: number,
): readonly FrameMatch[] {
  const near = all.filter(({ frame, start, end }) =>
    frame.side === "before"
      ? start >= floor && start < reason.start + 1 && end >= reason.start - reach.before && end <= reason.end
      : start >= reason.start && start <= reason.end + reach.behind && end <= ceiling,
  );
  // The longer words have more: "from origin … has been blocked" is a part of "Access to … at …".
  return near.filter((one) => !near.some((other) => other !== one && contains(other, one)));
}

const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const requestBefore = new RegExp(
  `(?:\\b(${methods})\\s+)?((?<![a-z0-9+.-])(?!chrome-error:)(?:[a-z][a-z0-9+.-]{1,30}://|blob:|data:)[^\\s'"‘’“”<>]+)\\s*(?:\\(failed\\)\\s*)?(?:\\d{3}\\s*(?:\\([^)]{0,40}\\)\\s*)?)?$`,
);

const resource = /failed to load resource: ?$/i;

/**
 * `GET https://api.example/ ` before a network's error; not a script's place in a stack, but the place of what the console
 * could not load: `https://api.example/a.js:1 Failed to load resource: `.
 */
export function requestBeforeError(flat: string, floor: number, at: number): Readonly<Record<string, string>> {
  const before = flat.slice(Math.max(floor, at - 1200), at);
  const isOfResource = resource.test(before) || /^failed to load resource/i.test(flat.slice(at, at + 24));
  const [, method, found] = requestBefore.exec(before.replace(resource, "")) ?? [];
  const url = isOfResource ? found?.replace(/:\d+$/, "") : found;
  if (url === undefined || /:\d+(?::\d+)?$/.test(url.replace(/^[a-z]+:\/\/[^/]*/i, ""))) return {};
  return { url: url.replace(/(?<![:,;])[:,;]+$/, ""), ...(method === undefined ? {} : { method }) };
}

/** ` 200 (OK)` behind a network's error. */
export const statusBehindError = (flat: string, end: number): Readonly<Record<string, string>> => {
  const status = /^\s([1-5][0-9]{2})\b(?:\s\(|\s*$|\s)/.exec(flat.slice(end, end + 12))?.[1];
  return status === undefined ? {} : { status };
};
