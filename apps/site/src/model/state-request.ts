import type { AttemptRequest } from "@sallyport/browser/report";
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
  header: (line: number): string => `Line ${line} is not a header. Write a name, a colon and a value.`,
} as const;

const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Names that only this machine resolves: a page there is not on the public network. */
const isLocalName = (page: string): boolean =>
  !URL.canParse(page) || /^(?:localhost|.*\.localhost|.*\.local|\[.*\]|[0-9.]+|)$/.test(new URL(page).hostname);

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
  const { by, method, mode, credentials, body } = state;
  return {
    request: {
      page,
      by,
      url,
      method,
      headers,
      mode,
      credentials,
      body: body === "" ? undefined : body,
      cookies: isHttp(url) ? lines(state.cookies) : [],
      ...(isLocalName(page) ? {} : { addressSpace: "public" }),
    },
  };
}
