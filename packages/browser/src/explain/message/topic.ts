import { codeSpan } from "../../text/code-span.ts";
import type { Fix } from "../explanation.ts";
import type { DangerName } from "../danger-texts.ts";
import type { FixName } from "../fix-texts.ts";
import type { ServerName } from "../servers/server.ts";
import type { CauseName } from "../cause-texts.ts";

/** What stands in a message. */
export type Values = Readonly<Record<string, string | undefined>>;

/** A fix in words of its own, which may name what stands in the message. */
interface TopicFix extends Pick<Fix, "at" | "headers" | "preflight"> {
  readonly text: string | ((values: Values) => string);
}

/** A message for which there is no failure code: what it is about, why, and what to do. */
export interface TopicText {
  /** The mechanism: "Content Security Policy". */
  readonly about: string;
  readonly why: (values: Values) => string;
  readonly causes?: readonly CauseName[] | ((values: Values) => readonly CauseName[]);
  readonly fixes: readonly (FixName | TopicFix)[];
  readonly dangers?: readonly DangerName[];
  /** Who prints it: the first fix is in this server's language too. */
  readonly server?: ServerName;
  /** Whether the page's requests have credentials, where the message is about that. */
  readonly credentials?: true;
}

/** A value of the message in code, or other words where it isn't there. */
export const say = (value: string | undefined, otherwise: string): string =>
  value === undefined || value === "" ? otherwise : codeSpan(value);

/** Says what it is, and that it isn't CORS. */
export const notCors = (about: string, rest: (values: Values) => string): Pick<TopicText, "about" | "why"> => ({
  about,
  why: (values) => `This is ${about}, not CORS: ${rest(values)}`,
});
