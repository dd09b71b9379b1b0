import type { ShellProblem } from "./shell-words.ts";

const shellProblems: Readonly<Record<ShellProblem, string>> = {
  "unclosed-quote": "this quotation mark is never closed. Was the line cut off?",
  expansion:
    "a shell would replace this with something else, but no shell runs here. Write the value itself, or put '…' around it.",
  operator: "a shell would end the command here. Put '…' around the URL, and give one curl line only.",
  escape: "this escape is not valid.",
};

/** The messages about a curl command line, and about what was left out of it. */
export const curlTexts = {
  notAFetchCall: 'this is not a call that "Copy as fetch" copies: fetch("https://…", { … }) with options in JSON.',
  notAnAxiosCall:
    'this is not a call of axios with its options in place: axios.put("https://…", { … }) or axios({ url: "https://…" }).',
  notAJQueryCall:
    'this is not a call of jQuery with its URL in place: $.ajax({ url: "https://…" }) or $.post("https://…", { … }).',
  jsonp:
    'JSONP loads a script: CORS has no part in it. With `dataType: "json"`, jQuery sends a request that CORS decides.',
  notWget: "The line does not start with wget.",
  notHTTPie: "The line does not start with http or https, the commands of HTTPie.",
  notAnItem: (text: string): string => `${JSON.stringify(text)} is not a header, a field or a URL parameter of HTTPie.`,
  notPowerShell: 'this is not what "Copy as PowerShell" copies: it has no -Uri "https://…".',
  tooLong: (max: number): string => `The line is longer than ${max / 1024 / 1024} MB. Is it one curl line?`,
  syntax: (problem: ShellProblem, line: number, column: number): string =>
    `Line ${line}, column ${column}: ${shellProblems[problem]}`,
  notCurl:
    'The line does not start with curl. Use "Copy as cURL (bash)"; lines for cmd and PowerShell are not supported.',
  unknownOption: (name: string): string =>
    `The option ${JSON.stringify(name.slice(0, 40))} is not supported here. Remove it from the line, with its value.`,
  valueMissing: (name: string): string => `${name} has no value. Was the line cut off?`,
  notAHeader: (text: string): string =>
    `-H ${JSON.stringify(text)} is not a header. Write a name, a colon and a value.`,
  urlMissing: "The line has no URL.",
  severalUrls: (number: number): string =>
    `The line has ${number} URLs, but this command explains one request at a time. Is a quotation mark missing?`,
  notAUrl: (text: string): string => `${JSON.stringify(text)} is not a URL.`,
  notHttp: (text: string): string =>
    `${JSON.stringify(text)} is not an http or https URL, and only these are requested here. Is a character missing?`,
  omitted: (names: readonly string[]): string =>
    `Left out, because the browser or its tools set them: ${names.join(", ")}.`,
  preflight: (method: string): string =>
    `This is the preflight of a ${method}. The ${method} is explained, with invented header values, and is not sent.`,
  cookies:
    "A copied request has no cookie attributes. Over https, its cookies count as SameSite=None; Secure; over http, they have no attributes.",
  user: "The user name and password were turned into an Authorization header that the script sets, which needs a preflight.",
  bodyOfGet: (method: string): string => `The body is left out: a script cannot send one with ${method}.`,
  unsupported: (names: readonly string[]): string =>
    `Left out, because a page's script has no such option, or because this command reads no files: ${names.join(", ")}.`,
} as const;
