import { cleanPaste } from "./clean-paste.ts";
import { isProvisional } from "./headers-as-lines.ts";
import { explainMessage } from "../message/explain-message.ts";

/** What a pasted text is. */
export type ClipboardKind =
  | "har"
  | "curl"
  | "wget"
  | "httpie"
  | "fetch"
  | "axios"
  | "jquery"
  | "powershell"
  | "response"
  | "request"
  | "provisional"
  | "message"
  | "url"
  | "unknown";

const maxCharacters = 65_536;

const requestHeaders =
  /^:?(?:accept(?:-language|-encoding)?|user-agent|referer|host|origin|cookie|authorization|sec-fetch-[a-z]+|:?method|:?authority|:?path|upgrade-insecure-requests|if-none-match)\s*(?::|\t|$)/gim;
const responseHeaders =
  /^<?\s?:?(?:server|set-cookie|content-type|content-length|access-control-(?:allow|expose|max)-[a-z-]+|vary|etag|location|date|age|cache-control|strict-transport-security|x-cache|via|:?status)\s*(?::|\t|$)/gim;

/** `http PUT api.example/a`, `https -v :3000/a x:1`: options, a method, and what begins as a host or a path. */
const httpie =
  /^https?[ \t]+(?:-[^\n]*[ \t])?(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ \t]+)?(?:https?:\/\/\S|:\d{0,5}\/|localhost[:/\s]|[\w-]+(?:\.[\w-]+)+(?:[:/?]|\s*$))/m;

/** A log, or the list of its entries, by the first key that browsers write. */
const har =
  /^\{\s*"log"\s*:|^\[\s*\{\s*"(?:_initiator|_connectionId|_priority|_resourceType|_fromCache|startedDateTime|pageref)"\s*:/;

const count = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].length;

/** A general section without a status: the request is all that is known. */
const isGeneral = /^[ \t]{0,8}request url:?\s{1,8}https?:/im;

/** A text that begins as YAML does: a name alone, and one below it, further to the right. */
const nested = /^\s*[\w-]+:[ \t]*\r?\n[ \t]+[\w.-]+:/;

/** What stands before a call where its result is used. */
const assigned = "(?:(?:var|let|const)\\s+[\\w{}$,: ]{1,200}=\\s*|return\\s+|[\\w$.]{1,100}\\s*=\\s*)?(?:await\\s+)?";
const fetchCall = new RegExp(`^${assigned}(?:window\\.)?fetch\\(`);
const axiosCall = new RegExp(`^${assigned}axios(?:\\.[a-z]+)?\\(`);
const jQueryCall = new RegExp(`^${assigned}(?:\\$|jQuery)\\.(?:ajax|get|getJSON|post)\\(`);

/** A list of headers is a request's where most of its names are. */
function kindOfHeaders(text: string): ClipboardKind | undefined {
  if (isProvisional(text)) return "provisional";
  // Safari's pane has the request's headers above the response's.
  if (/^(?:<\s?|[ \t]*)HTTP\/[0-9.]+ [1-5][0-9]{2}|^:status:?\s{1,8}[1-5][0-9]{2}/m.test(text)) return "response";
  if (nested.test(text)) return undefined;
  const [request, response] = [count(requestHeaders, text), count(responseHeaders, text)];
  if (/^(?:>\s?)?[A-Z]{3,7} \S+ HTTP\/[0-9.]+\s*$/m.test(text) || (request > 0 && request > response)) return "request";
  if (response > 0) return "response";
  return isGeneral.test(text) ? "request" : undefined;
}

/**
 * Says what a pasted text is: a request in one of the forms that browsers copy, headers, a HAR file or a message.
 * @param text as it was copied
 * @returns the kind; `unknown` where it is none of these
 * @example clipboardKind("curl 'https://api.example/'") // "curl"
 */
export function clipboardKind(text: string): ClipboardKind {
  const start = cleanPaste(text.slice(0, maxCharacters)).trimStart();
  if (har.test(start)) return "har";
  // What a command printed stands below it.
  const printed = /^[ \t]*HTTP\/[0-9.]+ [1-5][0-9]{2}/m.test(start);
  if (/^(?:\S*[\\/])?curl/i.test(start) && printed) return "response";
  if (/^(?:\S*[\\/])?curl(?:\.exe)?\s/i.test(start)) return "curl";
  if (/^(?:\S*[\\/])?wget2?(?:\.exe)?\s/i.test(start)) return printed ? "response" : "wget";
  // What it printed stands below it, or it is a method, or a URL.
  if (httpie.test(start)) return printed ? "response" : "httpie";
  if (/\bInvoke-(?:WebRequest|RestMethod)\b|^(?:iwr|irm)\s/i.test(start)) return "powershell";
  if (fetchCall.test(start)) return "fetch";
  if (axiosCall.test(start)) return "axios";
  if (jQueryCall.test(start)) return "jquery";
  if (/^https?:\/\/\S+$/i.test(start.trim())) return "url";
  return kindOfHeaders(start) ?? (explainMessage(text).length > 0 ? "message" : "unknown");
}
