import { lastEventOf } from "../trace/trace.ts";
import { failureTexts, throughText, wayTexts } from "./test-kit-texts.ts";
import type { WayAttempt } from "./test-page.ts";
import { finerWays, waysOfJson } from "./ways.ts";

/** More would not fit into a glance. */
const maxLines = 4;

const cookiesOf = ({ outcome }: WayAttempt): readonly string[] =>
  (lastEventOf(outcome.trace, "cookies")?.sent ?? []).map(({ name }) => name);

const statusOf = ({ outcome }: Pick<WayAttempt, "outcome">): number | undefined =>
  lastEventOf(outcome.trace, "response")?.status;

/** Whether the server took it: as it counts, or as far as its status says. */
export const isTaken = (attempt: Pick<WayAttempt, "outcome" | "executions">): boolean =>
  attempt.executions === undefined ? (statusOf(attempt) ?? 400) < 400 : attempt.executions > 0;

interface Through {
  readonly ways: string[];
  readonly status: number | undefined;
  readonly engines: readonly string[];
  readonly cookies: readonly string[];
}

/** Each way with the engines in which it got through alike. */
function byWay(attempts: readonly WayAttempt[]): readonly (Omit<Through, "ways"> & { readonly way: string })[] {
  const groups = new Map<string, Omit<Through, "ways" | "engines"> & { way: string; engines: string[] }>();
  for (const attempt of attempts) {
    const cookies = cookiesOf(attempt);
    const status = statusOf(attempt);
    const key = JSON.stringify([attempt.way, cookies, status]);
    const group = groups.get(key) ?? { way: attempt.way, engines: [], cookies, status };
    group.engines.push(attempt.outcome.engine);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Ways with the same engines and cookies, together. */
function grouped(attempts: readonly WayAttempt[]): readonly Through[] {
  const groups = new Map<string, Through>();
  for (const { way, engines, cookies, status } of byWay(attempts)) {
    const key = JSON.stringify([engines, cookies, status]);
    const group = groups.get(key) ?? { ways: [], engines, cookies, status };
    group.ways.push(way);
    groups.set(key, group);
  }
  const isError = ({ status = 0 }: Through): number => (status >= 400 ? 1 : 0);
  return [...groups.values()].sort(
    (a, b) => isError(a) - isError(b) || b.cookies.length - a.cookies.length || b.ways.length - a.ways.length,
  );
}

const multipart = "multipart/form-data";
const ofFields = [wayTexts.form, wayTexts.fetch, wayTexts.beacon].map((text) => text(multipart));
const ofText = [
  wayTexts.form("text/plain"),
  ...["text/plain", wayTexts.noType].flatMap((type) => [wayTexts.fetch(type), wayTexts.beacon(type)]),
  ...waysOfJson,
];

/** What the types say of a server that takes the body as its text, and not whatever it is. */
function notesOnTypes(attempts: readonly WayAttempt[], isJson: boolean): readonly string[] {
  const ways = attempts.filter(isTaken).map(({ way }) => way);
  if (ways.some((way) => ofFields.includes(way))) return [];
  const takesBlob = ways.includes(wayTexts.blob);
  const takesText = isJson && ways.some((way) => ofText.includes(way));
  return [
    ...(takesText ? [failureTexts.otherType] : []),
    ...(takesText && takesBlob ? [failureTexts.otherTypeInWebKit] : []),
    ...(takesBlob && !takesText ? [failureTexts.blobType] : []),
  ];
}

/** Without the ways that a redirect makes no difference to: a server that takes the same directly looks at nothing. */
function withoutNeedless(attempts: readonly WayAttempt[]): readonly WayAttempt[] {
  const isDirect = attempts.some((one) => one.kind === "direct" && isTaken(one));
  return isDirect ? attempts.filter(({ kind }) => kind !== "redirected") : attempts;
}

/** What the server does wrong, where the ways that it took say so. */
function notesOn(attempts: readonly WayAttempt[], isJson: boolean): readonly string[] {
  const took = (...ways: string[]): boolean => attempts.some(({ way }) => ways.includes(way));
  return [
    ...notesOnTypes(attempts, isJson),
    ...(attempts.some((one) => one.kind === "redirected" && isTaken(one)) ? [failureTexts.redirected] : []),
    ...(took(wayTexts.linkWithQuery, wayTexts.imageWithQuery) ? [failureTexts.onGet] : []),
    ...(took(wayTexts.methodInField, wayTexts.methodInQuery) ? [failureTexts.overridden] : []),
  ];
}

/** The ways that got through, a line for those that have engines and cookies in common. */
export function throughLines(made: readonly WayAttempt[], isJson: boolean): readonly string[] {
  const all = withoutNeedless(made);
  const takesText = all.some((one) => one.way === wayTexts.fetch("text/plain") && isTaken(one));
  const attempts = takesText ? all.filter(({ way }) => !finerWays.includes(way)) : all;
  if (attempts.every(({ way }) => way === wayTexts.call)) return [];
  const groups = grouped(attempts);
  const isMixed = new Set(attempts.map(statusOf)).size > 1;
  const lines = groups
    .slice(0, maxLines)
    .map(({ ways, engines, cookies, status }) => throughText(ways, engines, cookies, isMixed ? status : undefined));
  const rest = groups.slice(maxLines).reduce((count, { ways }) => count + ways.length, 0);
  return [...lines, ...(rest === 0 ? [] : [failureTexts.moreWays(rest)]), ...notesOn(all, isJson)];
}
