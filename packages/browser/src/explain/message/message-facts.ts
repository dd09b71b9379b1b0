import { parseOrigin } from "sallyport/standard";
import { fill } from "../../engines/fill-template.ts";
import { nothingKnown, type Facts } from "../attempt-facts.ts";
import { noEvidence } from "../servers/evidence.ts";
import { withHost } from "../servers/host-evidence.ts";
import type { Found } from "./found.ts";
import type { Values } from "./topic.ts";
import { URL } from "../../platform.ts";

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

const schemeOf = (url = ""): string | undefined => /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();

/** What the failure is about; of a network error the name says it. */
function valueOf({ code, topic, text }: Found["pattern"], { value, status, url }: Values): string | undefined {
  if (code === "preflight-status" || code === "preflight-redirect") return status;
  const isOfConnection =
    text !== undefined &&
    (code === "unreachable" || topic === "not-a-browser" || topic === "command-failed" || topic === "socket-failed");
  if (code === "scheme-not-cors") return value ?? schemeOf(url);
  // Older versions of Firefox print nothing else where the header is empty.
  if (value === "(null)") return "";
  return isOfConnection ? fill(text, { value: value ?? "" }) : value;
}

/** What the engines' messages call what an element loads: `Access to image at …`. */
const elementKinds = ["image", "script", "font", "css stylesheet", "audio", "video", "text track", "track", "style"];

function loadedBy(values: Values): Pick<Facts, "kind" | "initiator"> {
  const kind = values.kind?.toLowerCase();
  return { kind, initiator: elementKinds.includes(kind ?? "") ? "element" : undefined };
}

/** What is known of the request that a message is about. */
export function messageFacts(pattern: Found["pattern"], values: Values): Facts {
  const { code, preflight } = pattern;
  const { origin, page, url, value, status, method, header } = values;
  const pageOrigin = page !== undefined && URL.canParse(page) ? new URL(page).origin : undefined;
  return {
    ...nothingKnown,
    code,
    page: isLostOrigin(values) ? undefined : (anOrigin(origin) ?? pageOrigin),
    origin: anOrigin(origin),
    url: aURL(url),
    ...loadedBy(values),
    method: code === "preflight-method" ? value : method,
    headers: code === "preflight-header" && value !== undefined ? [value] : header === undefined ? [] : [header],
    cookie: values.cookie ?? (pattern.cookie === undefined ? undefined : value),
    credentials: code === "cors-origin-wildcard" || code === "cors-credentials",
    preflight: preflight === true,
    value: valueOf(pattern, values),
    status: status === undefined ? undefined : Number(status),
    location: preflight === true ? aURL(values.location) : undefined,
    redirects: redirectsOf(values),
    shown: withHost(noEvidence, url),
  };
}
