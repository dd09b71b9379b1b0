import { isToken } from "sallyport/standard";
import { lowerFirst } from "../../text/first-letter.ts";
import { codeSpan } from "../../text/code-span.ts";
import type { Facts } from "../attempt-facts.ts";
import { causesNamed, causesOf, likelyCausesOf, likelyNamed } from "../causes.ts";
import { openCredentialsWhy, openOriginWhy } from "../codes/cors.ts";
import { openEmbedWhy } from "../codes/corp.ts";
import { blockedCookieTexts, cookieFixes, evictedCookieTexts, refusedCookieTexts } from "../cookie-texts.ts";
import type { ExplanationCode, Fix, MessageReading } from "../explanation.ts";
import { fixTexts } from "../fix-texts.ts";
import { dangersFor, fixesFor } from "../fixes-for.ts";
import { dangersNamed, eachOnce, fixesNamed } from "../fixes.ts";
import type { Found } from "./found.ts";
import { isOfSignIn, redirectCause } from "../evidence/redirect.ts";
import { adviceTexts as texts, manifest, mechanismOf, removeHeader } from "./message-texts.ts";
import { topicTexts } from "./topic-texts.ts";
import type { TopicText, Values } from "./topic.ts";
import { noEvidence } from "../servers/evidence.ts";
import { printedBy } from "../servers/log-evidence.ts";
import { whyOf } from "../why.ts";

const overridesMethod = (name: string): boolean => /^x-(?:http-)?method(?:-override)?$/i.test(name);

type MessageAdvice = Pick<MessageReading, "about" | "why" | "causes" | "likely" | "fixes" | "dangers">;

/** A manifest is loaded without the session's cookies, which the page can change. */
const withManifest = (advice: MessageAdvice, facts: Facts): MessageAdvice =>
  isOfSignIn(redirectCause(facts)) && facts.redirects.some(({ from }) => /manifest\.json|\.webmanifest/.test(from))
    ? { ...advice, fixes: [manifest, ...advice.fixes] }
    : advice;

/** The name alone can be allowed, whatever the method is that the message doesn't name. */
function withHeader(advice: MessageAdvice, { code, value = "" }: Facts): MessageAdvice {
  if (code !== "preflight-header" || !isToken(value) || value === "*" || overridesMethod(value)) return advice;
  if (/^access-control-/i.test(value)) return { ...advice, causes: [texts.responseHeader], fixes: [removeHeader] };
  const allows = ({ preflight }: Fix): boolean => preflight !== undefined;
  const allow: Fix = {
    at: "server",
    text: fixTexts["allow-header"],
    preflight: [["Access-Control-Allow-Headers", value]],
  };
  if (advice.fixes.some(allows)) return advice;
  return { ...advice, fixes: [...advice.fixes, allow] };
}

const openWhys: Partial<Record<ExplanationCode, (facts: Facts) => string>> = {
  "cors-origin-missing": openOriginWhy,
  "cors-credentials": openCredentialsWhy,
  "corp-same-origin": openEmbedWhy,
};

/** WebKit has one line for a header that is missing and for one that names another origin; both have one for all of CORP. */
const isOpen = ({ open, source, code }: Found["pattern"], { value }: Facts): boolean =>
  open === true ||
  (code === "cors-origin-missing" && source === "webkit") ||
  (code === "corp-same-origin" && source !== "chromium") ||
  (code === "cors-credentials" && value === undefined);

function adviceOnCode(code: ExplanationCode, { pattern }: Found, facts: Facts): MessageAdvice {
  const why = whyOf(code, facts, isOpen(pattern, facts) ? openWhys[code] : undefined);
  const mechanism = mechanismOf(code);
  const advice = {
    about: mechanism ?? texts.cors,
    why: mechanism === undefined ? why : texts.notCors(mechanism, lowerFirst(why)),
    causes: causesOf(facts),
    likely: likelyCausesOf(facts),
    fixes: fixesFor(facts),
    dangers: dangersFor(facts),
  };
  return withManifest(withHeader(advice, facts), facts);
}

/** The first fix, with the lines that do it on the server that prints the message. */
function inServersWords(fixes: readonly Fix[], { server, credentials }: TopicText, facts: Facts): readonly Fix[] {
  const [first, ...more] = fixes;
  if (server === undefined || first === undefined) return fixes;
  const needs = {
    ...facts,
    credentials: facts.credentials || credentials === true,
    shown: { ...noEvidence, ...printedBy(server, facts.shown) },
  };
  const [{ change, server: written, standIn } = {}] = fixesNamed(["share"], needs);
  if (change === undefined || written === undefined) return fixes;
  return [{ ...first, change, server: written, ...(standIn === undefined ? {} : { standIn }) }, ...more];
}

/** What is known of a topic, and what to do. */
export function adviceOnTopic(own: TopicText, facts: Facts, values: Values): MessageAdvice {
  const fixes = own.fixes.flatMap((one): readonly Fix[] =>
    typeof one === "string"
      ? fixesNamed([one], facts)
      : [{ ...one, text: typeof one.text === "string" ? one.text : one.text(values) }],
  );
  const causes = typeof own.causes === "function" ? own.causes(values) : (own.causes ?? []);
  return {
    about: own.about,
    why: own.why(values),
    causes: causesNamed(causes, facts),
    likely: likelyNamed(causes, facts),
    fixes: inServersWords(eachOnce(fixes), own, facts),
    dangers: dangersNamed(own.dangers ?? []),
  };
}

/** What a message is about, why, and what to do. */
export function adviceOn(found: Found, facts: Facts, values: Values): MessageAdvice {
  const { code, topic, cookie } = found.pattern;
  if (code !== undefined) return adviceOnCode(code, found, facts);
  if (cookie !== undefined) {
    const why = { ...evictedCookieTexts, ...blockedCookieTexts, ...refusedCookieTexts }[cookie];
    return {
      about: texts.cookies,
      why: texts.cookie(facts.cookie === undefined ? undefined : codeSpan(facts.cookie), why),
      causes: [],
      fixes: fixesNamed(cookieFixes[cookie] ?? [], facts),
      dangers: dangersNamed(["same-site-none"]),
    };
  }
  return adviceOnTopic(topicTexts[topic ?? "vague"], facts, values);
}
