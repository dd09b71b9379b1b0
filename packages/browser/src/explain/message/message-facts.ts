import { parseOrigin } from "sallyport/standard";
import { nothingKnown, type Facts } from "../attempt-facts.ts";
import type { Found } from "./found.ts";
import type { MessageLine } from "./message-line.ts";
import type { Values } from "./topic.ts";

const aURL = (text: string | undefined): string | undefined =>
  text !== undefined && URL.canParse(text) ? new URL(text).href : undefined;

const anOrigin = (text: string | undefined): string | undefined =>
  text === "null" || (text !== undefined && parseOrigin(text) !== undefined) ? text : undefined;

/** Whether a redirect made the Origin `null`: the page's own isn't known then. */
const isLostOrigin = ({ origin, redirectedFrom }: Values): boolean => origin === "null" && redirectedFrom !== undefined;

/** What the message says of a redirect. */
function redirectsOf({ url, redirectedFrom, location }: Values): Facts["redirects"] {
  const [from, to] = redirectedFrom === undefined ? [url, location] : [redirectedFrom, url];
  return from === undefined || to === undefined ? [] : [{ from, to }];
}

/** What the failure is about; of a network error the name says it. */
function valueOf(code: MessageLine["code"], text: string, { value, status }: Values): string | undefined {
  if (code === "preflight-status" || code === "preflight-redirect") return status;
  return code === "unreachable" ? (value ?? text) : value;
}

/** What is known of the request that a message is about. */
export function messageFacts({ code, preflight, text = "" }: Found["pattern"], values: Values): Facts {
  const { origin, page, url, value, status, method, header } = values;
  const pageOrigin = page !== undefined && URL.canParse(page) ? new URL(page).origin : undefined;
  return {
    ...nothingKnown,
    code,
    page: isLostOrigin(values) ? undefined : (anOrigin(origin) ?? pageOrigin),
    origin: anOrigin(origin),
    url: aURL(url),
    method: code === "preflight-method" ? value : method,
    headers: code === "preflight-header" && value !== undefined ? [value] : header === undefined ? [] : [header],
    credentials: code === "cors-origin-wildcard" || code === "cors-credentials",
    preflight: preflight === true,
    value: valueOf(code, text, values),
    status: status === undefined ? undefined : Number(status),
    location: preflight === true ? aURL(values.location) : undefined,
    redirects: redirectsOf(values),
  };
}
