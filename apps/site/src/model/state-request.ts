import type { AttemptOptions, AttemptRequest } from "@sallyport/browser/report";
import type { PlaygroundState } from "../state/playground-state.ts";

/** Something in a field of the form that cannot be used. */
export interface FieldProblem {
  readonly field: keyof PlaygroundState;
  readonly text: string;
}

const texts = {
  page: 'This is not the URL or origin of a page. Write https://app.example, or "null" for a sandboxed frame.',
  url: "This is not a URL with http: or https:.",
  anyUrl: "This is not a URL. Write https://api.example/orders.",
  method: "A method is a word of letters, such as PUT.",
  cookie: "Only a page with http: or https: has cookies. Leave this empty.",
  header: (line: number): string => `Line ${line} is not a header. Write a name, a colon and a value.`,
} as const;

const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Names that only this machine resolves: a page there is not on the public network. */
const isLocalName = (page: string): boolean =>
  !URL.canParse(page) || /^(?:localhost|.*\.localhost|.*\.local|\[.*\]|[0-9.]+|)$/.test(new URL(page).hostname);

/** Bodies of requests with keepalive have 64 KiB in all. */
const longBody = (text: string): string =>
  (text === "" ? "x" : text).repeat(Math.ceil(100_000 / Math.max(1, text.length)));

/** What the page has before its request, where that isn't what every page has. */
function pagePart(state: PlaygroundState, page: string, url: string): Partial<AttemptRequest> {
  const { contentSecurityPolicy, embedderPolicy, documentCookie, earlier } = state;
  return {
    ...(isLocalName(page) ? {} : { addressSpace: "public" }),
    ...(contentSecurityPolicy.trim() === "" ? {} : { contentSecurityPolicy }),
    ...(embedderPolicy.trim() === "" ? {} : { embedderPolicy }),
    ...(documentCookie === "" ? {} : { documentCookie }),
    earlier: isHttp(url) ? earlier : "none",
  };
}

function bodyPart({ body, bodyAs }: PlaygroundState): Pick<AttemptRequest, "body" | "streams"> {
  if (bodyAs === "repeated") return { body: longBody(body) };
  return { body: body === "" && bodyAs === "text" ? undefined : body, streams: bodyAs === "stream" };
}

function optionsOf(state: PlaygroundState): AttemptOptions {
  const { redirect, cache, integrity, keepalive, targetAddressSpace } = state;
  return {
    ...{ redirect, cache, integrity, keepalive: keepalive === "true" },
    ...(targetAddressSpace === "" ? {} : { targetAddressSpace }),
  };
}

/**
 * The request that a state describes.
 * @returns the request, or every field that cannot be used
 */
export function requestOf(
  state: PlaygroundState,
): { readonly request: AttemptRequest } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const page = state.page.trim();
  const url = state.url.trim().replace(/^ws/i, "http");
  if (page !== "null" && !URL.canParse(page)) problems.push({ field: "page", text: texts.page });
  else if (state.documentCookie !== "" && !isHttp(page)) problems.push({ field: "documentCookie", text: texts.cookie });
  // A script may try any URL; what else makes a request has http, or the other forms of the model.
  const isUsable = state.by === "fetch" ? URL.canParse(url) : isHttp(url);
  if (!isUsable) problems.push({ field: "url", text: state.by === "fetch" ? texts.anyUrl : texts.url });
  if (!token.test(state.method)) problems.push({ field: "method", text: texts.method });
  const headers = lines(state.headers).map((line, index): readonly [string, string] => {
    const [, name = "", value = ""] = /^([^:\s]+)\s*:\s*(.*)$/.exec(line.trim()) ?? [];
    if (!token.test(name)) problems.push({ field: "headers", text: texts.header(index + 1) });
    return [name, value];
  });
  if (problems.length > 0) return { problems };
  const { by, method, mode, credentials, signal } = state;
  return {
    request: {
      ...{ page, by, url, method, headers, mode, credentials },
      ...pagePart(state, page, url),
      ...bodyPart(state),
      options: optionsOf(state),
      aborts: signal === "aborted",
      cookies: isHttp(url) ? lines(state.cookies) : [],
    },
  };
}
