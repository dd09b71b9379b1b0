import { sanitizeText, truncate } from "../text/sanitize.ts";
import type { Facts } from "./facts.ts";

const maxValue = 160;

/** A value that others wrote, as code. */
export function code(value: string): string {
  const short = sanitizeText(truncate(value, maxValue));
  return short.includes("`") ? `\`\` ${short} \`\`` : `\`${short}\``;
}

export const listed = (names: readonly string[]): string => names.map(code).join(", ");

export const valueOf = ({ value = "" }: Facts): string => (value === "" ? "empty" : code(value));

export const pageOf = ({ page }: Facts): string => {
  if (page === undefined) return "the page";
  return page === "null" ? "a page of an opaque origin" : sanitizeText(page);
};

export const methodOf = ({ method }: Facts): string => (method === undefined ? "request" : sanitizeText(method));

export const responseOf = ({ preflight }: Facts): string =>
  preflight ? "the response to the preflight" : "the response";

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const originOf = ({ origin, page }: Facts): string => {
  const sent = origin ?? page;
  return sent === undefined ? "the page's origin" : code(sent);
};

export const opened = ({ origin, page }: Facts): string =>
  origin === "null" && page !== undefined && page !== "null"
    ? " A redirect from one other origin to another made the Origin `null`."
    : "";

/** A URL that can be shown: a password is nobody's to read. */
export function withoutUserinfo(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = url.password = "";
  return url.href;
}
