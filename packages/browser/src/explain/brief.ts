import type { Header } from "../fetch/header-list.ts";
import { sanitizeText } from "sallyport/standard";
import { briefTexts as texts } from "./brief-texts.ts";
import type { Danger, Explanation, ExplanationCode, Fix } from "./explanation.ts";
import { standInText } from "./fix-texts.ts";
import { codeSpan } from "../text/code-span.ts";

/** What fits into a glance: one cause, one fix, one danger, each in a line. */
export interface Brief {
  readonly cause: string | undefined;
  readonly fix: string | undefined;
  readonly danger: string | undefined;
}

/** The header that would have made the difference. */
const decisive: Partial<Record<ExplanationCode, readonly string[]>> = {
  "cors-credentials": ["Access-Control-Allow-Credentials"],
  "cors-origin-wildcard": ["Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Vary"],
  "preflight-method": ["Access-Control-Allow-Methods"],
  "preflight-methods-malformed": ["Access-Control-Allow-Methods"],
  "preflight-header": ["Access-Control-Allow-Headers"],
  "preflight-headers-malformed": ["Access-Control-Allow-Headers"],
};

const ofOrigin: readonly string[] = ["Access-Control-Allow-Origin", "Vary"];

/** A text up to the end of its first sentence. */
function firstSentence(text: string): string {
  const end = /[.!?](?=\s+[A-Z`"])/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

const line = ([name, value]: Header): string => codeSpan(`${name}: ${value}`);

function headersOf({ headers = [], preflight = [] }: Fix, code: ExplanationCode | undefined): string {
  const isPreflight = code?.startsWith("preflight-") === true && preflight.length > 0;
  const names = (code === undefined ? undefined : decisive[code]) ?? (code?.startsWith("cors-") ? ofOrigin : undefined);
  const all = isPreflight ? preflight : headers;
  return all
    .filter(([name]) => names === undefined || names.includes(name))
    .map(line)
    .join(", ");
}

function fixLine(fix: Fix | undefined, code: ExplanationCode | undefined, policy: string): string | undefined {
  if (fix === undefined) return undefined;
  const headers = headersOf(fix, code);
  const place = fix.at === "policy" ? policy : texts.places[fix.at];
  const standIn = fix.standIn !== undefined && headers.includes(fix.standIn) ? standInText(fix.standIn) : undefined;
  return texts.fix(place, firstSentence(fix.text), headers, standIn);
}

const dangerLine = ({ text, why }: Danger): string => texts.danger(text, firstSentence(why));

type Explained = Pick<Explanation, "reason" | "why" | "causes" | "fixes" | "dangers"> & {
  readonly code?: ExplanationCode | undefined;
};

/**
 * The most likely of everything that an explanation holds.
 * @param policy what is there to be changed where a policy would be
 */
export function briefOf(
  { code, reason, why, causes, fixes, dangers }: Explained,
  policy: string = texts.places.server,
): Brief {
  const [cause, ...more] = causes.map(firstSentence);
  const [danger] = dangers;
  return {
    cause:
      code === "readable" && reason === undefined
        ? texts.note(why, cause)
        : texts.cause(firstSentence(why), cause, more.length === 0),
    fix: fixLine(fixes[0], code, policy),
    danger: danger === undefined ? undefined : dangerLine(danger),
  };
}

/** Each of them in a line of its own, whatever others wrote into it. */
export const briefLines = ({ cause, fix, danger }: Brief): readonly string[] =>
  [cause, fix, danger].flatMap((one) => (one === undefined ? [] : [sanitizeText(one)]));
